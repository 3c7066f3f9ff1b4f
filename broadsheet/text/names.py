"""Names in a text, found by their capitals: runs of capitalised words, with "of", "de", "al-" between them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from broadsheet.text.languages import Language, of
from broadsheet.text.tokens import MARKS, fold

_LOWER_PARTS = ["and", "the", "für", "y", "e", "et"]  # join two names more often than they stand inside one
_TITLE_CASE = 0.6  # share of capitalised longer words from which capitals in a headline say nothing
_MAX_WORDS = 7
_BEFORE = 6  # characters looked at to see whether a sentence begins


def _capitals() -> str:
    """A character class of the capital letters of the basic plane."""
    return "".join(
        re.escape(chr(point)) for point in range(0x41, 0xFFFF) if unicodedata.category(chr(point)) in {"Lu", "Lt"}
    )


# the capital comes first and what may not stand before it second, so that the scan looks for capitals only
_WORD = re.compile(rf"[{_capitals()}](?<![\w'’].)[\w{MARKS}]*(?:['’&.-](?!s(?!\w))[^\W_][\w{MARKS}]*)*", re.DOTALL)
_LONGER = re.compile(rf"[^\W\d_][\w{MARKS}]{{3,}}")


@dataclass(frozen=True, slots=True)
class Name:
    """One mention: ``text[start:end]``. ``sure`` is False for a single word at the beginning of a sentence."""

    text: str
    start: int
    end: int
    sure: bool


def find(text: str, language: str) -> tuple[Name, ...]:
    """Mentions of names in order; none in scripts without capitals."""
    known = of(language)
    if not known.cased or known.nouns_capitalised:
        return _german(text, known) if known.nouns_capitalised else ()
    return tuple(_runs(text, known))


def title_cased(text: str) -> bool:
    """Whether a headline is Written Like This, so that its capitals say nothing."""
    longer = _LONGER.findall(text)
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) > _TITLE_CASE * len(longer)


def counted(text: str, language: str) -> Counter[str]:
    """How often each name is mentioned; a sentence's first word counts when it is a name elsewhere as well."""
    mentions = find(text, language)
    sure = Counter(mention.text for mention in mentions if mention.sure)
    for mention in mentions:
        if not mention.sure and mention.text in sure:
            sure[mention.text] += 1
    return sure


def _runs(text: str, language: Language) -> list[Name]:
    found: list[Name] = []
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and not _continues(text[run[-1].end() : word.start()], run, language):
            found.extend(_close(text, run, language))
            run = []
        run.append(word)
    if run:
        found.extend(_close(text, run, language))
    return found


def _continues(between: str, run: list[re.Match[str]], language: Language) -> bool:
    """Whether what lies between two capitalised words may lie inside a name: a space, an initial's stop, "of the"."""
    if len(run) >= _MAX_WORDS or len(between) > 12:
        return False
    if between in {" ", "\u00a0", "-", " al-", " el-"}:
        return True
    if between == ". ":
        return len(run[-1].group()) == 1
    small = between.split(" ")[1:-1] if between[:1] == " " and between[-1:] == " " else []
    if not small or len(small) > 2 or not all(word in language.connectors for word in small):
        return False
    return small[0] not in _LOWER_PARTS or " of " in run[0].string[run[0].start() : run[-1].start()]


def _close(text: str, run: list[re.Match[str]], language: Language) -> list[Name]:
    """The name of a run, without the titles and stop words that it begins with; none when nothing is left."""
    first = _first_in_sentence(text, run[0].start())
    while run and _cut(run[0].group(), first, language):
        run = run[1:]
        first = False
    if not run:
        return []
    start = run[0].start()
    name = text[start : run[-1].end()].rstrip("'’.-&")
    if len(name) < 2:
        return []
    return [Name(name, start, start + len(name), not first or len(run) > 1 or name.isupper())]


def _cut(word: str, first: bool, language: Language) -> bool:
    """Whether a run's first word is no part of the name: a title, or a sentence's first word that is a stop word."""
    folded = fold(word)
    if word.isupper() and len(word) > 1:
        return False  # "US", "IT": a stop word in small letters only
    return folded in language.titles or (folded in language.stop_words and (first or folded in language.connectors))


def _first_in_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _BEFORE) : start].rstrip(" \u00a0")
    return not before or before[-1] in '.!?…:\n"“”«([*•—–-‘'


def _german(text: str, language: Language) -> tuple[Name, ...]:
    """Where all nouns have capitals only runs of two or more and words in all capitals are surely names."""
    return tuple(
        mention
        if " " in mention.text or mention.text.isupper()
        else Name(mention.text, mention.start, mention.end, False)
        for mention in _runs(text, language)
    )
