"""Articles of other publishers that belong beside an article, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom import articlepages
from broadsheet.newsroom.models import Article
from broadsheet.stories import Candidate, Fingerprint, Why, search_terms
from broadsheet.stories import related as decide
from broadsheet.web.reasons import in_words
from broadsheet.web.wordindex import word_index

RELATED_SHOWN = 8
ASKED_FOR = 40  # candidates from the word index
REACHES_BACK = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Related:
    """Another publisher's article and why it is shown."""

    article: Article
    reason: str


def related(article: Article, now: datetime) -> list[Related]:
    """What others say on the same event, then what the word index finds and ``stories.related`` lets through."""
    told = articlepages.of_same_story(article)
    shown = [Related(other, _same_story(article, other)) for other in told]
    if len(shown) >= RELATED_SHOWN or not article.fingerprint:
        return shown[:RELATED_SHOWN]
    seen = {article.pk, *(other.pk for other in told)}
    found = [each for each in _from_index(article, now) if each.article.pk not in seen]
    publishers = {other.publisher_id for other in told}
    fresh = [each for each in found if each.article.publisher_id not in publishers]
    return (shown + fresh + [each for each in found if each not in fresh])[:RELATED_SHOWN]


def _same_story(article: Article, other: Article) -> str:
    if other.language != article.language:
        return in_words(Why.SAME_EVENT_ABROAD, ())
    return in_words(Why.EARLIER_IN_STORY, ())


def _from_index(article: Article, now: datetime) -> list[Related]:
    own = _candidate(article)
    if own is None:
        return []
    try:
        ids = word_index(settings.CONFIG.data_dir).similar(search_terms(own.fingerprint), limit=ASKED_FOR)
    except BroadsheetError:  # an index that is being made again: a page without it is still a page
        return []
    rows = {row.pk: row for row in articlepages.with_fingerprints(list(ids), now - REACHES_BACK)}
    candidates = [_candidate(row) for row in rows.values() if row.pk != article.pk]
    decided = decide(own, [each for each in candidates if each], limit=RELATED_SHOWN)
    return [Related(rows[each.article_id], in_words(each.because.code, each.because.words)) for each in decided]


def _candidate(row: Article) -> Candidate | None:
    """What is decided on; None for an article whose fingerprint is of another version, until it is made again."""
    try:
        fingerprint = Fingerprint.from_bytes(bytes(row.fingerprint))
    except ValueError:
        return None
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
