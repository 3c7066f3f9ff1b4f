"""The indexer: follows ``Article.sequence`` with a cursor that the word index keeps with each of its commits."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from broadsheet.newsroom.models import Article, ArticleHashtag, ArticleState
from broadsheet.newsroom.storing.placements import last_sequence
from broadsheet.search import Document, Writer

BATCH = 200


def step(writer: Writer, limit: int = BATCH) -> int:
    """Put the next placed articles into the index, take out what left the paper; how many rows it followed."""
    rows = list(waiting(writer.sequence)[:limit])
    if not rows:
        return 0
    writer.put([document(row) for row in rows if row.state == ArticleState.PLACED])
    gone = [row.pk for row in rows if row.state != ArticleState.PLACED]
    if gone:
        writer.remove(gone)
    writer.commit(rows[-1].sequence or 0)
    return len(rows)


def waiting(cursor: int) -> QuerySet[Article]:
    """The articles that were placed after ``cursor``, in that order."""
    rows = Article.objects.filter(sequence__gt=cursor).order_by("sequence")
    # joined, not prefetched one by one: Django asks for them with OR, which SQLite refuses beyond a thousand
    hashtags = Prefetch(
        "hashtags", ArticleHashtag.objects.select_related("hashtag").prefetch_related("hashtag__merged")
    )
    return rows.select_related("publisher").prefetch_related(hashtags)


def lag(cursor: int) -> int:
    """How many places the index is behind the paper; negative when the index belongs to another database."""
    return last_sequence() - cursor


def document(article: Article) -> Document:
    """The article as the index takes it."""
    return Document(
        article_id=article.pk,
        story_id=article.story_id or 0,
        title=article.title,
        standfirst=article.standfirst,
        text=article.text,
        authors=tuple(article.authors),
        publisher=article.publisher.name,
        publisher_domain=article.publisher.domain,
        section=article.section,
        language=article.language,
        country=article.publisher.country,
        hashtags=_hashtags(article),
        published_at=article.published_at or article.found_at,
        copy=article.copy_of_id is not None,
    )


def _hashtags(article: Article) -> tuple[str, ...]:
    """The keys, also of hashtags that were merged into the article's: a reader may search for either."""
    shown = [row.hashtag for row in article.hashtags.all()]
    return tuple(each.key for hashtag in shown for each in (hashtag, *hashtag.merged.all()))
