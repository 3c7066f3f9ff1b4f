"""What is kept of a text's wording to find its copies: MinHashes of its word shingles, 256 bytes.

Words here are runs of letters and digits without case and accents; in scripts without spaces, pairs of characters. All
of it is arithmetic over the array of the text's characters: no word is ever cut out.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import numpy as np
import numpy.typing as npt

KEYS = 16  # minima of 32 bits, by which copies are looked up
BINS = 768  # minima of 2 bits, by which two texts are compared: at 192 bytes half the error of 192 minima of 8 bits
KEY_SHINGLE = 4  # words: of all 3-word shingles half are known from other news, of 4-word ones a fifth
SHINGLE = 3  # words: light rewriting breaks fewer of them
SIZE = 4 * KEYS + BINS // 4  # bytes of a sketch
MAX_TEXT = 40_000  # characters read of one article; longer ones are live pages and documents
MIN_SHINGLES = 24  # a text with fewer is too short to be called a copy

Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

_RATIO = 0x9E3779B97F4A7C15  # odd, so that its powers have inverses modulo 2**64
_ODD = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
_LOW = np.uint64(0xFFFFFFFF)
_IGNORED = 0xFFFF
_UNSPACED = (
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x3040, 0x30FF), (0xAC00, 0xD7AF), (0x0E00, 0x0EFF),
    (0x1000, 0x109F), (0x1780, 0x17FF),
)  # fmt: skip
_ROUNDS = 16
_FILL = 3  # values for each bin: 5 per cent of the bins stay empty


def sketch(text: str) -> tuple[bytes, int]:
    """SIZE bytes (first the keys, then the bins), and of how many different shingles; b"" and 0 for a short text."""
    if len(text) < MIN_SHINGLES + SHINGLE:  # a headline alone: no need to count its words
        return b"", 0
    words = word_hashes(text)
    if len(words) < MIN_SHINGLES + SHINGLE:
        return b"", 0
    found = np.sort(shingles(words, SHINGLE))
    found = found[np.append(True, found[1:] != found[:-1])]
    if len(found) < MIN_SHINGLES:
        return b"", 0
    return keys(shingles(words, KEY_SHINGLE)).tobytes() + packed(minima(found)).tobytes(), len(found)


def word_hashes(text: str) -> Words:
    """64 bits of each word of ``text`` in order: a polynomial of its letters, taken from one running sum."""
    small, unspaced = _letters()
    codes = np.frombuffer(text[:MAX_TEXT].encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if not text.isascii():
        codes = np.minimum(codes, 0xFFFF)
    letters = small[codes]
    if text.isascii():
        starts, ends = _runs(letters)
    else:
        kept = letters != _IGNORED
        letters = letters[kept]
        alone = unspaced[codes[kept]]
        starts, ends = _paired(letters > 0, alone) if alone.any() else _runs(letters)
    powers, inverses = _powers()
    sums = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum(letters * powers[: len(letters)], out=sums[1:])
    words = (sums[ends] - sums[starts]) * inverses[starts]
    words ^= words >> np.uint64(32)
    return words * np.uint64(_ODD[0])


def _runs(letters: npt.NDArray[np.uint16]) -> tuple[Places, Places]:
    """Where the runs of letters start and end."""
    inside = np.zeros(len(letters) + 2, dtype=np.bool_)
    np.greater(letters, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[0::2], edges[1::2]


def _paired(inside: Flags, alone: Flags) -> tuple[Places, Places]:
    """The same where a character of an unspaced script makes a word with the one after it."""
    before = np.append(False, inside[:-1])
    parted = alone | np.append(False, alone[:-1])
    starts = np.flatnonzero(inside & (~before | parted))
    breaks = np.append(np.flatnonzero(before & (~inside | parted)), len(inside))
    ends = breaks[np.searchsorted(breaks, starts, side="right")]
    goes_on = alone[starts] & (ends < len(alone)) & alone[np.minimum(ends, len(alone) - 1)]
    return starts, ends + goes_on


def shingles(words: Words, length: int) -> Words:
    """64 well-mixed bits of each run of ``length`` words, in order."""
    count = len(words) - length + 1
    mixed = words[:count] * np.uint64(_ODD[0])
    for offset in range(1, length):
        mixed += words[offset : offset + count] * np.uint64(_ODD[offset])
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(_ODD[4])
    return mixed ^ (mixed >> np.uint64(29))


def keys(found: Words) -> npt.NDArray[np.uint32]:
    """The least shingle of each of KEYS parts, mixed; a part without any has a 0, which stands for none."""
    least = np.full(KEYS, _NONE)
    np.minimum.at(least, (found & np.uint64(KEYS - 1)).astype(np.intp), found >> np.uint64(4))
    mixed = (least * np.uint64(_ODD[3])) >> np.uint64(32)
    return np.where(least == _NONE, 0, np.maximum(mixed, 1)).astype(np.uint32)


def minima(found: Words) -> Words:
    """The least value of each bin, of different shingles in increasing order.

    Where there are too few for the bins each comes again, turned, in further rounds of which an earlier one wins
    (Dahlgaard, Knudsen, Thorup: Fast similarity sketching, 2017), so that texts of any two lengths can be compared.
    What is empty then takes the value of the next bin that is not (Shrivastava and Li, 2014).
    """
    values = np.full(BINS, _NONE)
    at = _bin(found)
    first = np.flatnonzero(np.append(True, at[1:] != at[:-1]))
    values[at[first]] = found[first] >> np.uint64(4)
    rounds = min(_ROUNDS, -(-_FILL * BINS // len(found)))
    if rounds > 1:
        _fill(values, found, rounds)
    return values


def _bin(values: Words) -> Places:
    return (((values >> np.uint64(32)) * np.uint64(BINS)) >> np.uint64(32)).astype(np.intp)


def _fill(values: Words, found: Words, rounds: int) -> None:
    empty = values == _NONE
    turned = found * _turns()[1:rounds]
    at = _bin(turned)
    row, column = np.nonzero(empty[at])
    rank = (turned[row, column] >> np.uint64(4)) | (row.astype(np.uint64) + np.uint64(1)) << np.uint64(60)
    np.minimum.at(values, at[row, column], rank)
    left = np.flatnonzero(values == _NONE)
    if len(left):
        full = np.flatnonzero(values != _NONE)
        nearest = full[np.searchsorted(full, left) % len(full)]
        values[left] = values[nearest] + ((nearest - left) % BINS).astype(np.uint64)


def packed(values: Words) -> npt.NDArray[np.uint8]:
    """Two bits of each value, four values to a byte."""
    bits = ((values * np.uint64(_ODD[3])) >> np.uint64(62)).astype(np.uint8).reshape(-1, 4)
    found: npt.NDArray[np.uint8] = np.bitwise_or.reduce(bits << np.array([0, 2, 4, 6], dtype=np.uint8), axis=1)
    return found


@lru_cache(maxsize=1)
def _letters() -> tuple[npt.NDArray[np.uint16], Flags]:
    """Of each basic character its small letter without accent, 0 where it parts words; and which are unspaced."""
    small = np.zeros(0x10000, dtype=np.uint16)
    for point in range(0x30, 0xFFFF):
        kind = unicodedata.category(chr(point))
        if kind in {"Mn", "Cf"} and not 0x900 <= point <= 0x109F:
            small[point] = _IGNORED  # accents, Arabic vowel signs, soft hyphens
        elif kind[0] in "LNM":
            small[point] = ord(unicodedata.normalize("NFKD", chr(point).casefold())[0]) & 0xFFFF
    unspaced = np.zeros(0x10000, dtype=np.bool_)
    for first, last in _UNSPACED:
        unspaced[first : last + 1] = small[first : last + 1] > 0
    return small, unspaced


@lru_cache(maxsize=1)
def _powers() -> tuple[Words, Words]:
    """Powers of the ratio up to the longest text, and their inverses."""
    found = []
    for ratio in (_RATIO, pow(_RATIO, -1, 1 << 64)):
        powers = np.full(MAX_TEXT + 1, ratio, dtype=np.uint64)
        powers[0] = 1
        found.append(np.multiply.accumulate(powers))
    return found[0], found[1]


@lru_cache(maxsize=1)
def _turns() -> Words:
    """An odd factor for each round, one below the other."""
    return np.array([[pow(0xD1342543DE82EF95, each, 1 << 64)] for each in range(_ROUNDS)], dtype=np.uint64)
