"""Noun phrases, verb groups and the subjects of verbs: as much grammar as a position needs. English UPOS tags.

No parser: a chunker over tags, and for each verb the few ways in which news English puts its subject. Where none of
them fits the verb has no subject, and so nobody is given a position that the sentence may not give him.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from broadsheet.analysis.positions import countries
from broadsheet.analysis.positions.groups import TIMES, acts
from broadsheet.text.languages.language import words
from broadsheet.text.tagging import Token

_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "SYM"})
_PASTS = words("drew met faced received sparked prompted provoked earned won")  # no nouns
_AFTER = frozenset({"VERB", "AUX", "PUNCT", "ADV"})
_HEADS = frozenset({"NOUN", "PROPN"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OWN = words("his her its their our my your")
_NEGATIONS = words("not n't n’t never neither nor hardly without")
_DOUBTS = words("may might could should must can would cannot ca")
_BE = words("be is are was were been being am 's ’s")
_RELATIVES = frozenset({"who", "which", "that"})
_REFUSALS = words(
    "refuse refuses refused refusing decline declines declined declining fail fails failed failing refrain refrains "
    "refrained refraining avoid avoids avoided avoiding stop stopped resist resisted short clear unlikely "
    "without rather instead nothing"
)
_OTHERS = words(  # "urged the bank to oppose": who is urged does not oppose
    "urge urges urged urging ask asks asked asking call calls called calling tell tells told telling want wants wanted "
    "order orders ordered force forces forced press presses pressed pressing allow allows allowed expect expects "
    "expected likely supposed invite invited encourage encouraged encouraging require required persuade persuaded "
    "help helped helping pressure pressured lead led need needs needed have has had fail failing able unable enough "
    "reluctant difficult hard easy possible impossible reason right chance power time way seem seems seemed appear "
    "appears appeared having beg begged implore implored push pushed pushing warn warned appeal appealed request "
    "requested advise advised advising bid set due"
)
_JOINING = words("join joins joined joining")
_SELVES = words("he she it they")
_FUTURE_OF_WORDS = words("said says told announced vowed added pledged promised insisted")
_JOINS = words("of for from in at on to with near")
_OF = frozenset({"of"})
_OBJECTS = words("him her them me us you it")
_MODALS = _DOUBTS | {"will", "wo", "'ll", "shall"}
_EITHER = frozenset({'"', "''", "``"})
_STOPS = frozenset({".", ";", ":", "—", "--", "?", "!"})
_FAR = 24  # tokens that are looked back over for a subject
_DEEP = 3  # verbs that are gone back through


class Phrase(NamedTuple):
    """A noun phrase: tokens ``start`` to ``end`` (exclusive); ``head`` is its last noun."""

    start: int
    end: int
    head: int


@dataclass(slots=True)
class Clause:
    """Who a verb's subject is, and what makes the verb doubtful."""

    subject: Phrase | None = None
    negated: bool = False
    doubtful: bool = False
    reported: bool = False  # somebody else says so


@dataclass(slots=True)
class Sentence:
    """A tagged sentence: its tokens, their words in small letters, and its noun phrases by first and last token."""

    tokens: tuple[Token, ...]
    low: list[str] = field(default_factory=list)
    starts: dict[int, Phrase] = field(default_factory=dict)
    ends: dict[int, Phrase] = field(default_factory=dict)
    inside: dict[int, Phrase] = field(default_factory=dict)
    quoted: list[bool] = field(default_factory=list)

    def tag(self, at: int) -> str:
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def word(self, at: int) -> str:
        return self.low[at] if 0 <= at < len(self.low) else ""


def read(tokens: tuple[Token, ...]) -> Sentence:
    """The sentence with its phrases."""
    tokens = tuple(_retagged(tokens))
    sentence = Sentence(tokens, [token.text.lower().replace("’", "'") for token in tokens])
    at = 0
    while at < len(tokens):
        end = _phrase_end(sentence, at)
        if end is None:
            at += 1
            continue
        phrase = Phrase(at, end, end - 1)
        sentence.starts[at] = sentence.ends[end - 1] = phrase
        sentence.inside.update((each, phrase) for each in range(at, end))
        at = end
    sentence.quoted = _quoted(sentence)
    return sentence


