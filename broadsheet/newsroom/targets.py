"""What somebody names on a command line or to a program: an article or a story of this paper."""

from __future__ import annotations

import re

from broadsheet.newsroom import articlepages, storypages
from broadsheet.newsroom.models import Article, ArticleState, Story

_PAGE = re.compile(r"(?:^|/)(?P<what>[as])/(?P<pk>\d{1,18})(?:$|[-/?#.])")


def named(words: str) -> Article | Story | None:
    """The article with this number, the article or story of this page ("…/en/s/12-title", "s/12"), or the article that
    came from this address; None where there is none."""
    if page := _PAGE.search(words):
        return _article(int(page["pk"])) if page["what"] == "a" else _story(int(page["pk"]))
    if words.isdecimal() and len(words) <= 18:
        return _article(int(words))
    rows = Article.objects.filter(canonical_url=words) | Article.objects.filter(url=words)
    found = rows.filter(state=ArticleState.PLACED).values_list("pk", flat=True).first()
    return _article(found) if found else None


def _article(pk: int) -> Article | None:
    return articlepages.article(pk)


def _story(pk: int) -> Story | None:
    found = storypages.story(pk)
    return storypages.story(storypages.successor(found)) if found else None
