"""Whether the same people do and say the same things in a sentence as in what it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from broadsheet.llm import lexicon, naming, places
from broadsheet.llm.places import DAYS, meanings
from broadsheet.llm.sentence import SAY, Clause, Sentence
from broadsheet.llm.words import Word, WordKind, key_of
from broadsheet.text.languages.language import words as listed_words
from broadsheet.text.tokens import fold

_CONVERSE = {key_of("lose")[0]: key_of("beat")[0]}


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what: the words of the subject and of the rest of a clause, and what the verb means.

    ``suffered`` are the words before a passive verb without "by": those it is done to.
    """

    verb: str
    subject: tuple[Word, ...]
    rest: tuple[Word, ...]
    suffered: tuple[Word, ...] = ()
    direct: bool = False  # whether something stands behind the verb without a preposition
    object: tuple[Word, ...] = ()  # the names directly behind the verb


def failure(claim: Sentence, sources: Sequence[Sentence], meant: Sequence[Sentence] = ()) -> str:
    """ "speaker" or "role" where somebody else does or says it in ``sources``; "" where nothing shows that.

    ``meant`` are those whom pronouns and "the company" may stand for.
    """
    if (
        claim.language == "en"
        and not claim.clauses
        and len(naming.runs(claim)) > 1
        and not _BE & {word.text.lower() for word in claim.words}
    ):
        return "role"  # who does what to whom cannot be told
    parts = [piece for source in sources for piece in source.pieces]
    for piece in claim.pieces:
        reason = _of_piece(piece, parts, meant)
        if reason:
            return reason
    if not _sides_known(claim, sources, meant):
        return "speaker"
    if any(places.other_owner(claim, source) or places.one_of_two(claim, source) for source in sources):
        return "role"
    return "role" if claim.language == "en" and places.changed(claim, sources) else ""


def _of_piece(claim: Sentence, parts: Sequence[Sentence], meant: Sequence[Sentence]) -> str:
    theirs = [(deed, part) for part in parts for deed in deeds(part)]
    for deed in deeds(claim):
        reason = _other_speaker(deed, claim, parts, meant) if deed.subject and deed.verb in SPEECH else ""
        reason = reason or (_other_doer(deed, theirs, meant) if deed.subject else _other_sufferer(deed, theirs))
        if reason:
            return reason
    return "opposite" if _does_the_opposite(claim, [deed for deed, _ in theirs]) else ""


def _sides_known(claim: Sentence, sources: Sequence[Sentence], meant: Sequence[Sentence]) -> bool:
    """Whether all names beside an accusation, a denial or the like stand in one source that has it."""
    lent = [word for each in meant for word in each.words]
    for piece in claim.pieces:
        for attitude in {word.key for word in piece.words if word.key in _ATTITUDES and word.tag in ("", "VERB")}:
            telling = [source for source in sources if attitude in source.keys]
            if telling and not any(
                all(naming.shared(run, [*source.words, *lent]) for run in naming.runs(piece)) for source in telling
            ):
                return False
    return True


def _does_the_opposite(claim: Sentence, theirs: Sequence[Deed]) -> bool:
    """Whether somebody does what the source says of another, and there the opposite: "rents fell, prices rose"."""
    for deed in deeds(claim):
        mine = meanings(deed.subject)
        same = [other for other in theirs if mine and mine & meanings(other.subject)]
        against = [other for other in same if _opposite(deed.verb, other.verb)]
        if against and not any(other.verb == deed.verb for other in same):
            return True
    return False


@lru_cache(maxsize=4096)
def _opposite(left: str, right: str) -> bool:
    return any((left in a and right in b) or (left in b and right in a) for a, b in opposites())


