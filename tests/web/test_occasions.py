"""When something happened, as readers see it."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from broadsheet.analysis.timeline import Event, Timeline
from broadsheet.types import Evidence
from broadsheet.web import occasions
from broadsheet.web.desk import Desk


def event(value: str, grain: str, first: str, last: str) -> Event:
    return Event(value, grain, first, last, "", "", ())


@pytest.mark.parametrize(
    ("value", "grain", "first", "last", "shown"),
    [
        ("2026-05-12", "day", "2026-05-12", "2026-05-12", "12 May"),
        ("2025-05-12", "day", "2025-05-12", "2025-05-12", "12 May 2025"),
        ("2024-03", "month", "2024-03-01", "2024-03-31", "Mar 2024"),
        ("2019", "year", "2019-01-01", "2019-12-31", "2019"),
        ("2023-Q3", "quarter", "2023-07-01", "2023-09-30", "Q3 2023"),
        ("2026-W47", "week", "2026-11-16", "2026-11-22", "16–22 Nov"),
        ("1998/2004", "range", "1998-01-01", "2004-12-31", "1998–2004"),
        ("2019-06/2019-07", "range", "2019-06-01", "2019-07-31", "Jun – Jul 2019"),
        ("2026-08-01/2026-09-01", "range", "2026-08-01", "2026-09-01", "1 Aug – 1 Sept"),
        ("2020-WI", "season", "2020-12-01", "2021-02-28", "Dec 2020 – Feb 2021"),
    ],
)
def test_labels(value: str, grain: str, first: str, last: str, shown: str) -> None:
    found = occasions.label(event(value, grain, first, last), 2026, "en_GB")
    assert found.replace("\u2009", " ").replace("\u202f", " ") == shown


def test_for_machines() -> None:
    for value, first, written in (
        ("2026-W47", "2026-11-16", "2026-W47"),
        ("2026-11-21", "2026-11-21", "2026-11-21"),
        ("1998/2004", "1998-01-01", "1998-01-01"),
        ("2019-SU", "2019-06-01", "2019-06-01"),
    ):
        assert occasions.machine(event(value, "", first, first)) == written


@pytest.mark.parametrize("template", ["findings/timeline.html", "findings/timeline-story.html"])
def test_what_is_planned_is_marked(template: str) -> None:
    past = Event("2026-05-12", "day", "2026-05-12", "2026-05-12", "12 May", "A log was kept.", (Evidence(1, 0, 5),))
    plan = Event("2027-02-03", "day", "2027-02-03", "2027-02-03", "3 February", "It opens.", (Evidence(1, 6, 9),), 2)
    page = render_to_string(
        template,
        {
            "finding": Timeline((past,), (plan,)),
            "desk": Desk(),
            "chrome": SimpleNamespace(now=datetime(2026, 11, 18, tzinfo=UTC)),
        },
    )
    assert '<time datetime="2026-05-12">12 May</time>' in page
    assert '<time datetime="2027-02-03">3 Feb 2027</time>' in page
    assert page.index("A log was kept.") < page.index("It opens.")
    assert ("is-planned" in page) or ("Planned:" in page)
