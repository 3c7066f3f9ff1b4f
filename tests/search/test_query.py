from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import SearchSyntaxError
from broadsheet.search.query import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_WORDS,
    All,
    Either,
    Field,
    Not,
    Phrase,
    Published,
    Word,
    parse,
)


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("", ()),
        ("  \t ", ()),
        ("rate cut", (Word("rate"), Word("cut"))),
        ("rate AND cut", (Word("rate"), Word("cut"))),
        ('"rate cut" bank', (Phrase("rate cut"), Word("bank"))),
        ("“rate cut” «la banque»", (Phrase("rate cut"), Phrase("la banque"))),
        ("rate OR interest cut", (Either((Word("rate"), Word("interest"))), Word("cut"))),
        ("a OR b OR c", (Either((Word("a"), Word("b"), Word("c"))),)),
        ("cut -tax", (Word("cut"), Not(Word("tax")))),
        ("cut NOT tax", (Word("cut"), Not(Word("tax")))),
        ('cut -"income tax"', (Word("cut"), Not(Phrase("income tax")))),
        ("cut -(tax OR levy)", (Word("cut"), Not(Either((Word("tax"), Word("levy")))))),
        ("(a b) OR c", (Either((All((Word("a"), Word("b"))), Word("c"))),)),
        ("or and not", (Word("or"), Word("and"), Word("not"))),
        ("covid-19", (Word("covid-19"),)),
        ("a - b", (Word("a"), Word("-"), Word("b"))),
        ("#brexit hashtag:#vote tag:x", (Field("hashtag", "brexit"), Field("hashtag", "vote"), Field("hashtag", "x"))),
        ('publisher:"le monde" lang:fr', (Field("publisher", "le monde"), Field("lang", "fr"))),
        ("AUTHOR:lima -section:sport", (Field("author", "lima"), Not(Field("section", "sport")))),
        ("after:2026-11 before:2026-11-23", (
            Published(since=datetime(2026, 11, 1, tzinfo=UTC)), Published(until=datetime(2026, 11, 23, tzinfo=UTC)),
        )),
        ("a | b", (Either((Word("a"), Word("b"))),)),
        ("site:a.example from:b by:c", (Field("publisher", "a.example"), Field("publisher", "b"), Field("author", "c"))),
        ("langue:Français rubrique:sports since:2026", (
            Field("lang", "fr"), Field("section", "sport"), Published(since=datetime(2026, 1, 1, tzinfo=UTC)),
        )),
        ("lang:pt-BR لغة:العربية", (Field("lang", "pt"), Field("lang", "ar"))),
        ("https://a.example/b note:this", (Word("https://a.example/b"), Word("note:this"))),
    ],
)  # fmt: skip
def test_reads(text: str, nodes: tuple[object, ...]) -> None:
    assert parse(text) == All(nodes)


@pytest.mark.parametrize(
    ("text", "forgiven"),
    [
        ('"rate cut', '"rate cut"'),
        ("(a OR b", "(a OR b)"),
        ("a) b", "a b"),
        ("OR a", "a"),
        ("a OR", "a"),
        ("a AND AND b", "a b"),
        ("() a", "a"),
        ('"" a', "a"),
        ("a -", "a -"),
        ("#", "#"),
    ],
)
def test_forgives(text: str, forgiven: str) -> None:
    assert parse(text) == parse(forgiven)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * (MAX_LENGTH + 1), "too long"),
        ("a " * (MAX_WORDS + 1), "too many words"),
        ('"' + "a " * (MAX_WORDS + 1) + '"', "too many words"),
        ("(" * (MAX_DEPTH + 1) + "a", "deep"),
        ("publisher: bbc", "publisher:"),
        ("section:gossip", "There is no section “gossip”; there are world, nation"),
        ("lang:klingonish", "no language “klingonish”"),
        ("after:yesterday", "no date"),
        ("before:2026-13", "no date"),
        ("before:0000", "no date"),
        ("after:2026-02-30", "no date"),
    ],
)
def test_refuses_with_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(SearchSyntaxError, match=said):
        parse(text)


PIECES = st.sampled_from(
    [
        "(",
        ")",
        '"',
        "“",
        "”",
        "«",
        "-",
        "#",
        ":",
        " ",
        "OR",
        "AND",
        "NOT",
        "before:",
        "publisher:",
        "2026-1",
        "a",
        "ب",
        "字",
        "\ud800",
        "\x00",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join)))
def test_raises_nothing_else(text: str) -> None:
    try:
        tree = parse(text)
    except SearchSyntaxError:
        return
    assert isinstance(tree, All)


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), max_size=20))
def test_plain_words_come_back(words: list[str]) -> None:
    assert parse(" ".join(words)) == All(tuple(Word(word) for word in words))
