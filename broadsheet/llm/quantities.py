"""Numbers with their units, dates, times and scores of a sentence, in one form whatever way they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from broadsheet.llm import lexicon
from broadsheet.text import languages, numbers
from broadsheet.text.languages.language import numbered
from broadsheet.text.tokens import fold, unaccent

_SCORE = re.compile(r"(?<![\w-])\d{1,3}-\d{1,3}(?:-\d{1,3})?(?![\w-])")
_TIME = re.compile(
    r"(?<![\w:.])(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\b\.?|(?<![\w:.])(\d{1,2}):(\d\d)(?![\d:])", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?<!\w)(\d{1,6})(?:st|nd|rd|th)\b", re.IGNORECASE)
_ORDINALS = tuple(
    numbered(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """
    )
)
_TIMES = {"twice": 2.0, "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0, "thrice": 3.0, "triple": 3.0,
          "tripled": 3.0, "half": 0.5, "halved": 0.5, "dozen": 12.0, "quadrupled": 4.0,
          "quarter": 0.25, "quarters": 0.25}  # fmt: skip
_AND_A_HALF = re.compile(
    r"\b(?:a|one) (year|month|week|hour) and a half\b|\b(\d+|[a-z]+) and a half (years|months|weeks|hours)\b"
)
_ONE = re.compile(
    r"\b(?:at least|more than|less than|for|within|after|over|about|nearly|almost|up to|every|once) an? "
    r"(day|week|month|year|decade|century|hour|minute)\b(?! and a half)"
)
_MEASURES = "|".join(sorted(word for word in {*lexicon.CURRENCIES, *lexicon.UNITS} if word.isalpha()))
_DIFFERENCE = re.compile(
    rf"(?:er cent|%)?[ -]?(?:(?:{_MEASURES}|people|jobs|votes|seats|percentage points) )?"
    r"(?:more|less|fewer|higher|lower|above|below)\b",
    re.IGNORECASE,
)
_MORE_OF_THEM = re.compile(r" more\b(?! than)", re.IGNORECASE)  # "74 more will follow"
_BARE = re.compile(
    r"\s*(?:[.,;)\"]|$|"
    r"(?:to|from|and|or|in|by|per cent|a year|a month|last|this|earlier)\b|million|billion|crore|lakh|thousand)"
)
_AFTER = re.compile(r"[^\W\d_]+|[%$€£₹¥]")
_UNIT_WORDS = 3  # words after a number in which its unit stands: "5,000 cubic feet", "46.8 degrees Celsius"
_NEAR = 24  # characters before a number in which "more than" and its currency stand
TOLERANCE = 1e-9  # relative; what scaling a decimal loses


class Quantity(NamedTuple):
    """``text[start:end]``. ``form`` is number, ordinal, date, time or score; ``value`` of the last three is a string.

    ``bound`` is 1 for "at least", -1 for "at most", else 0.
    """

    form: str
    value: float | str
    unit: str
    bound: int
    start: int
    end: int
    difference: bool = False  # "9 million francs less than", "24 per cent above"
    bare: bool = False  # nothing that is counted stands behind it: its unit may be that of its neighbour


