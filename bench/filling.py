"""A database and a word index filled with a made-up press, as the pipeline would have left them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import connection, transaction

from bench.press import HASHTAGS, Outlet, Piece, Press
from broadsheet.newsroom.models import (
    Article,
    ArticleHashtag,
    ArticleState,
    Feed,
    Hashtag,
    Publisher,
    Standing,
    Story,
    StoryHashtag,
)
from broadsheet.search import Document, Writer
from broadsheet.stories import Stand, Told, fingerprint, standings

STORIES_AT_ONCE = 1_000
FINGERPRINTED = 600
"""Characters of a text that its fingerprint is made of: whole texts would take most of the time of filling, and pages
only look at what names and words two fingerprints share."""


def fill(press: Press, index: Path, now: datetime) -> dict[str, int]:
    """Write everything; how many articles, stories, standings and hashtags there are."""
    write_publishers(press.outlets, now)
    Hashtag.objects.bulk_create(
        Hashtag(pk=number + 1, key=f"topic{number}", label=f"Topic{number}") for number in range(HASHTAGS)
    )
    filler = _Filler(now)
    with Writer.open(index) as writer:
        stories = press.stories()
        while batch := list(islice(stories, STORIES_AT_ONCE)):
            writer.put(filler.take(batch))
        writer.commit(filler.article_id)
    filler.count_hashtags()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {
        "articles": Article.objects.count(),
        "stories": Story.objects.count(),
        "standings": Standing.objects.count(),
        "hashtags": ArticleHashtag.objects.count(),
    }


def write_publishers(outlets: list[Outlet], now: datetime) -> None:
    """Write the outlets and a feed of each."""
    Publisher.objects.bulk_create(
        Publisher(pk=each.number, domain=each.domain, name=each.name, language=each.language, country=each.country)
        for each in outlets
    )
    Feed.objects.bulk_create(
        Feed(publisher_id=each.number, url=f"https://{each.domain}/feed", domain=each.domain, next_poll_at=now)
        for each in outlets
    )


class _Filler:
    """Numbers rows on, so that they can be written many at once."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.story_id = 0
        self.article_id = 0
        self._carried: Counter[int] = Counter()

    def take(self, batch: list[list[Piece]]) -> list[Document]:
        """Write these stories in one transaction; the documents of their articles."""
        stories: list[Story] = []
        articles: list[Article] = []
        stands: list[Standing] = []
        tags: list[ArticleHashtag] = []
        story_tags: list[StoryHashtag] = []
        documents: list[Document] = []
        for pieces in batch:
            self.story_id += 1
            rows = list(self._articles(pieces))
            stories.append(self._story(pieces))
            articles += rows
            stands += self._standings(pieces, rows)
            tags += _article_hashtags(pieces, rows)
            story_tags += self._story_hashtags(pieces)
            documents += [document(piece, row) for piece, row in zip(pieces, rows, strict=True)]
        with transaction.atomic():
            for model, made in (
                (Story, stories),
                (Article, articles),
                (Standing, stands),
                (ArticleHashtag, tags),
                (StoryHashtag, story_tags),
            ):
                model.objects.bulk_create(made, batch_size=500)  # type: ignore[attr-defined]
        return documents

    def count_hashtags(self) -> None:
        """Write how many articles carry each hashtag."""
        rows = [Hashtag(pk=number + 1, article_count=count) for number, count in self._carried.items()]
        Hashtag.objects.bulk_update(rows, ["article_count"], batch_size=500)

    def _story(self, pieces: list[Piece]) -> Story:
        return Story(
            pk=self.story_id,
            first_at=pieces[0].published_at,
            last_at=pieces[-1].published_at,
            article_count=len(pieces),
            publisher_count=len({piece.outlet.number for piece in pieces}),
            section=pieces[0].section,
            revised_at=pieces[-1].published_at,
        )

    def _articles(self, pieces: list[Piece]) -> Iterator[Article]:
        first_id = self.article_id + 1
        for piece in pieces:
            self.article_id += 1
            self._carried.update(piece.hashtags)
            yield article(piece, self.article_id, self.story_id, first_id if piece.copies else None)

    def _standings(self, pieces: list[Piece], rows: list[Article]) -> list[Standing]:
        told = [_told(piece, row) for piece, row in zip(pieces, rows, strict=True)]
        return [_standing(self.story_id, stand) for stand in standings(told)]

    def _story_hashtags(self, pieces: list[Piece]) -> list[StoryHashtag]:
        counts = Counter(tag for piece in pieces for tag in piece.hashtags)
        last = pieces[-1].published_at
        return [
            StoryHashtag(story_id=self.story_id, hashtag_id=tag + 1, count=count, last_at=last)
            for tag, count in counts.most_common(12)
        ]


def article(piece: Piece, article_id: int, story_id: int, copy_of: int | None, packed: bytes = b"") -> Article:
    """The stored article; ``packed`` is its fingerprint, made here where there is none."""
    text = "\n\n".join(piece.paragraphs)
    language = piece.outlet.language
    address = f"https://{piece.outlet.domain}/{article_id}"
    return Article(
        pk=article_id,
        publisher_id=piece.outlet.number,
        feed=None,
        url=address,
        canonical_url=address,
        domain=piece.outlet.domain,
        title=piece.title,
        standfirst=piece.standfirst,
        authors=["Ana Lima"],
        section=piece.section,
        language=language,
        published_at=piece.published_at,
        found_at=piece.published_at,
        read_at=piece.published_at,
        blocks=[{"kind": "paragraph", "text": paragraph} for paragraph in piece.paragraphs],
        text=text,
        words=len(text.split()),
        image_url=f"https://{piece.outlet.domain}/{article_id}.jpg" if piece.has_image else "",
        state=ArticleState.PLACED,
        fingerprint=packed or fingerprint(piece.title, text[:FINGERPRINTED], language).to_bytes(),
        story_id=story_id,
        copy_of_id=copy_of,
        sequence=article_id,
    )


def _told(piece: Piece, row: Article) -> Told:
    return Told(
        article_id=row.pk,
        publisher_id=piece.outlet.number,
        owner=piece.outlet.domain,
        country=piece.outlet.country,
        language=piece.outlet.language,
        section=piece.section,
        published_at=piece.published_at,
        copy_of=row.copy_of_id,
        title=piece.title,
        words=row.words,
        has_image=piece.has_image,
        opinion=False,
        live=False,
    )


def _standing(story_id: int, stand: Stand) -> Standing:
    fields = {name: getattr(stand, name) for name in stand.__dataclass_fields__}
    return Standing(story_id=story_id, **fields | {"marks": list(stand.marks)})


def _article_hashtags(pieces: list[Piece], rows: list[Article]) -> list[ArticleHashtag]:
    return [
        ArticleHashtag(article_id=row.pk, hashtag_id=tag + 1, published_at=piece.published_at)
        for piece, row in zip(pieces, rows, strict=True)
        for tag in piece.hashtags
    ]


def document(piece: Piece, row: Article) -> Document:
    """The article as the word index takes it."""
    return Document(
        article_id=row.pk,
        story_id=row.story_id,
        title=row.title,
        standfirst=row.standfirst,
        text=row.text,
        authors=("Ana Lima",),
        publisher=piece.outlet.name,
        publisher_domain=piece.outlet.domain,
        section=piece.section,
        language=row.language,
        country=piece.outlet.country,
        hashtags=tuple(f"topic{tag}" for tag in piece.hashtags),
        published_at=piece.published_at,
        copy=row.copy_of_id is not None,
    )
