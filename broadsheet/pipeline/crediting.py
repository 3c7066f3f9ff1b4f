"""Copies placed by their credits: what the texts say of one another, where it is against the clocks."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Q

from broadsheet.newsroom.models import Article, ArticleState
from broadsheet.stories import Placement, Reason, Why
from broadsheet.stories.credits import Sighting, original


def by_credit(placement: Placement, article: Article) -> Placement:
    """``placement`` of an article beside copies, with the one of them as original that the other credits.

    The window decides by the times of publication and holds no text; this reads the text of one article, and nothing
    when the article has no copies.
    """
    if placement.copy_of is None and not placement.copies:
        return placement
    known = Q(pk=placement.copy_of) if placement.copy_of else Q(pk__in=placement.copies, copy_of=None)
    head = Article.objects.filter(known).select_related("publisher").order_by("published_at", "pk").first()
    if head is None:
        return placement
    first = original(_sighting(article), _sighting(head)).article_id
    if placement.copy_of and first == article.pk:
        family = Article.objects.filter(Q(pk=head.pk) | Q(copy_of=head), state=ArticleState.PLACED).exclude(pk=first)
        copies = tuple(family.order_by("pk").values_list("pk", flat=True))
        return replace(placement, copy_of=None, because=Reason(Why.SAME_STORY), copies=copies)
    if placement.copies and first == head.pk:
        return replace(placement, copy_of=head.pk, because=Reason(Why.COPY), copies=())
    return placement


def _sighting(article: Article) -> Sighting:
    names = (article.publisher.name, article.publisher.domain)
    return Sighting(article.pk, names, article.published_at or article.found_at, article.text)
