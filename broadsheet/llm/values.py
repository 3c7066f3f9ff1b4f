"""Whether the numbers, units, dates and times of a sentence are those of what it cites, and count the same things."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from broadsheet.llm import lexicon, naming, quantities
from broadsheet.llm.quantities import Quantity
from broadsheet.llm.sentence import Sentence
from broadsheet.llm.words import Word, WordKind, key_of
from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages.language import words as listed_words
from broadsheet.text.tokens import fold, unaccent

_YEAR_OF = re.compile(r"\b(?:a|the|per|one|each|every|last|this|that) year\b|\bannual(?:ly)?\b|\byear(?:ly)?\b")


def failure(claim: Sentence, sources: Sequence[Sentence]) -> str:
    """Why a number of ``claim`` does not stand in ``sources``: number, date or unit; "" where all do."""
    known = [quantity for source in sources for quantity in (*source.quantities, *_implied(source))]
    for quantity in claim.quantities:
        reason = _missing(claim, quantity, known)
        if reason:
            return reason
    if _too_often(claim.quantities, known):
        return "number"
    if not _weekdays(claim) <= frozenset(day for source in sources for day in _weekdays(source)):
        return "date"
    if (
        _counts_something_else(claim, sources)
        or _counts_otherwise(claim, sources)
        or any(_contradicts(claim, source) for source in sources)
        or _elsewhere(claim, sources)
    ):
        return "number"
    return ""


def _too_often(claimed: Sequence[Quantity], known: Sequence[Quantity]) -> bool:
    """Whether a number stands more often in the claim than in its sources: "12 this year, 12 last year"."""
    numbers = [each for each in claimed if each.form == "number" and each.value != 1.0]
    return any(
        sum(quantities.equal(each, other) for other in numbers) > 1
        and sum(quantities.equal(each, other) for other in numbers)
        > sum(quantities.equal(each, other) for other in known if other.form in {"number", "ordinal"})
        for each in numbers
    )


def _missing(claim: Sentence, quantity: Quantity, known: Sequence[Quantity]) -> str:
    spelt = not claim.text[quantity.start].isdigit()
    if quantity.form == "number" and quantity.value == 1.0 and not quantity.unit and spelt:
        return ""  # "one of them", "no one"
    if quantity.value == 1.0 and quantity.unit not in lexicon.DAYS and spelt:
        return ""  # "a point"
    if quantity.value == 2.0 and claim.text[: quantity.start].lower().endswith("the "):
        return ""  # "the two countries"
    if quantity.form in ("date", "time", "score"):
        return "" if any(quantities.equal(quantity, other) for other in known) else _why(quantity)
    days = quantities.as_days(quantity)
    same = [other for other in known if quantity.form in {other.form, "ordinal"} and quantities.equal(quantity, other)]
    if days and any(_as_long(days, other) for other in known):
        return ""
    if not same:
        return _why(quantity)
    if quantity.unit and not any(_fits(quantity, other, known) for other in same):
        return "unit"
    if all(other.difference for other in same) and not quantity.difference and not _compares(claim):
        return "number"
    if quantity.difference and not any(other.difference for other in same):
        return "number"
    if quantity.bound and all(other.bound == -quantity.bound for other in same):
        return "number"
    return ""


def _compares(claim: Sentence) -> bool:
    """Whether it says more or less of something in words of its own."""
    return any(word.text.lower() in _COMPARING or word.key in _CHANGING for word in claim.words)


_COMPARING = listed_words("more less fewer higher lower above below under over than ahead behind extra gap difference")
_CHANGING = frozenset(key_of(each)[0] for each in ("rise", "fall", "exceed", "premium", "save", "add"))


def _as_long(days: float, other: Quantity) -> bool:
    """Whether two lengths of time are one: 48 hours and two days, 12 months and a year."""
    length = quantities.as_days(other)
    return bool(length) and abs((length or 0.0) - days) <= _SAME_TIME * days


_SAME_TIME = 0.005  # relative: 52 weeks are a year; 30 and 31 days are no month


def _fits(quantity: Quantity, other: Quantity, known: Sequence[Quantity]) -> bool:
    """One unit, or none in the source where an age, or another number of it with that unit, says which."""
    if other.unit == quantity.unit:
        return True
    return not other.unit and (
        quantity.unit == "year" or (other.bare and any(each.unit == quantity.unit for each in known))
    )


def _why(quantity: Quantity) -> str:
    year = (
        quantity.form == "number"
        and isinstance(quantity.value, float)
        and 1500 <= quantity.value <= 2100
        and not quantity.unit
    )
    return "date" if year or quantity.form in ("date", "time") else "number"


def _implied(source: Sentence) -> Iterator[Quantity]:
    """What a text says without a number: "a year", "a year and a half", "noon", the parts of its dates."""
    text = source.text.lower()
    if re.search(r"\bboth\b|\ba (?:pair|couple) of\b", text):
        yield Quantity("number", 2.0, "", 0, 0, 0)
    if match := _YEAR_OF.search(text):
        yield Quantity("number", 1.0, "year", 0, *match.span())
    for word, hour in (("noon", "12:00"), ("midnight", "0:00")):
        if word in text:
            yield Quantity("time", hour, "", 0, 0, 0)
            yield Quantity("number", float(hour.split(":")[0]), "", 0, 0, 0)
    for quantity in source.quantities:
        if quantity.form == "time":
            at = int(str(quantity.value).split(":")[0])
            yield from (Quantity("number", float(each), "", 0, 0, 0) for each in {at, at % 12})
        if quantity.form == "date" and str(quantity.value).split("/")[0]:
            yield Quantity("number", float(str(quantity.value).split("/")[0]), "", 0, quantity.start, quantity.end)


def _weekdays(sentence: Sentence) -> frozenset[str]:
    """Weekdays and months that stand in the text as words, such as "Monday"."""
    names = _days(sentence.language)
    return frozenset(
        word
        for word in (unaccent(fold(each.text)) for each in sentence.words if each.text[:1].isupper())
        if word in names
    )


def _days(language: str) -> frozenset[str]:
    names = calendar_words(language)
    return frozenset(name for name in names if len(name) > 5) if language != "en" else _ENGLISH_DAYS


_ENGLISH_DAYS = listed_words("monday tuesday wednesday thursday friday saturday sunday")


def _pairs(sentence: Sentence) -> list[tuple[Quantity, str]]:
    """Each number with the thing it counts: the next content word that is no part of it."""
    found = []
    for quantity in sentence.quantities:
        following = [word for word in sentence.words if word.start >= quantity.end][:5]
        for word in following:
            if word.kind is WordKind.SIGN and word.text not in "-%":
                break
            if word.kind is WordKind.NUMBER:
                if "of" in (each.text.lower() for each in following[:3]):
                    continue  # "380 of 6,900 jobs" are jobs
                break
            if word.tag == "VERB":
                break
            if word.kind in (WordKind.CONTENT, WordKind.NAME) and not _is_unit(word):
                found.append((quantity, word.key))
                break
            if word.kind is WordKind.FUNCTION and word.text.lower() not in (
                "per",
                "of",
                "its",
                "the",
                "their",
                "were",
                "was",
                "are",
            ):
                break
    return found


def _left_to_be_meant(claim: Sentence, quantity: Quantity, thing: str, sources: Sequence[Sentence]) -> bool:
    """Whether a source has the number bare, in a part that says the same: "900 staff will …; 350 will be dismissed"."""
    counted = [each for source in sources for each, _ in _pairs(source)]
    mine = next((keys for listed, keys in parts(claim) if quantity in listed), frozenset()) - {thing}
    return any(
        quantities.equal(quantity, each)
        and not each.unit
        and each not in counted
        and len(mine & keys) * 2 >= len(mine) > 0
        for source in sources
        for listed, keys in parts(source)
        for each in listed
    )


def _left_out(sentence: Sentence) -> list[tuple[Quantity, str]]:
    """Numbers whose thing stands with another: "from 210 boats to 160"."""
    things = {each.start: thing for each, thing in _pairs(sentence)}
    found = []
    for kind, first, second in _constructions(sentence):
        for having, lacking in ((first, second), (second, first)):
            if kind in ("from", "to") and having.start in things and lacking.start not in things:
                found.append((lacking, things[having.start]))
    return found


def _is_unit(word: Word) -> bool:
    return word.key in _SCALES or word.text.lower() in lexicon.UNITS or word.text.lower() in lexicon.CURRENCIES


_SCALES = frozenset(
    key_of(each)[0] for each in ("million", "billion", "crore", "lakh", "thousand", "bn", "cent", "percent")
)


def _contradicts(claim: Sentence, source: Sentence) -> bool:
    return _bound_elsewhere(claim, source) or _turned(claim, source) or _whole_for_part(claim, source)


def _elsewhere(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether a number or date stands in one part of the sources and what is said of it in another that has its own."""
    theirs = [part for source in sources for part in parts(source)]
    for here, words in parts(claim):
        for quantity in here:
            own = [
                keys
                for listed, keys in theirs
                if any(_same_kind(quantity, other) and quantities.equal(quantity, other) for other in listed)
            ]
            other = [
                keys
                for listed, keys in theirs
                if any(_same_kind(quantity, each) for each in listed)
                and not any(
                    quantities.equal(mine, each)
                    for mine in here
                    for each in listed
                    if _same_kind(quantity, mine) and _same_kind(mine, each)
                )
            ]
            if (
                own
                and other
                and max(len(words & keys) for keys in other) >= max(len(words & keys) for keys in own) + _MUCH
            ):
                return True
    return False


