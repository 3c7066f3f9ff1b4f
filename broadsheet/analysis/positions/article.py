"""Positions of one article: the frames of its sentences with their actors named, and only what is sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet.analysis.document import Document
from broadsheet.analysis.positions import clauses, directed, frames, lexicon
from broadsheet.analysis.positions.actors import Actor, Naming
from broadsheet.analysis.positions.clauses import Phrase, Sentence
from broadsheet.text.languages.language import words
from broadsheet.text.tagging import Token
from broadsheet.types import Evidence

_MOST_TOKENS = 120  # of a sentence: a longer one is a list or a page that was not cut
_MOST_SENTENCES = 2_000
_NAMING_NOTHING = words("what who that which whatever whether its his her their my our your")
_SAYING = words("said says told added adds wrote declared insisted argued explained")


@dataclass(frozen=True, slots=True)
class Position:
    """What one actor takes towards whom, on what.

    ``stance`` is one of ``lexicon.Stance``; ``negated`` where the article says that the actor does not take it.
    ``voice`` is who spoke for the actor ("Russia": "Vladimir Putin"). ``what`` are the article's own words, ``thing``
    those of them that name the thing, "" where none do; both are from the sentence that the first ``evidence`` points
    to, and further ones say the same. ``ends``: what is demanded is that the thing end.
    """

    actor: str
    stance: str
    negated: bool
    towards: tuple[str, ...]
    what: str
    thing: str
    ends: bool
    voice: str
    evidence: tuple[Evidence, ...]


def positions(document: Document) -> tuple[Position, ...]:
    """The positions in the order of the text, each once; none in languages without a tagger and a lexicon."""
    if document.language.partition("-")[0] != "en":
        return ()
    cues = lexicon.cue_words()
    naming: Naming | None = None
    found: dict[tuple[str, str, bool, str | tuple[str, ...]], Position] = {}
    for tokens, span in zip(document.tokens[:_MOST_SENTENCES], document.sentences, strict=False):
        if not tokens or len(tokens) > _MOST_TOKENS or tokens[-1].text == "?":
            continue
        naming = naming or Naming(document)
        if not cues.intersection(token.text.lower() for token in tokens):
            naming.hear(clauses.read(tokens))
            continue
        for position in _of_sentence(document, tokens, span, naming):
            key = (position.actor, position.stance, position.negated, position.towards or position.what.lower())
            known = found.get(key)
            found[key] = replace(known, evidence=(*known.evidence, *position.evidence)) if known else position
    return tuple(found.values())


def _of_sentence(
    document: Document, tokens: tuple[Token, ...], span: tuple[int, int], naming: Naming
) -> Iterator[Position]:
    sentence = clauses.read(tokens)
    for each in frames.find(sentence):
        clause = each.clause
        if clause.subject is None or clause.doubtful or clause.reported:
            continue
        actor = _actor(sentence, each, naming)
        if actor is None:
            continue
        towards = _towards(sentence, each, naming)
        if all(sentence.tag(at) in {"PRON", "PUNCT", "ADP", "ADV"} for at in range(*each.what)):
            continue
        if actor.name in towards or _contradicted(sentence, each) or _only_thought(sentence, each):
            continue
        yield Position(
            actor.name,
            each.stance.value,
            clause.negated,
            towards,
            _words(document, tokens, _told(sentence, each)),
            _thing(document, sentence, each),
            frames.asks_to_end(sentence, each),
            actor.voice,
            (document.evidence(*span),),
        )
    naming.hear(sentence)


def _told(sentence: Sentence, found: frames.Found) -> tuple[int, int]:
    """What is shown: the whole clause where its object says little alone, "asks him not to answer"."""
    first, beyond = found.what
    if sentence.tag(first) != "PRON" or sentence.word(first) in _NAMING_NOTHING or first <= found.cue:
        return found.what
    subject = found.clause.subject
    if sentence.quoted[found.cue] and subject is not None and subject.start < found.cue:
        return subject.start, beyond
    return clauses.group_start(sentence, found.cue), beyond


def _only_thought(sentence: Sentence, found: frames.Found) -> bool:
    """ "Too early to rule out", "has not ruled out": no position."""
    before = [sentence.word(at) for at in range(max(0, found.cue - 5), found.cue)]
    if "too" in before and before[-1:] == ["to"]:
        return True
    return found.clause.negated and sentence.word(found.cue).startswith(("rule", "ruling"))


def _actor(sentence: Sentence, found: frames.Found, naming: Naming) -> Actor | None:
    """Who takes the position; inside quotation marks only "I" and "we", who are the speaker."""
    subject = found.clause.subject
    assert subject is not None
    if sentence.quoted[found.cue]:
        if sentence.word(subject.start) not in {"i", "we"} or sentence.word(found.cue - 1) == "to":
            return None
        speaker = _speaker(sentence)
        return naming.of(sentence, speaker) if speaker else None
    return naming.of(sentence, subject)


def _speaker(sentence: Sentence) -> Phrase | None:
    """Who says the quoted words: '"…," said Lena Ost' or 'Lena Ost said: "…"'."""
    for at, word in enumerate(sentence.low):
        if word in _SAYING and not sentence.quoted[at]:
            after = sentence.starts.get(at + 1)
            if word not in {"told", "tells"} and after is not None and not sentence.quoted[at + 1]:
                return after
            return clauses.clause_of(sentence, at).subject
    return None


def _towards(sentence: Sentence, found: frames.Found, naming: Naming) -> tuple[str, ...]:
    names = []
    for phrase in found.targets:
        actor = naming.towards(sentence, phrase)
        if actor is not None and actor.name not in names:
            names.append(actor.name)
    return tuple(names)


def _contradicted(sentence: Sentence, found: frames.Found) -> bool:
    """Whether the directed model holds the opposite of a stance between two who are named."""
    subject, target = found.clause.subject, next(iter(found.targets), None)
    if subject is None or target is None or found.clause.negated or subject[:2] == target[:2]:
        return False
    if not all(sentence.tag(each.head) == "PROPN" for each in (subject, target)):
        return False
    return directed.contradicts(directed.Pair(sentence.tokens, subject[:2], target[:2]), found.stance)


def _thing(document: Document, sentence: Sentence, found: frames.Found) -> str:
    span = frames.thing(sentence, found)
    return _words(document, sentence.tokens, span) if span else ""


def _words(document: Document, tokens: tuple[Token, ...], what: tuple[int, int]) -> str:
    text = " ".join(document.text[tokens[what[0]].start : tokens[what[1] - 1].end].split())
    for sign in ('"', "'"):
        if text.count(sign) % 2 and (text.startswith(sign) or text.endswith(sign)):
            text = text.strip(sign)
    return text
