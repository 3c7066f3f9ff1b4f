"""Where a story stands in each edition, and who speaks for it there.

Heat does not depend on the clock: it is the logarithm of a weight plus the time of the last news over a half-life, so
that a story loses exactly one point against a new one in each half-life, and an edition is one ordered index scan.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from datetime import UTC, datetime, timedelta

from broadsheet.stories.nouns import Stand, Told
from broadsheet.stories.sections import elect

HALF_LIFE = timedelta(hours=12)
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
MARKS = 10

NEAR = 0.5  # a publisher of the edition's language counts so much more, and so again one of its country
COUNTRIES = 0.25  # points for each doubling of the number of countries that tell of it
LANGUAGES = 0.15  # the same of languages
GUESSED = 0.5  # of a ballot, where the section is our guess and not the publisher's word
PACE = 0.3  # points for each doubling of the number of publishers within the last news' half-life
IMAGE = 0.15  # points
OPINION = -1.0  # points, when there is nothing but opinion: no news, and never the top of the paper
FRESH = timedelta(hours=6)  # within which a later headline of the same fitness is preferred

TITLE_LEAST, TITLE_MOST = 30, 110  # characters of a headline that says enough and fits
WORDS_LEAST = 80  # of a body that is worth opening


@dataclass(frozen=True, slots=True)
class Weight:
    """The terms of a story's heat in one edition, in points (a point is a doubling)."""

    publishers: float
    near: float
    countries: float
    languages: float
    pace: float
    image: float
    opinion: float
    time: float

    @property
    def heat(self) -> float:
        """All of them together."""
        return math.fsum(astuple(self))

    def terms(self) -> dict[str, float]:
        """By name, for "why it stands here"; those that add nothing are left out."""
        return {name: round(value, 4) for name, value in asdict(self).items() if value}


def standings(told: Sequence[Told]) -> tuple[Stand, ...]:
    """One Stand for each language in which the story is told: the world ("") and each country of its publishers there.

    The order in which ``told`` is given changes nothing; none for an empty one.
    """
    ordered = sorted(told, key=lambda each: (each.published_at, each.article_id))
    found: list[Stand] = []
    for language in sorted({each.language for each in ordered}):
        here = [each for each in ordered if each.language == language]
        for country in sorted({"", *(each.country for each in here)}):
            found.append(_stand(ordered, [each for each in here if country in {"", each.country}], language, country))
    return tuple(found)


def _stand(told: Sequence[Told], here: Sequence[Told], language: str, country: str) -> Stand:
    news = _news(told)
    weight = _weigh(news, here, language, country)
    lead = _lead(here, told)
    return Stand(
        language=language,
        country=country,
        section=_section(news),
        heat=weight.heat,
        lead_id=lead.article_id,
        image_id=_image(lead, here, told),
        publisher_count=len({voice(each) for each in news}),
        article_count=len(told),
        marks=tuple(dict.fromkeys(each.publisher_id for each in (*news, *told)))[:MARKS],  # who copied stands last
        first_at=told[0].published_at,
        last_at=_last(news),
        because=weight.terms(),
    )


def voice(each: Told) -> str:
    """Who speaks: the owner, so that one owner's papers count once, or the publisher."""
    return f"owner {each.owner.casefold()}" if each.owner else f"publisher {each.publisher_id}"


def _news(told: Sequence[Told]) -> list[Told]:
    """The articles that are no copies; a story of which only copies are left counts as one of them."""
    return [each for each in told if each.copy_of is None] or list(told[:1])


def _last(news: Sequence[Told]) -> datetime:
    """When something new was told last: who tells a long story once more does not make it young."""
    return max((each.published_at for each in news if each.adds), default=min(each.published_at for each in news))


def _weigh(news: Sequence[Told], here: Sequence[Told], language: str, country: str) -> Weight:
    last = _last(news)
    voices: dict[str, float] = {}
    for each in news:
        near = (each.language == language) + (bool(country) and each.country == country)
        voices[voice(each)] = max(voices.get(voice(each), 0.0), 1 + NEAR * near)
    recent = {voice(each) for each in news if abs(last - each.published_at) <= HALF_LIFE}
    countries = {each.country for each in news if each.country}
    languages = {each.language for each in news if each.language}
    publishers = math.log2(1 + len(voices))
    return Weight(
        publishers=publishers,
        near=math.log2(1 + sum(voices.values())) - publishers,
        countries=COUNTRIES * math.log2(max(1, len(countries))),
        languages=LANGUAGES * math.log2(max(1, len(languages))),
        pace=PACE * math.log2(max(1, len(recent))),
        image=IMAGE if any(each.has_image for each in here) else 0.0,
        opinion=OPINION if all(each.opinion for each in news) else 0.0,
        time=(last - EPOCH) / HALF_LIFE,
    )


def _lead(here: Sequence[Told], told: Sequence[Told]) -> Told:
    """Whose headline stands for the story: its own work, news, of a fitting length, from who follows it most, late."""
    share = Counter(each.publisher_id for each in told)
    newest = max(each.published_at for each in here)

    def fitness(each: Told) -> tuple[float, datetime, int]:
        points = 8.0 * (each.copy_of is None) + 4.0 * (not each.live) + 4.0 * (not each.opinion)
        points -= 1.0 * each.title.rstrip().endswith(("?", "؟", "？"))  # asks what others answer
        points += 1.0 * (TITLE_LEAST <= len(each.title) <= TITLE_MOST) + 1.0 * (each.words >= WORDS_LEAST)
        points += 0.5 * each.has_image + 0.25 * math.log2(share[each.publisher_id])
        points -= 0.5 * ((newest - each.published_at) // FRESH)
        return points, each.published_at, -each.article_id

    return max(here, key=fitness)


def _image(lead: Told, here: Sequence[Told], told: Sequence[Told]) -> int | None:
    """The lead's own image, else the latest one of the edition, else of any."""
    for each in (lead, *reversed(here), *reversed(told)):
        if each.has_image:
            return each.article_id
    return None


def _section(news: Sequence[Told]) -> str:
    """What most publishers file it under; each has one ballot for each of its articles' sections."""
    return elect((voice(each), each.section, GUESSED if each.guessed else 1.0) for each in news)
