"""What belongs beside an article, and beside a story, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom import articlepages, editions, storypages
from broadsheet.newsroom.models import Article, Standing
from broadsheet.stories import Candidate, Fingerprint, search_terms
from broadsheet.stories import Related as Offer
from broadsheet.stories import related as decide
from broadsheet.stories import related_stories as decide_on_stories
from broadsheet.text.kinds import kinds
from broadsheet.web.reasons import offer_in_words
from broadsheet.web.wordindex import word_index

RELATED_SHOWN = 8
STORIES_SHOWN = 6
ASKED_FOR = 20  # candidates from the word index


@dataclass(frozen=True, slots=True)
class Related:
    """Another publisher's article and why it is shown."""

    article: Article
    reason: str


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """Another story, as it stands, and why it is shown."""

    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What the word index knows: articles that have an article's words, and how common these words are."""

    ids: tuple[int, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)


def related(article: Article, now: datetime) -> list[Related]:
    """What others say on the same event and the same subject, of any time; best first."""
    own = _candidate(article)
    found = _like(own.fingerprint)
    rows = {row.pk: row for row in articlepages.of_same_story(article)}
    rows |= {row.pk: row for row in articlepages.with_fingerprints([pk for pk in found.ids if pk not in rows])}
    offers = decide(
        own,
        [_candidate(row) for row in rows.values()],
        limit=RELATED_SHOWN,
        shares=found.shares,
        kinds=kinds(article.text, own.fingerprint.labels, article.language),
    )
    return [Related(rows[each.article_id], _why(each, rows, now)) for each in offers]


def related_stories(story_id: int, lead_id: int, language: str, now: datetime) -> list[RelatedStory]:
    """Other stories on the subject of this one, best first; ``language`` is that of the headlines."""
    told = storypages.told(story_id, lead_id)
    if not told:
        return []
    known = [_candidate(row) for row in told]
    found = _like(*(each.fingerprint for each in known))
    rows = {row.pk: row for row in articlepages.with_fingerprints(list(found.ids))}
    offers = decide_on_stories(
        known,
        [_candidate(row) for row in rows.values()],
        limit=STORIES_SHOWN,
        shares=found.shares,
        kinds=kinds(getattr(told[0], "opening", ""), known[0].fingerprint.labels, known[0].language),
    )
    standings = editions.of_stories([rows[each.article_id].story_id or 0 for each in offers], language)
    return [
        RelatedStory(standings[story], _why(each, rows, now))
        for each in offers
        if (story := rows[each.article_id].story_id) in standings
    ]


def _why(offer: Offer, rows: Mapping[int, Article], now: datetime) -> str:
    row = rows[offer.article_id]
    return offer_in_words(offer.because, row.published_at or row.found_at, now)


def _like(fingerprint: Fingerprint, *others: Fingerprint) -> _Found:
    """What the word index finds for the first, and the shares of the words of all of one language.

    Nothing while the index is made again: a page without it is still a page.
    """
    terms = search_terms(fingerprint)
    words = [word for each in (fingerprint, *others) for word in (*search_terms(each), *each.labels)]
    if not terms:
        return _Found()
    try:
        index = word_index(settings.CONFIG.data_dir)
        shares = index.shares(words, language=fingerprint.language)
        return _Found(index.similar(terms, limit=ASKED_FOR, language=fingerprint.language), shares)
    except BroadsheetError:
        return _Found()


def _candidate(row: Article) -> Candidate:
    """What is decided on; nothing is known of an article whose fingerprint is of another version, until it is new."""
    try:
        fingerprint = Fingerprint.from_bytes(bytes(row.fingerprint))
    except ValueError:
        fingerprint = Fingerprint(row.language)
    return Candidate(
        article_id=row.pk,
        publisher_id=row.publisher_id,
        owner=row.publisher.owner,
        story_id=row.story_id,
        copy_of=row.copy_of_id,
        published_at=row.published_at or row.found_at,
        language=row.language,
        fingerprint=fingerprint,
    )
