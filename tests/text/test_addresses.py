from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import AddressError
from broadsheet.text import addresses

ODD = st.sampled_from(
    ["/amp", "/amp/", "/./", "/../", "//", "%2e", "%", "%4", "%41", "?", "&", "=", "#", "utm_source=x", "ref=rss", "amp=1",
     "ü", "ا", "日", " ", "\t", "\\", ":80", ":443", "@", "www.", "amp.", "m.", ".html", ".amp", "%20", "\u200b", "[", "]", "a", "1"]
)  # fmt: skip
TAILS = st.lists(st.one_of(ODD, st.text(max_size=5)), max_size=12).map("".join)
STARTS = st.sampled_from(
    ["https://example.com/", "http://EXAMPLE.com", "https://amp.example.co.uk/amp/", "https://www.google.com/amp/s/",
     "https://a-b.cdn.ampproject.org/c/s/a.b/", "http://bücher.example/", "http://127.0.0.1:8000/", "https://en.m.wikipedia.org/wiki/"]
)  # fmt: skip


@given(STARTS, TAILS)
def test_the_canonical_form_of_a_canonical_form_is_itself(start: str, tail: str) -> None:
    try:
        once = addresses.canonical(start + tail)
    except AddressError:
        return
    assert addresses.canonical(once) == once
    assert len(once) <= addresses.MAX_LENGTH
    assert once.isascii()


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    with contextlib.suppress(AddressError):
        assert addresses.canonical(text).startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTPS://Paper.Example:443/a/../b/%7Euser/?x=1#part", "https://paper.example/b/~user/?x=1"),
        ("http://paper.example:8080", "http://paper.example:8080/"),
        ("http://paper.example:80/a", "http://paper.example/a"),
        ("https://paper.example/a%20b%2fc", "https://paper.example/a%20b%2Fc"),
        ("https://paper.example/100%", "https://paper.example/100%25"),
        ("https://paper.example/a b?q=c d", "https://paper.example/a%20b?q=c%20d"),
        ("https://paper.example\\a\\b", "https://paper.example/a/b"),
        (" https://paper.example/a \n", "https://paper.example/a"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://пример.рф/новость", "https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"),
        ("https://paper.example./a", "https://paper.example/a"),
        ("http://[2001:DB8::1]:80/", "http://[2001:db8::1]/"),
        ("https://paper.example/?p=12&p=13", "https://paper.example/?p=12&p=13"),
        ("https://times.example/city/articleshow/123.cms", "https://times.example/city/articleshow/123.cms"),
        ("http://harbour.localhost:8123/lock", "http://harbour.localhost:8123/lock"),
    ],
)
def test_one_form(address: str, expected: str) -> None:
    assert addresses.canonical(address) == expected


@pytest.mark.parametrize(
    "address",
    ["", "   ", "ftp://paper.example/", "javascript:alert(1)", "//paper.example/a", "paper.example", "https://", "https:///a",
     "http://user@paper.example/", "http://user:secret@paper.example/", "https://paper.example/\x00", "https://paper.example/a\nb",
     "https://paper.example/\ud800", "https://pa\u200bper.example/", "https://paper.example/\u202egnp", "https://1.2.3/", "https://0x7f.1/",
     "https://2130706433/", "https://a..example/", "https://-a.example/", "http://[::1", "https://paper.example:99999/", "https://pa per.example/",
     "https://paper.example/" + "a" * 2000, "https://paper.example/" + "日" * 300, "https://" + "a" * 64 + ".example/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(AddressError):
        addresses.canonical(address)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/b", "https://paper.example/b"),
        ("c", "https://paper.example/a/c"),
        ("//cdn.example/i.jpg", "https://cdn.example/i.jpg"),
        (" \n/b\t", "https://paper.example/b"),
        ("?p=2", "https://paper.example/a/?p=2"),
        ("/with space", "https://paper.example/with%20space"),
        ("", ""),
        ("mailto:desk@paper.example", ""),
        ("javascript:void(0)", ""),
        ("data:image/png;base64,AA", ""),
        ("http://[bad", ""),
        ("/" + "a" * 3000, ""),
        ("/a\x00b", ""),
    ],
)
def test_links_are_resolved(href: str, expected: str) -> None:
    assert addresses.absolute("https://paper.example/a/", href) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.news.paper.co.uk/a", "paper.co.uk"),
        ("timesofindia.indiatimes.com", "indiatimes.com"),
        ("https://desk.blogspot.com/", "desk.blogspot.com"),
        ("http://harbour.localhost:8123/", "harbour.localhost"),
        ("localhost:8000", "localhost"),
        ("http://127.0.0.1:9/", "127.0.0.1"),
        ("http://[::1]/", "::1"),
        ("a.b.unknownending", "b.unknownending"),
        ("intranet", "intranet"),
        ("", ""),
        ("http://[bad", ""),
    ],
)
def test_registrable_domains(address: str, expected: str) -> None:
    assert addresses.registrable_domain(address) == expected


def test_the_host_is_without_port_and_in_lower_case() -> None:
    assert addresses.host("https://WWW.Paper.example.:8000/a") == "www.paper.example"
    assert addresses.host("no address") == ""
