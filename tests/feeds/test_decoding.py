"""Encodings: declared, undeclared and declared wrongly."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.feeds.decoding import decode, legal

ARABIC = "قالت الوزارة إن الجسر الجديد سيُفتح أمام المارة يوم الأحد بعد أعمال استمرت عامين كاملين"
RUSSIAN = "Министерство сообщило, что новый мост откроют для движения в воскресенье после двух лет работ"
FRENCH = "Le ministère a annoncé que le pont rouvrira dimanche après deux années de travaux, à l’été"


def document(text: str, declaration: str = "", language: str = "") -> str:
    return f"{declaration}<rss><channel><language>{language}</language><title>{text}</title></channel></rss>"


@pytest.mark.parametrize(
    ("text", "codec", "language"), [(ARABIC, "cp1256", "ar"), (RUSSIAN, "cp1251", "ru"), (FRENCH, "cp1252", "fr")]
)
def test_a_legacy_encoding_is_read_as_declared_or_by_the_feeds_language(text: str, codec: str, language: str) -> None:
    declared = document(text, f'<?xml version="1.0" encoding="windows-{codec[2:]}"?>').encode(codec)
    assert text in decode(declared)
    assert text in decode(document(text).encode(codec), f"application/rss+xml; charset=windows-{codec[2:]}")
    assert text in decode(document(text, language=language).encode(codec))


@pytest.mark.parametrize(("text", "codec"), [(ARABIC, "cp1256"), (RUSSIAN, "cp1251")])
def test_a_legacy_encoding_that_nothing_states_is_guessed(text: str, codec: str) -> None:
    assert text in decode(f"<rss><channel><title>{' '.join([text] * 8)}</title></channel></rss>".encode(codec))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_seen_with_and_without_a_mark(codec: str) -> None:
    assert decode(document(ARABIC).encode(codec)) == document(ARABIC)


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "us-ascii", "utf-16", "windows-1256", "no-such", "punycode", "utf-7"]
)
def test_utf8_is_utf8_whatever_it_declares(declared: str) -> None:
    body = document(ARABIC, f'<?xml version="1.0" encoding="{declared}"?>').encode()
    assert ARABIC in decode(body, f"text/xml; charset={declared}")


def test_japanese_in_seven_bits() -> None:
    text = document("市場が再開", '<?xml version="1.0" encoding="iso-2022-jp"?>')
    assert decode(text.encode("iso2022_jp")) == text


def test_a_cut_in_the_middle_of_a_character_does_not_turn_utf8_into_something_else() -> None:
    assert ARABIC[:40] in decode(document(ARABIC).encode()[:150])


def test_a_damaged_character_does_not_make_a_wrong_declaration_right() -> None:
    body = document(ARABIC, '<?xml version="1.0" encoding="iso-8859-1"?>').encode().replace("ج".encode(), b"\xd8", 1)
    assert ARABIC[-30:] in decode(body)


def test_latin1_means_its_windows_superset() -> None:
    assert "“quoted” – €" in decode('<?xml version="1.0" encoding="ISO-8859-1"?><a>“quoted” – €</a>'.encode("cp1252"))


@given(st.binary(max_size=300), st.text(max_size=60))
def test_any_bytes_become_legal_text(body: bytes, content_type: str) -> None:
    text = decode(body, content_type)
    assert text.encode("utf-8").decode("utf-8") == text
    assert legal(text) == text
    assert not set(text) & set("\x00\x08\x0b\x1f\ud800\ufffe")


@given(
    st.binary(max_size=100), st.sampled_from(sorted({codecs.lookup(c).name for c in ("utf-7", "idna", "hex", "rot13")}))
)
def test_codecs_that_are_no_encodings_are_never_used(body: bytes, codec: str) -> None:
    plain = b"<?xml version='1.0'?>" + body
    assert decode(plain, f"text/xml; charset={codec}") == decode(plain)
