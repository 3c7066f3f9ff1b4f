"""The page of one hashtag: how it rose, its stories, its articles."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadsheet.newsroom import cursors, hashtagpages
from broadsheet.web import charts
from broadsheet.web.chrome import key_of
from broadsheet.web.teasers import teasers


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """The hashtag's page."""
    hashtag = hashtagpages.hashtag(key)
    if hashtag is None:
        raise Http404
    now = timezone.now()
    before = cursors.read(request.GET.get("before", ""))
    rows = hashtagpages.articles(hashtag, before=before)
    shown, more = rows[: hashtagpages.ARTICLES_SHOWN], rows[hashtagpages.ARTICLES_SHOWN :]
    by_day = hashtagpages.by_day(hashtag, now)
    address = reverse("paper:hashtag", kwargs={"key": hashtag.key})
    context = {
        "hashtag": hashtag,
        "chart": charts.days(by_day, timezone.localtime(now), hashtagpages.DAYS_CHARTED),
        "in_days": sum(by_day.values()),
        "today": by_day.get(timezone.localtime(now).date(), 0),
        "stories": [] if before else teasers(hashtagpages.stories(hashtag, key_of(request).language), now),
        "articles": [article for _, _, article in shown],
        "together": hashtagpages.together(hashtag),
        "older_url": f"{address}?before={cursors.write(shown[-1][1], shown[-1][0])}" if more else "",
        "is_later": before is not None,
        "canonical": address,
        "feed_url": reverse("syndication:hashtag", kwargs={"key": hashtag.key, "form": "atom"}),
    }
    return render(request, "hashtag.html", context)
