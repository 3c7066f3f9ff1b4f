"""Numbers that say no quantity: days, years, clock times, ordinals, scores, and what is part of a name."""

from __future__ import annotations

from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages.language import words as listed
from broadsheet.text.quantities.nouns import counted, is_plural
from broadsheet.text.quantities.numerals import Numeral
from broadsheet.text.quantities.pieces import HYPHENS, Sentence

_YEARS = range(1700, 2100)
_ROUND = 50  # years are written as they come, counts of that size are round or bounded
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "gmt", "et", "est", "edt", "ist", "bst", "o'clock", "o’clock", "hrs"})
_DESIGNATORS = listed("""
    page pages chapter section sections article articles clause room route phase level grade round stage episode season
    game no number nos week day channel flight part version type category figure table group class ward gate platform
    terminal line lane sector paragraph rule form seed ranked rank size world act bill lot highway nh channel apartment
    flat house plot block survey quarter q step item question slide track volume issue unit apollo windows iphone galaxy
    sp nifty
    """)
_TIME_WORDS = listed(
    "in since of by until till from to during through before after late early mid between and for year fiscal fy "
    "spring summer autumn fall winter circa the"
)


def months() -> frozenset[str]:
    """English names of months and weekdays, with "sept"."""
    return calendar_words("en") | {"sept"}


def is_date(sentence: Sentence, first: int, last: int) -> bool:
    """Whether pieces ``first`` to ``last`` are the day of a month or stand in a date of digits."""
    raw = sentence.pieces[first].text
    if last != first + 1 or not raw.isdecimal() or int(raw[:5]) > 31:
        return False
    before = first - 1 - (sentence.lower(first - 1) in (".", "-", "–", "the"))
    after = last + (sentence.lower(last) in _ORDINALS)
    after += sentence.lower(after) in ("of", "-")
    for at in (before, after):
        if sentence.lower(at) in months() and sentence.is_capitalised(at) and _is_month(sentence, at):
            return True
    if sentence.lower(first - 1) in HYPHENS and sentence.is_number(first - 2) and first > 2:
        return _is_day_range(sentence, first - 2, last)
    if sentence.lower(last) in HYPHENS and sentence.is_number(last + 1):
        return _is_day_range(sentence, first, last + 2)
    return False


def _is_month(sentence: Sentence, at: int) -> bool:
    return sentence.lower(at) not in _WEEKDAYS and len(sentence.lower(at)) > 2


_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun tues thurs")


def _is_day_range(sentence: Sentence, first: int, last: int) -> bool:
    """As in "5-7 September", "September 5-7"."""
    before = first - 1 - (sentence.lower(first - 1) == ".")
    return any(
        sentence.lower(at) in months() and sentence.is_capitalised(at) and _is_month(sentence, at)
        for at in (before, last)
    )


