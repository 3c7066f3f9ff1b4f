from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import names, numbers, tokens
from broadsheet.text.languages import of
from broadsheet.text.tokens import fold, terms, unaccent, words
from tests.stories.writing import BANK, QUAKE, QUAKE_ARABIC, QUAKE_HINDI


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The mayor’s U.S. talks", "en", ["the", "mayor", "us", "talks"]),
        ("L’accord d’Élise", "fr", ["accord", "élise"]),
        ("أَعلَنَ الرئيسُ إلى القاهرة", "ar", ["اعلن", "الرييس", "الي", "القاهره"]),
        ("चुनाव आयोग की बैठक", "hi", ["चुनाव", "आयोग", "की", "बैठक"]),
        ("東京タワー", "ja", ["東京", "京タ", "タワ", "ワー"]),
        ("Google会見", "ja", ["google", "会見"]),
        ("COVID-19 cases", "en", ["covid", "19", "cases"]),
        ("ٱلْعَـرَبِيَّة ٢٣", "ar", ["العربيه", "23"]),
    ],
)
def test_words(text: str, language: str, expected: list[str]) -> None:
    assert words(text, language) == expected


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("elections", "election", "en"),
        ("élection", "elections", "fr"),
        ("الانتخابات", "انتخابات", "ar"),
        ("चुनावों", "चुनाव", "hi"),
        ("Regierungen", "Regierung", "de"),
        ("presidentes", "presidente", "es"),
        ("ज़मीन", "जमीन", "hi"),
    ],
)
def test_forms_of_a_word_have_one_term(one: str, other: str, language: str) -> None:
    assert terms(one, language) == terms(other, language) != []


@pytest.mark.parametrize("language", ["en", "fr", "ar", "de", "es", "hi", "pt", "it", "ru"])
def test_stop_words_are_written_folded(language: str) -> None:
    assert {word for word in of(language).stop_words if fold(word) != word} == set()


def test_stop_words_are_no_terms() -> None:
    assert terms("The man who was there", "en") == ["man"]
    assert terms("في هذا البيت", "ar") == terms("البيت", "ar")


@given(st.text(max_size=200))
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(fold(text))) == fold(fold(text))


@given(st.text(max_size=300), st.sampled_from(["en", "fr", "ar", "hi", "ja", "th", "xx", ""]))
def test_any_text_has_words_and_terms(text: str, language: str) -> None:
    assert all(word for word in words(text, language))
    assert all(term for term in terms(text, language))


def test_unaccented() -> None:
    assert unaccent("łódź") == "lodz"
    assert unaccent("इस्टर") == "इस्टर"


def test_threads_do_not_cut_one_anothers_words() -> None:
    written = [
        f"{beginning}{ending}"
        for beginning in ("nation", "relat", "organ", "gener")
        for ending in ("ally", "ions", "ized", "ing")
    ]
    alone = [tokens.stem.__wrapped__(word, "en") for word in written]
    with ThreadPoolExecutor(8) as threads:
        runs = list(threads.map(lambda _: [tokens.stem.__wrapped__(word, "en") for word in written], range(64)))
    assert all(run == alone for run in runs)


@given(st.lists(st.text(max_size=30), max_size=8), st.sampled_from(["en", "ar", "hi", "ja", ""]))
def test_white_space_parts_words(parts: list[str], language: str) -> None:
    assert words("\n ".join(parts), language) == [word for part in parts for word in words(part, language)]


@pytest.mark.parametrize(
    ("text", "language", "digest"),
    [
        (QUAKE, "en", "086bb2f493601385"),
        (BANK, "en", "6d52badb31316a23"),
        (QUAKE_ARABIC, "ar", "729a4467d52235b1"),
        (QUAKE_HINDI, "hi", "dc2092a9678e2548"),
    ],
)
def test_words_names_and_numbers_stay_what_they_were(text: tuple[str, str], language: str, digest: str) -> None:
    """Stored fingerprints are compared with new ones: another digest asks for another fingerprint.VERSION."""
    whole = "\n".join(text)
    said = (
        words(whole, language),
        [tuple(name) for name in names.find(whole, language)],
        [tuple(number) for number in numbers.find(whole, language)],
    )
    assert sha256(repr(said).encode()).hexdigest()[:16] == digest
