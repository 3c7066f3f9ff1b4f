"""Publisher rows, by registrable domain."""

from __future__ import annotations

import re

from broadsheet.newsroom.models import Publisher
from broadsheet.newsroom.storing.fit import fit
from broadsheet.text.addresses import registrable_domain

_PARTED = re.compile(r"\s+[-–—|>»:·]\s+|\s*[|»]\s*|:\s+")


def publisher_of(domain: str, *, name: str = "", language: str = "", country: str = "") -> Publisher:
    """The publisher with this registrable domain, made when it is new; facts that were missing are filled in."""
    publisher, made = Publisher.objects.get_or_create(
        domain=fit(domain, 255),
        defaults={"name": fit(name or domain, 200), "language": language[:8], "country": country[:2].upper()},
    )
    if not made:
        _fill_in(publisher, name=name, language=language, country=country)
    return publisher


def publisher_for(url: str, known: Publisher | None) -> Publisher:
    """The publisher of a page at ``url`` that was found in a feed of ``known``.

    A page under the same name and another suffix (bbc.com, found in a feed of bbc.co.uk) belongs to the feed's
    publisher, unless that domain is a known publisher's: else whoever buys a name under a new suffix gets its pieces.
    Any other domain is a publisher of its own, as in feeds that gather from many.
    """
    domain = registrable_domain(url)
    if known is not None and (not domain or domain == known.domain):
        return known
    if known is not None and _name(domain) == _name(known.domain):
        return Publisher.objects.filter(domain=domain).first() or known
    return publisher_of(domain)


def name_in(feed_title: str) -> str:
    """The publisher's part of a feed's title: "The Courier" of "The Courier - World" or "The Courier | Politics"."""
    return _PARTED.split(feed_title, maxsplit=1)[0].strip()


def _name(domain: str) -> str:
    return domain if domain.endswith(".localhost") else domain.split(".", 1)[0]


def _fill_in(publisher: Publisher, *, name: str, language: str, country: str) -> None:
    missing = {}
    if name and publisher.name == publisher.domain:
        missing["name"] = fit(name, 200)
    if language and not publisher.language:
        missing["language"] = language[:8]
    if country and not publisher.country:
        missing["country"] = country[:2].upper()
    if missing:
        Publisher.objects.filter(pk=publisher.pk).update(**missing)
        for field, value in missing.items():
            setattr(publisher, field, value)
