"""The search page: results folded by story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from broadsheet.errors import BroadsheetError, SearchSyntaxError
from broadsheet.newsroom import display, editions, searchpages
from broadsheet.newsroom.models import Article, Publisher
from broadsheet.search import Count, Hit, Hits
from broadsheet.text.countries import language_name
from broadsheet.web.chrome import interface_language
from broadsheet.web.reasons import problem_in_words
from broadsheet.web.teasers import Teaser, teasers
from broadsheet.web.wordindex import word_index

HITS_SHOWN = 30
OPEN_IN_STORY = 3  # hits of one story before the fold
SNIPPET_CHARACTERS = 250  # the index cuts at 240, and sets an ellipsis at both ends
PUBLISHERS_IN_FACET = 8
DAYS = (("1", 1), ("7", 7), ("30", 30))


@dataclass(frozen=True, slots=True)
class Found:
    """One hit. The two texts are the index's: escaped, with ``<mark>``."""

    article: Article
    title: SafeString
    snippet: SafeString


@dataclass(slots=True)
class Group:
    """The hits of one story; ``teaser`` is None where the one article found is all there is."""

    teaser: Teaser | None
    found: list[Found] = field(default_factory=list)

    @property
    def open(self) -> list[Found]:
        return self.found[:OPEN_IN_STORY]

    @property
    def folded(self) -> list[Found]:
        return self.found[OPEN_IN_STORY:]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says."""

    text: str
    order: Literal["relevance", "newest"]
    languages: tuple[str, ...]
    publishers: tuple[str, ...]
    days: str
    after: str

    def query(self, now: datetime) -> str:
        """Text and chosen facets as one query of the index."""
        facets = self._facets(now)
        text = f"({self.text})" if facets and " OR " in self.text else self.text
        return f"{text} {facets}".strip()

    def meant(self, corrected: str, now: datetime) -> str:
        """The text alone of a corrected ``query``: the facets stay what they are."""
        facets = self._facets(now)
        text = corrected.removesuffix(facets).strip() if facets else corrected
        return text[1:-1] if facets and " OR " in self.text else text

    def _facets(self, now: datetime) -> str:
        parts = [_either("lang", self.languages), _either("publisher", self.publishers)]
        if self.days:
            parts.append(f"after:{now - timedelta(days=int(self.days)):%Y-%m-%d}")
        return " ".join(part for part in parts if part)

    def address(self, **changes: str | Sequence[str]) -> str:
        """The address of the same search with some of it changed."""
        values: dict[str, str | Sequence[str]] = {
            "q": self.text,
            "order": self.order if self.order != "relevance" else "",
            "l": self.languages,
            "p": self.publishers,
            "d": self.days,
        } | changes
        return (
            f"{reverse('paper:search')}?{urlencode({key: value for key, value in values.items() if value}, doseq=True)}"
        )


@dataclass(frozen=True, slots=True)
class Facet:
    """One box to tick."""

    value: str
    label: str
    language: str
    number: int
    chosen: bool


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Results, or the form with its help where nothing is asked."""
    asked, now = read(request), timezone.now()
    hits, problem = find(asked, now)
    meant = asked.meant(hits.did_you_mean, now) if hits.did_you_mean else ""
    context = {
        "asked": asked,
        "is_search": True,
        "problem": problem,
        "hits": hits,
        "groups": groups(hits.hits, now),
        "languages": language_facet(hits.facets.get("language", ()), asked),
        "publishers": publisher_facet(hits.facets.get("publisher", ()), asked),
        "days": [(value, number, value == asked.days) for value, number in DAYS],
        "narrowed": bool(asked.languages or asked.publishers or asked.days),
        "unnarrowed_url": asked.address(l=(), p=(), d=""),
        "other_order_url": asked.address(order="" if asked.order == "newest" else "newest"),
        "more_url": asked.address(after=hits.next) if hits.next else "",
        "meant": meant,
        "meant_url": asked.address(q=meant) if meant else "",
        "feed_url": f"{reverse('syndication:search', kwargs={'form': 'atom'})}?{urlencode({'q': asked.query(now)})}",
    }
    return render(request, "search.html", context, status=400 if problem else 200)


