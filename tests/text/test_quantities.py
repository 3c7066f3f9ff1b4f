from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import sentences, tagging
from broadsheet.text.quantities import Kind, Quantity, find


def read(text: str, language: str = "en") -> tuple[Quantity, ...]:
    spans = sentences.split(text, language)
    return find(text, spans, tagging.tag(text, spans, language), language)


def brief(text: str, language: str = "en") -> list[str]:
    """Each quantity as "change value unit"."""
    return [
        " ".join(filter(None, [each.change, f"{each.value:g}" + (f"-{each.upper:g}" if each.upper else ""), each.unit]))
        for each in read(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They planted 7.24 crore trees.", ["= 7.24e+07 tree"]),
        ("Some seven lakh names are wrong.", ["~ 700000 name"]),
        ("It costs Rs 1.5 lakh crore.", ["= 1.5e+12 indian rupee"]),
        ("The fund holds ₹1,23,456 today.", ["= 123456 indian rupee"]),
        ("He owes 3 thousand crore rupees.", ["= 3e+10 indian rupee"]),
        ("It took two and a half years.", ["= 2.5 year"]),
        ("A million adults and half a million children.", ["= 1e+06 adult", "= 500000 child"]),
        ("Two-thirds of the voters stayed away.", ["= 0.666667 % voter"]),
        ("One in five pupils failed.", ["= 0.2 % pupil"]),
        ("Tens of thousands of people marched.", ["= 10000-100000 people"]),
        ("Exports grew sixfold.", ["up 6 count"]),
        ("The beam is 1.2×10-3 metres thick.", ["= 0.0012 metre"]),
    ],
)
def test_numerals(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sold for HK$3.7 billion (US$473 million).", ["= 3.7e+09 hong kong dollar", "= 4.73e+08 dollar"]),
        ("Rent is £12 per square foot.", ["= 12 pound sterling per square foot"]),
        ("The pump moves 40 litres a minute.", ["= 40 litre per minute"]),
        ("It weighs 9 pounds and cost 9,000 pounds.", ["= 9 pound-mass", "= 9000 pound sterling"]),
        ("Three won gold for 5,000 won.", ["= 3", "= 5000 south korean won"]),
        ("Rates rose 25 basis points to 4.5 per cent.", ["up 25 basis point", "= 4.5 percentage"]),
        ("The plant makes 35 GWh on a 570 sq m site.", ["= 35 gigawatt hour", "= 570 square metre"]),
        ("A 19-year-old won 2.7m votes in an 80m hall.", ["= 19 year of age", "= 2.7e+06 vote", "= 80 metre"]),
        ("Ines Tarrow, 44, has 1,500 songs.", ["= 44 year of age", "= 1500 song"]),
        ("She lost 40 days and 5 kg.", ["= 40 day", "= 5 kilogram"]),
        ("Eight million 250ml bottles were filled.", ["= 8e+06 bottle", "= 250 millilitre"]),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 60 commercial fishermen live here.", ["~ 60 commercial fisherman"]),
        ("It hired 70,000 fewer teachers.", ["= 70000 teacher"]),
        ("One of its oldest rivals left.", ["= 1 old rival"]),
        ("No one saw the one man with one hat.", ["= 1 hat"]),
        ("Only 1,270 of the 4,500 houses stand.", ["= 1270 house", "= 4500 house"]),
        ("The school has 340 pupils, the other 210.", ["= 340 pupil", "= 210 pupil"]),
    ],
)
def test_what_is_counted(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will take 2-3 lakh workers.", ["= 200000-300000 worker"]),
        ("Fares went from Rs 20 to Rs 35.", ["= 20-35 indian rupee"]),
        ("Between 40 and 60 boats sank.", ["= 40-60 boat"]),
        ("Three or four weeks will do.", ["= 3-4 week"]),
        ("They won 2-0 and then 6-4.", []),
        ("Shares rose 18 sen to RM23.50.", ["up 18 sen", "up 23.5 malaysian ringgit"]),
    ],
)
def test_ranges(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 40 boats sank.", ["> 40 boat"]),
        ("Up to 40 boats may sail.", ["< 40 boat"]),
        ("Some 40 boats sailed.", ["~ 40 boat"]),
        ("40 boats or more will sail.", ["> 40 boat"]),
        ("Sales are down nearly 12%.", ["down 12 percentage"]),
        ("They expect to grow sales of shoes by 35 per cent.", ["up 35 percentage"]),
        ("Women make up 60 per cent.", ["= 60 percentage"]),
        ("Stoxx closed -1.3%.", ["down -1.3 percentage"]),
        ("Over nine years it ran for over nine years.", ["= 9 year", "> 9 year"]),
        ("It flew more than 100 kilometres (60 miles).", ["> 100 kilometre", "> 60 mile"]),
    ],
)
def test_bounds_and_changes(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 he left, and on 9 March 2021 he came back.",
        "They met at 9:30 and at 5 pm on Mar. 12.",
        "The 22nd man of the 1990s came.",
        "The iPhone 14 Pro and the S8 run on COVID-19 and F-16 code.",
        "See page 12, Section 144 and Channel 5.",
        "The file img_1234567_v2.jpg is here.",
    ],
)
def test_numbers_that_are_no_quantities(text: str) -> None:
    assert brief(text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Près de 3,5 millions d'électeurs, soit 62 pour cent.", "fr", ["~ 3.5e+06 électeurs", "= 62 percentage"]),
        ("Le pont coûte 450 millions d'euros et fait 2 kilomètres.", "fr", ["= 4.5e+08 euro", "= 2 kilometre"]),
        ("Le 12 mars 2024, tout va bien.", "fr", []),
        ("नदी में 2 लाख हेक्टेयर और करीब 1.5 लाख करोड़ रुपये।", "hi", ["= 200000 hectare", "~ 1.5e+12 indian rupee"]),
        ("قرابة 7.5 مليون دولار و 12 في المئة", "ar", ["~ 7.5e+06 dollar", "= 12 percentage"]),
        ("Rund 40 Schiffe", "de", ["~ 40 schiffe"]),
    ],
)
def test_other_languages(text: str, language: str, expected: list[str]) -> None:
    assert brief(text, language) == expected


