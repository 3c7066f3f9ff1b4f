"""Wrap-ups as a feed to read and as a podcast."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from broadsheet.analysis.wrapup import Chapter, Told
from broadsheet.api.documents import Item, clean
from broadsheet.api.syndication import FRESH_SECONDS, answer
from broadsheet.newsroom import wrapups
from broadsheet.newsroom.models import WrapUp

EPISODES = 30
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


class _Podcast(Rss201rev2Feed):
    """RSS 2.0 with what podcast clients ask for."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:itunes": ITUNES}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", "Broadsheet")
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:category", None, {"text": "News"})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:duration", str(item["seconds"]))


@require_safe
def read(request: HttpRequest, form: str) -> HttpResponse:
    """The wrap-ups of the last days, newest first."""
    items = [_item(request, row) for row in wrapups.latest(_language(), EPISODES)]
    return answer(request, form, gettext("Broadsheet: wrap-up"), reverse("paper:wrapup"), items)


@require_safe
def podcast(request: HttpRequest) -> HttpResponse:
    """The same, spoken: each episode is an MP3 file."""
    feed = _Podcast(
        title=gettext("Broadsheet: wrap-up"),
        link=request.build_absolute_uri(reverse("paper:wrapup")),
        feed_url=request.build_absolute_uri(request.path),
        description=gettext("What the day brought, in the articles’ own words."),
        language=_language(),
    )
    for row in wrapups.latest(_language(), EPISODES):
        if row.audio:
            _add_episode(feed, request, row)
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    return response


def _add_episode(feed: _Podcast, request: HttpRequest, row: WrapUp) -> None:
    day = {"day": row.day.isoformat()}
    page = request.build_absolute_uri(reverse("paper:wrapup-day", kwargs=day))
    sound = request.build_absolute_uri(reverse("paper:wrapup-audio", kwargs=day))
    feed.add_item(
        title=wrapups.in_full(row.day),
        link=page,
        description=clean(str(_html(request, wrapups.chapters(row)))),
        pubdate=row.made_at,
        unique_id=page,
        enclosures=[Enclosure(sound, str(row.size), "audio/mpeg")],
        seconds=round(row.seconds),
    )


def _item(request: HttpRequest, row: WrapUp) -> Item:
    url = request.build_absolute_uri(reverse("paper:wrapup-day", kwargs={"day": row.day.isoformat()}))
    html = _html(request, wrapups.chapters(row))
    return Item(id=url, url=url, title=wrapups.in_full(row.day), published=row.made_at, updated=row.made_at, html=html)


def _html(request: HttpRequest, told: tuple[Chapter, ...]) -> SafeString:
    return format_html_join(
        "",
        "<h2>{}</h2>{}",
        (
            (
                wrapups.section_name(chapter.section),
                format_html_join("", "{}", ((_story(request, each),) for each in chapter.stories)),
            )
            for chapter in told
        ),
    )


def _story(request: HttpRequest, story: Told) -> SafeString:
    page = request.build_absolute_uri(reverse("paper:story", kwargs={"pk": story.story_id, "slug": ""}))
    points = format_html_join(
        "", "<li>{} ({})</li>", ((each.text, _places(request, each.places)) for each in story.points)
    )
    return format_html('<h3><a href="{}">{}</a></h3><ul>{}</ul>', page, story.headline, points)


def _places(request: HttpRequest, places: Any) -> SafeString:
    return format_html_join(
        ", ",
        '<a href="{}#s{}">{}</a>',
        (
            (
                request.build_absolute_uri(reverse("paper:article", kwargs={"pk": each.article_id, "slug": ""})),
                each.sentence,
                each.publisher,
            )
            for each in places
        ),
    )


def _language() -> str:
    return (get_language() or "en").partition("-")[0]
