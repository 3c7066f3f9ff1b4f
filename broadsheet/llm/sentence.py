"""A sentence as the check reads it: words, quantities, quotations, and its clauses with subject, verb and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from broadsheet.llm import lexicon, quantities
from broadsheet.llm import words as wording
from broadsheet.llm.quantities import Quantity
from broadsheet.llm.words import Word, WordKind
from broadsheet.text import tagging
from broadsheet.text.languages.language import words as listed_words

_JOINT = re.compile(r"^(?:while|but|whereas|although|and|;)\s+", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]+)"')
_BOUNDS = listed_words(
    "while because that when whereas although though after before if whether since who which until as but"
)
_RELATIVE = frozenset(["who", "which", "whose"])
_BE = listed_words("is are was were be been being")
_AUXILIARY = _BE | listed_words(
    "has have had do does did will would shall should can could may might must not never n't to"
)
_MODALS = listed_words("will would shall should can could may might must")
_PARTICIPLES = frozenset(
    [
        "taken",
        "given",
        "made",
        "found",
        "held",
        "broken",
        "begun",
        "driven",
        "chosen",
        "written",
        "known",
        "seen",
        "left",
        "met",
        "paid",
        "sold",
        "bought",
        "built",
        "sent",
        "spent",
        "kept",
        "shot",
        "stolen",
        "taught",
        "caught",
        "forbidden",
        "beaten",
        "hurt",
        "won",
        "lost",
        "led",
        "put",
        "cut",
        "shut",
        "hit",
        "told",
        "said",
    ]
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Indices of words. ``subject`` is who does it, after ``by`` in the passive; ``rest`` is all else of the clause."""

    verb: int
    subject: tuple[int, ...]
    rest: tuple[int, ...]
    passive: bool = False