def _same_kind(left: Quantity, right: Quantity) -> bool:
    """Whether two may take each other's place: a year only another's."""
    return _alike(left, right) and quantities.is_year(left) == quantities.is_year(right)


_MUCH = 2  # content words more that tell one part of a sentence from another


def _alike(left: Quantity, right: Quantity) -> bool:
    return left.form == right.form and (left.unit == right.unit or not left.unit or not right.unit)


def _parts_at(listed: Sequence[Word], at: int) -> bool:
    """Whether a comma, a semicolon or a conjunction stands there; "6 and 10" are not parted."""
    between = [word.kind for word in listed[max(0, at - 1) : at + 2 : 2]]
    joined = between == [WordKind.NUMBER, WordKind.NUMBER]
    return listed[at].text in ",;" or (listed[at].text.lower() in ("and", "but", "while") and not joined)


def parts(sentence: Sentence) -> list[tuple[list[Quantity], frozenset[str]]]:
    """The quantities and meanings of each part between commas, semicolons and conjunctions."""
    ends = [word.start for at, word in enumerate(sentence.words) if _parts_at(sentence.words, at)]
    found = []
    for start, end in zip((0, *ends), (*ends, len(sentence.text)), strict=True):
        listed = [each for each in sentence.quantities if start <= each.start < end and each.form != "score"]
        listed += [
            Quantity("weekday", unaccent(fold(word.text)), "", 0, word.start, word.end)
            for word in sentence.words
            if start <= word.start < end and word.text[:1].isupper() and unaccent(fold(word.text)) in _ENGLISH_DAYS
        ]
        keys = frozenset(
            word.key
            for word in sentence.words
            if start <= word.start < end and word.kind in (WordKind.CONTENT, WordKind.NAME) and not _is_unit(word)
        )
        found.append((listed, keys))
    return found


