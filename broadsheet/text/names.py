"""Names in a text, found by their capitals: runs of capitalised words, with "of", "de", "al-" between them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from broadsheet.text.languages import Language, of
from broadsheet.text.tokens import MARKS, fold

_WORD = re.compile(rf"[^\W_][\w{MARKS}]*(?:['’&.-][^\W_][\w{MARKS}]*)*")
_JOIN = re.compile(r"^(?:[ \u00a0]|-|, (?=Jr\b|Sr\b)|\. (?=[A-Z]))$")
_TITLE_CASE = 0.6  # share of capitalised longer words from which capitals in a headline say nothing
_MAX_WORDS = 7
_MIN_COUNT = 2  # of a phrase in a script without capitals


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
    longer = [word for word in _WORD.findall(text) if len(word) > 3]
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
        if run and not _continues(text, run[-1], word):
            found.extend(_close(text, run, language))
            run = []
        if _capital(word.group()) or (run and word.group().lower() in language.connectors and len(run) < _MAX_WORDS):
            run.append(word)
        elif run:
            found.extend(_close(text, run, language))
            run = []
    if run:
        found.extend(_close(text, run, language))
    return found


def _capital(word: str) -> bool:
    return word[0].isupper() or (len(word) > 3 and word[:3] in {"al-", "el-"} and word[3].isupper())


def _continues(text: str, last: re.Match[str], word: re.Match[str]) -> bool:
    between = text[last.end() : word.start()]
    return between in {" ", "\u00a0", "-"} or (between == ". " and len(last.group()) == 1)


def _close(text: str, run: list[re.Match[str]], language: Language) -> list[Name]:
    """The names of a run: small words at its ends and stop words at its start are cut off."""
    first = _first_in_sentence(text, run[0].start())
    while run and not _capital(run[-1].group()):
        run.pop()
    while run and _cut(run[0].group(), first, language):
        run.pop(0)
        first = False
        while run and not _capital(run[0].group()):
            run.pop(0)
    if not run:
        return []
    start, end = run[0].start(), run[-1].end()
    while len(run) > _MAX_WORDS:
        run.pop()
        end = run[-1].end()
    name = _without_possessive(text[start:end])
    if len(name) < 2:
        return []
    return [Name(name, start, start + len(name), not first or len(run) > 1 or name.isupper())]


def _cut(word: str, first: bool, language: Language) -> bool:
    """Whether a run's first word is no part of the name: a title, or a sentence's first word that is a stop word."""
    folded = fold(word)
    if word.isupper() and len(word) > 1:
        return False  # "US", "IT": a stop word in small letters only
    return folded in language.titles or (folded in language.stop_words and (first or folded in language.connectors))


def _without_possessive(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name.rstrip("'’.-&")


def _first_in_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].rstrip(" \u00a0")
    return not before or before[-1] in '.!?…:\n"“”«([*•—–-‘'


def _german(text: str, language: Language) -> tuple[Name, ...]:
    """Where all nouns have capitals only runs of two or more and words in all capitals are surely names."""
    return tuple(
        mention
        if " " in mention.text or mention.text.isupper()
        else Name(mention.text, mention.start, mention.end, False)
        for mention in _runs(text, language)
    )
