"""Articles that are older than the owner wants to keep."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from broadsheet.newsroom.models import Article, ArticleState, Revision

EXPIRED = "expired"
BATCH = 200  # rows in one transaction


def expire(now: datetime, days: int) -> int:
    """Empty articles older than ``days`` and have the placer withdraw them; returns how many.

    The row and its addresses stay, so that no feed brings the article back as new.
    """
    old = Article.objects.filter(state=ArticleState.PLACED, published_at__lt=now - timedelta(days=days))
    with transaction.atomic():
        ids = list(old.values_list("pk", flat=True)[:BATCH])
        Revision.objects.filter(article_id__in=ids).delete()
        return Article.objects.filter(pk__in=ids).update(
            state=ArticleState.READ,
            reason=EXPIRED,
            next_read_at=None,
            blocks=[],
            text="",
            standfirst="",
            image_url="",
            image_alt="",
            image_caption="",
            fingerprint=b"",
        )
