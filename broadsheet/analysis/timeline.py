"""The timeline: what happened when, and what is planned, in the articles' own sentences.

Of a story the dates are ranked as DATEWISE does (Ghalandari and Ifrim 2020): by how many sentences and publishers speak
of them; each has the one sentence that is nearest to the titles and to what all say.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.analysis import happenings
from broadsheet.analysis.document import Document
from broadsheet.analysis.happenings import Happening
from broadsheet.analysis.kind import Kind, Line
from broadsheet.analysis.statements import leans
from broadsheet.text import tokens
from broadsheet.text.languages import of
from broadsheet.types import Evidence

MOST = 8  # dates of an article or a story, those to come apart
MOST_PLANNED = 5
_OF_ONE_DAY = 2  # sentences of an article on one date
_SOURCES = 5  # sentences that a date of a story points to
_SAME = 0.6  # of two sentences' words: one event, which two papers date differently
_TITLE = 3.0  # a word of the title weighs as much as three mentions elsewhere
_LEANS = (
    3.0  # less for a sentence that one does not understand without the one before it: no day of a week is worth more
)
_OF_TITLE = 2  # words of its title that an article's first sentence has, if it stands for what the article reports
_REPORTED = 1.0  # what a day weighs on which a publisher wrote of the story without naming a date


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, or is planned, at one time: ``text`` in the words of its first evidence.

    ``phrase`` is how the article names the time, "" where the day is only that of the report. ``value``, ``grain``,
    ``first`` and ``last`` (days as 2025-04-22) are as ``text.times.Time`` has them. ``publishers`` and ``mentions``
    count who speaks of this time, and in how many sentences.
    """

    value: str
    grain: str
    first: str
    last: str
    phrase: str
    text: str
    evidence: tuple[Evidence, ...]
    publishers: int = 1
    mentions: int = 1

    @property
    def reported(self) -> bool:
        """Whether the day is only that of the report."""
        return not self.phrase


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened, and what is planned; both in order of time."""

    events: tuple[Event, ...] = ()
    planned: tuple[Event, ...] = ()


def of_article(document: Document) -> Timeline:
    """The dated sentences of an article: of each date the best two, of all dates the best eight."""
    written = happenings.day_of_writing(document)
    title = Counter(_words(document.title, document.language))
    by_date: dict[tuple[str, bool], list[tuple[float, Happening]]] = defaultdict(list)
    for found in happenings.find(document, written):
        score = found.weight + _likeness(document.text[found.start : found.end], title, document.language)
        by_date[found.time.value, found.planned].append((score, found))
    events: list[tuple[float, Event]] = []
    planned: list[tuple[float, Event]] = []
    for (_, coming), scored in by_date.items():
        best = sorted(scored, key=lambda each: (-each[0], each[1].start))[:_OF_ONE_DAY]
        chosen = [(score, _event(document, found, len(scored))) for score, found in best]
        (planned if coming else events).extend(chosen)
    return Timeline(_in_order(events, MOST), _in_order(planned, MOST_PLANNED))


def _event(document: Document, found: Happening, mentions: int) -> Event:
    time, evidence = found.time, document.evidence(found.start, found.end)
    return Event(
        time.value,
        time.grain,
        time.first.isoformat(),
        time.last.isoformat(),
        phrase=" ".join(document.text[time.start : time.end].split()),
        text=document.quoted(evidence),
        evidence=(evidence,),
        mentions=mentions,
    )


def _in_order(scored: Sequence[tuple[float, Event]], most: int) -> tuple[Event, ...]:
    best = sorted(scored, key=lambda each: -each[0])[:most]
    return tuple(event for _, event in sorted(best, key=lambda each: _when(each[1])))


def _when(event: Event) -> tuple[str, str, int]:
    return event.first, event.last, event.evidence[0].start


def of_story(documents: Sequence[Document], findings: Sequence[Timeline]) -> Timeline:
    """The dates that most publishers speak of, each with one sentence, and where else it is spoken of.

    What was planned for a day that is over by the last article, and that nobody reports, is left out.
    """
    originals = [pair for pair in zip(documents, findings, strict=True) if pair[0].copied_from is None]
    weights = _weights(originals)
    events = [(document, event) for document, finding in originals for event in finding.events]
    dated = {event.value for _, event in events}
    spoken = Counter(document.language for document, _ in originals).most_common(1)
    language = spoken[0][0] if spoken else ""
    events += [(d, e) for d, e in _reports(originals) if e.value not in dated and d.language == language]
    planned = [(document, event) for document, finding in originals for event in finding.planned]
    today = max((d.published.date().isoformat() for d, _ in originals if d.published), default="")
    happened = [pair for pair in planned if pair[1].value in dated]
    coming = [pair for pair in planned if pair[1].value not in dated and not (today and pair[1].last < today)]
    return Timeline(
        _ranked([*events, *happened], weights, language, MOST), _ranked(coming, weights, language, MOST_PLANNED)
    )


_Told = tuple[Document, Event]


def _reports(originals: Iterable[tuple[Document, Timeline]]) -> Iterator[_Told]:
    """The first sentence of an article, where it names no date, as an event of the day on which it was published."""
    for document, finding in originals:
        span = next(
            (each for each in happenings.told(document) if happenings.stands(document.text[slice(*each)])), None
        )
        written = happenings.day_of_writing(document)
        if written is None or span is None:
            continue
        dated = [event.evidence[0] for event in (*finding.events, *finding.planned)]
        text = document.text[slice(*span)]
        told = set(_words(document.title, document.language)) & set(_words(text, document.language))
        if any(span[0] <= each.start < span[1] for each in dated) or leans(text):
            continue
        if document.title and len(told) < _OF_TITLE:
            continue
        day, evidence = written.isoformat(), document.evidence(*span)
        yield document, Event(day, "day", day, day, "", document.quoted(evidence), (evidence,))


def _ranked(told: Sequence[_Told], weights: Mapping[str, float], language: str, most: int) -> tuple[Event, ...]:
    by_date: dict[str, list[_Told]] = defaultdict(list)
    for document, event in told:
        by_date[event.value].append((document, event))
    merged = [_merged(group, weights, language) for group in by_date.values()]
    chosen: list[Event] = []
    taken: list[frozenset[str]] = []
    for _, event, words in sorted(merged, key=lambda each: (-each[0], each[1].first)):
        if len(chosen) < most and not any(_same(words, other) for other in taken):
            chosen.append(event)
            taken.append(words)
    return tuple(sorted(chosen, key=_when))


def _merged(group: Sequence[_Told], weights: Mapping[str, float], language: str) -> tuple[float, Event, frozenset[str]]:
    """One event for a date, in the language of most articles where one tells it; how much it counts, and its words."""
    scored = sorted(
        group,
        key=lambda pair: (
            pair[0].language != language,
            leans(pair[1].text),
            -_nearness(pair[1].text, weights, pair[0].language),
        ),
    )
    document, best = scored[0]
    publishers: dict[object, Evidence] = {}
    for other, event in scored:
        publishers.setdefault(other.publisher_id or other.publisher or other.article_id, event.evidence[0])
    mentions = sum(event.mentions for _, event in group)
    others = tuple(each for each in publishers.values() if each != best.evidence[0])
    event = replace(
        best,
        evidence=(best.evidence[0], *others[: _SOURCES - 1]),
        publishers=len(publishers),
        mentions=mentions,
    )
    size = _REPORTED if best.reported else happenings.GRAINS.get(best.grain, 1.0)
    size -= _LEANS * (leans(best.text) or document.language != language)
    score = 2 * len(publishers) + mentions + size + 2 * _nearness(best.text, weights, document.language)
    return score, event, frozenset(_words(best.text, document.language))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) >= _SAME * len(one | other)


def _weights(originals: Sequence[tuple[Document, Timeline]]) -> dict[str, float]:
    """How much each word says of the story: in titles and dated sentences of how many articles; 1 at the most."""
    counts: Counter[str] = Counter()
    for document, finding in originals:
        for word in set(_words(document.title, document.language)):
            counts[word] += int(_TITLE)
        counts.update({w for e in (*finding.events, *finding.planned) for w in _words(e.text, document.language)})
    top = max(counts.values(), default=1)
    return {word: count / top for word, count in counts.items() if count > 1}


def _nearness(text: str, weights: Mapping[str, float], language: str) -> float:
    words = set(_words(text, language))
    return sum(weights.get(word, 0.0) for word in words) / math.sqrt(len(words) + 8)  # +8: no prize for three words


def _likeness(text: str, title: Mapping[str, int], language: str) -> float:
    """The share of the title's words that a sentence has."""
    return sum(word in title for word in set(_words(text, language))) / max(3, len(title))


def _words(text: str, language: str) -> list[str]:
    stop = of(language).stop_words
    return [word for word in tokens.words(text, language) if word not in stop and len(word) > 1]


def lines(finding: Timeline) -> Iterator[Line]:
    """One line a date, what is planned last."""
    for event in (*finding.events, *finding.planned):
        yield Line(event.text, event.evidence, head=event.value.replace("/", " – "))


KIND = Kind("timeline", 2, Timeline, of_article, lines, Timeline, of_story)
