"""A known article as the window holds it: packed, since an unpacked fingerprint is some 300 numbers, 19 kB."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.nouns import Known

UNPACKED = 1024  # fingerprints that are ready for the next comparison


@dataclass(frozen=True, slots=True)
class Held:
    """The fields of ``Known``; ``fingerprint`` is unpacked when it is asked for."""

    article_id: int
    language: str
    published_at: datetime
    packed: bytes
    story_id: int
    copy_of: int | None

    @classmethod
    def of(cls, known: Known) -> Held:
        """What the window keeps of a known article."""
        packed = known.fingerprint.to_bytes()
        language = sys.intern(known.language)
        return cls(known.article_id, language, known.published_at, packed, known.story_id, known.copy_of)

    @property
    def fingerprint(self) -> Fingerprint:
        """The article's fingerprint."""
        return _unpacked(self.packed)


@lru_cache(maxsize=UNPACKED)
def _unpacked(packed: bytes) -> Fingerprint:
    return Fingerprint.from_bytes(packed)
