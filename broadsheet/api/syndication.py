"""Outgoing feeds of editions, stories, hashtags, publishers and searches."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag, urlencode
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from broadsheet.api import documents
from broadsheet.api.documents import Channel, Item
from broadsheet.errors import BroadsheetError, SearchSyntaxError
from broadsheet.newsroom import display, feedpages
from broadsheet.newsroom.editions import EditionKey, standings
from broadsheet.newsroom.models import Article, Standing
from broadsheet.newsroom.wordindex import word_index
from broadsheet.text import blocks as text_blocks
from broadsheet.text import html
from broadsheet.text.sections import SECTIONS

ITEMS = 30
FRESH_SECONDS = 300


@require_safe
def edition(request: HttpRequest, form: str, section: str = "") -> HttpResponse:
    """The stories of an edition or a section, hottest first, each with its lead article."""
    if section and section not in SECTIONS:
        raise Http404
    name = f"Broadsheet: {section.capitalize()}" if section else "Broadsheet"
    page = reverse("paper:section", kwargs={"section": section}) if section else reverse("paper:edition")
    return answer(request, form, name, page, _stories(request, section=section))


@require_safe
def single(request: HttpRequest, form: str) -> HttpResponse:
    """The stories that only one publisher reports."""
    items = _stories(request, single=True)
    return answer(request, form, f"Broadsheet: {gettext('Only one reports')}", reverse("paper:single"), items)


@require_safe
def story(request: HttpRequest, form: str, pk: str) -> HttpResponse:
    """The articles of a story, latest first, without copies."""
    articles = feedpages.of_story(int(pk), ITEMS)
    if not articles:
        raise Http404
    page = reverse("paper:story", kwargs={"pk": pk, "slug": ""})
    return answer(request, form, f"Broadsheet: {articles[-1].title}", page, _articles(request, articles))


@require_safe
def hashtag(request: HttpRequest, form: str, key: str) -> HttpResponse:
    """The articles of a hashtag, latest first."""
    label, articles = feedpages.of_hashtag(key, ITEMS)
    if not label:
        raise Http404
    page = reverse("paper:hashtag", kwargs={"key": key})
    return answer(request, form, f"Broadsheet: #{label}", page, _articles(request, articles))


@require_safe
def publisher(request: HttpRequest, form: str, domain: str) -> HttpResponse:
    """The articles of a publisher, latest first."""
    name, articles = feedpages.of_publisher(domain, ITEMS)
    if not name:
        raise Http404
    page = reverse("paper:publisher", kwargs={"domain": domain})
    return answer(request, form, f"Broadsheet: {name}", page, _articles(request, articles))


@require_safe
def search(request: HttpRequest, form: str) -> HttpResponse:
    """The articles that have all that a query asks for, latest first."""
    text = request.GET.get("q", "").strip().replace("\x00", "")
    try:
        index = word_index(settings.CONFIG.data_dir)
        hits = index.search(text, language=_language(), order="newest", limit=ITEMS, exact=True)
    except SearchSyntaxError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    except BroadsheetError:
        return HttpResponse(status=503, headers={"Retry-After": "600"})
    articles = feedpages.by_ids([hit.article_id for hit in hits.hits])
    page = f"{reverse('paper:search')}?{urlencode({'q': text})}"
    return answer(request, form, f"Broadsheet: {text}", page, _articles(request, articles))


def _stories(request: HttpRequest, *, section: str = "", single: bool = False) -> list[Item]:
    asked, country = request.GET.get("language", ""), request.GET.get("country", "").upper()
    language = asked if asked.isalpha() and len(asked) <= 3 else _language()
    key = EditionKey(language, country if country.isalpha() and len(country) == 2 else "", section, single)
    return [_story_item(request, row) for row in standings(key, limit=ITEMS)]


def _story_item(request: HttpRequest, row: Standing) -> Item:
    url = request.build_absolute_uri(reverse("paper:story", kwargs={"pk": row.story_id, "slug": ""}))
    lead = row.lead
    limit = display.shown(lead).limit
    return Item(
        id=url,
        url=url,
        title=lead.title,
        published=row.first_at,
        updated=row.last_at,
        summary=display.excerpt(lead.standfirst or getattr(row, "opening", ""), limit) if limit else "",
        language=lead.language,
        authors=(lead.publisher.name,),
        image_url=row.image.image_url if row.image else "",
        tags=(row.section,) if row.section else (),
    )


def _articles(request: HttpRequest, articles: Sequence[Article]) -> list[Item]:
    return [_article_item(request, article) for article in articles]


def _article_item(request: HttpRequest, article: Article) -> Item:
    url = request.build_absolute_uri(reverse("paper:article", kwargs={"pk": article.pk, "slug": ""}))
    shown = display.shown(article)
    published = article.published_at or article.found_at
    return Item(
        id=url,
        url=url,
        title=article.title,
        published=published,
        updated=max(published, article.modified_at or published),
        summary=display.excerpt(article.standfirst or article.text, shown.limit) if shown.limit else "",
        html=_body(article) if shown.full else "",
        external_url=article.canonical_url or article.url,
        image_url=article.image_url,
        language=article.language,
        authors=tuple(article.authors) or (article.publisher.name,),
        tags=(article.section,) if article.section else (),
    )


def _body(article: Article) -> str:
    """The body for another reader, without its pictures: those of others would tell them who reads."""
    return html.render(text_blocks.from_json(article.blocks), image_url=lambda _src: "", anchors=None)


def answer(request: HttpRequest, form: str, title: str, page: str, items: Sequence[Item]) -> HttpResponse:
    """The items as the feed that ``request`` asks for, or 304; ``page`` is the path of the page that they are from."""
    path, query = (
        request.path.rpartition(".")[0],
        f"?{request.META['QUERY_STRING']}" if request.META["QUERY_STRING"] else "",
    )
    channel = Channel(
        title=title,
        url=request.build_absolute_uri(page),
        atom_url=request.build_absolute_uri(f"{path}.atom{query}"),
        json_url=request.build_absolute_uri(f"{path}.json{query}"),
        language=_language(),
        items=items,
    )
    body = documents.atom(channel) if form == "atom" else documents.json_feed(channel)
    return _conditional(
        request, HttpResponse(body, content_type=documents.ATOM if form == "atom" else documents.JSON), items
    )


def _conditional(request: HttpRequest, response: HttpResponse, items: Sequence[Item]) -> HttpResponse:
    """The answer, or 304 where the client has it."""
    latest = max((item.updated for item in items), default=datetime(2000, 1, 1, tzinfo=UTC))
    etag = quote_etag(hashlib.sha256(b"\n".join(_state(item) for item in items)).hexdigest()[:32])
    response["ETag"] = etag
    response["Last-Modified"] = http_date(latest.timestamp())
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    found = get_conditional_response(request, etag=etag, last_modified=None, response=response)
    return found if isinstance(found, HttpResponse) else response


def _state(item: Item) -> bytes:
    return f"{item.id} {item.title} {item.updated.isoformat()} {item.summary} {item.html}".encode("utf-8", "replace")


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]
