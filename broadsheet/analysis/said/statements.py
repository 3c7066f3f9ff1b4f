"""The statements of an article: attributions that are words of somebody, each with its speaker and its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from broadsheet.analysis.document import Document
from broadsheet.analysis.said import english, patterns
from broadsheet.analysis.said.english import Attribution, Span
from broadsheet.analysis.said.lexicon import ADJECTIVES, NOUNS, SPEECH, VERBS
from broadsheet.analysis.said.speakers import NOBODY, Speaker, Speakers, speaks
from broadsheet.text import datelines
from broadsheet.text.entities import EntityKind
from broadsheet.text.languages.language import words
from broadsheet.types import Evidence

_OPENING, _CLOSING = "\"“'‘«„「『`", "\"”'’»“」』"
_LEAST_WORDS = 3
_OWN = words("i we you that")  # the article's own voice, or a quotation's
_NEGATIONS = words("not n't n’t never no")
_STANCE = words("refuse decline agree mention discuss vouch")  # say nothing that could be repeated
_UNSAID = words(
    "decline declined declines declining refuse refused refuses refusing fail failed fails want wants wanted plan "
    "plans planned going expected likely able unable unwilling need needs needed hesitate hesitated not never how what"
)
_LONGEST = 4_000  # characters of one statement
_CLAUSAL = words(
    "tell tweet write text blog post call brand label dub term describe tout mention discuss quote list note"
)
"""Of these an object by itself repeats nothing: "tweeted a picture", "described the room", "called her sister"."""
_CLAUSE_OPENERS = words("that whether if how why what who when where to")
_SETTING = re.compile(
    r"(?:On|In|At|For|From|During|Under|With) (?:\w+ ){0,3}[“\"'‘][^“”\"]{1,60}[”\"'’],?"
)  # 'On "The Late Hour," he argued …'
_MODALS = words("must should could may might would can will ought shall")
_NOTHING = re.compile(r"\s+(?:nothing|little|no more|not a word)\b", re.IGNORECASE)
_PLAIN = words("said says say")
_THOUGHTS = words(
    "doubt fear feeling hope intention desire assumption confidence suspicion worry speculation rumor rumour"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said. ``text`` is the article's own words, its parts joined by " … ".

    ``quoted``: all of it stands inside quotation marks. ``speaker`` is "" where the article leaves it open; ``office``,
    ``to``, ``when`` and ``verb`` are verbatim, "" where not stated. ``published`` is the article's time.
    ``evidence`` is the whole statement, then its parts; ``speaker_evidence`` is where the speaker is named.
    """

    text: str
    quoted: bool
    verb: str
    speaker: str
    office: str
    to: str
    when: str
    published: datetime | None
    evidence: tuple[Evidence, ...]
    content: tuple[Evidence, ...]
    speaker_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Statements:
    """In the order in which the article has them."""

    statements: tuple[Statement, ...] = ()


def of_article(document: Document) -> Statements:
    """The statements of an article."""
    tagged = document.language == "en"
    found = english.attributions(document) if tagged else patterns.attributions(document)
    speakers = Speakers(document)
    made: list[Statement] = []
    for each in sorted(found, key=lambda one: (one.source or one.cue)[0]):
        speaker = speakers.resolve(each.named or each.source)
        if not tagged or _is_statement(document, each, speaker):
            made.append(_statement(document, each, speaker))
    return Statements(tuple(sorted(_without_nested(made), key=lambda one: one.content[0].start)))


def _is_statement(document: Document, attribution: Attribution, speaker: Speaker) -> bool:
    if attribution.lemma in _STANCE or not attribution.content:
        return False
    if attribution.lemma in ADJECTIVES or (attribution.lemma in NOUNS and attribution.lemma in _THOUGHTS):
        return False  # "were aware that": what somebody knows or feels
    if attribution.lemma == "ask" and not _asks(document, attribution):
        return False
    known = attribution.lemma in SPEECH or attribution.lemma == ":" or attribution.lemma not in _LEMMAS
    cue = {word.lower() for word in document.text[slice(*attribution.cue)].split()}
    if not known or cue & _NEGATIONS or (cue & {"to"} and _unsaid(document.text, attribution.cue[0])):
        return False
    if attribution.source and document.text[slice(*attribution.source)].lower() in _OWN:
        return False
    if attribution.lemma in _CLAUSAL and not _repeats(document, attribution):
        return False
    if not _fit(document, attribution, speaker):
        return False
    if "to" in cue and not _holds_quotation(document, attribution):
        return False  # "was chosen to explain it": what is only meant to be said
    length = sum(end - start for start, end in attribution.content)
    words = sum(len(document.text[start:end].split()) for start, end in attribution.content)
    if not words or length > _LONGEST or (words < _LEAST_WORDS and not _is_quoted(document, attribution)):
        return False
    return speaker is not NOBODY or _is_quoted(document, attribution)


def _fit(document: Document, attribution: Attribution, speaker: Speaker) -> bool:
    """Whether what was found is a statement and whose it is said to be can speak."""
    text = " … ".join(" ".join(document.text[start:end].split()) for start, end in attribution.content)
    if _SETTING.fullmatch(text):
        return False
    quoted = _holds_quotation(document, attribution)
    if attribution.lemma not in SPEECH and attribution.lemma != ":" and len(text.split()) < _LEAST_WORDS:
        return False  # "gives 'The Salt Stair'": a title beside a verb that is none of speech
    if not quoted and _MODALS.intersection(document.text[slice(*attribution.cue)].lower().split()):
        return False  # "an employer must attest that"
    if _NOTHING.match(document.text, attribution.cue[1]):
        return False
    if attribution.lemma == ":" and not quoted and not _names_somebody(document, attribution.source):
        return False  # "Red line: the fee stays"
    if quoted or speaker is NOBODY or speaks(speaker.name):
        return True
    cue = document.text[slice(*attribution.cue)].lower()
    return cue in _PLAIN and speaker.name.lower().startswith(("the ", "its ", "their "))  # "the sign says"


