"""What stands inside quotation marks."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.quotations import find, inside

MARKS = "“”„\"'‘’«»「」`"


def outer(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find(text) if not each.depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is shut,” she said. “For weeks.”", ["“It is shut,”", "“For weeks.”"]),
        ('He called it "a gift" and "a trap".', ['"a gift"', '"a trap"']),
        ("« Le port est fermé », dit-elle.", ["« Le port est fermé »"]),
        ("„Das Tor ist zu“, sagte er.", ["„Das Tor ist zu“"]),
        ("»Das Tor ist zu«, sagte er.", ["»Das Tor ist zu«"]),
        ("船長は「門は閉まった」と言った。", ["「門は閉まった」"]),
        ("''It is shut,'' he said.", ["''It is shut,''"]),
        ("The lock ‘cannot wait’: engineer", ["‘cannot wait’"]),
        ("The lock ‘cannot wait': engineer", ["‘cannot wait'"]),
    ],
)
def test_marks_of_many_scripts(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union's rule isn't 'safety first,' Oriel said.", ["'safety first,'"]),
        ("'The crews' papers aren't here,' he said.", ["'The crews' papers aren't here,'"]),
        ("The owners' list and the voters' list differ.", []),
        ("It was built in the '80s; give 'em time.", []),
        ("He named it 'a warden's lock' in May.", ["'a warden's lock'"]),
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


def test_quotations_inside_quotations() -> None:
    text = "“They said ‘never again’ in May.”"
    assert [(text[each.start : each.end], each.depth) for each in find(text)] == [(text, 0), ("‘never again’", 1)]
    triple = "''I told them, 'Shut it now,''' he said."
    assert outer(triple) == ["''I told them, 'Shut it now,'''"]


def test_a_quotation_goes_on_when_the_next_paragraph_opens_again() -> None:
    first, second = find("“It is shut.\n\n“It stays shut.”")
    assert (first.open, second.open) == (True, False)


def test_an_opening_that_never_closes_is_no_quotation() -> None:
    assert outer("A \"gate that nobody shut and 'one more' word.") == ["'one more'"]


def test_inside() -> None:
    text = "No “and ‘so’ on” here"
    found = find(text)
    assert inside(found, text.index("so")) == found[0]
    assert inside(found, 0) is None
    assert inside(found, len(text) - 1) is None


@given(st.text(alphabet=MARKS + "ab .\n", max_size=60))
def test_quotations_lie_in_the_text_and_in_one_another(text: str) -> None:
    found = find(text)
    assert list(found) == sorted(found, key=lambda each: each.start)
    for each in found:
        assert 0 <= each.start < each.first <= each.last <= each.end <= len(text)
    for one, other in itertools.pairwise(found):
        assert other.start >= one.end or (other.end <= one.end and other.depth > one.depth)


@pytest.mark.parametrize("piece", ['"', "“", "‘", "'a ", "s' a", "''", "'''", '"a', "”“", "„"])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    begun = time.process_time()
    find(piece * 50_000)
    assert time.process_time() - begun < 2
