"""Names in a text, found by their capitals: runs of capitalised words, with "of", "de", "al-" between them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from broadsheet.text.languages import Language, of
from broadsheet.text.memo import Memo
from broadsheet.text.tokens import MARKS, fold

_LOWER_PARTS = ["and", "the", "für", "y", "e", "et"]  # join two names more often than they stand inside one
_TITLE_CASE = 0.6  # share of capitalised longer words from which capitals in a headline say nothing
_MAX_WORDS = 7
_BEFORE = 6  # characters looked at to see whether a sentence begins
_WIDEST = 12  # characters between two words of one name
_BEGINNERS = frozenset('.!?…:\n"“”«([*•—–-‘')  # a sentence may begin after them
_JOINTS = frozenset([" ", "\u00a0", "-", " al-", " el-"])
_KEPT, _TITLE, _CONNECTOR, _STOP = range(4)  # what a word is at the beginning of a run


def _capitals() -> str:
    """A character class of the capital letters of the basic plane."""
    return "".join(
        re.escape(chr(point)) for point in range(0x41, 0xFFFF) if unicodedata.category(chr(point)) in {"Lu", "Lt"}
    )


# the capital comes first and what may not stand before it second, so that the scan looks for capitals only
_WORD = re.compile(rf"[{_capitals()}](?<![\w'’].)[\w{MARKS}]*(?:['’&.-](?!s(?!\w))[^\W_][\w{MARKS}]*)*", re.DOTALL)
_LONGER = re.compile(rf"[^\W\d_][\w{MARKS}]{{3,}}")


_ELIDED = re.compile(r"(?:[CDJLMNST]|Qu|Jusqu|Lorsqu)['’](?![A-ZÀ-Þ])")  # "C’est", "L’équipe": French and no name


class Name(NamedTuple):
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
    run: list[tuple[int, int]] = []
    end = 0
    for word in _WORD.finditer(text):
        span = word.span()
        if language.code == "fr" and _ELIDED.match(word[0]):
            continue
        if run and (span[0] - end > _WIDEST or not _continues(text, run, span[0], language)):
            _close(text, run, language, found)
            run = [span]
        else:
            run.append(span)
        end = span[1]
    if run:
        _close(text, run, language, found)
    return found


def _continues(text: str, run: list[tuple[int, int]], start: int, language: Language) -> bool:
    """Whether what lies between two capitalised words may lie inside a name: a space, an initial's stop, "of the"."""
    last, end = run[-1]
    between = text[end:start]
    if len(run) >= _MAX_WORDS or between in _JOINTS:
        return len(run) < _MAX_WORDS
    if between == ". ":
        return end - last == 1
    small = between.split(" ")[1:-1] if between[:1] == " " and between[-1:] == " " else []
    if not small or len(small) > 2 or not all(word in language.connectors for word in small):
        return False
    return small[0] not in _LOWER_PARTS or " of " in text[run[0][0] : last]


def _close(text: str, run: list[tuple[int, int]], language: Language, found: list[Name]) -> None:
    """Add the name of a run, without the titles and stop words that it begins with; none when nothing is left."""
    beginnings, last = _beginnings(language.code), run[-1][1]
    for at, (start, end) in enumerate(run):
        kind = beginnings[text[start:end]]
        if kind == _KEPT or (kind == _STOP and (at or not _first_in_sentence(text, start))):
            if last - start > 1:
                name = text[start:last]
                sure = end < last or at > 0 or not _first_in_sentence(text, start) or name.isupper()
                found.append(Name(name, start, last, sure))
            return


@lru_cache(maxsize=64)
def _beginnings(code: str) -> Memo[int]:
    """Of each word whether a name may begin with it; a stop word only ends a run that a sentence begins with."""
    language = of(code)

    def kind(word: str) -> int:
        if word.isupper() and len(word) > 1:
            return _KEPT  # "US", "IT": a stop word in small letters only
        folded = fold(word)
        if folded in language.titles:
            return _TITLE
        if folded in language.stop_words:
            return _CONNECTOR if folded in language.connectors else _STOP
        return _KEPT

    return Memo(kind)


def _first_in_sentence(text: str, start: int) -> bool:
    if start > 1 and text[start - 1] == " " and (before := text[start - 2]) not in " \u00a0":
        return before in _BEGINNERS
    before = text[max(0, start - _BEFORE) : start].rstrip(" \u00a0")
    return not before or before[-1] in _BEGINNERS


def _german(text: str, language: Language) -> tuple[Name, ...]:
    """Where all nouns have capitals only runs of two or more and words in all capitals are surely names."""
    return tuple(
        mention
        if " " in mention.text or mention.text.isupper()
        else Name(mention.text, mention.start, mention.end, False)
        for mention in _runs(text, language)
    )
