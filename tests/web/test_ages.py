from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from broadsheet.web import ages

NOW = datetime(2026, 11, 23, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "english", "french", "arabic"),
    [
        (timedelta(seconds=20), "now", "à l’instant", "الآن"),
        (timedelta(minutes=-3), "now", "à l’instant", "الآن"),
        (timedelta(minutes=1), "1 min ago", "il y a 1 min", "قبل دقيقة"),
        (timedelta(minutes=2), "2 min ago", "il y a 2 min", "قبل دقيقتين"),
        (timedelta(minutes=11), "11 min ago", "il y a 11 min", "قبل 11 دقيقة"),
        (timedelta(minutes=5), "5 min ago", "il y a 5 min", "قبل 5 دقائق"),
        (timedelta(hours=2, minutes=59), "2 h ago", "il y a 2 h", "قبل ساعتين"),
        (timedelta(hours=11), "11 h ago", "il y a 11 h", "قبل 11 ساعة"),
        (timedelta(hours=12), "08:10", "08:10", "08:10"),
        (timedelta(days=1), "Sun 20:10", "dim. 20:10", "الأحد 20:10"),
        (timedelta(days=11), "12 Nov", "12 nov.", "12 نوفمبر"),
        (timedelta(days=600), "2 Apr 2025", "2 avr. 2025", "2 أبريل 2025"),
    ],
)
def test_ages_in_three_languages(before: timedelta, english: str, french: str, arabic: str) -> None:
    for language, expected in (("en", english), ("fr", french), ("ar", arabic)):
        with translation.override(language):
            assert ages.age(NOW - before, NOW).replace("\u200f", "") == expected


def test_in_full_words() -> None:
    with translation.override("en"):
        assert ages.long_age(NOW - timedelta(minutes=11), NOW) == "11 minutes ago"
        assert ages.long_age(NOW - timedelta(hours=1), NOW) == "1 hour ago"


def test_times_are_told_in_the_papers_zone() -> None:
    with timezone.override("Asia/Kolkata"), translation.override("en"):
        assert ages.clock(NOW) == "01:40"
        assert ages.exact(NOW) == "Tuesday, 24 November 2026 01:40 IST"
        assert ages.when(NOW - timedelta(hours=13), NOW) == "Mon 12:40"
