"""Sentences, or clauses of them, that say when something happened or will."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from broadsheet.analysis.document import Document
from broadsheet.text import datelines, times
from broadsheet.text.times import Time

GRAINS = {
    "day": 3.0, "weekend": 2.0, "week": 2.0, "month": 2.5, "range": 2.5, "season": 1.5, "quarter": 1.5, "half": 1.0,
    "year": 1.0,
}  # fmt: skip
"""How much a time of each grain tells; of a decade or a century nothing happens in particular."""
STATED = 1.0  # "in March 2024" beside "last March"
EARLY = 1.0  # what stands at the beginning of an article beside what stands at its end

_FEWEST_WORDS = 5
_LONGEST = 1200  # characters of a sentence; what is longer is a table or a page without stops
_LONG = 45  # words of a sentence that is cut down to the clause with the time
_CLAUSE = 7  # words of a clause that stands for itself
_EDGE = re.compile(r"[;:—–]\s|,\s(?=(?:and|but|et|mais)\s)")
_AND = re.compile(r"(?:and|but|et|mais)\s+")  # that begins a clause, whose words stand without it
_NO_STORY = re.compile(
    r"(?:first |last )?(?:published|updated|posted|modified|copyright|©|photo|image|file photo|read more|see also"
    r"|publié|mis à jour)\b|©",
    re.IGNORECASE,
)
_BORN = re.compile(r"\b(?:born|aged|né|née)\W+(?:\w+\W+){0,3}$", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:\w+est|most|least|first|every|all|any)\b[^.;:,]*\bsince\b[^.;:,]*$|\bthan\s(?:(?:on|in|at|by)\s)?$",
    re.IGNORECASE,
)
"""Before a time at which nothing happened: "the heaviest fall since", "every entry since", "six fewer than on"."""
_BACK_TO_SINCE = 80  # characters
_FRENCH_DAYS = frozenset(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"])
_ONE_WEEK = re.compile(r"(?:(?:in|dans) )?(?:a|one|une) (?:week|semaine)\b", re.IGNORECASE)
_SPEECH = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’]+|[A-Z]{2,})\s$")
_COMING_YEAR = re.compile(r"\b(?:in|by|until|till|from|for|en|d'ici)\s+(?:at\s+)?(?:least\s+)?$", re.IGNORECASE)
_ROLLING = re.compile(r"(?:the\s+|this\s+)?(?:past|last|next|coming|previous|prochain|derni)", re.IGNORECASE)
_OF_DATELINE = 2  # days between an article's date line and its publication; what is further off is no date line
_LOOK_BACK = 24  # characters
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Happening:
    """``text[start:end]`` of an article, a sentence or clause, and its time; ``planned`` if that was yet to come."""

    start: int
    end: int
    time: Time
    planned: bool
    weight: float


def find(document: Document, written: date | None) -> Iterator[Happening]:
    """The dated sentences in order, at most one for each date of a sentence."""
    found = [
        _in_a_week(document.text, time, written)
        for time in times.find(document.text, document.language, written)
        if _tells(document.text, time, written)
    ]
    at = 0
    for start, end in told(document):
        inside = []
        while at < len(found) and found[at].start < end:
            if found[at].start >= start:
                inside.append(found[at])
            at += 1
        if inside and end - start <= _LONGEST and stands(document.text[start:end]):
            yield from _of_sentence(document.text, (start, end), inside, written)


def _in_a_week(text: str, time: Time, written: date | None) -> Time:
    """ "In a week", "a week ago" as the day that is seven days off; any other time as it is."""
    if written is None or time.grain != "week" or not _ONE_WEEK.match(text, time.start, time.end):
        return time
    day = written + timedelta(days=7 if time.first > written else -7)
    return replace(time, value=day.isoformat(), grain="day", first=day, last=day)


def told(document: Document) -> Iterator[tuple[int, int]]:
    """The sentences, the first ones without a date line before them."""
    return ((datelines.end(document.text, start, end), end) for start, end in document.sentences)


def day_of_writing(document: Document) -> date | None:
    """The day on which an article was written: that of its date line, or else of its publication (in UTC).

    The date line tells the writer's own day: 23:42 UTC on a Sunday is Monday where the paper is made.
    """
    if document.published is None:
        return None
    published = document.published.date()
    line = document.text[: datelines.end(document.text)]
    named = times.dateline(document.text, document.language)
    if line and named is None:
        found = times.find(line, document.language, published)
        named = next((time.first for time in found if time.grain == "day"), None)
    near = named is not None and abs((named - published).days) <= _OF_DATELINE
    return named if near else published


def stands(sentence: str) -> bool:
    """Whether a sentence tells something: long enough, no piece of a longer quotation, no line about the page."""
    whole = sentence.count("“") == sentence.count("”") and sentence.count('"') % 2 == 0
    return whole and sentence.count(" ") >= _FEWEST_WORDS - 1 and not _NO_STORY.match(sentence)


def _tells(text: str, time: Time, written: date | None) -> bool:
    """Whether something may have happened at a time: not in a decade, in a name, at a birth, or over "30 days"."""
    phrase, before = text[time.start : time.end], text[max(0, time.start - 40) : time.start]
    if time.grain not in GRAINS or _BORN.search(before) or _is_every(phrase, before):
        return False
    if _SINCE.search(text, max(0, time.start - _BACK_TO_SINCE), time.start):
        return False
    if phrase.lower().endswith("same day") and written is not None and time.first > written:
        return False  # a day to come that the text named before, and something else
    if time.grain == "range" and (_ROLLING.match(phrase) or _rolls(time, written)):
        return False
    if time.grain in {"year", "season"} and not time.stated:
        return time.tense == "future" and not phrase.lower().startswith("this")  # else nothing that one could place
    if time.grain == "year":
        return not _NAME_BEFORE.search(before) and text[time.end : time.end + 1] not in {"-", "–"}
    return True


def _rolls(time: Time, written: date | None) -> bool:
    """Whether a stretch ends, or begins, with the day of writing: it dates nothing but the article."""
    if time.stated or time.month_named or written is None:
        return False
    return written in {time.first, time.last} or ("W" in time.value and time.first <= written <= time.last)


def _is_every(phrase: str, before: str) -> bool:
    """ "Le vendredi" is every Friday, "في اليوم" behind a number is what each day costs."""
    last = before.rsplit(maxsplit=1)[-1:]
    return (last == ["في"] and phrase == "اليوم") or (before.endswith(("le ", "Le ")) and phrase in _FRENCH_DAYS)


def _of_sentence(text: str, span: tuple[int, int], inside: Sequence[Time], written: date | None) -> Iterator[Happening]:
    seen: set[str] = set()
    main = max(inside, key=_size)
    clauses = _clauses(text, *span)
    cut = len(_WORD.findall(text, *span)) > _LONG
    for time in inside:
        clause = next(each for each in clauses if time.start < each[1])
        alone = sum(clause[0] <= other.start < clause[1] for other in inside) == 1
        if time.value in seen or (time is not main and not (alone and clause != span)):
            continue
        planned = _planned(time, written)
        if not planned and not time.stated and _in_speech(text, span, time):
            continue
        if planned and (_in_name(text, time) or _habitual(time)):
            continue
        seen.add(time.value)
        start, end = clause if (cut or time is not main) and alone else span
        weight = _size(time) + EARLY * (1 - start / max(1, len(text)))
        yield Happening(start, end, time, planned, weight)


def _in_speech(text: str, span: tuple[int, int], time: Time) -> bool:
    """ "We have learnt today": said on a day, not what happened on it."""
    return any(match.start() < time.start < match.end() for match in _SPEECH.finditer(text, *span))


def _in_name(text: str, time: Time) -> bool:
    """ "The 2016 field", "Expo 2030": of years to come only those that a preposition stands before are dates."""
    stated = time.grain == "year" and time.stated
    return stated and not _COMING_YEAR.search(text, max(0, time.start - _LOOK_BACK), time.start)


def _habitual(time: Time) -> bool:
    """ "It rains from October to April": months in the present tense, of every year as of this one."""
    months = time.grain in {"month", "season"} or (time.grain == "range" and len(time.value) == len("2026-10/2027-04"))
    return months and time.tense == "present" and not time.stated


def _size(time: Time) -> float:
    return GRAINS[time.grain] + (STATED if time.stated else 0.5 * STATED if time.month_named else 0.0)


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence, each of at least seven words, without the comma between them."""
    edges = [start]
    for match in _EDGE.finditer(text, start, end):
        if len(_WORD.findall(text, edges[-1], match.start())) >= _CLAUSE:
            if len(_WORD.findall(text, match.end(), end)) < _CLAUSE:
                break
            edges.append(match.end())
    edges = [_after_and(text, edge, end) for edge in edges]
    spans = zip(edges, [*edges[1:], end], strict=True)
    return [(first, first + len(text[first:last].rstrip(" ,;:—–\n"))) for first, last in spans]


def _after_and(text: str, start: int, end: int) -> int:
    match = _AND.match(text, start, end)
    return match.end() if match else start


def _planned(time: Time, written: date | None) -> bool:
    if written is None:
        return False
    if time.first > written:
        return True
    return time.tense == "future" and time.last >= written and time.grain != "range"