def read(request: HttpRequest) -> Asked:
    """The form's fields; anything it does not offer is passed over."""
    days = request.GET.get("d", "")
    return Asked(
        text=request.GET.get("q", "").strip().replace("\x00", ""),
        order="newest" if request.GET.get("order") == "newest" else "relevance",
        languages=tuple(value for value in request.GET.getlist("l")[:20] if value.isalpha() and len(value) <= 3),
        publishers=tuple(value for value in request.GET.getlist("p")[:20] if _is_domain(value)),
        days=days if days in dict(DAYS) else "",
        after=request.GET.get("after", "")[:200],
    )


def find(asked: Asked, now: datetime) -> tuple[Hits, str]:
    """The index's answer, and what is wrong with the question where something is."""
    if not asked.text:
        return Hits(total=0), ""
    try:
        index = word_index(settings.CONFIG.data_dir)
        hits = index.search(
            asked.query(now),
            language=interface_language(),
            order=asked.order,
            limit=HITS_SHOWN,
            after=asked.after or None,
        )
    except SearchSyntaxError as error:
        return Hits(total=0), problem_in_words(error)
    except BroadsheetError:
        return Hits(total=0), gettext("The index is being made again. Try again in a few minutes.")
    return hits, ""


def groups(hits: Sequence[Hit], now: datetime) -> list[Group]:
    """The hits folded by story, in the order in which the best of each was found."""
    articles = searchpages.articles(hit.article_id for hit in hits)
    stories = editions.of_stories({row.story_id for row in articles.values() if row.story_id}, interface_language())
    shown = dict(zip(stories, teasers(list(stories.values()), now), strict=True))
    by_story: dict[int, Group] = {}
    for hit in hits:
        article = articles.get(hit.article_id)
        if article is None:
            continue
        key = article.story_id or -article.pk
        teaser = shown.get(article.story_id or 0)
        group = by_story.setdefault(key, Group(teaser if teaser and teaser.articles > 1 else None))
        group.found.append(Found(article, mark_safe(hit.title_html), snippet(article, hit)))
    return list(by_story.values())


def snippet(article: Article, hit: Hit) -> SafeString:
    """The piece of text with the words, or the standfirst's beginning where the publisher allows fewer characters."""
    limit = display.shown(article).limit
    if limit >= SNIPPET_CHARACTERS:
        return mark_safe(hit.snippet_html)
    return mark_safe(escape(display.excerpt(article.standfirst, limit)))


def language_facet(counts: Sequence[Count], asked: Asked) -> list[Facet]:
    """Languages of the articles found, each in its own name; the chosen ones stay when nothing has them."""
    numbers = {count.value: count.count for count in counts if count.value}
    values = list(numbers) + [value for value in asked.languages if value not in numbers]
    return [
        Facet(value, language_name(value, value), value, numbers.get(value, 0), value in asked.languages)
        for value in values
    ]


def publisher_facet(counts: Sequence[Count], asked: Asked) -> list[Facet]:
    """Publishers of the articles found."""
    numbers = {count.value: count.count for count in counts[:PUBLISHERS_IN_FACET] if count.value}
    values = list(numbers) + [value for value in asked.publishers if value not in numbers]
    known: Mapping[str, Publisher] = Publisher.objects.in_bulk(values, field_name="domain")
    return [
        Facet(value, known[value].name, known[value].language, numbers.get(value, 0), value in asked.publishers)
        for value in values
        if value in known
    ]


def _either(name: str, values: Sequence[str]) -> str:
    text = " OR ".join(f"{name}:{value}" for value in values)
    return f"({text})" if len(values) > 1 else text


def _is_domain(value: str) -> bool:
    return 0 < len(value) <= 255 and all(letter.isalnum() or letter in ".-" for letter in value)


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The OpenSearch description, by which browsers offer this paper as a search engine."""
    return render(request, "opensearch.xml", content_type="application/opensearchdescription+xml")
