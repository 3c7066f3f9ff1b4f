"""Quantities in languages other than English: values, per cent, currencies, units of measure, and the noun after it.

Values and scales are those of ``text.numbers``; names of units are CLDR's in the language.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

from broadsheet.text import numbers
from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages import of
from broadsheet.text.quantities import currencies
from broadsheet.text.quantities.quantity import Kind, Quantity
from broadsheet.text.quantities.units import TIME
from broadsheet.text.tokens import MARKS, fold, unaccent

_CLDR_UNITS = MappingProxyType(
    {
        "length-kilometer": "kilometre", "length-meter": "metre", "length-centimeter": "centimetre",
        "length-millimeter": "millimetre", "length-mile": "mile", "length-foot": "foot", "area-hectare": "hectare",
        "area-acre": "acre", "area-square-kilometer": "square kilometre", "area-square-meter": "square metre",
        "mass-kilogram": "kilogram", "mass-gram": "gram", "mass-tonne": "metric ton", "mass-metric-ton": "metric ton",
        "volume-liter": "litre", "volume-barrel": "barrel", "energy-kilowatt-hour": "kilowatt hour",
        "power-megawatt": "megawatt", "power-gigawatt": "gigawatt", "speed-kilometer-per-hour": "kilometre per hour",
        "duration-second": "second", "duration-minute": "minute", "duration-hour": "hour", "duration-day": "day",
        "duration-week": "week", "duration-month": "month", "duration-year": "year", "digital-gigabyte": "gigabyte",
    }
)  # fmt: skip
_MONEY = MappingProxyType(
    {
        "रुपये": "INR", "रुपए": "INR", "रुपया": "INR", "रुपयों": "INR", "रु": "INR", "डॉलर": "USD", "यूरो": "EUR",
        "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "livres": "GBP", "roupies": "INR",
        "yens": "JPY", "yuans": "CNY", "roubles": "RUB", "francs": "CHF", "dólares": "USD", "pesos": "MXN",
        "reais": "BRL", "rublos": "RUB", "libras": "GBP", "dollari": "USD", "sterline": "GBP", "rubel": "RUB",
        "pfund": "GBP", "рублей": "RUB", "рубля": "RUB", "долларов": "USD", "евро": "EUR",
        "دولار": "USD", "دولارا": "USD", "يورو": "EUR", "جنيه": "EGP", "جنيها": "EGP", "ريال": "SAR", "درهم": "AED",
        "روبيه": "INR", "روبل": "RUB", "يوان": "CNY", "ين": "JPY",
    }
)  # fmt: skip
_BEFORE = MappingProxyType(
    {
        "environ": "~", "quelque": "~", "près de": "~", "plus de": ">", "au moins": ">", "moins de": "<",
        "jusqu'à": "<", "करीब": "~", "लगभग": "~", "तकरीबन": "~", "कम से कम": ">", "نحو": "~", "حوالي": "~",
        "قرابه": "~", "زهاء": "~", "اكثر من": ">", "علي الاقل": ">", "اقل من": "<", "cerca de": "~", "unos": "~",
        "más de": ">", "mais de": ">", "menos de": "<", "circa": "~", "rund": "~", "etwa": "~", "mehr als": ">",
        "über": ">", "mindestens": ">", "weniger als": "<", "fast": "~", "около": "~", "более": ">", "менее": "<",
    }
)  # fmt: skip
_AFTER = ("से अधिक", "से ज्यादा", "से ज्यादा")
_LOOK = 24  # characters before and after a number in which a bound, a currency or a unit stands
_WORD = re.compile(rf"[^\W\d_][\w{MARKS}]*(?:['’-][^\W\d_][\w{MARKS}]*)*")
_LONGEST = 3  # words of a unit's name


def find(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order, without years and days of a month. Never raises."""
    return tuple(
        quantity
        for number in numbers.find(text, language)
        if not _is_year(text, number) and (quantity := _read(text, _whole(text, number), language))
    )


def _is_year(text: str, number: numbers.Number) -> bool:
    """Whether a number is a year; ``numbers`` takes only those since 1900 for years."""
    written = text[number.start : number.end].strip()
    return number.unit == "year" or (len(written) == 4 and written.isdecimal() and 1700 <= number.value < 1900)


def _whole(text: str, number: numbers.Number) -> numbers.Number:
    """A number up to the end of its last word: folding may have made that shorter than it is written."""
    end = number.end
    rest = _TAIL.match(text, end) if end and end < len(text) and not text[end - 1].isspace() else None
    if rest and not text[end - 1].isdecimal():
        end = rest.end()
    elif text[end - 1 : end].isspace():
        end = number.start + len(text[number.start : end].rstrip())
    if number.unit == "percent" and text[number.start : end].endswith(_OPEN_PERCENT):
        word = _WORD.match(text, end + 1)
        end = word.end() if word else end
    return number._replace(end=end, value=float(f"{number.value:.12g}"))


