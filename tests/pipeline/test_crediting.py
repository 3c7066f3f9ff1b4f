from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.newsroom.models import Article
from broadsheet.pipeline.desk import Desk

from .press import NOW, report
from .steps import place_all
from .test_place import waiting

pytestmark = pytest.mark.django_db


def credited(hours: int, host: str) -> Article:
    """A copy that credits the agency, published so many hours ago."""
    text = "VARNE (Agency) - " + "\n\n".join(report(1)[1])
    return waiting(1, host, published_at=NOW - timedelta(hours=hours), text=text)


def test_the_agency_that_is_named_is_the_original_though_it_is_found_and_dated_later(desk: Desk) -> None:
    copies = [credited(6, "herald"), credited(5, "courier")]
    place_all(desk)
    agency = waiting(1, "agency", published_at=NOW - timedelta(hours=3))
    place_all(desk)

    assert list(Article.objects.order_by("pk").values_list("copy_of", flat=True)) == [agency.pk, agency.pk, None]
    assert Article.objects.values("story").distinct().count() == 1
    assert len(copies) == 2


def test_an_early_copy_that_is_found_late_stays_a_copy(desk: Desk) -> None:
    agency = waiting(1, "agency", published_at=NOW - timedelta(hours=3))
    place_all(desk)
    credited(5, "courier")
    place_all(desk)

    assert list(Article.objects.order_by("pk").values_list("copy_of", flat=True)) == [None, agency.pk]


def test_without_a_credit_the_clock_decides(desk: Desk) -> None:
    herald = waiting(1, "herald", published_at=NOW - timedelta(hours=5))
    place_all(desk)
    waiting(1, "agency", published_at=NOW - timedelta(hours=3))
    place_all(desk)

    assert list(Article.objects.order_by("pk").values_list("copy_of", flat=True)) == [None, herald.pk]
