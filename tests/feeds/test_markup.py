"""The document type, entities, damage and tears."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from broadsheet.errors import FeedError
from broadsheet.feeds import markup


@pytest.mark.parametrize(
    "prolog",
    [
        "",
        "<?xml version='1.0'?>",
        "<?xml version='1.0'??>>",
        "<!-- <html> --> <?style x?>",
        '<!DOCTYPE rss SYSTEM "a>b">',
        '<!DOCTYPE rss [<!ENTITY a "]>"><!-- don\'t ]> --><!ENTITY b "&a;">]>',
    ],
)
def test_what_stands_before_the_root_is_left_out(prolog: str) -> None:
    assert markup.root_of(f"{prolog}\n<rss><channel/></rss>") == ("<rss><channel/></rss>", "rss")


@pytest.mark.parametrize("text", ["<!DOCTYPE rss [", "<!-- ", "<?xml", "", "<", "<!DOCTYPE rss '"])
def test_an_endless_prolog_is_no_feed(text: str) -> None:
    with pytest.raises(FeedError):
        markup.root_of(text)


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("Caf&eacute;&nbsp;1", "Café\xa01"),
        ("a & b &amp; c", "a &amp; b &amp; c"),
        ("?a=1&copy=2", "?a=1&amp;copy=2"),
        ("&nosuch;", "&amp;nosuch;"),
        ("&LT;b>", "&lt;b>"),
        ("1 < 2 <3", "1 &lt; 2 &lt;3"),
        ("&#0;&#xD800;&#x41;", "&#x41;"),
        ("<![CDATA[a & b &nbsp;]]>&", "<![CDATA[a & b &nbsp;]]>&amp;"),
        ("<![CDATA[ &", "<![CDATA[ &amp;"),
        ("&lt;&gt;&amp;&quot;&apos;&#38;", "&lt;&gt;&amp;&quot;&apos;&#38;"),
    ],
)
def test_character_data_is_repaired_outside_of_cdata(damaged: str, repaired: str) -> None:
    assert markup.repaired(damaged) == repaired


@given(st.text(st.sampled_from("<&;#x0aé ltgamp[]!CDATA>"), max_size=60))
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = markup.repaired(text)
    assert markup.repaired(once) == once


@given(st.text(st.characters(exclude_characters="<>", exclude_categories=("Cs", "Cc")), max_size=60))
def test_repaired_text_is_well_formed(text: str) -> None:
    etree.fromstring(f"<a>{markup.repaired(text)}</a>".replace("]]>", ""))


def test_only_so_many_entries_are_read() -> None:
    text = f"<rss><channel>{'<item/>' * (markup.MAX_ENTRIES + 5)}</channel></rss>"
    assert markup.whole_entries(text).count("<item/>") == markup.MAX_ENTRIES