def _retagged(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The tokens with tags where the tagger errs: "Oslo" as the first word, "the general", "drew criticism"."""
    for at, token in enumerate(tokens):
        if token.tag not in {"PROPN", "NOUN"} and token.text[:1].isupper() and countries.of_name(token.text):
            yield token._replace(tag="PROPN")
        elif (
            token.tag == "ADJ" and acts(token.text.lower()) and tokens[at + 1 : at + 2] and tokens[at + 1].tag in _AFTER
        ):
            yield token._replace(tag="NOUN")
        elif token.tag == "NOUN" and token.text in _PASTS:
            yield token._replace(tag="VERB")
        else:
            yield token


def _quoted(sentence: Sentence) -> list[bool]:
    """For each token whether it stands between quotation marks."""
    inside, found = False, []
    for token in sentence.tokens:
        opens = "“" in token.text or (not inside and token.text in _EITHER)
        closes = "”" in token.text or (inside and token.text in _EITHER)
        inside = (inside or opens) and not closes
        found.append(inside)
    return found


def _phrase_end(sentence: Sentence, start: int) -> int | None:
    """Where the noun phrase that begins at ``start`` ends; None where none begins."""
    if sentence.tag(start) == "PRON" and sentence.word(start) not in _OWN:
        return start + 1 if sentence.word(start) not in _RELATIVES else None
    at, last = start, None
    while at < len(sentence.tokens):
        tag, word = sentence.tag(at), sentence.word(at)
        if at > start and (tag == "DET" or sentence.word(at - 1) in TIMES):
            break
        if tag in _HEADS:
            last = at
        elif not (
            tag in _INSIDE
            or word in _OWN
            or (word in _POSSESSIVE and last == at - 1)
            or (
                tag == "VERB" and at > start and sentence.tag(at - 1) in {"DET", "ADJ"} and word.endswith(("ed", "ing"))
            )
            or (word in {"-", "&"} and last == at - 1)
            or (tag == "ADV" and at == start + 1 and sentence.tag(start) == "DET")
        ):
            break
        at += 1
    return None if last is None else last + 1


def group_start(sentence: Sentence, verb: int) -> int:
    """The first token of the verb group that ends with ``verb``: "has not been", "would publicly"."""
    at = verb
    while at > 0:
        tag, word = sentence.tag(at - 1), sentence.word(at - 1)
        longer = word == "no" and sentence.word(at) == "longer"
        if tag in {"AUX", "ADV"} or word in _NEGATIONS or longer or (tag == "PART" and word not in _POSSESSIVE):
            at -= 1
        else:
            break
    return at


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is a participle after a form of "be"."""
    if not sentence.word(verb).endswith(("ed", "en", "n", "d", "t")):
        return False
    words = [sentence.word(at) for at in range(group_start(sentence, verb), verb)]
    return any(word in _BE for word in words)


def clause_of(sentence: Sentence, verb: int, depth: int = 0) -> Clause:
    """The verb's subject and how sure the verb is of it."""
    start = group_start(sentence, verb)
    words = sentence.low[start:verb]
    clause = Clause()
    clause.negated = any(word in _NEGATIONS for word in words) or ("no" in words and "longer" in words)
    clause.doubtful = _doubtful(sentence, start, words)
    if "to" in words:
        _infinitive(sentence, start + words.index("to"), clause, depth)
    elif sentence.word(verb).endswith("ing") and not any(word in _BE for word in words):
        _participle(sentence, start, verb, clause, depth)
    else:
        _finite(sentence, start, clause, depth)
    return clause


def _doubtful(sentence: Sentence, start: int, words: list[str]) -> bool:
    doubts = _DOUBTS.intersection(words)
    if doubts and doubts <= {"would"}:
        before = sentence.low[max(0, start - 6) : start]
        return not _FUTURE_OF_WORDS.intersection(before)
    if doubts and doubts <= {"can", "ca", "cannot"} and _NEGATIONS.intersection(words):
        return False
    return bool(doubts)


def _finite(sentence: Sentence, start: int, clause: Clause, depth: int) -> None:
    before = start - 1
    while before >= 0 and sentence.word(before) in {"also", "both", "then", "later", '"', "”", "“"}:
        before -= 1
    word = sentence.word(before)
    if before in sentence.ends:
        clause.subject = _outermost(sentence, sentence.ends[before])
        if clause.subject is not None:
            _governed(sentence, clause)
    elif word in _RELATIVES:
        clause.subject = _antecedent(sentence, before)
    elif word == ",":
        clause.subject = _around_insertion(sentence, before)
        if clause.subject is None:
            _from_earlier(sentence, before, clause, depth)
    elif sentence.tag(before) == "CCONJ" or word in {"but", "and", "or", "yet"}:
        _from_earlier(sentence, before, clause, depth)


def _governed(sentence: Sentence, clause: Clause) -> None:
    """Mark what another says or what is only supposed: "she said the bank opposed it", "if the senate opposes"."""
    assert clause.subject is not None
    at = clause.subject.start - 1
    if _oneself(sentence, clause):
        return
    while sentence.word(at) == "and" and at - 1 in sentence.ends:
        at = sentence.ends[at - 1].start - 1
    if sentence.word(at) in {"if", "whether", "unless", "should"}:
        clause.doubtful = True
    if sentence.word(at) == "that":
        at -= 1
        if sentence.word(at) in {"unlikely", "doubtful"}:
            clause.negated, clause.doubtful = not clause.negated, False
    if sentence.tag(at) == "VERB" or (sentence.tag(at) == "NOUN" and sentence.word(at + 1) == "that"):
        clause.reported = True
    if sentence.word(clause.subject.start) in {"no", "nobody", "none", "neither", "nothing", "any", "anyone"}:
        clause.doubtful = True


def _oneself(sentence: Sentence, clause: Clause) -> bool:
    """Give "X said she opposed it" and "X told them he opposed it" to X; whether it is such a clause."""
    subject = clause.subject
    if subject is None or sentence.word(subject.start) not in _SELVES or subject.end - subject.start != 1:
        return False
    at = subject.start - 1 - (sentence.word(subject.start - 1) == "that")
    heard = sentence.ends.get(at)
    at = heard.start - 1 if heard else at
    if sentence.word(at) not in _FUTURE_OF_WORDS or sentence.quoted[subject.start]:
        return False
    speaker = clause_of(sentence, at, _DEEP)
    if speaker.subject is not None and not (speaker.reported or speaker.doubtful):
        clause.subject = speaker.subject
        return True
    return False


def _outermost(sentence: Sentence, phrase: Phrase, over: frozenset[str] = _JOINS) -> Phrase | None:
    """ "Residents of Orsk" for "Orsk": back over prepositions to the phrase that they hang on; joined with "and"."""
    for _ in range(4):
        if sentence.tag(phrase.start - 1) == "ADP" and phrase.start - 2 in sentence.ends:
            outer = sentence.ends[phrase.start - 2]
            if sentence.word(phrase.start - 1) not in over:
                return None if over is _JOINS else phrase
            if sentence.word(phrase.head) in TIMES and sentence.word(phrase.start - 1) == "for":
                phrase = outer
                continue
            keep = sentence.word(phrase.start - 1) in {"of", "for"}
            phrase = Phrase(outer.start, phrase.end if keep else outer.end, outer.head)
        else:
            break
    if sentence.tag(phrase.start - 1) == "ADP":
        return None if over is _JOINS else phrase
    return _joined(sentence, phrase)


def _joined(sentence: Sentence, phrase: Phrase) -> Phrase:
    """ "Denmark and Norway" for "Norway" where nothing but another phrase stands before."""
    at = phrase.start - 1
    if sentence.word(at) == "and" and at - 1 in sentence.ends:
        first = sentence.ends[at - 1]
        opens = first.start == 0 or sentence.tag(first.start - 1) in {"PUNCT", "SCONJ"}
        if opens and sentence.tag(first.start - 1) != "ADP":
            return Phrase(first.start, phrase.end, phrase.head)
    if sentence.word(at) == "," and at - 1 in sentence.ends:
        outer = _apposition(sentence, at)
        if outer is not None and sentence.word(phrase.end) == ",":
            return outer
    return phrase


def _apposition(sentence: Sentence, comma: int) -> Phrase | None:
    phrase = sentence.ends.get(comma - 1)
    return None if phrase is None or sentence.tag(phrase.start - 1) == "ADP" else phrase


def _antecedent(sentence: Sentence, relative: int) -> Phrase | None:
    at = relative - 1
    if sentence.word(at) == ",":
        at -= 1
    phrase = sentence.ends.get(at)
    whole = _outermost(sentence, phrase, _OF) if phrase else None
    if whole and sentence.word(relative) == "that" and sentence.tag(whole.start - 1) in {"ADP", "CCONJ"}:
        return None  # "ties with Quillon that threaten": which of the two
    if whole and sentence.word(whole.start) in {"a", "an"} and sentence.word(whole.start - 1) == ",":
        named = sentence.ends.get(whole.start - 2)
        return (_outermost(sentence, named) or whole) if named else whole
    return whole


def _around_insertion(sentence: Sentence, comma: int) -> Phrase | None:
    """The phrase before "X, the league's president, dismissed" or "X, speaking in Geneva, warned"."""
    for at in range(comma - 1, max(-1, comma - _FAR), -1):
        if sentence.word(at) in _STOPS:
            return None
        if sentence.word(at) == "," and at - 1 in sentence.ends:
            opens = sentence.word(at + 1) in _RELATIVES or sentence.tag(at + 1) in {
                "DET", "NOUN", "PROPN", "VERB", "ADP", "ADJ", "ADV", "NUM", "SCONJ", "PRON",
            }  # fmt: skip
            phrase, inner = sentence.ends[at - 1], sentence.starts.get(at + 1)
            if (
                inner is not None
                and _whole(sentence, inner).end == comma
                and sentence.tag(inner.head) == "PROPN"
                and at + 1 == inner.start
            ):
                named = sentence.tag(phrase.head) == "PROPN"
                return phrase if named else inner
            return _outermost(sentence, phrase) if opens else None
    return None


def _whole(sentence: Sentence, phrase: Phrase) -> Phrase:
    """A phrase with the "of …" that follows it."""
    while sentence.word(phrase.end) in {"of", "for"} and phrase.end + 1 in sentence.starts:
        phrase = Phrase(phrase.start, sentence.starts[phrase.end + 1].end, phrase.head)
    return phrase


def _from_earlier(sentence: Sentence, before: int, clause: Clause, depth: int) -> None:
    """The subject of the verb before: "rejected the result and demanded a recount"."""
    if depth >= _DEEP:
        return
    past = sentence.word(before + 1).endswith("ed")
    for at in range(before - 1, max(-1, before - _FAR), -1):
        if sentence.word(at) in {";", ":"}:
            return
        if sentence.tag(at) not in {"VERB", "AUX"} or (sentence.tag(at) == "AUX" and sentence.tag(at + 1) == "VERB"):
            continue
        if past and _MODALS.intersection(sentence.low[group_start(sentence, at) : at + 1]):
            continue  # "said it should not wait and asked": who asked is who said
        if (
            sentence.word(at).endswith("ing")
            or sentence.word(group_start(sentence, at)) == "to"
            or at in sentence.inside
        ):
            continue
        earlier = clause_of(sentence, at, depth + 1)
        if earlier.subject is not None and _may_act(sentence, earlier.subject):
            clause.subject, clause.reported = earlier.subject, clause.reported or earlier.reported
            clause.doubtful = clause.doubtful or earlier.doubtful
            return


def _may_act(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase names someone, so that a verb further on may be his as well."""
    return sentence.tag(phrase.head) in {"PROPN", "PRON"} or acts(sentence.word(phrase.head))


def _infinitive(sentence: Sentence, to: int, clause: Clause, depth: int) -> None:
    """The subject of the verb that "to" hangs on, unless that verb asks another."""
    if depth >= _DEEP or sentence.word(to - 1) in _OBJECTS:
        return
    for at in range(to - 1, max(-1, to - 12), -1):
        word, tag = sentence.word(at), sentence.tag(at)
        if word in _STOPS:
            return
        if (tag in {"VERB", "ADJ"} and at not in sentence.inside) or word in _REFUSALS:
            if word in _OTHERS and word not in _REFUSALS:
                return
            above = clause_of(sentence, at, depth + 1)
            clause.subject, clause.reported = above.subject, above.reported
            clause.doubtful = clause.doubtful or above.doubtful
            clause.negated = clause.negated != (above.negated or word in _REFUSALS)
            return
        if word in _OTHERS:
            return


def _participle(sentence: Sentence, start: int, verb: int, clause: Clause, depth: int) -> None:
    """The subject of "…, urging", "without condemning", "stopped short of blaming", "Speaking in Geneva, X"."""
    before = start - 1
    if before < 0:
        clause.subject = _after_comma(sentence, verb)
        return
    near = {sentence.word(before), sentence.word(before - 1)}
    if _REFUSALS & near and not near & {"failing"}:
        clause.negated = not clause.negated
        if sentence.tag(before) == "VERB":
            above = clause_of(sentence, before, depth + 1) if depth < _DEEP else Clause()
            clause.subject, clause.reported, clause.doubtful = above.subject, above.reported, above.doubtful
            clause.negated = clause.negated != above.negated
            return
    elif before in sentence.ends:
        if sentence.word(sentence.ends[before].head) not in TIMES:
            clause.subject = _outermost(sentence, sentence.ends[before])
            return
    elif (
        sentence.word(before) == "and"
        and (first := _earlier_participle(sentence, before)) is not None
        and depth < _DEEP
    ):
        above = clause_of(sentence, first, depth + 1)
        clause.subject, clause.reported, clause.doubtful = above.subject, above.reported, above.doubtful
        return
    elif sentence.word(before) == "in" and _JOINING.intersection(sentence.low[max(0, before - 6) : before]):
        pass
    elif sentence.word(before) not in {",", "by", "while", "after", "before", "and", "when"}:
        return
    _from_earlier(sentence, start, clause, depth)


def _earlier_participle(sentence: Sentence, before: int) -> int | None:
    """The participle that "and criticizing" goes on from: "stickers supporting one and criticizing the other"."""
    for at in range(before - 1, max(-1, before - _FAR), -1):
        if sentence.tag(at) == "VERB" and at not in sentence.inside:
            return at if sentence.word(at).endswith("ing") else None
    return None


def _after_comma(sentence: Sentence, verb: int) -> Phrase | None:
    for at in range(verb + 1, min(len(sentence.tokens), verb + _FAR)):
        if sentence.word(at) == "," and at + 1 in sentence.starts:
            return sentence.starts[at + 1]
    return None
