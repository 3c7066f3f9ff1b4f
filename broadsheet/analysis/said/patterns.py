"""Quotations with their speakers in languages without a tagger: a verb of saying beside quotation marks.

Only what stands right beside the marks counts; where no speaker is found nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from broadsheet.analysis.document import Document
from broadsheet.analysis.said.english import Attribution
from broadsheet.text import quotations
from broadsheet.text.languages import of
from broadsheet.text.languages.language import words
from broadsheet.text.tokens import MARKS, fold

_BESIDE = 90  # characters before and after a quotation
_LONGEST = 100_000  # characters of a text that are read: longer ones are no articles
_LEAST_WORDS = 3  # of a quotation: a shorter one is a word in inverted commas
_WORD = re.compile(rf"[^\W\d_][\w{MARKS}'’-]*")
_STOP = re.compile(r"[.!?؟।\n]")
_MOST_WORDS = 6  # of a speaker in a script without capitals
_HINDI_AGENT = "ने"  # the ergative marker after the speaker
_CLAUSE = words("ان إن أن بان بأن कि")


def attributions(document: Document) -> tuple[Attribution, ...]:
    """The quotations whose speaker stands beside them."""
    saying = of(document.language).saying
    if not saying:
        return ()
    found = []
    for quotation in quotations.find(document.text):
        if quotation.start > _LONGEST:
            break
        if quotation.depth or len(_WORD.findall(document.text, quotation.start, quotation.end)) < _LEAST_WORDS:
            continue
        if each := _beside(document, quotation.start, quotation.end, saying):
            found.append(each)
    return tuple(found)


def _beside(document: Document, start: int, end: int, saying: frozenset[str]) -> Attribution | None:
    text = document.text
    after = _STOP.split(text[end : end + _BESIDE])[0]
    before = _STOP.split(text[max(0, start - _BESIDE) : start])[-1]
    for window, offset in ((after, end), (before, start - len(before))):
        for verb in _WORD.finditer(window):
            if fold(verb.group()) not in saying:
                continue
            who = _speaker(document, window, offset, verb)
            if who is not None:
                cue = (offset + verb.start(), offset + verb.end())
                return Attribution(who, cue, ((start, end),), fold(verb.group()), who)
    return None


def _speaker(document: Document, window: str, offset: int, verb: re.Match[str]) -> tuple[int, int] | None:
    if of(document.language).cased:
        return _named(document, offset, offset + len(window), offset + verb.start(), offset + verb.end())
    if document.language == "hi":
        return _agent(window[: verb.start()], offset)
    if document.language == "ar":
        return _after_verb(window[verb.end() :], offset + verb.end())
    return None


def _named(document: Document, start: int, end: int, first: int, last: int) -> tuple[int, int] | None:
    """The one name right before the verb or right after it."""
    at = bisect_left(document.names, start, key=lambda name: name.start)
    for name in ((each.start, each.end) for each in document.names[at : at + _BESIDE] if each.end <= end):
        gap = document.text[last : name[0]] if name[0] >= last else document.text[name[1] : first]
        if len(_WORD.findall(gap)) <= 4 and "," not in gap.strip(" ,"):
            return name
    return None


def _agent(words: str, offset: int) -> tuple[int, int] | None:
    """Hindi: the words before "ने"."""
    found = list(_WORD.finditer(words))
    marks = [at for at, match in enumerate(found) if match.group() == _HINDI_AGENT]
    if not marks or not marks[-1] > 0:
        return None
    comma = max((match.end() for match in re.finditer(r"[,:;”\"]", words[: found[marks[-1]].start()])), default=0)
    inner = [match for match in found[: marks[-1]] if match.start() >= comma]
    if not 0 < len(inner) <= _MOST_WORDS:
        return None
    return offset + inner[0].start(), offset + inner[-1].end()


def _after_verb(words: str, offset: int) -> tuple[int, int] | None:
    """Arabic: the words between the verb and a colon, a comma, "that" or the marks."""
    end = re.search(r"[:،,«“\"]", words)
    inner = list(_WORD.finditer(words[: end.start()] if end else words))
    for at, match in enumerate(inner):
        if match.group() in _CLAUSE:
            inner = inner[:at]
            break
    if not 0 < len(inner) <= _MOST_WORDS:
        return None
    return offset + inner[0].start(), offset + inner[-1].end()
