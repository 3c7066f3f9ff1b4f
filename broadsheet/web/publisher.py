"""Publishers: all of them, one with its articles and its feeds' health, and the feeds of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from broadsheet.newsroom import cursors, publisherpages
from broadsheet.newsroom.models import ArticleState, Feed, Publisher
from broadsheet.newsroom.models.feed import FeedState
from broadsheet.text.countries import country_name
from broadsheet.types import NoArticle
from broadsheet.web.chrome import interface_language

FEEDS_ON_PAGE = 200

REFUSALS: dict[str, str] = {
    NoArticle.INDEX_PAGE: _("pages that only list others"),
    NoArticle.VIDEO_PAGE: _("video pages"),
    NoArticle.PAYWALL: _("behind a paywall"),
    NoArticle.CONSENT_WALL: _("behind a consent wall"),
    NoArticle.EPAPER_CONTENTS: _("contents pages of the printed edition"),
    NoArticle.EMPTY: _("without text"),
    NoArticle.NOT_HTML: _("not web pages"),
    NoArticle.TOO_LARGE: _("too large"),
    "robots": _("not to be read, says robots.txt"),
}


@dataclass(frozen=True, slots=True)
class Health:
    """One feed and how it is. ``state`` is a flag's name."""

    feed: Feed
    state: str
    words: str
    late: bool


@dataclass(frozen=True, slots=True)
class Country:
    """The publishers of one country."""

    name: str
    publishers: list[Publisher]


@require_safe
def show(request: HttpRequest, domain: str) -> HttpResponse:
    """One publisher."""
    publisher = publisherpages.publisher(domain)
    if publisher is None:
        raise Http404
    now = timezone.now()
    before = cursors.read(request.GET.get("before", ""))
    rows = publisherpages.articles(publisher, before=before)
    shown, more = rows[: publisherpages.ARTICLES_SHOWN], rows[publisherpages.ARTICLES_SHOWN :]
    outcomes = publisherpages.outcomes(publisher, now)
    address = reverse("paper:publisher", kwargs={"domain": publisher.domain})
    last = shown[-1] if shown else None
    context = {
        "publisher": publisher,
        "country": country_name(publisher.country, interface_language()) if publisher.country else "",
        "articles": shown,
        "feeds": [health(feed, now) for feed in publisherpages.feeds(publisher)],
        "printed": _number(outcomes, ArticleState.PLACED),
        "failed": _number(outcomes, ArticleState.FAILED),
        "refused": refusals(outcomes),
        "older_url": f"{address}?before={cursors.after(last)}" if more and last else "",
        "is_later": before is not None,
        "canonical": address,
        "feed_url": reverse("syndication:publisher", kwargs={"domain": publisher.domain, "form": "atom"}),
    }
    return render(request, "publisher.html", context)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All publishers by country."""
    rows = publisherpages.all_publishers()
    language = interface_language()
    countries = [
        Country(country_name(code, language) if code else gettext("Country unknown"), list(group))
        for code, group in groupby(rows, key=lambda row: row.country)
    ]
    return render(request, "publishers.html", {"countries": countries, "number": len(rows)})


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """The health of every feed."""
    now = timezone.now()
    rows = publisherpages.all_feeds(after=request.GET.get("after", "")[:2000], limit=FEEDS_ON_PAGE + 1)
    shown = rows[:FEEDS_ON_PAGE]
    context = {
        "feeds": [health(feed, now) for feed in shown],
        "after": shown[-1].url if len(rows) > FEEDS_ON_PAGE else "",
        "is_later": bool(request.GET.get("after")),
    }
    return render(request, "feeds.html", context)


def health(feed: Feed, now: datetime) -> Health:
    """How a feed is, in words."""
    if feed.state == FeedState.ENDED:
        return Health(feed, "failed", gettext("Ended by its publisher"), late=False)
    if feed.state == FeedState.PAUSED:
        return Health(feed, "changed", gettext("Paused"), late=False)
    late = feed.next_poll_at < now
    if feed.attempts:
        return Health(feed, "failed", gettext("Failing"), late)
    if feed.last_success_at is None:
        return Health(feed, "changed", gettext("Not read yet"), late)
    return Health(feed, "settled", gettext("In order"), late)


def refusals(outcomes: dict[tuple[str, str], int]) -> list[tuple[str, int]]:
    """(why, how many) of the pages that hold no article, the most frequent first."""
    refused = [(reason, number) for (state, reason), number in outcomes.items() if state == ArticleState.REFUSED]
    named = [(gettext(REFUSALS[reason]) if reason in REFUSALS else reason, number) for reason, number in refused]
    return sorted(named, key=lambda pair: -pair[1])


def _number(outcomes: dict[tuple[str, str], int], state: ArticleState) -> int:
    return sum(number for (each, _), number in outcomes.items() if each == state)
