"""What the story room remembers of an article: under 1.5 KB, and enough to place it, compare it and say why."""

from __future__ import annotations

import struct
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from broadsheet.stories.hashing import hashed
from broadsheet.stories.skeletons import skeleton
from broadsheet.text import names, numbers, slugs, tokens
from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages import of

VERSION = 1

BINS = 64  # of the MinHash
SHINGLE = 3  # words
TITLE_TERMS = 20
LEAD_WORDS = 120  # events stand in the lead: 120 words beat the whole text on look-alike events (.877 to .869)
BODY_TERMS = 80
NAME_TERMS = 28
SKELETONS = 28
NUMBERS = 16
SLUG = 7  # words of the address; one more would no longer be a headline alone (``vectors.bare``)
READABLE_NAMES = 10
READABLE_WORDS = 14
MAX_TEXT = 40_000  # characters read of one article; longer ones are live pages and documents
MAX_NAMED = 5_000  # characters in which names are looked for; what comes later adds little
MAX_COUNTED = 2_000  # characters in which numbers are looked for
LONGEST = 60  # letters of a word
MIN_SHINGLES = 24  # a text with fewer is too short to be called a copy

Counted = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An article as hashes. Counts are capped at 255; order is that of first appearance.

    ``minhash`` has BINS values, or none for a text that is too short; ``shingles`` is how many different ones there
    were. ``body`` holds terms of the lead and the most repeated ones, ``names`` the words of names, ``skeletons`` what
    of them can be compared across scripts. ``labels`` (names) and ``words`` are readable.
    """

    language: str
    shingles: int = 0
    minhash: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    body: Counted = ()
    names: Counted = ()
    skeletons: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def to_bytes(self) -> bytes:
        """Packed for storage; starts with the version."""
        readable = "\n".join([self.language, "\t".join(self.labels), "\t".join(self.words)]).encode("utf-8", "replace")
        body, names_ = (
            zip(*self.body, strict=True) if self.body else ((), ()),
            zip(*self.names, strict=True) if self.names else ((), ()),
        )
        (body_terms, body_counts), (name_terms, name_counts) = body, names_
        words = (*self.minhash, *self.title, *body_terms, *name_terms, *self.skeletons, *self.numbers)
        head = struct.pack(
            "<BI6BH", VERSION, self.shingles, len(self.minhash), len(self.title), len(self.body), len(self.names),
            len(self.skeletons), len(self.numbers), len(readable),
        )  # fmt: skip
        return head + np.array(words, dtype="<u4").tobytes() + bytes(body_counts) + bytes(name_counts) + readable

    @classmethod
    def from_bytes(cls, packed: bytes) -> Fingerprint:
        """Unpack. Raises ValueError: bytes of another version, or torn ones; make the fingerprint again."""
        try:
            return cls._unpack(bytes(packed))
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise ValueError("These bytes are no fingerprint.") from error

    @classmethod
    def _unpack(cls, packed: bytes) -> Fingerprint:
        version, shingles, *sizes, readable_size = struct.unpack_from("<BI6BH", packed)
        if version != VERSION:
            raise ValueError(f"This fingerprint is of version {version}; this program writes {VERSION}.")
        start = struct.calcsize("<BI6BH")
        end = start + 4 * sum(sizes)
        if len(packed) != end + sizes[2] + sizes[3] + readable_size:
            raise ValueError("This fingerprint is torn.")
        values = array("I", np.frombuffer(packed[start:end], dtype="<u4").astype(np.uint32).tobytes())
        parts = []
        for size in sizes:
            parts.append(tuple(values[:size]))
            del values[:size]
        counts = packed[end : end + sizes[2] + sizes[3]]
        language, labels, words = packed[end + len(counts) :].decode().split("\n")
        minhash, title, body, name_terms, skeletons, figures = parts
        return cls(
            language, shingles, minhash, title,
            tuple(zip(body, counts[: sizes[2]], strict=True)), tuple(zip(name_terms, counts[sizes[2] :], strict=True)),
            skeletons, figures, _split(labels), _split(words),
        )  # fmt: skip


def fingerprint(title: str, text: str, language: str, url: str = "") -> Fingerprint:
    """The fingerprint of an article; ``language`` is an ISO 639-1 code (any string is taken).

    Where there is only a headline, the words of its address that it does not have stand for the text.
    """
    known = of(language)
    title = title[:500]
    text = text[:MAX_TEXT] if text.strip() else _words_of(url, title, known.code)
    body = tokens.words(text, known.code)
    plain = _counted(body, known.code)
    titled = tokens.terms(title, known.code)
    counted = _names(title, text, known.code)
    minhash, shingles = _minhash(body)
    return Fingerprint(
        language=known.code,
        shingles=shingles,
        minhash=minhash,
        title=_unique((hashed(term, known.code) for term in titled), TITLE_TERMS),
        body=_body(body, plain, known.code),
        names=_name_terms(counted),
        skeletons=_skeletons(title, body, counted, known.code),
        numbers=_numbers(title + "\n" + text, known.code),
        labels=tuple(_clean(name) for name, _ in _best_names(counted)[:READABLE_NAMES]),
        words=_readable(title, plain, known.code),
    )


def _words_of(url: str, title: str, language: str) -> str:
    titled = set(tokens.terms(title, language))
    return " ".join([word for word in slugs.words(url) if not titled.issuperset(tokens.terms(word, language))][:SLUG])


def _split(line: str) -> tuple[str, ...]:
    return tuple(line.split("\t")) if line else ()


def _clean(word: str) -> str:
    return " ".join(word.split())[:40]


def _unique(values: Iterable[int], limit: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(values))[:limit]


def _minhash(words: Sequence[str]) -> tuple[tuple[int, ...], int]:
    """One-permutation MinHash of word shingles (Li, Owen, Zhang 2012), empty bins filled from their neighbours."""
    if len(words) < MIN_SHINGLES + SHINGLE:
        return (), 0
    single = np.fromiter(map(hashed, words), dtype=np.uint64, count=len(words))
    mixed = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for offset in range(SHINGLE):
        mixed = (mixed ^ single[offset : offset + len(mixed)]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    mixed = np.unique(mixed * np.uint64(0xBF58476D1CE4E5B9))
    if len(mixed) < MIN_SHINGLES:
        return (), 0
    bins = (mixed >> np.uint64(58)).astype(np.int64)
    first = np.searchsorted(bins, np.arange(BINS))
    filled = np.append(bins, -1)[np.minimum(first, len(bins))] == np.arange(BINS)
    values = np.zeros(BINS, dtype=np.uint64)
    values[filled] = (mixed[first[filled]] >> np.uint64(26)) & np.uint64(0xFFFFFFFF)
    for index in np.flatnonzero(~filled):
        step = 1
        while not filled[(index + step) % BINS]:
            step += 1
        values[index] = (values[(index + step) % BINS] + np.uint64(step * 0x9E3779B1)) & np.uint64(0xFFFFFFFF)
    return tuple(int(value) for value in values), len(mixed)


def _body(words: Sequence[str], counted: Counter[str], language: str) -> Counted:
    """Terms of the lead in order, then the most repeated ones of the rest."""
    counts: Counter[str] = Counter()
    for word, count in counted.items():
        counts[tokens.stem(word, language)] += count
    lead = dict.fromkeys(tokens.stem(word, language) for word in words[:LEAD_WORDS] if word in counted)
    rest = [term for term, count in counts.most_common(BODY_TERMS) if count > 1 and term not in lead]
    chosen = [*list(lead)[: BODY_TERMS - min(len(rest), BODY_TERMS // 4)], *rest][:BODY_TERMS]
    return tuple((hashed(term, language), min(255, counts[term])) for term in chosen)


def _counted(words: Sequence[str], language: str) -> Counter[str]:
    """Words with how often they stand in the text, without stop words and single letters."""
    stop = of(language).stop_words
    counts = Counter(words)
    return Counter(
        {
            word: count
            for word, count in counts.items()
            if word not in stop and len(word) < LONGEST and (len(word) > 1 or word.isdigit())
        }
    )


def _names(title: str, text: str, language: str) -> Counter[str]:
    """Names with their mentions, without months and weekdays; a Title Cased headline tells none."""
    counted = names.counted(text[:MAX_NAMED], language)
    if not names.title_cased(title):
        counted.update(names.counted(title, language))
    dates = calendar_words(language)
    return Counter({name: count for name, count in counted.items() if not dates.issuperset(_parts(name))})


@lru_cache(maxsize=1 << 15)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded and unaccented."""
    return tuple(tokens.unaccent(word) for word in tokens.words(name, "") if len(word) > 1)


