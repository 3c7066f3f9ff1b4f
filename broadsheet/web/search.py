"""The search page: results folded by story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from broadsheet.readers.models.savedsearch import NAME_LENGTH
from broadsheet.search import Count, Hit, Hits
from broadsheet.text.countries import language_name
from broadsheet.web.chrome import interface_language
from broadsheet.web.reasons import problem_in_words
from broadsheet.web.teasers import Teaser, teasers
from broadsheet.web.wordindex import word_index

STORIES_SHOWN = 20  # of which some stand for many articles
SNIPPET_CHARACTERS = 250  # the index cuts at 240, and sets an ellipsis at both ends
PUBLISHERS_IN_FACET = 8
DAYS = (("1", 1), ("7", 7), ("30", 30))


@dataclass(frozen=True, slots=True)
class Found:
    """One article. The texts are the index's, escaped and with ``<mark>``, or a plain title alone."""

    article: Article
    title: str
    snippet: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A story: its best hit, some others and how many there are. ``teaser`` is None where one article is all of it."""

    best: Found
    teaser: Teaser | None = None
    also: tuple[Found, ...] = ()
    more: int = 0

    @property
    def first(self) -> tuple[Found]:
        return (self.best,)

    @property
    def unnamed(self) -> int:
        """How many matching articles of the story are not on the page."""
        return self.more - len(self.also)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says."""

    text: str
    order: Literal["relevance", "newest"]
    languages: tuple[str, ...]
    publishers: tuple[str, ...]
    days: str
    after: str = ""
    exact: bool = False

    def query(self, now: datetime) -> str:
        """Text and chosen facets as one query of the index."""
        return self._with(self._facets(now))

    @property
    def lasting(self) -> str:
        """The query without a date that is an old one next week: for feeds, and for keeping."""
        return self._with(self._chosen)

    def meant(self, corrected: str, now: datetime) -> str:
        """The text alone of a corrected ``query``: the facets stay what they are."""
        facets = self._facets(now)
        text = corrected.removesuffix(facets).strip() if facets else corrected
        return text[1:-1] if facets and " OR " in self.text else text

    def _with(self, facets: str) -> str:
        text = f"({self.text})" if facets and " OR " in self.text else self.text
        return f"{text} {facets}".strip()

    @property
    def _chosen(self) -> str:
        return " ".join(filter(None, (_either("lang", self.languages), _either("publisher", self.publishers))))

    def _facets(self, now: datetime) -> str:
        since = f"after:{now - timedelta(days=int(self.days)):%Y-%m-%d}" if self.days else ""
        return " ".join(filter(None, (self._chosen, since)))

    def address(self, **changes: str | Sequence[str]) -> str:
        """The address of the same search with some of it changed."""
        values: dict[str, str | Sequence[str]] = {
            "q": self.text,
            "order": self.order if self.order != "relevance" else "",
            "l": self.languages,
            "p": self.publishers,
            "d": self.days,
            "exact": "1" if self.exact else "",
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
        "read_as": asked.meant(hits.read_as, now) if hits.read_as else "",
        "exact_url": asked.address(exact="1"),
        "inexact_url": asked.address(exact=""),
        "meant": meant,
        "meant_url": asked.address(q=meant) if meant else "",
        "feed_url": request.build_absolute_uri(feed_address(asked.lasting)) if asked.text and not problem else "",
        "name_length": NAME_LENGTH,
    }
    return render(request, "search.html", context, status=400 if problem else 200)


def feed_address(query: str) -> str:
    """Where the Atom feed of a search is."""
    return f"{reverse('syndication:search', kwargs={'form': 'atom'})}?{urlencode({'q': query})}"


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
        exact=request.GET.get("exact") == "1",
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
            limit=STORIES_SHOWN,
            after=asked.after or None,
            fold=True,
            exact=asked.exact,
        )
    except SearchSyntaxError as error:
        return Hits(total=0), problem_in_words(error)
    except BroadsheetError:
        return Hits(total=0), gettext("The index is being made again. Try again in a few minutes.")
    return hits, ""


def groups(hits: Sequence[Hit], now: datetime) -> list[Group]:
    """The hits, each with what is shown of its story."""
    articles = searchpages.articles(article_id for hit in hits for article_id in (hit.article_id, *hit.also))
    stories = editions.of_stories({row.story_id for row in articles.values() if row.story_id}, interface_language())
    shown = dict(zip(stories, teasers(list(stories.values()), now), strict=True))
    return [_group(hit, articles, shown) for hit in hits if hit.article_id in articles]


def _group(hit: Hit, articles: Mapping[int, Article], shown: Mapping[int, Teaser]) -> Group:
    article = articles[hit.article_id]
    best = Found(article, mark_safe(hit.title_html), snippet(article, hit))
    teaser = shown.get(article.story_id or 0)
    if teaser is None or teaser.articles < 2:
        return Group(best)
    others = [articles[article_id] for article_id in hit.also if article_id in articles]
    also = tuple(Found(each, each.title) for each in others if each.story_id == article.story_id)
    return Group(best, teaser, also, hit.more)


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