_TAIL = re.compile(rf"[\w{MARKS}]*")
_OPEN_PERCENT = (" في", " pour", " por", " per")


def _read(text: str, number: numbers.Number, language: str) -> Quantity | None:
    before = fold(text[max(0, number.start - _LOOK) : number.start]).rstrip()
    after = text[number.end : number.end + _LOOK]
    if _is_date(before, after, number, language) or after.startswith((":", "/")):
        return None
    change = next((sign for words, sign in _BEFORE.items() if before.endswith(words)), "=")
    if number.unit == "percent":
        return Quantity(number.value, None, change, "percentage", Kind.PERCENT, number.start, number.end)
    money = currencies.by_sign(before[-1:]) or currencies.by_sign(after.lstrip()[:1])
    if money:
        start = number.start - 1 if currencies.by_sign(text[number.start - 1 : number.start]) else number.start
        return Quantity(number.value, None, change, money, Kind.CURRENCY, start, number.end)
    words = _words(text, number.end)
    if any(fold(after).lstrip().startswith(each) for each in _AFTER):
        change = ">"
    return _with_words(text, number, change, words, language)


def _words(text: str, at: int) -> list[tuple[int, int]]:
    """The words that follow with nothing but spaces between; "de" of "millions de" is left out."""
    found: list[tuple[int, int]] = []
    while len(found) < _LONGEST:
        match = _WORD.search(text, at, at + _LOOK)
        if not match or text[at : match.start()].strip(" \u00a0\u202f-"):
            break
        if found or fold(match.group()) not in ("de", "d'", "di", "من"):
            found.append(match.span())
        at = match.end()
    return found


def _with_words(
    text: str, number: numbers.Number, change: str, words: list[tuple[int, int]], language: str
) -> Quantity:
    bare = Quantity(number.value, None, change, "", Kind.BARE, number.start, number.end)
    if not words:
        return bare
    first = fold(text[slice(*words[0])]).removeprefix("d'")
    if first in _MONEY:
        return bare._replace(unit=currencies.by_code(_MONEY[first]), kind=Kind.CURRENCY, end=words[0][1])
    for length in range(len(words), 0, -1):
        name = _units(language[:2]).get(_key(text[words[0][0] : words[length - 1][1]]))
        if name:
            kind = Kind.TIME if name in TIME else Kind.MEASURE
            return bare._replace(unit=name, kind=kind, end=words[length - 1][1])
    if first in of(language).stop_words or number.value == 1:
        return bare
    start, end = words[0][0], _noun_end(text, words, language)
    start += 2 * (fold(text[start : start + 2]) in ("d'", "d’"))
    return bare._replace(unit=first, kind=Kind.COUNT, counted_start=start, counted_end=end)


_ROMANCE = frozenset({"fr", "es", "pt", "it", "ca"})
_OF = frozenset({"de", "des", "du", "di", "del", "do", "da", "dos"})
_TANWIN = ("ًا", "اً")


def _noun_end(text: str, words: list[tuple[int, int]], language: str) -> int:
    """Where what is counted ends, with the adjective or the "de …" behind the noun, where their forms show them."""
    told = [fold(text[slice(*word)]) for word in words]
    if language[:2] in _ROMANCE and len(words) > 1:
        if told[1] in _OF and len(words) > 2:
            return words[2][1]
        plural = all(word.endswith(("s", "x")) for word in told[:2]) and told[1] not in of(language).stop_words
        return words[1][1] if plural else words[0][1]
    if language[:2] == "ar" and len(words) > 1 and all(text[slice(*word)].endswith(_TANWIN) for word in words[:2]):
        return words[1][1]
    return words[0][1]


def _is_date(before: str, after: str, number: numbers.Number, language: str) -> bool:
    months = calendar_words(language[:2])
    last = before.rsplit(" ", 1)[-1].strip(".,")
    following = _WORD.match(after.lstrip(" \u00a0."))
    near = (last, fold(following.group()) if following else "")
    return number.value <= 31 and any(word and unaccent(word) in months for word in near)


def _key(words: str) -> str:
    return " ".join(unaccent(fold(words)).split())


@lru_cache(maxsize=32)
def _units(language: str) -> dict[str, str]:
    """Names and signs of units in a language, each with ours; empty for an unknown language."""
    try:
        patterns = Locale.parse(language)._data["unit_patterns"]
    except (UnknownLocaleError, ValueError, TypeError, KeyError):
        return {}
    found: dict[str, str] = {}
    for unit, name in _CLDR_UNITS.items():
        for width in ("short", "long"):
            for form in dict(patterns.get(unit, {}).get(width, {})).values():
                key = _key(form.replace("{0}", "")) if isinstance(form, str) else ""
                if len(key) > 1:
                    found[key] = name
    return found
