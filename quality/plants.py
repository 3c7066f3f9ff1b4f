"""Edited copies of an article, as papers make them of wire copy: by kind, at three strengths, from a seed.

Text that is put in is taken from other articles of the same corpus, so that it is written as news is and never the same
in two copies; only credits, datelines and boilerplate are made from patterns, because in papers too they are the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

STRENGTHS = (1, 2, 3)
PLACES = ("SPRINGFIELD", "LONDON", "MERROW", "WASHINGTON", "NEW DELHI", "KANSAS CITY, Mo.")
AGENCIES = ("Reuters", "AP", "AFP", "Wire", "UPI", "Staff")
PEOPLE = ("Jane Morrow", "T. K. Abel", "Maria Olsen", "Peter Quill", "Anil Rao", "Lucie Bernard")
BOILERPLATE = (
    "Sign up for our morning newsletter and get the day's top stories in your inbox.",
    "Follow us on Facebook and Twitter for the latest updates on this and other stories.",
    "This is a developing story. Please check back for updates.",
    "Click here to subscribe to our newspaper for only one dollar a week.",
    "Read more: What you need to know about this story.",
    "Download our free app for breaking news alerts wherever you are.",
    "Do you have a tip for our newsroom? Write to us, we protect our sources.",
    "Like what you are reading? Support independent local journalism with a donation today.",
    "Copyright 2020. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
    "Comments are moderated and may not appear at once; please keep to our community guidelines.",
    "Most popular this week: our readers' favourite stories, pictures and videos.",
    "Advertisement. Story continues below.",
)


@dataclass(frozen=True, slots=True)
class Plant:
    """A copy: its headline and text, of what kind and how strong the edit is."""

    title: str
    text: str
    kind: str
    strength: int


@dataclass(frozen=True, slots=True)
class Press:
    """What copies are made with: chance, other articles' paragraphs and titles, and words of the corpus."""

    rng: random.Random
    paragraphs: Sequence[str]
    titles: Sequence[str]
    words: Sequence[str]

    @classmethod
    def of(cls, texts: Sequence[str], titles: Sequence[str], seed: int) -> Press:
        """A press over a corpus; the same seed makes the same copies."""
        rng = random.Random(seed)
        drawn = rng.sample(texts, min(500, len(texts)))
        parts = [part for text in drawn for part in paragraphs(text) if 12 <= len(part.split()) <= 90]
        return cls(rng, parts, [title for title in titles if title], [word for part in parts for word in part.split()])


Edit = Callable[[str, int, Press], str]


def headline(text: str, strength: int, press: Press) -> str:
    """The text as it is: every copy has another headline, at strength 1 a few words of it, else all of it."""
    del strength, press
    return text


def dateline(text: str, strength: int, press: Press) -> str:
    """1: place and agency before the text; 2: byline and date as well; 3: and an editor's sentence."""
    rng = press.rng
    head = f"{rng.choice(PLACES)} ({rng.choice(AGENCIES)}) — "
    if strength > 1:
        byline = f"By {rng.choice(PEOPLE)}, Staff Writer\n\nUpdated {rng.randint(1, 12)}:{rng.randint(10, 59)} p.m."
        head = f"{byline} March {rng.randint(1, 31)}, 2020\n\n{head}"
    return (rng.choice(press.paragraphs) + "\n\n" if strength > 2 else "") + head + text


def credit(text: str, strength: int, press: Press) -> str:
    """1: one line of credit at the end; 2: one at the start too; 3: a paragraph of credits and rights."""
    rng = press.rng
    one, other = rng.sample(PEOPLE, 2)
    agency = rng.choice(AGENCIES)
    text += f"\n\nReporting by {one}; Editing by {other}"
    if strength > 1:
        text = f"By {one}, {agency}\n\n{text}"
    if strength > 2:
        text += (
            f"\n\n{agency} writers {other} and {rng.choice(PEOPLE)} contributed to this report. "
            f"This article was first published by {agency} and is republished under licence. {BOILERPLATE[8]}"
        )
    return text


def boilerplate(text: str, strength: int, press: Press) -> str:
    """2, 5 or 10 lines of a site's own between and after the paragraphs."""
    parts = paragraphs(text)
    for line in press.rng.sample(BOILERPLATE, (2, 5, 10)[strength - 1]):
        parts.insert(press.rng.randint(1, len(parts)), line)
    return "\n\n".join(parts)


def truncation(text: str, strength: int, press: Press) -> str:
    """The first 70 to 90, 50 to 70, or 35 to 50 per cent."""
    low, high = ((0.7, 0.9), (0.5, 0.7), (0.35, 0.5))[strength - 1]
    return text[: int(len(text) * press.rng.uniform(low, high))]


def insertion(text: str, strength: int, press: Press) -> str:
    """Paragraphs of other articles put in: up to 10, 10 to 25, or 25 to 50 per cent of the text's length."""
    low, high = ((0.02, 0.1), (0.1, 0.25), (0.25, 0.5))[strength - 1]
    room = press.rng.uniform(low, high) * len(text)
    parts = paragraphs(text)
    while room > 0:
        parts.insert(press.rng.randint(0, len(parts)), part := press.rng.choice(press.paragraphs))
        room -= len(part)
    return "\n\n".join(parts)


def reordering(text: str, strength: int, press: Press) -> str:
    """1: one paragraph elsewhere; 2: the second half shuffled; 3: all shuffled."""
    parts = paragraphs(text)
    if strength == 1:
        parts.insert(press.rng.randrange(len(parts)), parts.pop(press.rng.randrange(len(parts))))
    else:
        kept = len(parts) // 2 if strength == 2 else 0
        parts[kept:] = press.rng.sample(parts[kept:], len(parts) - kept)
    return "\n\n".join(parts)


def rewriting(text: str, strength: int, press: Press) -> str:
    """2 to 5, 5 to 10, or 10 to 15 per cent of the words dropped, replaced, or preceded by a new one, a third each."""
    low, high = ((0.02, 0.05), (0.05, 0.1), (0.1, 0.15))[strength - 1]
    share, rng = press.rng.uniform(low, high), press.rng
    return " ".join(_rewritten(word, press) if rng.random() < share else word for word in text.split(" "))


def _rewritten(word: str, press: Press) -> str:
    other = press.rng.choice(press.words)
    return press.rng.choice(("", other, f"{other} {word}"))


def together(text: str, strength: int, press: Press) -> str:
    """All of these at one strength."""
    for edit in (truncation, rewriting, reordering, insertion, boilerplate, dateline, credit):
        text = edit(text, min(strength, 2) if edit in {boilerplate, dateline} else strength, press)
    return text


KINDS: MappingProxyType[str, Edit] = MappingProxyType(
    {
        edit.__name__: edit
        for edit in (
            headline, dateline, credit, boilerplate, truncation, insertion, reordering, rewriting, together,
        )
    }
)  # fmt: skip


def plant(title: str, text: str, kind: str, strength: int, press: Press) -> Plant:
    """One copy under another headline."""
    if strength == 1:
        title = " ".join(press.rng.choice(press.words) if press.rng.random() < 0.3 else word for word in title.split())
    else:
        title = press.rng.choice(press.titles)
    return Plant(title, KINDS[kind](text, strength, press), kind, strength)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, or its sentences where it has few."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    return parts if len(parts) > 3 else [part for part in re.split(r"(?<=[.!?])\s+", text) if part]
