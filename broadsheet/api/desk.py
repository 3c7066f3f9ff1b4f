"""Findings as feeds: one entry for each kind, renewed when it is made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from broadsheet.analysis import KINDS, Line
from broadsheet.api.documents import Item
from broadsheet.api.syndication import answer
from broadsheet.newsroom import articlepages, editions, findings, occasions, storypages
from broadsheet.newsroom.findings import LABELS, Found
from broadsheet.newsroom.models import Article


@require_safe
def article(request: HttpRequest, form: str, pk: str) -> HttpResponse:
    """The findings of an article."""
    row = articlepages.article(int(pk))
    if row is None:
        raise Http404
    page = reverse("paper:article", kwargs={"pk": pk, "slug": ""})
    written = row.modified_at or row.published_at or row.found_at
    return _answer(request, form, row.title, f"{page}#f-", _dated(findings.of_article(row), written))


@require_safe
def story(request: HttpRequest, form: str, pk: str) -> HttpResponse:
    """The findings of a story."""
    row = storypages.story(int(pk))
    first = storypages.first(row.pk) if row else None
    if row is None or first is None:
        raise Http404
    page = reverse("paper:story", kwargs={"pk": pk, "slug": ""})
    standing = editions.of_stories([row.pk], get_language() or "").get(row.pk)
    title = (standing.lead if standing else first).title
    return _answer(request, form, title, f"{page}#", _dated(findings.of_story(row), row.revised_at))


def _dated(found: Found, written: datetime) -> Found:
    """The findings with a time for each: of those that are made as they are asked for when their text was written."""
    return replace(found, made=dict.fromkeys(found.results, written) | found.made)


def _answer(request: HttpRequest, form: str, title: str, page: str, found: Found) -> HttpResponse:
    rows = articlepages.cited({source.article_id for source in found.sources.values()})
    items = [_item(request, name, page, found, rows) for name in found.results]
    return answer(request, form, f"Broadsheet: {title}", page.partition("#")[0], items)


def _item(request: HttpRequest, name: str, page: str, found: Found, rows: Mapping[int, Article]) -> Item:
    url = request.build_absolute_uri(f"{page}{name}")
    made = found.made[name]
    lines = KINDS[name].lines(found.results[name])
    html = format_html(
        "<ul>{}</ul>", format_html_join("", "{}", ((_line(request, name, line, found, rows),) for line in lines))
    )
    return Item(id=url, url=url, title=gettext(LABELS[name]), published=made, updated=made, summary="", html=html)


def _line(request: HttpRequest, name: str, line: Line, found: Found, rows: Mapping[int, Article]) -> SafeString:
    sources = []
    for evidence in line.evidence:
        source = found.sources.get(evidence)
        if source and (row := rows.get(source.article_id)):
            place = reverse("paper:article", kwargs={"pk": row.pk, "slug": ""})
            sources.append((request.build_absolute_uri(f"{place}#s{source.sentence}"), row.publisher.name))
    links = format_html_join(", ", '<a href="{}">{}</a>', dict.fromkeys(sources))
    head = format_html("<b>{}</b>: ", occasions.heading(name, line.head)) if line.head else ""
    return format_html("<li>{}{} ({})</li>", head, line.text, links)
