"""Whose page a statement stands on."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.namepages import _is_of


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        ("Ada Finch", "ada-finch"),
        ("Foreign minister Ada Finch", "ada-finch"),
        ("Varne’s mayor Ada Finch", "ada-finch"),
        ("the Union", "union"),
        ("Ada Finch and Bram Teller", "ada-finch"),
        ("Ada Finch and Bram Teller", "bram-teller"),
    ],
)
def test_a_head_is_of_its_name(head: str, asked: str) -> None:
    assert _is_of(head, asked)


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        ("Ada Finch’s lawyer", "ada-finch"),
        ("a spokesman for Ada Finch", "ada-finch"),
        ("Petra Vance’s son Daniel", "petra-vance"),
        ("the University of Varne", "varne"),
        ("Mrs Venn’s Union", "union"),
        ("Ada Finch", "finch-hall"),
        ("", "ada-finch"),
    ],
)
def test_a_head_is_nobody_elses(head: str, asked: str) -> None:
    assert not _is_of(head, asked)