def is_year(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a bare number of four digits is a year; with a plural after it only round or bounded ones are counts."""
    first, last = numeral.first, numeral.last
    raw = sentence.pieces[first].text
    if is_year_range(sentence, first):
        return True
    if len(raw) != 4 or not raw.isdecimal() or last != first + 1 or int(raw) not in _YEARS:
        return False
    if sentence.lower(last) in ("s", "'s", "’s") or sentence.lower(first - 1) in _TIME_WORDS:
        return True
    plural = sentence.is_word(last) and not sentence.is_capitalised(last) and is_plural(sentence.lower(last))
    return not plural or bool(int(raw) % _ROUND)


def is_year_range(sentence: Sentence, at: int) -> bool:
    """ "2021-2022", "2014-15": either end."""
    for hyphen, first, second in ((at + 1, at, at + 2), (at - 1, at - 2, at)):
        if sentence.lower(hyphen) in HYPHENS and sentence.glued(hyphen) and sentence.glued(hyphen + 1):
            low, high = sentence.lower(first), sentence.lower(second)
            years = low.isdecimal() and high.isdecimal() and len(low) == 4 and len(high) in (2, 4)
            if years and int(low) in _YEARS and (len(high) == 2 or int(high) in _YEARS):
                return int(high[-2:]) == (int(low[-2:]) + 1) % 100 or len(high) == 4
    return False


def is_clock(sentence: Sentence, first: int, last: int) -> bool:
    """As in "9:01", "9 pm", "9.30 a.m."."""
    ahead = sentence.lower(last)
    if ahead in _CLOCK or (ahead in ("a", "p") and sentence.lower(last + 1) == "." and sentence.lower(last + 2) == "m"):
        return True
    if ahead == ":" and sentence.glued(last) and sentence.glued(last + 1) and sentence.is_number(last + 1):
        return True
    return sentence.lower(first - 1) == ":" and sentence.glued(first) and sentence.is_number(first - 2)


def is_ordinal(sentence: Sentence, last: int) -> bool:
    """As in "22nd", "1990s", "'90s"."""
    return sentence.glued(last) and (sentence.lower(last) in _ORDINALS or sentence.lower(last) == "s")


_LONGEST_PLAIN = 19  # digits, commas and point of a number that anybody counts to


def is_in_word(sentence: Sentence, first: int, last: int) -> bool:
    """Whether digits are part of a name or code: "S8", "COVID-19", "F-16", "4x4", "10/11/2018"."""
    before = sentence.lower(first - 1)
    if sentence.glued(first) and first and sentence.is_word(first - 1):
        return True
    if before in HYPHENS and sentence.glued(first) and sentence.glued(first - 1) and first > 1:
        return sentence.is_word(first - 2) and sentence.lower(first - 2) not in ("minus", "sub", "rs", "plus", "about")
    if before == "/" and sentence.glued(first) and sentence.glued(first - 1):
        return True
    if before == "." and sentence.glued(first) and sentence.glued(first - 1) and sentence.is_word(first - 2):
        return True  # "BA.5"
    if before[:1] == "_" or sentence.lower(last)[:1] == "_" or len(sentence.pieces[first].text) > _LONGEST_PLAIN:
        return True
    if before == "#" or (before in ("'", "’", "‘") and sentence.glued(first)):
        return True
    return sentence.lower(last) == "/" and sentence.glued(last) and sentence.is_number(last + 1)


def is_designator(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a bare whole number follows the name it belongs to: "FTSE 100", "Channel 5", "iPhone 14 Pro"."""
    first, last = numeral.first, numeral.last
    raw = sentence.pieces[first].text
    if numeral.written != "digits" or not raw.isdecimal() or numeral.scale != 1 or first == 0:
        return False
    before = sentence.pieces[first - 1]
    if before.lower in _DESIGNATORS or (before.text == "." and sentence.lower(first - 2) in ("no", "nos")):
        return True
    if sentence.is_capitalised(last) and len(raw) < 5 and _is_name(sentence, last):
        return True  # "787 Dreamliner", "11 Pro", "38 North"
    if before.lower in months() or sentence.tag(first - 1) in ("VERB", "ADP", "AUX"):
        return False
    named = before.text[0].isupper() and (first > 1 or (not before.text.islower() and before.text.isupper()))
    if not before.text[0].isalpha():
        return False
    mixed = any(letter.isupper() for letter in before.text[1:])
    plural = sentence.is_word(last) and not sentence.is_capitalised(last) and is_plural(sentence.lower(last))
    return (named or mixed) and not plural and before.lower not in ("the", "in", "at", "about", "some", "over", "only")


def _is_name(sentence: Sentence, at: int) -> bool:
    """Whether a capitalised word goes on with the name that a number stands in, and no plural is counted."""
    _, last = counted(sentence, at)
    return last == at or not is_plural(sentence.lower(last - 1))


def is_named(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a number word is part of a name: "Formula One", "the Big Four", "Three To Make Ready"."""
    first, last = numeral.first, numeral.last
    if first == 0 or not sentence.is_capitalised(first) or not sentence.is_word(first):
        return False
    return sentence.is_capitalised(first - 1) or sentence.is_capitalised(last)


def is_score(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a number stands in a result: "2-0", "6-4, 7-5"."""
    for hyphen, other in ((first - 1, first - 2), (last, last + 1)):
        joined = sentence.lower(hyphen) in HYPHENS and sentence.glued(hyphen) and sentence.glued(hyphen + 1)
        if joined and sentence.is_number(other):
            return True
    return False
