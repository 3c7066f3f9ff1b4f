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
from broadsheet.stories.sketches import MAX_TEXT, SIZE, sketch
from broadsheet.text import names, numbers, slugs, tokens
from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages import of
from broadsheet.text.memo import Memo

VERSION = 2

TITLE_TERMS = 20
LEAD_WORDS = 120  # events stand in the lead: 120 words beat the whole text on look-alike events (.877 to .869)
BODY_TERMS = 80
NAME_TERMS = 28
SKELETONS = 28
NUMBERS = 16
SLUG = 7  # words of the address; one more would no longer be a headline alone (``vectors.bare``)
READABLE_NAMES = 10
READABLE_WORDS = 14
MAX_NAMED = 5_000  # characters in which names are looked for; what comes later adds little
MAX_COUNTED = 2_000  # characters in which numbers are looked for
LONGEST = 60  # letters of a word

Counted = tuple[tuple[int, int], ...]

_HEAD = "<BI6BH"  # version, shingles, whether there is a sketch, five lengths, bytes of what is readable


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An article as hashes. Counts are capped at 255; order is that of first appearance.

    ``minhash`` is the text's sketch (stories.sketches), empty for a text that is too short; ``shingles`` is how many
    different ones there were. ``body`` holds terms of the lead and the most repeated ones, ``names`` the words of
    names, ``skeletons`` what of them can be compared across scripts. ``labels`` (names) and ``words`` are readable.
    """

    language: str
    shingles: int = 0
    minhash: bytes = b""
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
        words = (*self.title, *body_terms, *name_terms, *self.skeletons, *self.numbers)
        head = struct.pack(
            _HEAD, VERSION, self.shingles, bool(self.minhash), len(self.title), len(self.body), len(self.names),
            len(self.skeletons), len(self.numbers), len(readable),
        )  # fmt: skip
        return (
            head
            + self.minhash
            + np.array(words, dtype="<u4").tobytes()
            + bytes(body_counts)
            + bytes(name_counts)
            + readable
        )

    @classmethod
    def from_bytes(cls, packed: bytes) -> Fingerprint:
        """Unpack. Raises ValueError: bytes of another version, or torn ones; make the fingerprint again."""
        try:
            return cls._unpack(bytes(packed))
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise ValueError("These bytes are no fingerprint.") from error

    @classmethod
    def _unpack(cls, packed: bytes) -> Fingerprint:
        version, shingles, sketched, *sizes, readable_size = struct.unpack_from(_HEAD, packed)
        if version != VERSION:
            raise ValueError(f"This fingerprint is of version {version}; this program writes {VERSION}.")
        start = struct.calcsize(_HEAD) + SIZE * sketched
        end = start + 4 * sum(sizes)
        if sketched > 1 or len(packed) != end + sizes[1] + sizes[2] + readable_size:
            raise ValueError("This fingerprint is torn.")
        values = array("I", np.frombuffer(packed[start:end], dtype="<u4").astype(np.uint32).tobytes())
        parts = []
        for size in sizes:
            parts.append(tuple(values[:size]))
            del values[:size]
        counts = packed[end : end + sizes[1] + sizes[2]]
        language, labels, words = packed[end + len(counts) :].decode().split("\n")
        title, body, name_terms, skeletons, figures = parts
        return cls(
            language, shingles, packed[start - SIZE * sketched : start], title,
            tuple(zip(body, counts[: sizes[1]], strict=True)), tuple(zip(name_terms, counts[sizes[1] :], strict=True)),
            skeletons, figures, _split(labels), _split(words),
        )  # fmt: skip


def fingerprint(title: str, text: str, language: str, url: str = "") -> Fingerprint:
    """The fingerprint of an article; ``language`` is an ISO 639-1 code (any string is taken).

    Where there is only a headline, the words of its address that it does not have stand for the text.
    """
    code = of(language).code
    title = title[:500]
    text = text[:MAX_TEXT] if text.strip() else _words_of(url, title, code)
    words = tokens.words(text, code)
    plain = Counter(words)
    counted = _names(title, text, code)
    minhash, shingles = sketch(text)
    return Fingerprint(
        language=code,
        shingles=shingles,
        minhash=minhash,
        title=_unique((hashed(term, code) for term in tokens.terms(title, code)), TITLE_TERMS),
        body=_body(words, plain, code),
        names=_name_terms(counted),
        skeletons=_skeletons(title, words[:LEAD_WORDS], counted, code),
        numbers=_numbers(title, text, code),
        labels=tuple(_clean(name) for name, _ in _best_names(counted)[:READABLE_NAMES]),
        words=_readable(title, plain, code),
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


def _body(words: Sequence[str], plain: Counter[str], language: str) -> Counted:
    """Terms of the lead in order, then the most repeated ones of the rest."""
    stems = _stems(language)
    counts: dict[str, int] = {}
    for word, count in plain.items():
        if term := stems[word]:
            counts[term] = counts.get(term, 0) + count
    lead = dict.fromkeys(filter(None, map(stems.__getitem__, words[:LEAD_WORDS])))
    repeated = sorted((term for term, count in counts.items() if count > 1), key=counts.__getitem__, reverse=True)
    rest = [term for term in repeated[:BODY_TERMS] if term not in lead]
    chosen = [*list(lead)[: BODY_TERMS - min(len(rest), BODY_TERMS // 4)], *rest][:BODY_TERMS]
    return tuple((hashed(term, language), min(255, counts[term])) for term in chosen)


@lru_cache(maxsize=64)
def _stems(language: str) -> Memo[str]:
    """Of each word its stem; "" for stop words, single letters and what is too long for a word."""
    stop = of(language).stop_words

    def counted(word: str) -> str:
        if word in stop or len(word) >= LONGEST or not (len(word) > 1 or word.isdigit()):
            return ""
        return tokens.stem(word, language)

    return Memo(counted)


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


def _skeletons(title: str, lead: Sequence[str], counted: Counter[str], language: str) -> tuple[int, ...]:
    """Skeletons of name words; where capitals do not mark names, of all words of title and lead."""
    known = of(language)
    if known.cased:
        candidates = [word for name, _ in counted.most_common() for word in _parts(name)]
    else:
        candidates = [word for word in (*tokens.words(title, language), *lead) if word not in known.stop_words]
        candidates = [tokens.without_prefix(word, known) for word in candidates]
    found = (skeleton(word) for word in candidates)
    return _unique((hashed(bones, "skeleton") for bones in found if len(bones) >= 3), SKELETONS)


def _numbers(title: str, text: str, language: str) -> tuple[int, ...]:
    found = numbers.find(f"{title}\n{text[:MAX_COUNTED]}"[:MAX_COUNTED], language)
    return _unique(
        (hashed(f"{number.value:.4g}{number.unit}", "number") for number in found if number.value > 2), NUMBERS
    )


def _readable(title: str, plain: Counter[str], language: str) -> tuple[str, ...]:
    stop, stems = of(language).stop_words, _stems(language)
    titled = [word for word in tokens.words(title, language) if word not in stop and len(word) > 1]
    repeated = [word for word, count in plain.items() if count > 1 and stems[word]]
    repeated.sort(key=plain.__getitem__, reverse=True)
    common = [word for word in repeated[: 2 * READABLE_WORDS] if len(word) > 3 and not word.isdigit()]
    return tuple(_clean(word) for word in dict.fromkeys((*titled[:READABLE_WORDS], *common)))[:READABLE_WORDS]