def test_the_words_of_a_quantity() -> None:
    text = "The state will spend Rs 1.5 lakh crore on 2-3 lakh wooden boats."
    money, boats = read(text)
    assert text[money.start : money.end] == "Rs 1.5 lakh crore"
    assert text[boats.start : boats.end] == "2-3 lakh"
    assert text[boats.counted_start : boats.counted_end] == "wooden boats"
    assert (money.kind, boats.kind) == (Kind.CURRENCY, Kind.COUNT)


_WORDS = st.sampled_from(
    [
        "1",
        "2.5",
        "1,23,456",
        ".5",
        "$",
        "Rs",
        "₹",
        "£",
        "%",
        "-",
        "–",
        "(",
        ")",
        ",",
        ".",
        "/",
        ":",
        "'",
        "’s",
        "one",
        "two",
        "half",
        "a",
        "of",
        "the",
        "lakh",
        "crore",
        "million",
        "m",
        "km",
        "per",
        "year",
        "old",
        "from",
        "to",
        "between",
        "and",
        "about",
        "over",
        "rose",
        "by",
        "2019",
        "March",
        "S8",
        "people",
        "boats",
        "×",
        "10",
        "kg",
        "_",
        "a.m.",
        "times",
        "dozens",
        "½",
        "–",
    ]
)


@given(st.lists(_WORDS, max_size=25).map(" ".join) | st.lists(_WORDS, max_size=25).map("".join) | st.text(max_size=200))
def test_quantities_lie_in_the_text(text: str) -> None:
    last = 0
    for each in find(text, [(0, len(text))]):
        assert last <= each.start < each.end <= len(text)
        assert 0 <= each.counted_start <= each.counted_end <= len(text)
        last = each.start


@given(st.text(max_size=200), st.sampled_from(["fr", "ar", "hi", "xx", ""]))
def test_quantities_of_other_languages_lie_in_the_text(text: str, language: str) -> None:
    for each in find(text, [(0, len(text))], (), language):
        assert 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1 ", "one of ", "1-", "from 1 to ", "a half of ", "$", "hundred ", "1/", "5's "]
)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()
    find(text, [(at, min(at + 200, len(text))) for at in range(0, len(text), 200)])
    find(text, [(0, len(text))])
    assert time.process_time() - began < 2