@lru_cache(maxsize=1)
def opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of groups of words of opposite meaning, as keys and as they are written."""
    return tuple(
        (frozenset(a) | {key_of(w)[0] for w in a}, frozenset(b) | {key_of(w)[0] for w in b})
        for a, b in lexicon.OPPOSITES
    )


_BE = listed_words("is are was were be been has have had will would")


def deeds(sentence: Sentence) -> list[Deed]:
    """The deeds of a sentence; "lost to" is told as the other's winning; "according to X" as X's saying."""
    found = [_deed(sentence, clause) for clause in sentence.clauses]
    return found + list(_according(sentence))


_ATTITUDES = frozenset(key_of(each)[0] for each in lexicon.ATTITUDES)
SPEECH = (
    frozenset(
        (
            SAY,
            *(
                key_of(each)[0]
                for each in [
                    "warn",
                    "promise",
                    "expect",
                    "estimate",
                    "doubt",
                    "criticise",
                    "praise",
                    "deny",
                    "accuse",
                    "blame",
                ]
            ),
        )
    )
    | _ATTITUDES
)


def _deed(sentence: Sentence, clause: Clause) -> Deed:
    verb = sentence.words[clause.verb].key
    subject, rest = sentence.content_of(clause.subject), sentence.content_of(clause.rest)
    if verb in _CONVERSE and any(sentence.words[i].text == "to" for i in clause.rest[:12]) and _named(rest):
        return Deed(_CONVERSE[verb], tuple(rest), tuple(subject))
    if clause.passive and not subject:
        return Deed(verb, (), tuple(rest), tuple(sentence.content_of([i for i in clause.rest if i < clause.verb])))
    if verb in SPEECH:
        rest = sentence.content_of([i for i in range(len(sentence.words)) if i not in clause.subject])
    direct = _has_object(sentence, clause)
    behind = sentence.words[clause.verb + 1 : clause.verb + 5]
    names = tuple(takewhile(lambda word: word.kind is not WordKind.FUNCTION or word.text.lower() in _ARTICLES, behind))
    return Deed(verb, tuple(subject), tuple(rest), direct=direct, object=tuple(_named(names)) if direct else ())


_ARTICLES = ("the", "a", "an", "its", "his", "her", "their")


def _has_object(sentence: Sentence, clause: Clause) -> bool:
    after = sentence.words[clause.verb + 1 : clause.verb + 2]
    return (
        not clause.passive
        and bool(after)
        and (after[0].kind not in (WordKind.FUNCTION, WordKind.SIGN) or after[0].text.lower() in _ARTICLES)
    )


def _according(sentence: Sentence) -> list[Deed]:
    listed = sentence.words
    found = []
    for at, word in enumerate(listed[:-1]):
        if word.text.lower() == "according" and listed[at + 1].text.lower() == "to":
            end = next(
                (i for i in range(at + 2, len(listed)) if listed[i].text in ",.;" or listed[i].text == '"'), len(listed)
            )
            rest = [*range(at), *range(end, len(listed))]
            found.append(Deed(SAY, tuple(sentence.content_of(range(at + 2, end))), tuple(sentence.content_of(rest))))
    return found


def _named(listed: Sequence[Word]) -> list[Word]:
    return [word for word in listed if word.text[:1].isupper() and word.kind is WordKind.NAME and word.text not in DAYS]


def _other_speaker(deed: Deed, claim: Sentence, sources: Sequence[Sentence], meant: Sequence[Sentence]) -> str:
    """For words of speech: who says it in the source sentence that holds most of what is said."""
    said = meanings(deed.rest) - meanings(deed.subject)
    quoted = [fold(claim.text[start:end]).strip(" .,!?") for start, end in claim.quotations]
    holding = [source for source in sources if any(words and words in fold(source.text) for words in quoted)]
    best = max(holding or sources, key=lambda source: len(said & source.keys))
    speakers = [each.subject for each in deeds(best) if each.subject and each.verb in SPEECH]
    mine = _named(deed.subject)
    if not said & best.keys or (deed.verb != SAY and _does_so(deed, mine, said, sources)):
        return ""
    named = [word for words in speakers for word in _named(words)]
    if mine and named:
        return "" if naming.shared(mine, named) else "speaker"
    if mine:
        known = [*_named(best.words), *(word for each in meant for word in each.words)]
        return "" if naming.shared(mine, known) or not (speakers or quoted) else "speaker"
    if not speakers or any(_common(deed.subject, words) for words in speakers):
        return ""
    absent = bool(deed.subject) and not meanings(deed.subject) & best.keys and len(said & best.keys) > 1
    return "speaker" if (absent and len(sources) > 1) or _swapped(deed, best) else ""


def _does_so(deed: Deed, mine: Sequence[Word], said: frozenset[str], sources: Sequence[Sentence]) -> bool:
    """Whether a source has the speaker do just that to what is named there shortly: "Ngala rejected the request"."""
    theirs = [other for source in sources for other in deeds(source) if other.verb == deed.verb]
    return any(
        naming.shared(mine, _named(other.subject)) and said & meanings(other.rest) - {deed.verb} for other in theirs
    )


def _common(left: Sequence[Word], right: Sequence[Word]) -> bool:
    return bool(meanings(left) & meanings(right)) or naming.shared(_named(left), _named(right))


def _swapped(deed: Deed, source: Sentence) -> bool:
    """Whether the subject stands among what is done, and the doer's words among what is done here."""
    for other in deeds(source):
        if other.subject and _common(deed.subject, other.rest) and _common(other.subject, deed.rest):
            return not _common(deed.subject, other.subject)
    return False