def _best_names(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.most_common(), key=lambda item: -item[1] * (1.5 if " " in item[0] else 1.0))


def _name_terms(counted: Counter[str]) -> Counted:
    parts: Counter[str] = Counter()
    for name, count in counted.items():
        for word in _parts(name):
            parts[word] += count
    return tuple((hashed(word, "name"), min(255, count)) for word, count in parts.most_common(NAME_TERMS))


def _skeletons(title: str, words: Sequence[str], counted: Counter[str], language: str) -> tuple[int, ...]:
    """Skeletons of name words; where capitals do not mark names, of all words of title and lead."""
    known = of(language)
    if known.cased:
        candidates = [word for name, _ in counted.most_common() for word in _parts(name)]
    else:
        candidates = [
            word for word in (*tokens.words(title, language), *words[:LEAD_WORDS]) if word not in known.stop_words
        ]
        candidates = [tokens.without_prefix(word, known) for word in candidates]
    found = (skeleton(word) for word in candidates)
    return _unique((hashed(bones, "skeleton") for bones in found if len(bones) >= 3), SKELETONS)


def _numbers(text: str, language: str) -> tuple[int, ...]:
    found = numbers.find(text[:MAX_COUNTED], language)
    return _unique(
        (hashed(f"{number.value:.4g}{number.unit}", "number") for number in found if number.value > 2), NUMBERS
    )


def _readable(title: str, counted: Counter[str], language: str) -> tuple[str, ...]:
    stop = of(language).stop_words
    titled = [word for word in tokens.words(title, language) if word not in stop and len(word) > 1]
    common = [word for word, count in counted.most_common(2 * READABLE_WORDS) if count > 1 and len(word) > 3]
    chosen = dict.fromkeys((*titled[:READABLE_WORDS], *(word for word in common if not word.isdigit())))
    return tuple(_clean(word) for word in chosen)[:READABLE_WORDS]
