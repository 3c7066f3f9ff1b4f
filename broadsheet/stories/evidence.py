"""What two articles have in common, in words that a reader can be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from broadsheet.stories import background
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.hashing import hashed
from broadsheet.stories.skeletons import skeleton
from broadsheet.text import tokens

SHOWN = 4  # words in a reason
_LOW = 0xFFFFFF
_NAME = 0xFFFFFE  # bits of a name among ``abroad.keys``
_MEMORY = 1 << 14  # labels and words kept with their hashes


def shared_words(one: Fingerprint, others: Iterable[Fingerprint]) -> tuple[str, ...]:
    """Readable names, rarest first, and then words of ``one`` that stand in one of the others as well."""
    rest = list(others)
    parts = {term for other in rest for term, _ in other.names}
    spelt = {_plain(label) for other in rest for label in other.labels}
    words = {tokens.unaccent(word) for other in rest for word in other.words}
    names = [label for label in one.labels if _plain(label) in spelt or _terms(label) <= parts]
    names.sort(key=lambda label: _commonness(label, one.language))
    spoken = {part for label in names for part in _plain(label).split()}
    found = [*names, *(word for word in one.words if tokens.unaccent(word) in words - spoken and not word.isdigit())]
    return tuple(found[:SHOWN])


def told_words(one: Fingerprint, terms: Collection[int], keys: Collection[int]) -> tuple[str, ...]:
    """Readable names, rarest first, and then words of ``one`` that stand among hashes of others.

    ``terms`` are the low 24 bits of others' strongest terms, ``keys`` what they show to other languages
    (``abroad.keys``), empty where all speak one language: so no text of a held article is needed to say why.
    """
    names = [label for label in one.labels if _named(label, terms, keys)]
    names.sort(key=lambda label: _commonness(label, one.language))
    if len(names) >= SHOWN:
        return tuple(names[:SHOWN])
    spoken = {part for label in names for part in _plain(label).split()}
    words = [word for word in one.words if not word.isdigit() and tokens.unaccent(word) not in spoken]
    return tuple([*names, *(word for word in words if _spoken_term(word, one.language) in terms)][:SHOWN])


@lru_cache(maxsize=_MEMORY)
def _named_terms(label: str) -> tuple[int, ...]:
    return tuple(term & _LOW for term in _terms(label))


@lru_cache(maxsize=_MEMORY)
def _bones(label: str) -> tuple[int, ...]:
    """What of the label's words can be compared across scripts; none when one of them is too short."""
    bones = [skeleton(word) for word in _plain(label).split()]
    return tuple(hashed(each, "skeleton") & _NAME for each in bones) if all(len(each) >= 3 for each in bones) else ()


@lru_cache(maxsize=_MEMORY)
def _spoken_term(word: str, language: str) -> int:
    return hashed(tokens.stem(word, language), language) & _LOW


def _named(label: str, terms: Collection[int], keys: Collection[int]) -> bool:
    if all(term in terms for term in _named_terms(label)):
        return True
    return bool(keys) and bool(bones := _bones(label)) and all(each in keys for each in bones)


def _plain(label: str) -> str:
    return tokens.unaccent(tokens.fold(label))


def _terms(label: str) -> set[int]:
    return {hashed(tokens.unaccent(word), "name") for word in tokens.words(label, "") if len(word) > 1} or {-1}


def _commonness(label: str, language: str) -> float:
    """In how many articles of the background the name's rarest word stands; in steps, to keep the order within one."""
    counts = background.of(language).counts
    return min(counts.get(term, 0.0) for term in _terms(label)) // 30