def find(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a clean sentence in order."""
    found: list[Quantity] = []
    left = text
    for pattern, read in (
        (_SCORE, _score),
        (_TIME, _time),
        (_AND_A_HALF, _and_a_half),
        (_ONE, _one),
        (_dates(language), _date),
        (_ORDINAL, _ordinal),
    ):
        for match in pattern.finditer(left):
            found.append(read(match, language))
            left = left[: match.start()] + "\x00" * (match.end() - match.start()) + left[match.end() :]
    spelt = list(_spelt(left, language)) if language == "en" else []
    for number in spelt:
        left = left[: number.start] + "\x00" * (number.end - number.start) + left[number.end :]
    for each in numbers.find(left, language):
        unit = "" if each.unit == "year" else each.unit
        spelt.append(Quantity("number", each.value, unit, 0, each.start, each.end))
    found += [_with_unit(text, number) for number in spelt]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def equal(left: Quantity, right: Quantity) -> bool:
    """Whether two have one value, whatever their units."""
    if isinstance(left.value, str) or isinstance(right.value, str):
        return left.form == right.form and _fits(str(left.value), str(right.value))
    return abs(left.value - right.value) <= TOLERANCE * max(abs(left.value), abs(right.value))


def as_days(quantity: Quantity) -> float | None:
    """A length of time in days; None for anything else."""
    days = lexicon.DAYS.get(quantity.unit)
    return quantity.value * days if days and isinstance(quantity.value, float) else None


def _fits(claim: str, source: str) -> bool:
    """Dates fit when the parts that both name are equal and the claim names none that the source does not."""
    if "/" not in claim:
        return claim == source
    return all(mine in ("", theirs) for mine, theirs in zip(claim.split("/"), source.split("/"), strict=True))


def _and_a_half(match: re.Match[str], language: str) -> Quantity:
    whole = match[2] or "1"
    number = float(whole) if whole.isdecimal() else languages.of("en").numerals.get(whole, 1.0)
    return Quantity("number", number + 0.5, lexicon.UNITS.get(match[1] or match[3], match[1] or ""), 0, *match.span())


def _one(match: re.Match[str], language: str) -> Quantity:
    return Quantity("number", 1.0, lexicon.UNITS[match[1]], 0, *match.span(1))


def _score(match: re.Match[str], language: str) -> Quantity:
    return Quantity("score", match.group(), "", 0, *match.span())


def _time(match: re.Match[str], language: str) -> Quantity:
    hour, minute, half, plain_hour, plain_minute = match.groups()
    value = int(hour or plain_hour)
    if half:
        value = value % 12 + (12 if half.lower() == "p" else 0)
    return Quantity("time", f"{value}:{minute or plain_minute or '00'}", "", 0, *match.span())


def _ordinal(match: re.Match[str], language: str) -> Quantity:
    return Quantity("ordinal", float(match[1]), "", 0, *match.span())


def _date(match: re.Match[str], language: str) -> Quantity:
    day = match["day"] or match["day_after"] or ""
    month = _months(language)[unaccent(fold(match["month"] or match["month_first"])).rstrip(".")]
    year = match["year"] or match["year_after"] or match["year_alone"] or ""
    return Quantity("date", f"{year}/{month}/{day.lstrip('0')}", "", 0, *match.span())


@lru_cache(maxsize=32)
def _months(language: str) -> dict[str, int]:
    try:
        listed = Locale.parse(language).months["format"]
    except (UnknownLocaleError, ValueError, TypeError):
        listed = Locale("en").months["format"]
    return {
        unaccent(fold(str(name))).rstrip("."): at
        for width in ("wide", "abbreviated")
        for at, name in listed[width].items()
    }


@lru_cache(maxsize=32)
def _dates(language: str) -> re.Pattern[str]:
    try:
        listed = Locale.parse(language).months["format"]
    except (UnknownLocaleError, ValueError, TypeError):
        listed = Locale("en").months["format"]
    names = sorted(
        {str(name).rstrip(".") for width in ("wide", "abbreviated") for name in listed[width].values()}, key=len
    )
    month = "|".join(re.escape(name) for name in reversed(names))
    return re.compile(
        rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?(?: of| de)? (?P<month>{month})\b\.?"
        rf"(?:,? (?P<year>(?:19|20)\d\d)\b)?"
        rf"|(?P<month_first>{month})\b\.? ?(?:(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)(?!,\d)"
        rf"(?:,? (?P<year_after>(?:19|20)\d\d)\b)?"
        rf"|(?P<year_alone>(?:19|20)\d\d)\b)?)"
    )


def _spelt(text: str, language: str) -> Iterator[Quantity]:
    """English numbers in words: "sixty-four", "one hundred and twenty", "a year and a half", ordinals, "twice"."""
    known = languages.of(language)
    taken = 0
    for match in _number_words().finditer(text):
        if match.start() < taken:
            continue
        words = re.findall(r"[a-z]+", match.group().lower())
        if words[-1] in _ORDINALS and len(words) == 1:
            yield Quantity("ordinal", float(_ORDINALS.index(words[-1]) + 1), "", 0, *match.span())
        elif words[0] in _TIMES:
            scale = known.scales.get(words[-1], 1.0) if len(words) > 1 else 1.0
            yield Quantity("number", _TIMES[words[0]] * scale, "", 0, *match.span())
        elif value := _sum(words, known.numerals, known.scales):
            yield Quantity("number", value, "", 0, *match.span())
        taken = match.end()


@lru_cache(maxsize=1)
def _number_words() -> re.Pattern[str]:
    known = languages.of("en")
    counted = "|".join(sorted((word for word in known.numerals if word != "zero"), key=len, reverse=True))
    scale = "|".join(sorted((word for word in known.scales if len(word) > 2), key=len, reverse=True))
    half = rf"half an? (?:{scale})"
    single = "|".join((half, *_ORDINALS, *sorted(_TIMES, key=len, reverse=True)))
    number = rf"(?:{counted})(?:[ -](?:and )?(?:{counted}|{scale}))*"
    return re.compile(rf"(?<![\w.])(?:{number}|{single})(?!\w)", re.IGNORECASE)


def _sum(words: list[str], numerals: dict[str, float], scales: dict[str, float]) -> float:
    total = part = 0.0
    for word in words:
        if word in scales and scales[word] == 100:
            part = (part or 1) * 100
        elif word in scales:
            total, part = total + (part or 1) * scales[word], 0.0
        else:
            part += numerals.get(word, 0.0)
    return total + part


def _with_unit(text: str, number: Quantity) -> Quantity:
    before = text[max(0, number.start - _NEAR) : number.start].lower().rstrip(" -")
    unit = number.unit or _unit_after(text, number.end)
    last = re.split(r"[\s(-]", before)[-1]
    sign = lexicon.CURRENCIES.get(last) or lexicon.CURRENCIES.get(last[-1:], "")
    bare = before.rstrip("$€£₹¥ ")
    bound = 1 if bare.endswith(lexicon.AT_LEAST) else -1 if bare.endswith(lexicon.AT_MOST) else 0
    if unit in lexicon.DAYS and bare.endswith(("over", "under")):
        bound = 0  # "over three years" is during them
    if re.match(r"\s*(?:or more|or above)\b", text[number.end : number.end + _NEAR]):
        bound = 1
    ahead = text[number.end : number.end + 40]
    difference = bool(_DIFFERENCE.match(ahead)) and not _MORE_OF_THEM.match(ahead)
    return number._replace(
        unit=unit if unit == "percent" else sign or unit,
        bound=bound,
        difference=difference,
        bare=bool(_BARE.match(text[number.end :])) and not is_year(number),
    )


def is_year(number: Quantity) -> bool:
    """Whether a number reads like a year."""
    return isinstance(number.value, float) and 1500 <= number.value <= 2100 and number.end - number.start == 4


def _unit_after(text: str, end: int) -> str:
    """The first unit among the next words; a comma or another number ends the search."""
    ahead = re.split(
        r"[.,;:()\"\x00]|\d| (?:per|and|to|for|in|on|of|from|after|before|at|with) ",
        text[end : end + 40] + " ",
        maxsplit=1,
    )[0]
    if not text[:end].lower().endswith("half"):
        ahead = re.split(r" (?:a|an) ", ahead, maxsplit=1)[0]
    for word in _AFTER.findall(ahead.lower())[:_UNIT_WORDS]:
        unit = lexicon.CURRENCIES.get(word) or lexicon.UNITS.get(word)
        if unit == "second" and word != "seconds":
            continue
        if unit:
            return unit
    return ""
