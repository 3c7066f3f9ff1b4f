from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.newsroom.models import Article, Publisher
from broadsheet.newsroom.storing.fit import fit, fit_address, fit_fields


@given(st.text(), st.integers(1, 50))
def test_text_fits_its_column_and_can_be_encoded(text: str, limit: int) -> None:
    fitted = fit(text, limit)

    assert len(fitted) <= limit
    assert "\x00" not in fitted
    fitted.encode()
    assert fit(fitted, limit) == fitted


def test_unstorable_signs_keep_their_places() -> None:
    assert fit("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_half_an_address_is_none() -> None:
    assert fit_address("https://courier.example/" + "a" * 2000) == ""


def test_fields_are_cleaned_inside_lists() -> None:
    fields = fit_fields(Article, {"title": "x" * 600, "authors": ["a\x00"], "blocks": [{"text": "\udfff", "level": 2}]})

    assert len(fields["title"]) == 500
    assert fields["authors"] == ["a\ufffd"]
    assert json.dumps(fields["blocks"]).isascii()
    assert fields["blocks"] == [{"text": "\ufffd", "level": 2}]


@pytest.mark.django_db
def test_both_databases_take_what_was_fitted() -> None:
    Publisher.objects.create(domain="a.example", **fit_fields(Publisher, {"name": "\x00\ud800" * 300}))

    assert Publisher.objects.get().name.endswith("…")