@dataclass(frozen=True)
class Sentence:
    """``text`` is clean (``words.clean``)."""

    text: str
    language: str = "en"
    names: frozenset[str] = frozenset()  # folded words known to be names

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities.find(self.text, self.language)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words; what belongs to a number or a date is marked so."""
        tags = {token.start: token.tag for token in tagging.tag(self.text, [(0, len(self.text))], self.language)[0]}
        found = []
        for word in wording.read(self.text, self.language, self.names):
            inside = any(each.start <= word.start < each.end for each in self.quantities)
            kind = WordKind.NUMBER if inside else word.kind
            found.append(word._replace(kind=kind, tag=tags.get(word.start, "")))
        return tuple(found)

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Spans between quotation marks, without them."""
        return tuple(match.span(1) for match in _QUOTED.finditer(self.text))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its names and content words mean."""
        return frozenset(word.key for word in wording.content(self.words)) | frozenset(
            word.base for word in wording.content(self.words)
        )

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """One for each finite verb that is recognised; only of English."""
        if self.language != "en":
            return ()
        found: list[Clause] = []
        for at in range(len(self.words)):
            if _is_verb(self.words, at):
                found.append(_clause(self.words, at, found))
        return tuple(found)

    @cached_property
    def pieces(self) -> tuple[Sentence, ...]:
        """Its main clauses, each with the subject that it has or shares: "A said x, while B called it y" are two."""
        cuts = [word.start for at, word in enumerate(self.words) if self._parts(at)]
        found = []
        subject = ""
        for start, end in zip((0, *cuts), (*cuts, len(self.text)), strict=True):
            text = _JOINT.sub("", self.text[start:end].strip()).rstrip(" ,;")
            piece = Sentence(text, self.language, self.names)
            if piece.clauses and not piece.clauses[0].subject and not piece.clauses[0].passive and subject:
                piece = Sentence(f"{subject} {text}", self.language, self.names)
            if piece.subjects:
                subject = piece.subjects[-1 if " that " in text else 0]  # "A said that B left and would return"
            found.append(piece)
        return tuple(found)

    def _parts(self, at: int) -> bool:
        """Whether a main clause begins with the word there: verbs on both sides, and no quotation is cut."""
        word = self.words[at]
        if word.text.lower() not in ("while", "but", "whereas", "although", ";", "and"):
            return False
        if any(start <= word.start < end for start, end in self.quotations):
            return False
        before = any(clause.verb < at for clause in self.clauses)
        if word.text.lower() != "and":
            return before and any(clause.verb > at for clause in self.clauses)
        later = [clause.verb for clause in self.clauses if clause.verb > at]
        return before and bool(later) and not any(each.text in ',;"' for each in self.words[at + 1 : later[0]])

    @property
    def subjects(self) -> list[str]:
        """The grammatical subjects of its clauses, of the passive as well, as text."""
        found = []
        for clause in self.clauses:
            at = [i for i in clause.rest if i < clause.verb] if clause.passive else clause.subject
            if at:
                found.append(self.text[self.words[min(at)].start : self.words[max(at)].end])
        return found

    def content_of(self, at: Sequence[int]) -> list[Word]:
        """The names and content words among the words with these indices."""
        return wording.content(self.words[i] for i in at)


_PLAIN_PASTS = listed_words("beat led won lost shot held met struck hit fell rose said told")  # taggers err on some
_NOUNS = listed_words(  # irregular forms that are no verbs
    "people men women children thieves wives lives halves good better best worse worst dead death deaths"
)
_HELPING = _MODALS | _BE | frozenset(["has", "have", "had", "did", "does", "do"])
_NO_VERB_AFTER = frozenset(["a", "an", "the", ",", "of", "by", "in", "with", "on", "at", '"', "and"])


def _is_verb(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.kind is not WordKind.CONTENT:
        return False
    before = [each.text.lower() for each in words[max(0, at - 3) : at]]
    lower = word.text.lower()
    if before and before[-1] in ("a", "an", "the", "of", "its", "his", "her", "their", "'", "to"):
        return False
    if lower in _PLAIN_PASTS and at and (words[at - 1].kind is WordKind.NAME or words[at - 1].text == ","):
        return True
    if word.base in _present() and lower.endswith("s") and words[at + 1 : at + 2] and words[at + 1].text == "to":
        return True  # "plans to"
    between = 0 < at < len(words) - 1 and words[at - 1].kind is words[at + 1].kind is WordKind.NAME
    if " " in lower and (lower.split(" ")[0] in lexicon.IRREGULAR or lower.split(" ")[0].endswith("ed")):
        return True  # "shot dead", "turned down"
    known = lower.split(" ")[0] in lexicon.IRREGULAR or lower.endswith("ed")
    if word.tag and (word.tag != "VERB" or between) and not (between and known):
        return (
            False  # "Deccan captain Irfan Qureshi" is no clause, "Benítez beat Duric" is one, whatever the tagger says
        )
    helped = max((i for i, each in enumerate(before) if each in _HELPING), default=-1)
    if helped >= 0 and not any(each in _NO_VERB_AFTER for each in before[helped + 1 :]):
        return (
            (not lower.endswith("ly") and before[-1] not in _BE)
            or lower.endswith(("ed", "ing"))
            or lower.split(" ")[0] in _PARTICIPLES
        )
    first = lower.split(" ")[0]
    if first in _NOUNS or first.endswith("ly"):
        return False
    return (
        (word.tag == "VERB" and not lower.endswith("ing"))
        or first in lexicon.IRREGULAR
        or first.endswith("ed")
        or (word.base in _present() and lower.endswith("s"))
    )


def _present() -> frozenset[str]:
    return frozenset(
        wording.key_of(each)[1]
        for each in ("say", "expect", "plan", "demand", "want", "lead", "face", "call", "oppose", "support")
    )


def _clause(words: Sequence[Word], verb: int, before: Sequence[Clause]) -> Clause:
    left, right = _left(words, verb), _right(words, verb)
    passive = _is_passive(words, verb)
    if _is_inverted(words, verb):
        end = _until(words, verb + 1, ',.;"')
        return Clause(verb, tuple(range(verb + 1, end)), (*range(verb), *range(end, len(words))))
    if (
        not any(words[i].kind in (WordKind.CONTENT, WordKind.NAME) or words[i].text.lower() in _PRONOUNS for i in left)
        and before
    ):
        left = list(before[-1].subject) if not before[-1].passive or passive else list(before[-1].rest)
    if passive:
        by = next((i for i in right if words[i].text.lower() == "by" and not _amount(words, i)), -1)
        agent = [i for i in right if 0 <= by < i < _until(words, by + 1, ',.;"')]
        return Clause(verb, tuple(agent), (*left, *(i for i in right if i not in agent)), True)
    return Clause(verb, tuple(left), tuple(right))


_PRONOUNS = listed_words("he she they it we i nobody one")


def _amount(words: Sequence[Word], by: int) -> bool:
    """Whether "by" is followed by a number: "rose by 3.2 metres", "passed by 96 votes"."""
    return by + 1 < len(words) and (words[by + 1].kind is WordKind.NUMBER or words[by + 1].text in "$€£")


def _left(words: Sequence[Word], verb: int) -> list[int]:
    """The subject: back to the clause's boundary, over a relative clause or an apposition between commas."""
    at = verb - 1
    while at >= 0 and (words[at].text.lower() in _AUXILIARY or words[at].text.lower().endswith("ly")):
        at -= 1
    found: list[int] = []
    if at >= 0 and words[at].text == ",":
        opening = next((i for i in range(at - 1, -1, -1) if words[i].text == ","), -1)
        if opening >= 0 and words[opening + 1].text.lower() not in _RELATIVE:
            found = list(range(opening + 1, at))
        at = opening - 1 if opening >= 0 else at - 1
    while at >= 0:
        lower = words[at].text.lower()
        if lower in _RELATIVE:
            return _antecedent(words, at)
        if (
            lower in _BOUNDS
            or lower in ('"', ";", ":", ".")
            or words[at].key == SAY
            or (lower == "," and found)
            or (lower == "and" and _verb_before(words, at))
        ):
            break
        found.append(at)
        at -= 1
    return sorted(found)


