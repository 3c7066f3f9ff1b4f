"""The page of one hashtag, what it is about, how it rose, its stories, its articles; and the list of hashtags."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadsheet.newsroom import cursors, hashtagpages
from broadsheet.newsroom.models import Hashtag
from broadsheet.web import charts
from broadsheet.web.chrome import interface_language, key_of
from broadsheet.web.teasers import teasers


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What trends, and what is used most."""
    now, language = timezone.now(), key_of(request).language
    context = {
        "trending": hashtagpages.trending(language, now),
        "used": hashtagpages.most_used(language, now),
        "canonical": reverse("paper:hashtags"),
    }
    return render(request, "hashtags.html", context)


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """The hashtag's page; one that was merged into another leads there for good."""
    hashtag = hashtagpages.hashtag(key)
    if hashtag is None:
        raise Http404
    if hashtag.merged_into:
        return HttpResponsePermanentRedirect(_address(hashtag.merged_into))
    now = timezone.now().astimezone(UTC)
    before = cursors.read(request.GET.get("before", ""))
    rows = hashtagpages.articles(hashtag, before=before)
    shown, more = rows[: hashtagpages.ARTICLES_SHOWN], rows[hashtagpages.ARTICLES_SHOWN :]
    context = {
        "hashtag": hashtag,
        "stories": [] if before else teasers(hashtagpages.stories(hashtag, key_of(request).language), now),
        "about": [] if before else hashtagpages.about(hashtag, interface_language()),
        "articles": [article for _, _, article in shown],
        "together": hashtagpages.together(hashtag),
        "older_url": f"{_address(hashtag)}?before={cursors.write(shown[-1][1], shown[-1][0])}" if more else "",
        "is_later": before is not None,
        "canonical": _address(hashtag),
        "feed_url": reverse("syndication:hashtag", kwargs={"key": hashtag.key, "form": "atom"}),
    }
    return render(request, "hashtag.html", context | _rise(hashtag, now))


def _address(hashtag: Hashtag) -> str:
    return reverse("paper:hashtag", kwargs={"key": hashtag.key})


def _rise(hashtag: Hashtag, now: datetime) -> dict[str, object]:
    """The chart of thirty days, and the same in numbers, latest first."""
    days = hashtagpages.days(hashtag, now)
    by_day = {each.day: each.articles for each in days}
    return {
        "chart": charts.days(by_day, now, hashtagpages.DAYS_CHARTED),
        "days": days[::-1],
        "in_days": sum(by_day.values()),
        "today": by_day.get(now.date(), 0),
    }
