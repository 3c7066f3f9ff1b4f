"""What programs read: findings of articles and stories as JSON, with an OpenAPI description at /api/v1/openapi.json."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError

from broadsheet import __version__
from broadsheet.analysis import KINDS
from broadsheet.newsroom import articlepages, findings, storypages
from broadsheet.newsroom.findings import Found

api = NinjaAPI(
    title="Broadsheet",
    version=__version__,
    urls_namespace="api-v1",
    docs_url=None,
    description="Every statement names the sentences it rests on.",
)


class SourceOut(Schema):
    """A sentence that a statement rests on: ``text[start:end]`` of the article, and where it is read."""

    article: int
    publisher: str
    title: str
    url: str
    start: int
    end: int
    sentence: int
    words: str


class StatementOut(Schema):
    """A statement in the articles' words. ``head`` is what it is of: a speaker, a day, the thing that is counted."""

    head: str
    text: str
    sources: list[SourceOut]


class FindingOut(Schema):
    """One kind of finding: its statements in plain words, and the whole result as the kind defines it."""

    kind: str
    statements: list[StatementOut]
    result: dict[str, Any]


@api.get("/articles/{pk}/findings", response=list[FindingOut], summary="All findings of an article")
def of_article(request: HttpRequest, pk: int) -> list[FindingOut]:
    """Brief, who said what, figures, timeline, positions and names of one article; kinds that found nothing are left
    out."""
    article = articlepages.article(pk)
    if article is None:
        raise HttpError(404, f"There is no article {pk}.")
    return _all(request, findings.of_article(article), of_story=False)


@api.get("/articles/{pk}/findings/{kind}", response=FindingOut, summary="One finding of an article")
def one_of_article(request: HttpRequest, pk: int, kind: str) -> FindingOut:
    return _one(of_article(request, pk), kind)


@api.get("/stories/{pk}/findings", response=list[FindingOut], summary="All findings of a story")
def of_story(request: HttpRequest, pk: int) -> list[FindingOut]:
    """The same over all publishers of a story, with coverage; kinds that found nothing are left out."""
    story = storypages.story(pk)
    if story is None:
        raise HttpError(404, f"There is no story {pk}.")
    successor = storypages.successor(story)
    if successor != story.pk:
        raise HttpError(410, f"Story {pk} is part of story {successor} now.")
    return _all(request, findings.of_story(story), of_story=True)


@api.get("/stories/{pk}/findings/{kind}", response=FindingOut, summary="One finding of a story")
def one_of_story(request: HttpRequest, pk: int, kind: str) -> FindingOut:
    return _one(of_story(request, pk), kind)


def _one(found: list[FindingOut], kind: str) -> FindingOut:
    if kind not in KINDS:
        raise HttpError(404, f"There is no kind {kind}; there are {', '.join(KINDS)}.")
    return next((each for each in found if each.kind == kind), FindingOut(kind=kind, statements=[], result={}))


def _all(request: HttpRequest, found: Found, *, of_story: bool) -> list[FindingOut]:
    rows = articlepages.cited({source.article_id for source in found.sources.values()})
    return [
        FindingOut(
            kind=name,
            statements=[
                StatementOut(head=line.head, text=line.text, sources=_sources(request, line.evidence, found, rows))
                for line in KINDS[name].lines(result)
            ],
            result=findings.packed(name, result, of_story=of_story),
        )
        for name, result in found.results.items()
    ]


def _sources(request: HttpRequest, evidence: Any, found: Found, rows: Any) -> list[SourceOut]:
    shown = []
    for each in evidence:
        source = found.sources.get(each)
        row = rows.get(source.article_id) if source else None
        if source is None or row is None:
            continue
        path = f"/{row.language if row.language in {'en', 'fr', 'ar'} else 'en'}/a/{row.pk}#s{source.sentence}"
        shown.append(
            SourceOut(
                article=row.pk,
                publisher=row.publisher.name,
                title=row.title,
                url=request.build_absolute_uri(path),
                start=each.start,
                end=each.end,
                sentence=source.sentence,
                words=source.words,
            )
        )
    return shown


urlpatterns = [path("", api.urls)]
