from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.search import analysis
from broadsheet.search.places import places

LANGUAGES = st.sampled_from(["", "en", "fr", "ar", "hi", "zh", "ru", "tr", "xx"])


@given(st.text(), LANGUAGES)
def test_every_term_has_a_place_that_holds_it(text: str, language: str) -> None:
    wanted = set(analysis.terms(text, language))
    found = places(text, language, wanted)
    assert [place.start for place in found] == sorted(place.start for place in found)
    for term, start, end in found:
        assert 0 <= start < end <= len(text)
        assert term in wanted
        assert analysis.terms(text[start:end], language)[:1] == [term]


@given(st.lists(st.sampled_from(["bank", "Banks", "rate", "l'été", "中国", "naïve"]), max_size=20))
def test_places_are_found_for_every_occurrence(words: list[str]) -> None:
    text = " ".join(words)
    found = places(text, "en", {"bank"})
    assert [text[start:end].lower().rstrip("s") for _, start, end in found] == ["bank"] * sum(
        word.lower().startswith("bank") for word in words
    )


WESTERN = [
    "bank",
    "Banks",
    "l'élection",
    "naïve",
    "U.S.",
    "1,200",
    "happy",
    "Müller’s",
    "a",
    "Straße",
    "été",
    "rate—rates",
]


@given(st.lists(st.sampled_from([*WESTERN, "Łódź", "\n"]), max_size=30), st.sampled_from(["en", "fr", "de", "es"]))
def test_western_texts_are_marked_as_all_others(words: list[str], language: str) -> None:
    text = " ".join(words)
    for word in WESTERN:
        wanted = set(analysis.terms(word, language))
        assert places(text, language, wanted) == places(f"{text} Ж", language, wanted)


@given(st.text(st.characters(max_codepoint=255), max_size=200), st.sampled_from(["", "en", "fr", "de"]))
def test_any_western_text_is_marked_as_all_others(text: str, language: str) -> None:
    wanted = set(analysis.terms(text, language)[::2])
    assert places(text, language, wanted) == places(f"{text} Ж", language, wanted)


ARABIC = [
    "الحكومة", "للحكومة", "وحكومتها", "مسئول", "مسؤولون", "بلبنان", "ولبنان", "القاهرة", "غزة", "إسلام", "الأطباء", "طبيبًا",
    "ظرف", "وظائف", "الـ٢٠٢٦", "ب",
]  # fmt: skip


@given(st.lists(st.sampled_from(ARABIC), max_size=20), st.sampled_from(ARABIC))
def test_arabic_words_are_all_marked(words: list[str], asked: str) -> None:
    text = " ".join(words)
    wanted = set(analysis.terms(asked, "ar"))
    meant = sum(not wanted.isdisjoint(analysis.terms(word, "ar")) for word in words)
    assert len(places(text, "ar", wanted)) == meant