def _other_doer(deed: Deed, theirs: Sequence[tuple[Deed, Sentence]], meant: Sequence[Sentence]) -> str:
    same = [(other, source) for other, source in theirs if other.verb == deed.verb and other.subject]
    suffering = [other for other, _ in theirs if other.verb == deed.verb and other.suffered]
    if not same and deed.direct and any(_common(deed.subject, other.suffered) for other in suffering):
        return "role"  # it was done to them
    if not same:
        return _stranger(deed, theirs, meant)
    rest = meanings(deed.rest)
    most = max(len(rest & meanings(other.rest)) for other, _ in same)
    fitting = [(other, source) for other, source in same if len(rest & meanings(other.rest)) == most]
    if (
        deed.object
        and deed.verb not in SPEECH
        and not any(naming.shared(deed.object, _meant_by(part, meant)) for _, part in same)
    ):
        return "role"
    if deed.verb not in SPEECH and all(_another(deed, other, source, meant) for other, source in fitting):
        return "role"
    if any(not _differs(deed, other) for other, _ in fitting):
        owned = all(_OWNS & {word.text.lower() for word in source.words} for _, source in fitting)
        return "role" if most and not owned and _someone_else(deed, [other for other, _ in fitting], theirs) else ""
    return "role"


_OWNS = frozenset(["his", "her", "its", "their"])  # "her country offered"


def _meant_by(part: Sentence, meant: Sequence[Sentence]) -> list[Word]:
    """The words of a source, and where it has "her" those whom that may mean."""
    lent = [word for each in meant for word in each.words] if _OBJECTS & {w.text.lower() for w in part.words} else []
    return [*part.words, *lent]


_OBJECTS = frozenset(["him", "her", "them", "it"])


def _other_sufferer(deed: Deed, theirs: Sequence[tuple[Deed, Sentence]]) -> str:
    """For "X was lost": whether only others were."""
    mine = _named(deed.suffered)
    others = [_named(other.suffered) for other, _ in theirs if other.verb == deed.verb and other.suffered]
    if mine and others and all(named and not naming.shared(mine, named) for named in others):
        return "role"
    return ""


def _someone_else(deed: Deed, fitting: Sequence[Deed], theirs: Sequence[tuple[Deed, Sentence]]) -> bool:
    """Whether the source tells this of others, and something else of whom the claim tells it."""
    if any(_common(deed.subject, each) for other in fitting for each in (other.subject, other.rest)):
        return False
    return any(_common(deed.subject, other.subject) for other, _ in theirs if other.verb != deed.verb)


def _another(deed: Deed, other: Deed, source: Sentence, meant: Sequence[Sentence]) -> bool:
    """Whether a doer has nothing to do with the source's: "security forces stormed" for "gunmen stormed"."""
    if _common(deed.subject, other.subject) or _pronoun(source, other):
        return False
    known = _meant_by(source, meant)
    if _named(deed.subject):
        return not naming.shared(_named(deed.subject), known)
    return not meanings(deed.subject) & (meanings(known) | _STANDING_IN)


_STANDING_IN = frozenset(
    key_of(each)[0]
    for each in (
        *("company", "firm", "group", "team", "party", "union", "government", "minister", "president", "court", "man"),
        *("woman", "club", "side", "bank", "authority", "official", "police", "state", "city", "council", "leader"),
        *(
            "person",
            "country",
            "ministry",
            "agency",
            "airline",
            "office",
            "researcher",
            "judge",
            "worker",
        ),
    )
)


def _pronoun(source: Sentence, other: Deed) -> bool:
    """Whether the source's doer is "he" or "which": then its words say nothing of who it is."""
    return not other.subject or any(word.text.lower() in _STAND_INS for word in source.words)


_STAND_INS = listed_words("he she they it who which that")


def _differs(deed: Deed, other: Deed) -> bool:
    mine, named = _named(deed.subject), _named(other.subject)
    if mine and named:
        return not naming.shared(mine, named)
    if _common(deed.subject, other.subject):
        return False
    return _common(deed.subject, other.rest) and _common(other.subject, deed.rest)


def _stranger(deed: Deed, theirs: Sequence[tuple[Deed, Sentence]], meant: Sequence[Sentence]) -> str:
    """A named doer who does not occur in the sentence that tells the deed, where somebody else does it."""
    mine, rest = _named(deed.subject), meanings(deed.rest)
    if not mine or not theirs or not rest:
        return ""
    other, source = max(theirs, key=lambda pair: len(rest & pair[1].keys))
    if len(rest & source.keys) * 2 < len(rest) or not _named(other.subject):
        return ""
    known = [*source.words, *(word for each in meant for word in each.words)]
    return "" if naming.shared(mine, known) else "role"