def _counts_otherwise(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether a number counts one thing here and another there: "320 killed, 48 injured" turned about."""
    theirs = [pair for source in sources for pair in (*_pairs(source), *_left_out(source), *_led(source))]
    for quantity, thing in (*_pairs(claim), *_led(claim)):
        of_thing = [other for other, key in theirs if key == thing and _alike(quantity, other)]
        if (
            of_thing
            and not _left_to_be_meant(claim, quantity, thing, sources)
            and not any(quantities.equal(quantity, other) for other in of_thing)
        ):
            return True
    return False


def _counts_something_else(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether a number counts a thing that no source has, where the source has another that the claim has not."""
    known = frozenset(key for source in sources for key in source.keys)
    theirs = [pair for source in sources for pair in _pairs(source)]
    for quantity, thing in _pairs(claim):
        things = [key for other, key in theirs if quantities.equal(quantity, other)]
        if (
            quantity.unit != "percent"
            and things
            and thing not in known
            and thing not in _GENERAL
            and not any(key in claim.keys for key in things)
        ):
            return True
    return False


_GENERAL = frozenset(
    key_of(each)[0]
    for each in ("people", "new", "case", "count", "unit", "time", "different", "separate", "total", "other")
)


def _led(sentence: Sentence) -> list[tuple[Quantity, str]]:
    """Each number with the word and preposition before it: "built in 1958"."""
    found = []
    for quantity in sentence.quantities:
        before = [word for word in sentence.words if word.end <= quantity.start and word.text not in "$€£₹"][-2:]
        if len(before) == 2 and before[1].text.lower() in _LEADING and before[0].kind is WordKind.CONTENT:
            found.append((quantity, f"{before[0].key} {before[1].text.lower()}"))
    return found


_LEADING = listed_words("in on at by with")
_TIE = 2
_BESIDE = 6  # words between a number and the name that it is told of


def _bound_elsewhere(claim: Sentence, source: Sentence) -> bool:
    """Whether a number stands beside one name here and beside another there, which has a number of its own."""
    mine, theirs = _told_of(claim), _told_of(source, loose=True)
    for quantity, name in mine:
        own = [other for each, other in theirs if _alike(quantity, each) and quantities.equal(quantity, each)]
        others = [each for each, other in theirs if _alike(quantity, each) and naming.shared([name], [other])]
        here = any(naming.shared([name], [other]) for other in own)
        if own and others and not here and not any(quantities.equal(quantity, each) for each in others):
            return True
    return False


def _told_of(sentence: Sentence, *, loose: bool = False) -> list[tuple[Quantity, Word]]:
    """Each number with the name nearest to it, with ``loose`` also those that are hardly farther."""
    found = []
    places = [
        (at, word)
        for at, word in enumerate(sentence.words)
        if word.kind is WordKind.NAME and fold(word.text) not in _ENGLISH_DAYS
    ]
    for quantity in sentence.quantities:
        here = next((at for at, word in enumerate(sentence.words) if word.start >= quantity.start), -1)
        if here < 0 or quantity.form != "number" or not places:
            continue
        nearest = min(abs(at - here) for at, _ in places)
        found += [
            (quantity, word) for at, word in places if abs(at - here) <= min(_BESIDE, nearest + (_TIE if loose else 0))
        ]
    return found


def _turned(claim: Sentence, source: Sentence) -> bool:
    """Whether two numbers stand in the other order in one construction: "from … to", "… to …", "… of …"."""
    theirs = list(_constructions(source))
    for kind, first, second in _constructions(claim):
        for other, a, b in theirs:
            if (
                kind == other
                and quantities.equal(first, b)
                and quantities.equal(second, a)
                and not quantities.equal(first, second)
            ):
                return True
    return False


def _whole_for_part(claim: Sentence, source: Sentence) -> bool:
    """ "four of its antennas" where the source has "one of its four antennas"."""
    parts = [(first, second) for kind, first, second in _constructions(source) if kind == "of"]
    mine = [each for each in claim.quantities if re.match(r" of\b", claim.text[each.end :])]
    whole_alone = any(
        not any(quantities.equal(each, part) for each in claim.quantities)
        and any(quantities.equal(each, whole) and not _owned(claim, each) for each in claim.quantities)
        for part, whole in parts
    )
    return whole_alone or any(
        quantities.equal(each, whole) and not quantities.equal(each, part) for each in mine for part, whole in parts
    )


def _owned(claim: Sentence, quantity: Quantity) -> bool:
    """Whether the number is of all that there are: "of 310 shops", "has 310 shops"."""
    return bool(
        re.search(
            r"\b(?:of|has|have|had|with|among|its|the) (?:its |the |their )?[$€£₹]?$", claim.text[: quantity.start]
        )
    )


def _constructions(sentence: Sentence) -> Iterator[tuple[str, Quantity, Quantity]]:
    """Pairs of numbers with what links them; a pair "from B" after A is turned: the first is the earlier one."""
    listed = [each for each in sentence.quantities if each.form in ("number", "date")]
    for first, second in itertools.pairwise(listed):
        between = sentence.text[first.end : second.start].lower()
        before = sentence.text[max(0, first.start - _LOOK) : first.start].lower()
        if re.search(r"\bof (?:its |the |their |his |her )?[$€£₹]?$", between) and len(between) < 30:
            yield "of", first, second
        elif re.search(r"\bfrom [$€£₹]?$", between):
            yield "from", second, first
        elif re.search(r"\bto [$€£₹]?$", between) and re.search(r"\bfrom (?:\w+ )?[$€£₹]?$", before):
            yield "from", first, second
        elif re.search(r"(?:\bto|\bagainst) [$€£₹]?$", between) and len(between) < 30:
            yield "to", first, second


_LOOK = 24
