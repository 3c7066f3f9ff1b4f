from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.newsroom.storypages import Moment
from broadsheet.web import charts

NOW = datetime(2026, 11, 23, 20, 10, tzinfo=UTC)
MOMENTS = st.lists(st.tuples(st.integers(0, 60 * 24 * 4000), st.integers(1, 9), st.booleans()), min_size=3, max_size=60)


@given(MOMENTS)
def test_every_article_is_in_a_bar_and_the_line_only_rises(rows: list[tuple[int, int, bool]]) -> None:
    moments = [Moment(NOW - timedelta(minutes=age), publisher, "en", copy) for age, publisher, copy in rows]
    chart = charts.growth(sorted(moments, key=lambda moment: moment.at), NOW)
    assert chart is not None
    assert sum(chart.counts) == len(rows)
    assert len(chart.counts) <= charts.MOST_COLUMNS + 1
    heights = [float(point.split()[1]) for point in chart.line[1:].split(" L")]
    assert heights == sorted(heights, reverse=True)
    assert all(0 <= height <= 100 for height in heights)
    assert sum(count for _, count, _ in chart.rows) == len(rows)
    assert chart.totals[-1] == len({publisher for _, publisher, copy in rows if not copy})


def test_few_articles_make_no_chart() -> None:
    assert charts.growth([Moment(NOW, 1, "en", is_copy=False)] * 2, NOW) is None


def test_days_end_today() -> None:
    chart = charts.days(
        {NOW.date(): 3, (NOW - timedelta(days=29)).date(): 1, (NOW - timedelta(days=40)).date(): 9}, NOW, 30
    )
    assert (chart.counts[0], chart.counts[-1], sum(chart.counts)) == (1, 3, 4)
    assert chart.bars[-1] == "M291.5 100v-94h7v94z"
