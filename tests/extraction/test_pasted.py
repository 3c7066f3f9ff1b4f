from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.extraction import read_pasted_page

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed" / "news-page.txt"

PAGE = """
Is the river still open? It seems so
The Halvard lock has been shut since Tuesday, and 71 ships wait on both sides of it.
Grain prices rose by four per cent before trading was halted.
The writer teaches the history of canals in Port Ansel
Hashtags

Try Our AI Features
Explore what Paper9 AI can do for you:
Comments
No comments yet...
Related Articles


Port Ansel Courier
11 minutes ago
- Port Ansel Courier
Union ‘wrote it down’: the crack was known in May
The log of the night shift names the beam. A second sentence - with a dash - follows.
&w=3840&q=100)

Merrow Post
an hour ago
- Merrow Post
Fire in a warehouse in Delta
Nobody was hurt, the fire service said.
The cause is not known.


Quillon Daily
2 days ago
- Quillon Daily
Grain at a record"""


def test_the_articles_of_a_page() -> None:
    own, first, second, third = read_pasted_page(PAGE)
    assert (own.title, own.publisher, own.age) == ("Is the river still open? It seems so", "", "")
    assert own.paragraphs[-1] == "The writer teaches the history of canals in Port Ansel"
    assert len(own.paragraphs) == 3
    assert (first.publisher, first.age) == ("Port Ansel Courier", "11 minutes ago")
    assert first.title == "Union ‘wrote it down’: the crack was known in May"
    assert first.paragraphs == (
        "The log of the night shift names the beam. A second sentence - with a dash - follows.",
    )
    assert (second.title, second.age, len(second.paragraphs)) == ("Fire in a warehouse in Delta", "an hour ago", 2)
    assert (third.title, third.paragraphs) == ("Grain at a record", ())


def test_nothing_of_the_pages_furniture_is_left() -> None:
    said = "\n".join(line for found in read_pasted_page(PAGE) for line in (found.title, *found.paragraphs))
    for residue in ("q=100", "Hashtags", "No comments", "Explore what", "Try Our", "- Merrow Post", "Related"):
        assert residue not in said


@pytest.mark.parametrize(
    "age", ["just now", "a minute ago", "5 mins ago", "3h", "il y a 2 heures", "vor 5 Minuten", "منذ ساعة"]
)
def test_ages_in_other_words(age: str) -> None:
    (found,) = read_pasted_page(f"Courier\n{age}\n- Courier\nThe lock is shut\nSince Tuesday.")
    assert (found.publisher, found.age, found.title) == ("Courier", age, "The lock is shut")


def test_a_page_with_nothing_on_it() -> None:
    assert read_pasted_page("") == ()
    assert read_pasted_page("\n\nComments\nNo comments yet...\n") == ()


@pytest.mark.gold
def test_the_first_page_that_was_ever_given() -> None:
    if not SEED.exists():
        pytest.skip(f"the seed page is not at {SEED}")
    own, *related = read_pasted_page(SEED.read_text(encoding="utf-8"))
    assert (own.publisher, own.age, len(own.paragraphs)) == ("", "", 11)
    assert [found.publisher for found in related] == ["Indian Express", "Business Standard", "Mint"]
    assert [found.age for found in related] == ["11 minutes ago", "13 minutes ago", "13 minutes ago"]
    assert all(found.title and len(found.paragraphs) == 1 for found in related)
    assert not any("q=100" in line or line.startswith("- ") for found in related for line in found.paragraphs)
