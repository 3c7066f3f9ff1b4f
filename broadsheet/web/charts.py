"""Charts as the design draws them: SVG paths on a grid of ten units a column, words outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from broadsheet.newsroom.storypages import Moment

COLUMN = 10  # units of the view box that one bar takes, of which 7 are ink
MOST_COLUMNS = 36
TOP = 94.0  # height of the tallest bar, of 100
STEPS = (1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 168, 336, 720, 2160, 8760)  # hours that one bar may cover


@dataclass(frozen=True, slots=True)
class Chart:
    """Paths and the facts that their caption states."""

    width: int
    bars: tuple[str, ...]
    line: str
    counts: tuple[int, ...]
    totals: tuple[int, ...]  # publishers up to each bar, itself counted; empty where there is no line
    starts: datetime
    step: timedelta
    latest_is_now: bool

    @property
    def most(self) -> tuple[datetime, int]:
        """The first of the tallest bars: where it begins, and its number."""
        column = max(range(len(self.counts)), key=lambda each: (self.counts[each], -each))
        return self.starts + column * self.step, self.counts[column]

    @property
    def last_bar(self) -> str:
        return self.bars[-1] if self.bars else ""

    @property
    def rows(self) -> list[tuple[datetime, int, int]]:
        """The chart in figures: when a bar begins, its articles, the publishers so far; without the empty bars."""
        return [
            (self.starts + column * self.step, count, total)
            for column, (count, total) in enumerate(zip(self.counts, self.totals, strict=True))
            if count
        ]

    @property
    def earlier_bars(self) -> tuple[str, ...]:
        return tuple(bar for bar in self.bars[:-1] if bar)


def growth(moments: Sequence[Moment], now: datetime) -> Chart | None:
    """Articles by hour (or a longer step) with the publishers in all as a line; None for fewer than three articles."""
    if len(moments) < 3:
        return None
    first, last = moments[0].at, moments[-1].at
    end = now if now - last < timedelta(hours=24) else last
    step = _step(end - first)
    start = first.replace(minute=0, second=0, microsecond=0)
    columns = max(6, int((end - start) / step) + 1)
    counts = Counter(min(columns - 1, int((moment.at - start) / step)) for moment in moments)
    heights = [counts[column] for column in range(columns)]
    totals = _totals(moments, start, step, columns)
    return Chart(
        width=columns * COLUMN,
        bars=_bars(heights),
        line=_line(totals),
        counts=tuple(heights),
        totals=totals,
        starts=start,
        step=step,
        latest_is_now=end == now,
    )


def days(by_day: Mapping[date, int], today: datetime, number: int) -> Chart:
    """One bar for each of the last ``number`` days, today last."""
    start = today - timedelta(days=number - 1)
    heights = [by_day.get((start + timedelta(days=offset)).date(), 0) for offset in range(number)]
    return Chart(number * COLUMN, _bars(heights), "", tuple(heights), (), start, timedelta(days=1), latest_is_now=True)


def _step(span: timedelta) -> timedelta:
    for hours in STEPS:
        if span / timedelta(hours=hours) < MOST_COLUMNS:
            return timedelta(hours=hours)
    return timedelta(hours=STEPS[-1])


def _bars(heights: Sequence[int]) -> tuple[str, ...]:
    most = max(heights, default=0) or 1
    paths = []
    for column, height in enumerate(heights):
        units = f"{TOP * height / most:.1f}".rstrip("0").rstrip(".")
        paths.append(f"M{column * COLUMN + 1.5:g} 100v-{units}h7v{units}z" if height else "")
    return tuple(paths)


def _totals(moments: Sequence[Moment], start: datetime, step: timedelta, columns: int) -> tuple[int, ...]:
    """How many publishers had told of it up to each column; who only copied counts once it writes itself."""
    firsts: dict[int, int] = {}
    for moment in moments:
        if not moment.is_copy:
            firsts.setdefault(moment.publisher_id, min(columns - 1, int((moment.at - start) / step)))
    entered = Counter(firsts.values())
    return tuple(accumulate(entered[column] for column in range(columns)))


def _line(totals: Sequence[int]) -> str:
    most = totals[-1] or 1
    return "M" + " L".join(
        f"{column * COLUMN + 5} {100 - 96 * total / most:.1f}" for column, total in enumerate(totals)
    )
