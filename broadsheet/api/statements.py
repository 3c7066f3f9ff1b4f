"""Statements and pages as programs are given them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest

from broadsheet.analysis import KINDS, Line
from broadsheet.analysis.wrapup import Chapter
from broadsheet.api.schemas import ChapterOut, FindingOut, PlaceOut, PointOut, SourceOut, StatementOut, ToldOut
from broadsheet.newsroom import articlepages, findings
from broadsheet.newsroom.findings import Found, Source
from broadsheet.newsroom.models import Article
from broadsheet.types import Evidence


def page(request: HttpRequest, path: str, language: str) -> str:
    """The address of a page in the interface's language that is nearest to ``language``."""
    known = dict(settings.LANGUAGES)
    return request.build_absolute_uri(
        f"/{language if language in known else settings.LANGUAGE_CODE}/{quote(path, safe='/#')}"
    )


def all_findings(request: HttpRequest, found: Found, *, of_story: bool) -> list[FindingOut]:
    """Every finding with its statements; the articles that have left the paper are no sources any more."""
    rows = articlepages.cited({source.article_id for source in found.sources.values()})
    return [
        FindingOut(
            kind=name,
            statements=[statement(request, line, found.sources, rows) for line in KINDS[name].lines(result)],
            result=findings.packed(name, result, of_story=of_story),
        )
        for name, result in found.results.items()
    ]


def statement(
    request: HttpRequest, line: Line, places: Mapping[Evidence, Source], rows: Mapping[int, Article]
) -> StatementOut:
    """A statement with the sentences it rests on."""
    known = ((each, places[each]) for each in line.evidence if each in places)
    sources = [
        _source(request, each, source, rows[source.article_id]) for each, source in known if source.article_id in rows
    ]
    return StatementOut(head=line.head, text=line.text, sources=sources)


def _source(request: HttpRequest, evidence: Evidence, source: Source, row: Article) -> SourceOut:
    return SourceOut(
        article=row.pk,
        publisher=row.publisher.name,
        title=row.title,
        url=page(request, f"a/{row.pk}#s{source.sentence}", row.language),
        start=evidence.start,
        end=evidence.end,
        sentence=source.sentence,
        words=source.words,
    )


def chapters(request: HttpRequest, told: Iterable[Chapter], language: str) -> list[ChapterOut]:
    """The chapters of a wrap-up."""
    return [
        ChapterOut(
            section=chapter.section,
            stories=[
                ToldOut(
                    story=each.story_id,
                    headline=each.headline,
                    language=each.language,
                    publishers=each.publishers,
                    url=page(request, f"s/{each.story_id}", language),
                    points=[
                        PointOut(
                            text=point.text,
                            places=[
                                PlaceOut(
                                    article=place.article_id,
                                    publisher=place.publisher,
                                    sentence=place.sentence,
                                    url=page(request, f"a/{place.article_id}#s{place.sentence}", language),
                                )
                                for place in point.places
                            ],
                        )
                        for point in each.points
                    ],
                )
                for each in chapter.stories
            ],
        )
        for chapter in told
    ]