def _antecedent(words: Sequence[Word], relative: int) -> list[int]:
    """The words that a relative pronoun stands for: the last noun or name before it."""
    at = relative - 1
    while at >= 0 and words[at].kind is WordKind.SIGN:
        at -= 1
    found: list[int] = []
    while at >= 0 and words[at].kind in (WordKind.CONTENT, WordKind.NAME) and not _is_verb(words, at):
        found.append(at)
        at -= 1
    return sorted(found)


def _verb_before(words: Sequence[Word], at: int) -> bool:
    return any(_is_verb(words, i) for i in range(at))


def _right(words: Sequence[Word], verb: int) -> list[int]:
    end = verb + 1
    speech = words[verb].key == SAY
    while end < len(words):
        lower = words[end].text.lower()
        if not speech and (lower in _BOUNDS or lower == ";"):
            break
        if (
            not speech
            and lower in ("and", ",")
            and any(_is_verb(words, i) for i in range(end + 1, min(end + 4, len(words))))
        ):
            break
        end += 1
    return list(range(verb + 1, end))


SAY = wording.key_of("say")[0]


_PREPOSITIONS = listed_words("in on near at from with during")  # behind a participle: "shelling reported near Lom"


_PARTICLES = listed_words("for on to at up")  # "paid for by the state"


def _is_passive(words: Sequence[Word], verb: int) -> bool:
    before = [each.text.lower() for each in words[max(0, verb - 3) : verb]]
    lower = words[verb].text.lower().split(" ")[0]
    following = words[verb + 1].text.lower() if verb + 1 < len(words) else ""
    be = max((at for at, each in enumerate(before) if each in _BE), default=-1)
    helped = be >= 0 and not any(each in ("and", "but", ",") for each in before[be + 1 :])
    helped = helped or (
        following in _PARTICLES and [each.text.lower() for each in words[verb + 2 : verb + 3]] == ["by"]
    )
    helped = helped or (following == "by" and not _amount(words, verb + 1))
    helped = helped or (following in _PREPOSITIONS and any(_is_verb(words, i) for i in range(verb - 4, verb) if i > 0))
    return helped and (lower.endswith("ed") or lower in _PARTICIPLES)


def _is_inverted(words: Sequence[Word], verb: int) -> bool:
    """Whether the speaker stands behind the verb: '…," said Samir Okan'."""
    if words[verb].text.lower() not in _INVERTING or verb == 0 or verb + 1 >= len(words) or _has_subject(words, verb):
        return False
    after, end = words[verb + 1], _until(words, verb + 1, ',.;"')
    if after.kind is not WordKind.NAME and after.text.lower() not in ("the", "a", "his", "her", "its", "their"):
        named = any(each.kind is WordKind.NAME for each in words[verb + 1 : end])
        known = words[verb - 1].text == '"' or (named and words[verb - 1].text == ",")
        return known and after.kind is WordKind.CONTENT and not any(_is_verb(words, i) for i in range(verb + 1, end))
    told = _verb_before(words, verb) or any(each.text.lower() in _HELPING for each in words[:verb])
    if words[verb - 1].text == "," and not told:
        return False  # "Their leader, Meera Patil, announced a march"
    return words[verb - 1].text in ('"', ",") and not any(
        _is_verb(words, i) or words[i].text.lower() in _HELPING for i in range(verb + 1, end)
    )


_INVERTING = listed_words(
    "said says added told explained noted wrote replied asked warned argued insisted stated announced"
)


def _has_subject(words: Sequence[Word], verb: int) -> bool:
    """Whether names stand between the last quotation mark and the verb: '…," Lind said'."""
    at = verb - 1
    while at >= 0 and words[at].text != '"':
        if words[at].kind is WordKind.NAME and words[verb - 1].text != ",":
            return True
        at -= 1
    return False


def _until(words: Sequence[Word], start: int, signs: str) -> int:
    end = start
    while end < len(words) and words[end].text not in signs and words[end].text.lower() not in _BOUNDS:
        end += 1
    return end
