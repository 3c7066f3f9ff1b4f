from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import AddressError
from broadsheet.fetching.targets import shown, target


@pytest.mark.parametrize(
    ("address", "asked_for"),
    [
        ("https://example.com", "https://example.com"),
        ("  HTTP://Example.COM:80/A?b=C#frag ", "http://example.com/A?b=C"),
        ("https://example.com:8443/feed", "https://example.com:8443/feed"),
        ("https://example.com/a b/é", "https://example.com/a%20b/%C3%A9"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://новости.example/", "https://xn--b1amnebsh.example/"),
        ("https://朝日新聞.example/", "https://xn--efvnex2b688d.example/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700::1111]:8080/", "http://[2606:4700::1111]:8080/"),
        ("https://under_score.example/", "https://under_score.example/"),
        ("https://1.example/", "https://1.example/"),
    ],
)
def test_addresses_that_are_asked_for(address: str, asked_for: str) -> None:
    assert str(target(address)) == asked_for


@pytest.mark.parametrize(
    "address",
    [
        # no web address
        "", "   ", "example.com/feed", "//example.com/", "ftp://example.com/", "file:///etc/passwd",
        "javascript:alert(1)", "data:text/html,x", "gopher://example.com/", "http:", "http://", "http:///path",
        "http://?x", "https://:443/", "http:example.com", "feed://example.com/",
        # numbers in disguise
        "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://127.1/",
        "http://127.0.1/", "http://0/", "http://017700000001/", "http://127.0.0.1.:80/", "http://1.2.3.4.5/",
        "http://256.256.256.256/", "http://evil.0x7f/", "http://08.8.8.8/", "http://1.2.3/",
        # look-alike digits and dots
        "http://１２７.0.0.1/", "http://①②⑦.0.0.1/",
        # dots, empty and broken labels
        "http://example.com./", "http://localhost./", "http://a..b/", "http://.example.com/", "http://-a.example/",
        "http://a-.example/", "http://exa mple.com/", "http://example.com%2f@x/", "http://127.0.0.1%2f/",
        "http://exa%6dple.com/", "http://a,b/", "http://a\\b/", "http://" + "a" * 64 + ".example/",
        "http://" + ".".join(["abcdefgh"] * 30) + "/",
        # user names
        "http://user@example.com/", "http://user:secret@example.com/", "http://:@example.com/",
        "http://example.com\\@127.0.0.1/", "http://example.com:80@127.0.0.1/",
        # ports
        "http://example.com:0/", "http://example.com:70000/", "http://example.com:x/", "http://example.com:-1/",
        # IPv6 that is none, or has a zone
        "http://[::1", "http://[::g]/", "http://[fe80::1%25eth0]/", "http://[127.0.0.1]/", "http://::1/",
        # international names: invalid, or scripts mixed
        "http://xn--a/", "http://xn--0/", "http://\u202eexample.com/", "http://a\u200bb.example/",
        "http://аpple.example/", "http://раypal.example/", "http://xn--pple-43d.example/", "http://οpera.example/",
        # control characters and surrogates
        "http://example.com/\r\nHost: x", "http://exa\tmple.com/", "http://example.com/\0", "http://\ud800.example/",
        "http://example.com/\ud800",
        # too long
        "http://example.com/" + "a" * 2000,
    ],
)  # fmt: skip
def test_addresses_that_are_refused(address: str) -> None:
    with pytest.raises(AddressError) as refused:
        target(address)
    assert "secret" not in str(refused.value)
    assert "secret" not in refused.value.url
    assert len(str(refused.value)) < 500


@given(st.text(max_size=60) | st.from_regex(r"https?://[^/]{0,30}(:\d{0,6})?/.{0,20}"))
def test_any_text_is_taken_or_refused_and_what_is_taken_stays(address: str) -> None:
    try:
        url = str(target(address))
    except AddressError:
        return
    assert str(target(url)) == url
    assert url.startswith(("http://", "https://"))
    assert url.isascii()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://u:p@example.com/feed?token=abc#x", "https://example.com/feed?…"),
        ("https://example.com/", "https://example.com/"),
        ("http://a@b@c/x", "http://c/x"),
        ("\x1b[31mhttp://x/", "�[31mhttp://x/"),
        ("u:p", "u:p"),
        ("http://example.com/" + "a" * 999, "http://example.com/" + "a" * 181 + "…"),
    ],
)
def test_messages_hold_nothing_private(address: str, expected: str) -> None:
    assert shown(address) == expected
