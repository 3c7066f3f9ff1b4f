"""The list that a new Broadsheet offers."""

from __future__ import annotations

from collections import Counter

from broadsheet.feeds import starter
from broadsheet.text.addresses import registrable_domain
from broadsheet.text.sections import SECTIONS

LISTINGS = starter()


def test_there_are_many_publishers() -> None:
    assert len({registrable_domain(listing.site_url) for listing in LISTINGS}) >= 80


def test_no_address_and_no_title_stands_twice() -> None:
    assert max(Counter(listing.url for listing in LISTINGS).values()) == 1
    assert max(Counter(listing.title for listing in LISTINGS).values()) == 1


def test_every_entry_is_whole() -> None:
    for listing in LISTINGS:
        assert listing.url.startswith("https://"), listing
        assert listing.site_url.startswith("https://"), listing
        assert listing.title, listing
        assert len(listing.language) == 2, listing
        assert len(listing.country) == 2, listing
        assert listing.section in {"", *SECTIONS}, listing
        assert len(listing.groups) == 2, listing


def test_languages_countries_and_sections_are_many() -> None:
    languages = Counter(listing.language for listing in LISTINGS)
    assert languages["en"] >= 40
    assert min(languages[code] for code in ("fr", "ar", "hi", "es", "de", "pt")) >= 5
    assert languages["ja"] >= 3
    assert len({listing.country for listing in LISTINGS}) >= 30
    assert {listing.section for listing in LISTINGS} == {"", *SECTIONS}


def test_a_country_is_one_group() -> None:
    assert len({(listing.country, listing.groups[0]) for listing in LISTINGS}) == len(
        {listing.country for listing in LISTINGS}
    )
