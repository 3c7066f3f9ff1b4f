"""Names of months and weekdays, which look like names of people and places but are none."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from broadsheet.text.tokens import fold, unaccent


@lru_cache(maxsize=64)
def calendar_words(language: str) -> frozenset[str]:
    """Folded, unaccented month and weekday names of a language, long and short; empty for an unknown one."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return frozenset()
    found: set[str] = set()
    for names in (locale.months, locale.days):
        for width in ("wide", "abbreviated"):
            found |= {unaccent(fold(str(name))).rstrip(".") for name in names["format"][width].values()}
    return frozenset(found | _COLLOQUIAL.get(language, frozenset()))


_COLLOQUIAL = {
    "ar": frozenset(["شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "اب", "ايلول", "كانون", "تشرين"]),
}
