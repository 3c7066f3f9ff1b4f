"""Attributions of an English article: those of each passage, and quotations that go on after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.analysis.document import Document
from broadsheet.analysis.said import clauses
from broadsheet.analysis.said.lexicon import VERBS
from broadsheet.analysis.said.passages import Passage, Piece, passages
from broadsheet.analysis.said.phrases import (
    RELATIVE,
    Found,
    antecedent,
    group,
    is_quote,
    phrase_after,
    subject,
    widened,
)
from broadsheet.text.languages.language import words

Span = tuple[int, int]  # of characters
_LABEL = re.compile(r"[“\"']([A-Z][A-Z.’' -]{2,30})(:)\s+")
_SIGNED = re.compile(r"\s{0,2}([―—–])\s?([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})(?=[“\"]|[\s.]*(?:\n|$|“))")
_OPENING = "\"“'‘«`"
_ADDRESSING = words("tell write ask say remind assure warn inform urge advise")
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight week month")
_BESIDE = 8  # pieces after a cue in which the time of saying stands
_SHORT = 24  # characters: a shorter quotation that nobody is said to have said is a word in inverted commas


class Attribution(NamedTuple):
    """Spans of the text. ``source`` is the speaker as the passage names him, None where it does not.

    ``named`` is what a relative pronoun stands for, else the source; ``to`` is the one addressed, ``when`` the stated
    time.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    lemma: str
    named: Span | None = None
    to: Span | None = None
    when: Span | None = None


def attributions(document: Document) -> tuple[Attribution, ...]:
    """The attributions in the order in which their passages stand."""
    found: list[Attribution] = []
    before: Passage | None = None
    last = -1  # the attribution that a quotation may go on with
    for passage in passages(document)[0]:
        own = [_spans(passage, each) for each in clauses.find(passage.pieces)]
        own = _labelled(document, passage) or own
        if not own and before is not None and (tail := _tail(passage, before)):
            own = [tail]
        loose = _loose(passage, own)
        if loose and not own:
            if last >= 0 and before is not None and passage.paragraph - before.paragraph <= 1:
                if document.text[found[last].content[-1][0]] in _OPENING:
                    found[last] = found[last]._replace(content=(*found[last].content, *loose))
                else:
                    found.append(found[last]._replace(content=tuple(loose)))
                    last = len(found) - 1
            elif before is not None and (cued := _announced(before)):
                found.append(_spans(before, cued)._replace(content=tuple(loose)))
                last = len(found) - 1
        elif own:
            speaking = [each for each in own if _quotes(document, each)]
            last = len(found) + own.index(speaking[-1]) if speaking else -1
            found.extend(own)
        elif not _is_aside(passage):
            last = -1
        before = passage
    return tuple(found)


def _spans(passage: Passage, found: Found) -> Attribution:
    pieces = passage.pieces

    def span(of: tuple[int, int] | None) -> Span | None:
        return (pieces[of[0]].start, pieces[of[1] - 1].end) if of and of[1] > of[0] else None

    source = widened(pieces, found.source, found.cue) if found.source else None
    named = source
    if source and pieces[source[0]].text in RELATIVE and source[0]:
        named = antecedent(pieces, source[0] - 1)
    return Attribution(
        span(source),
        (pieces[found.cue[0]].start, pieces[found.cue[1] - 1].end),
        tuple(filter(None, map(span, found.content))),
        found.lemma,
        span(named),
        span(_addressed(pieces, found)),
        span(_stated_time(pieces, found)),
    )


def _addressed(pieces: Sequence[Piece], found: Found) -> tuple[int, int] | None:
    """ "told reporters", "wrote to the council"."""
    at = found.cue[1]
    if found.lemma not in _ADDRESSING or at >= len(pieces):
        return None
    at += pieces[at].text == "to"
    who = phrase_after(pieces, at) if at < len(pieces) else None
    if who is None or any(start < who[1] and who[0] < end for start, end in found.content) or who == found.source:
        return None
    return who


def _stated_time(pieces: Sequence[Piece], found: Found) -> tuple[int, int] | None:
    """ "on Tuesday", "last week" beside the cue and outside the content."""
    first = max(0, found.cue[0] - 2)
    last = min([len(pieces), found.cue[1] + _BESIDE, *(start for start, _ in found.content if start >= found.cue[1])])
    for at in range(first, last):
        if pieces[at].text == ",":
            if at >= found.cue[1]:
                break
            continue
        if pieces[at].text in _DAYS and not any(start <= at < end for start, end in found.content):
            start = at - 1 if at and pieces[at - 1].text in {"last", "this", "late", "early", "next"} else at
            return start, at + 1
    return None


def _loose(passage: Passage, own: Sequence[Attribution]) -> list[Span]:
    """The quotations of a passage that are sentences and that no cue in it accounts for."""
    if not passage.pieces or not is_quote(passage.pieces[0]):
        return []
    covered = [span for each in own for span in each.content]
    return [
        (piece.start, piece.end)
        for piece in passage.pieces
        if is_quote(piece)
        and (piece.end - piece.start >= _SHORT or len(passage.pieces) == 1)
        and not any(start <= piece.start < end for start, end in covered)
    ]


def _quotes(document: Document, attribution: Attribution) -> bool:
    return any(
        document.text[end - 1] in "\"”'’»" or document.text[start] in "\"“'‘«" for start, end in attribution.content
    )


def _announced(passage: Passage) -> Found | None:
    """The cue of a passage that ends with it: "He went on to say:"."""
    pieces = passage.pieces
    for at in range(len(pieces) - 1, max(-1, len(pieces) - 12), -1):
        if pieces[at].tag == "VERB" and pieces[at].text in VERBS and "q" in VERBS[pieces[at].text].takes:
            verb = group(pieces, at)
            who = subject(pieces, verb.start)
            colon = pieces[-1].text in {":", ","} or at >= len(pieces) - 2
            return Found(who, (verb.start, at + 1), (), VERBS[pieces[at].text].lemma) if who and colon else None
    return None


def _labelled(document: Document, passage: Passage) -> list[Attribution]:
    """ "“HOLM: No.": a transcript's line; "“No.” — Anna Holm": a quotation with its speaker after a dash."""
    found = []
    for at, piece in enumerate(passage.pieces):
        if not is_quote(piece):
            continue
        if at == 0 and (label := _LABEL.match(document.text, piece.start, piece.end)):
            found.append(Attribution(label.span(1), label.span(2), ((label.end(), piece.end),), ":"))
        elif name := _SIGNED.match(document.text, piece.end):
            found.append(Attribution(name.span(2), name.span(1), ((piece.start, piece.end),), ":"))
    return found


def _tail(passage: Passage, before: Passage) -> Attribution | None:
    """ "Holm said." after a quotation that ends as a sentence: its words are before it."""
    pieces = passage.pieces
    if passage.paragraph != before.paragraph or len(pieces) > 14 or not is_quote(before.pieces[-1]):
        return None
    for at in range(min(len(pieces), 8)):
        if pieces[at].tag == "VERB" and pieces[at].text in VERBS and "q" in VERBS[pieces[at].text].takes:
            verb = group(pieces, at)
            who = subject(pieces, verb.start) or (phrase_after(pieces, at + 1) if at == 0 else None)
            if who is None or who[0] > 1:
                return None
            found = _spans(passage, Found(who, (verb.start, at + 1), (), VERBS[pieces[at].text].lemma))
            return found._replace(content=((before.pieces[-1].start, before.pieces[-1].end),))
    return None


def _is_aside(passage: Passage) -> bool:
    return len(passage.pieces) < 3
