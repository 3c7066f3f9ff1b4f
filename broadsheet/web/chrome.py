"""What stands around every page: masthead, sections, menu, colophon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import get_language

from broadsheet.newsroom import editions
from broadsheet.newsroom.editions import EditionKey, Summary
from broadsheet.text.countries import country_name, direction, language_name
from broadsheet.web import names
from broadsheet.web.wording import WORDED, is_worded, may_be_worded

THEMES = ("light", "dark")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the menu."""

    url: str
    label: str
    current: bool
    language: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Chrome:
    """The masthead and the menus of one request."""

    key: EditionKey
    language: str  # of the interface
    direction: str
    theme: str
    is_worded: bool
    now: datetime
    path: str
    summary: Summary

    @property
    def edition_name(self) -> str:
        """The country, for the menu's label; "" is the world."""
        return country_name(self.key.country, self.language) if self.key.country else ""

    @property
    def edition_language(self) -> str:
        """The edition's language in its own name."""
        return language_name(self.key.language, self.key.language)

    @property
    def front_url(self) -> str:
        return address("paper:edition", self.key)

    @property
    def single_url(self) -> str:
        return address("paper:single", self.key)

    @property
    def sections(self) -> list[Choice]:
        """The sections that this edition has."""
        return [
            Choice(section_url(self.key, key), name, key == self.key.section)
            for key, name in names.in_order(self.summary.sections)
        ]

    @property
    def languages(self) -> list[Choice]:
        """The interface's languages, and editions in other languages after them."""
        own = dict(settings.LANGUAGES)
        choices = [Choice(self._prefer("language", code), own[code], code == self.key.language, code) for code in own]
        others = [code for code in self.summary.languages if code and code not in own]
        return choices + [
            Choice(
                address("paper:edition", EditionKey(code)), language_name(code, code), code == self.key.language, code
            )
            for code in others
        ]

    @property
    def countries(self) -> list[Choice]:
        """The countries with an edition in this language, most publishers first."""
        return [
            Choice(
                address("paper:edition", EditionKey(self.key.language, code)),
                country_name(code, self.language),
                code == self.key.country,
                count=number,
            )
            for code, number in self.summary.countries
        ]

    @property
    def world_url(self) -> str:
        return address("paper:edition", EditionKey(self.key.language))

    @property
    def themes(self) -> list[tuple[str, str, bool]]:
        """(key, address, whether it is the present one) of the colour schemes; "" follows the system."""
        return [(theme, self._prefer("theme", theme or "system"), theme == self.theme) for theme in ("", *THEMES)]

    @property
    def worded(self) -> tuple[str, bool] | None:
        """(address that turns it the other way, whether it is on) of a model's words; None where the owner has none."""
        if not may_be_worded():
            return None
        return self._prefer(WORDED, "off" if self.is_worded else "on"), self.is_worded

    def _prefer(self, kind: str, value: str) -> str:
        return f"{reverse('web:prefer', args=[kind, value])}?{urlencode({'next': self.path})}"


def key_of(request: HttpRequest) -> EditionKey:
    """The edition that a request asks for; nonsense in the address is passed over."""
    asked, country = request.GET.get("language", ""), request.GET.get("country", "").upper()
    match = request.resolver_match
    return EditionKey(
        language=asked if _LANGUAGE.fullmatch(asked) else interface_language(),
        country=country if _COUNTRY.fullmatch(country) else "",
        section=(match.kwargs.get("section", "") if match else ""),
        single=bool(match and match.url_name == "single"),
    )


def interface_language() -> str:
    """The language of the interface: "en", "fr" or "ar"."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def address(name: str, key: EditionKey, **kwargs: str) -> str:
    """The address of a page of an edition; what is usual for the interface is left out of it."""
    query = {"country": key.country, "language": key.language if key.language != interface_language() else ""}
    text = urlencode({name: value for name, value in query.items() if value})
    return reverse(name, kwargs=kwargs) + (f"?{text}" if text else "")


def section_url(key: EditionKey, section: str) -> str:
    """The address of a section of the edition."""
    return address("paper:section", key, section=section)


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``chrome`` for the base template, made only where a page shows it."""
    return {"chrome": SimpleLazyObject(lambda: make(request)), "open_registration": settings.CONFIG.open_registration}


def make(request: HttpRequest) -> Chrome:
    """The chrome of a request."""
    now, key = timezone.now(), key_of(request)
    theme = request.COOKIES.get("theme", "")
    language = interface_language()
    return Chrome(
        key=key,
        language=language,
        direction=direction(language),
        theme=theme if theme in THEMES else "",
        is_worded=is_worded(request),
        now=now,
        path=request.get_full_path(),
        summary=editions.summary(key, now),
    )
