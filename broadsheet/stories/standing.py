"""Where a story stands in each edition, and who speaks for it there."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from broadsheet.stories.nouns import Stand, Told

HALF_LIFE_HOURS = 12.0
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
MARKS = 10


def standings(told: Sequence[Told]) -> tuple[Stand, ...]:
    """One Stand for each language in which the story is told: the world ("") and each country of its publishers."""
    found: list[Stand] = []
    for language in sorted({each.language for each in told}):
        here = [each for each in told if each.language == language]
        for country in sorted({"", *(each.country for each in here)}):
            found.append(_stand(told, [each for each in here if country in {"", each.country}], language, country))
    return tuple(found)


def _stand(told: Sequence[Told], here: Sequence[Told], language: str, country: str) -> Stand:
    originals = [each for each in told if each.copy_of is None] or list(told)
    voices = {_voice(each) for each in originals}
    local = {_voice(each) for each in here}
    last = max(each.published_at for each in originals)
    terms = {
        "publishers": math.log2(1 + len(voices)),
        "local": 0.5 * math.log2(1 + len(local)),
        "image": 0.1 if any(each.has_image for each in here) else 0.0,
        "time": (last - EPOCH).total_seconds() / 3600 / HALF_LIFE_HOURS,
    }
    lead = max(here, key=lambda each: (_fit(each), each.published_at, -each.article_id))
    image = lead if lead.has_image else next((each for each in here if each.has_image), None)
    return Stand(
        language=language,
        country=country,
        section=_section(originals),
        heat=sum(terms.values()),
        lead_id=lead.article_id,
        image_id=image.article_id if image else None,
        publisher_count=len(voices),
        article_count=len(told),
        marks=_marks(told),
        first_at=min(each.published_at for each in told),
        last_at=last,
        because={name: round(value, 4) for name, value in terms.items()},
    )


def _voice(each: Told) -> str:
    return each.owner or str(each.publisher_id)


def _fit(each: Told) -> tuple[bool, bool, bool, bool]:
    return (each.copy_of is None, not each.live, not each.opinion, 20 <= len(each.title) <= 110)


def _section(told: Sequence[Told]) -> str:
    votes = Counter(each.section for each in told if each.section)
    return min(votes, key=lambda section: (-votes[section], section)) if votes else ""


def _marks(told: Sequence[Told]) -> tuple[int, ...]:
    ordered = sorted(told, key=lambda each: (each.published_at, each.article_id))
    return tuple(dict.fromkeys(each.publisher_id for each in ordered))[:MARKS]