def _names_somebody(document: Document, source: Span | None) -> bool:
    """Whether a person or a body is named there: the label of a headline's or a transcript's line."""
    if source is None:
        return False
    wanted = {EntityKind.PERSON, EntityKind.ORGANISATION}
    at = bisect_left(document.names, source[0], key=lambda name: name.end)
    label = document.text[slice(*source)]
    named = at < len(document.names) and document.names[at].start < source[1] and document.names[at].kind in wanted
    return named or (label.isupper() and " " not in label)


def _repeats(document: Document, attribution: Attribution) -> bool:
    """Whether the content is a quotation or a clause with a verb of its own, and no thing that is spoken of."""
    if _holds_quotation(document, attribution):
        return True
    start, end = attribution.content[0]
    first = document.text[start:end].split(" ", 1)[0].lower()
    if first in _CLAUSE_OPENERS or start < attribution.cue[0]:
        return True
    sentence = document.tokens[document.sentence_at(start)]
    inside = sentence[bisect_left(sentence, start, key=lambda one: one.start) :]
    inside = inside[: bisect_left(inside, end, key=lambda one: one.start)]
    if attribution.lemma == "call":
        return any(word.text.lower() == "to" and after.tag in {"VERB", "AUX"} for word, after in pairwise(inside))
    if attribution.lemma in {
        "describe",
        "brand",
        "label",
        "dub",
        "term",
        "tout",
        "list",
        "mention",
        "discuss",
        "quote",
    }:
        return False
    finite = (word for word in inside if word.tag in {"VERB", "AUX"} and not word.text.endswith("ing"))
    return any(True for _ in finite)


def _holds_quotation(document: Document, attribution: Attribution) -> bool:
    return any(
        mark in document.text[start:end] for start, end in attribution.content for mark in ("“", '"', " '", " ‘")
    )


def _unsaid(text: str, start: int) -> bool:
    """Whether the infinitive at ``start`` tells of words that did not fall: "declined to say"."""
    before = text[max(0, start - 24) : start].split()
    return bool(before) and before[-1].lower() in _UNSAID


def _asks(document: Document, attribution: Attribution) -> bool:
    """Whether a question or a wish is told, and not only that somebody asked "about" something."""
    first = document.text[attribution.content[0][0] :][:8].lower()
    return (
        first.startswith(("to ", "that ", "whether", "if ", "how ", "why ", "what ", "who ")) or first[:1] in _OPENING
    )


_LEMMAS = frozenset(cue.lemma for cue in VERBS.values())


def _is_quoted(document: Document, attribution: Attribution) -> bool:
    return all(
        document.text[start] in _OPENING and document.text[end - 1] in _CLOSING for start, end in attribution.content
    )


def _statement(document: Document, attribution: Attribution, speaker: Speaker) -> Statement:
    def words(span: Span | None) -> str:
        return " ".join(document.text[slice(*span)].split()) if span else ""

    content = tuple(document.evidence(*_trimmed(document, span)) for span in attribution.content)
    return Statement(
        text=" … ".join(document.quoted(part) for part in content),
        quoted=_is_quoted(document, attribution),
        verb=words(attribution.cue),
        speaker=speaker.name,
        office=speaker.office if speaker.office != speaker.name else "",
        to=words(attribution.to),
        when=words(attribution.when),
        published=document.published,
        evidence=_evidence(document, attribution),
        content=content,
        speaker_evidence=document.evidence(*speaker.evidence) if speaker.evidence else None,
    )


def _trimmed(document: Document, span: Span) -> Span:
    """Without white space and commas at the edges, and without the date line of a report."""
    text = document.text
    if span[0] == document.sentences[document.sentence_at(span[0])][0]:
        span = (min(datelines.end(text, *span), span[1] - 1), span[1])
    piece = text[slice(*span)]
    body = piece.strip(" ,;\n\t\u00a0")
    start = span[0] + piece.find(body)
    return (start, start + len(body)) if body else span


def _evidence(document: Document, attribution: Attribution) -> tuple[Evidence, ...]:
    """The whole statement where it stands together, else its parts."""
    spans = [*attribution.content, attribution.cue, *([attribution.source] if attribution.source else [])]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    return (document.evidence(start, end),)


def _without_nested(statements: Sequence[Statement]) -> list[Statement]:
    """Of two statements with the same words of the same speaker the longer one.

    What a paper or an agency is said to report holds no statement that is somebody else's: "“No,” Holm said, according
    to the Ledger" is Holm's alone.
    """
    named = {each.speaker_evidence.start: each.speaker for each in statements if each.speaker_evidence}
    speaking = sorted(each.evidence[0].start for each in statements if each.speaker)
    kept: list[Statement] = []
    reach: dict[str, int] = {}
    for each in sorted(statements, key=lambda one: (one.content[0].start, -one.content[-1].end)):
        first, last = each.content[0].start, each.content[-1].end
        repeated = each.evidence[0].start == first and named.get(first) == each.speaker != ""
        if last <= reach.get(each.speaker, -1) or repeated:
            continue  # "Holm said no, he said" is said in the shorter one
        relayed = [start for start in speaking[bisect_left(speaking, first) :] if start < last]
        if each.verb.lower() in _RELAYING and (first in named or relayed not in ([], [each.evidence[0].start])):
            continue
        reach[each.speaker] = last
        kept.append(each)
    return kept


_RELAYING = words("reported reports") | {"according to"}
