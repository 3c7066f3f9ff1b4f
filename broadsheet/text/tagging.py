"""Words of a sentence with their part of speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from broadsheet.text.chains import EDGE, Chain
from broadsheet.text.names import title_cased
from broadsheet.text.tokenising import TOKEN

_STRAIGHT = str.maketrans("’‘“”„`´–—", "''\"\"\"''--")
_OPENING = frozenset("\"'([*-:•")  # behind them a capital may be that of a sentence's beginning
_FIRST, _FLAT = "\x01", "\x03"  # marks on a word: it begins a sentence; its sentence's capitals say nothing
_DIGITS = str.maketrans("123456789", "000000000")


class Token(NamedTuple):
    """``text[start:end]`` of the whole text. ``tag`` is a UPOS tag, "" where no tagger knows the language."""

    text: str
    start: int
    end: int
    tag: str = ""


def tag(text: str, spans: Iterable[tuple[int, int]], language: str) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence in ``spans``; without tags where the language has no tagger. Never raises."""
    sentences = [
        [Token(match.group(), *match.span()) for match in TOKEN.finditer(text, start, end)] for start, end in spans
    ]
    if language.partition("-")[0] != "en":
        return tuple(map(tuple, sentences))
    labels = _tagger().label([marked([token.text for token in tokens]) for tokens in sentences])
    return tuple(
        tuple(Token(token.text, token.start, token.end, label) for token, label in zip(tokens, row, strict=True))
        for tokens, row in zip(sentences, labels, strict=True)
    )


def label(words: Sequence[str]) -> list[str]:
    """The parts of speech of the words of an English sentence."""
    return _tagger().label([marked(words)])[0]


@lru_cache(maxsize=1)
def _tagger() -> Chain:
    return Chain.load("tagging.npz", features)


def marked(words: Sequence[str]) -> list[str]:
    """The words of a sentence as the tagger knows them: marked where their capitals mean less than elsewhere."""
    if _flat(words):
        return [_FLAT + word for word in words]
    found = list(words)
    for at, word in enumerate(found):
        if word[0] not in _OPENING and word[0] not in "“‘":
            found[at] = _FIRST + word
            break
    return found


def _flat(words: Sequence[str]) -> bool:
    """Whether a sentence is a headline in Title Case, or all in capitals."""
    return title_cased(" ".join(words[:40]))


def features(word: str) -> Iterator[str]:
    """The names of a word's features: itself, how it begins and ends, how it is written."""
    if word == EDGE:
        yield EDGE
        return
    mark = word[0] if word[0] in (_FIRST, _FLAT) else ""
    spelt = word[len(mark) :].translate(_STRAIGHT)[:40] or "."
    lower = spelt.lower().translate(_DIGITS)
    yield f"w={lower}"
    yield f"c={mark}{shape(spelt)}"
    if not mark and not spelt.islower():
        yield f"f={spelt}"
    if lower.isalpha():
        for length in range(1, 5):
            if len(lower) > length:
                yield f"s={lower[-length:]}"
        for length in (2, 3):
            if len(lower) > length:
                yield f"p={lower[:length]}"
        yield f"cs={mark}{shape(spelt)}{lower[-2:]}"
    elif "-" in lower or any(letter.isdigit() for letter in lower):
        yield f"s={lower[-2:]}"


def shape(word: str) -> str:
    """How a word is written: "Xx" is capitalised, "X" and "XX" all capitals, "x" small, "0" a number, "." signs."""
    if word.isalpha():
        if word.islower():
            return "x"
        if word.isupper():
            return "X" if len(word) == 1 else "XX"
        return "Xx" if word[0].isupper() and word[1:].islower() else "xX"
    if word[0].isdigit():
        return "0" if not any(letter.isalpha() for letter in word) else "0x"
    if any(letter.isalpha() for letter in word):
        return ("X" if word[0].isupper() else "x") + ("-" if "-" in word else "." if "." in word else "'")
    return "."
