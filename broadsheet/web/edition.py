"""The front page, a section, "Only one reports", and what comes after them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadsheet.newsroom import editions, storypages
from broadsheet.newsroom.editions import Cursor, EditionKey
from broadsheet.newsroom.models import Article, Standing
from broadsheet.text.sections import SECTIONS
from broadsheet.web import layout
from broadsheet.web.chrome import address, key_of
from broadsheet.web.names import section_name
from broadsheet.web.teasers import Teaser, teasers


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The edition."""
    return _page(request, key_of(request), "")


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """One section of it."""
    if section not in SECTIONS:
        raise Http404
    return _page(request, key_of(request), section_name(section))


@require_safe
def single(request: HttpRequest) -> HttpResponse:
    """What only one publisher reports."""
    return _page(request, key_of(request), "")


def _page(request: HttpRequest, key: EditionKey, name: str) -> HttpResponse:
    after = Cursor.read(request.GET.get("after", ""))
    limit = layout.STORIES_ON_LATER_PAGES if after else layout.STORIES_ON_FRONT
    rows = editions.standings(key, limit=limit + 1, after=after)
    page_rows = rows[:limit] if after else editions.arranged(rows[:limit], key)
    shown = teasers(page_rows, timezone.now())
    page = None if after else layout.front(shown, by_section=not (key.section or key.single))
    lead = page.lead if page else None
    context = {
        "key": key,
        "section_name": name,
        "front": page,
        "lead_points": _points(lead, rows, key.language) if lead else [],
        "shown": shown,
        "is_front": not (key.section or key.single or after),
        "is_later": after is not None,
        "more_url": _more_url(key, rows[limit - 1]) if len(rows) > limit else "",
        "feed_url": _address(key, feed=True),
        "first_url": _address(key),
        "canonical": _address(key),
    }
    return render(request, "edition.html", context)


def _points(lead: Teaser, rows: list[Standing], language: str) -> list[Article]:
    """What other publishers write over the leading story, under its picture."""
    standing = next(row for row in rows if row.story_id == lead.id)
    return storypages.other_headlines(lead.id, standing.lead, language)


def _address(key: EditionKey, *, feed: bool = False) -> str:
    kwargs = {"section": key.section} if key.section else {}
    name = "single" if key.single else "section" if key.section else "edition"
    return address(
        f"syndication:{name}" if feed else f"paper:{name}", key, **kwargs | ({"form": "atom"} if feed else {})
    )


def _more_url(key: EditionKey, last: Standing) -> str:
    base = _address(key)
    return f"{base}{'&' if '?' in base else '?'}after={Cursor(last.heat, last.pk)}"
