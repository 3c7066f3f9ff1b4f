"""A sentence cut into words that can be compared: names, content words by their meaning, function words, signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from broadsheet.llm import lexicon
from broadsheet.text import languages
from broadsheet.text.languages.language import words as listed_words
from broadsheet.text.tokens import MARKS, fold, stem, unaccent

LONGEST = 1200  # characters of a sentence that are compared; a claim that is longer is refused
_SIGNS = str.maketrans("“”„«»’‘–\u00a0\u202f", '"""""\'\'-  ', "") | {ord("—"): " - "}
_INVISIBLE = re.compile("[\u200b-\u200f\u00ad\u2060-\u2064\ufeff\u202a-\u202e]")
_SCALED = re.compile(r"([$€£₹¥]\s?\d[\d.,]*)\s?(m|b|k)\b")
_SCALES = {"m": "million", "b": "billion", "k": "thousand"}
_GLUED = re.compile(r"(?<=\d)(?=(?:bn|mn|tn|m|k|km|kg|mph)\b)")
_TITLES = re.compile(r"\b(Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Gov|Rep|St|Lt|Col|Capt|Rev|[A-Z])\.(?= [A-Z])")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_TOKEN = re.compile(rf"\d[\d.,:]*\d|\d|n't\b|[^\W\d_][\w{MARKS}]*?(?=n't\b)|[^\W\d_][\w{MARKS}]*|[^\w\s]")
_ENDING = re.compile(r"(?:n|an|ian|ean|ese|ish|i|er|ers|ans|ns|s)$")


class WordKind(Enum):
    CONTENT = "content"
    NAME = "name"
    FUNCTION = "function"
    NUMBER = "number"
    SIGN = "sign"


class Word(NamedTuple):
    """``text[start:end]`` of the clean text. Words of one meaning have one ``key``; ``base`` is the stem alone."""

    text: str
    start: int
    end: int
    key: str
    base: str
    kind: WordKind
    tag: str = ""  # UPOS, where there is a tagger


def clean(text: str) -> str:
    """``text`` with plain quotation marks and hyphens, without invisible characters; "5.1bn" becomes "5.1 bn"."""
    plain = (
        _INVISIBLE.sub("", text[:LONGEST].translate(_SIGNS))
        .replace("°C", " degrees Celsius")
        .replace("TV", "television")
    )
    plain = plain.replace("°F", " degrees Fahrenheit").replace("can't", "can not").replace("won't", "will not")
    plain = plain.replace("cannot", "can not")
    plain = _INITIALS.sub(lambda match: match.group().replace(".", ""), plain)
    plain = _TITLES.sub(r"\1", plain)
    plain = _SCALED.sub(lambda match: f"{match[1]} {_SCALES[match[2]]}", plain)
    return " ".join(_GLUED.sub(" ", plain).split())


def read(text: str, language: str, names: frozenset[str] = frozenset()) -> tuple[Word, ...]:
    """The words of a clean text in order, phrases such as "turned down" as one.

    ``names`` are folded words known to be names, for the first word of a sentence, whose capital says nothing.
    """
    found = _joined([_word(match, text, language) for match in _TOKEN.finditer(text)])
    return tuple(
        _as_name(word) if unaccent(fold(word.text)) in names and word.text[:1].isupper() else word for word in found
    )


def _as_name(word: Word) -> Word:
    return word._replace(kind=WordKind.NAME, key=unaccent(fold(word.text))) if word.kind is WordKind.CONTENT else word


def content(words: Iterable[Word]) -> list[Word]:
    """Those that say something: names and content words."""
    return [word for word in words if word.kind in (WordKind.CONTENT, WordKind.NAME)]


@lru_cache(maxsize=1 << 14)
def key_of(word: str, language: str = "en") -> tuple[str, str]:
    """Meaning and stem of a word; the meaning is the first word of its group, or the stem."""
    folded = unaccent(fold(word))
    base = stem(lexicon.IRREGULAR.get(folded, folded) if language == "en" else folded, language)
    return (_groups().get(base, base) if language == "en" else base), base


def same_name(left: str, right: str) -> bool:
    """Whether two folded words are one name: equal, or a country and its people."""
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    root = _common(short, long)
    return root >= 4 and root >= len(short) - 2 and len(long) - root <= 4 and bool(_ENDING.search(long[root - 1 :]))


def _common(left: str, right: str) -> int:
    same = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        same += 1
    return same


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in lexicon.SYNONYMS:
        first = stem(lexicon.IRREGULAR.get(group[0], group[0]), "en")
        for word in group:
            found.setdefault(stem(lexicon.IRREGULAR.get(word, word), "en"), first)
    return found


def _word(match: re.Match[str], text: str, language: str) -> Word:
    raw = match.group()
    if raw[0].isdigit():
        return Word(raw, *match.span(), raw, raw, WordKind.NUMBER)
    if not raw[0].isalpha() and raw != "n't":
        return Word(raw, *match.span(), raw, raw, WordKind.SIGN)
    key, base = key_of(raw, language)
    lower = raw.lower()
    known = languages.of(language)
    function = lexicon.FUNCTION if language == "en" else known.stop_words
    acronym = len(raw) > 1 and raw.isupper()
    if not acronym and (lower in function or fold(raw) in function):
        return Word(raw, *match.span(), lower, lower, WordKind.FUNCTION)
    if known.cased and raw[0].isupper() and (acronym or not _begins(text, match.start())):
        return Word(raw, *match.span(), unaccent(fold(raw)), base, WordKind.NAME)
    return Word(raw, *match.span(), key, base, WordKind.CONTENT)


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip(' "(')
    return not before or before[-1] in ".!?:"


def _joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """Verb and particle as one word ("turned down"); a first word with a capital is a name when a name follows."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last and last.kind is WordKind.CONTENT:
            phrase = lexicon.PHRASES.get((lexicon.IRREGULAR.get(last.text.lower(), last.base), word.text.lower()))
            if phrase:
                key, base = key_of(phrase)
                found[-1] = Word(f"{last.text} {word.text}", last.start, word.end, key, base, WordKind.CONTENT)
                continue
            if word.kind is WordKind.NAME and last.text[0].isupper() and word.start - last.end == 1:
                found[-1] = last._replace(kind=WordKind.NAME, key=unaccent(fold(last.text)))
        found.append(word)
    return tuple(_senses(found))


def _senses(words: Sequence[Word]) -> Iterator[Word]:
    """The words, with "declined" told apart: an offer is refused, a price falls."""
    for word, after in zip(words, (*words[1:], None), strict=False):
        if word.base != "declin":
            yield word
            continue
        refused = after is not None and (after.text.lower() in _OBJECT or after.kind is WordKind.NAME)
        yield word._replace(key=key_of("refuse" if refused else "fall")[0])


_OBJECT = listed_words("to a an the any all his her its their this that such further comment")
