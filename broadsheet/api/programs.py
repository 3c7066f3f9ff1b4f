"""What programs read: findings, answers, names and wrap-ups as JSON, described at /api/v1/openapi.json."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.utils import timezone
from ninja import NinjaAPI, Path, Query
from ninja.errors import HttpError

from broadsheet import __version__
from broadsheet.analysis import KINDS, Line
from broadsheet.analysis.wrapup import minutes
from broadsheet.api import access, statements
from broadsheet.api.schemas import AnswerOut, FindingOut, NameOut, NameStory, Problem, WrapUpOut
from broadsheet.errors import BroadsheetError
from broadsheet.newsroom import articlepages, asking, findings, limits, namepages, storypages, wrapups
from broadsheet.newsroom.asking import LONGEST, Asked
from broadsheet.newsroom.models import Article, Story

LARGEST = 2**63 - 1  # a number that the database can hold
HOURS = 336  # two weeks; older stories are in the edition no more

Number = Annotated[int, Path(ge=1, le=LARGEST)]
Language = Annotated[Literal["en", "fr", "ar"], Query(description="Of the edition.")]
REFUSALS = {404: Problem, 410: Problem, 422: Problem}

api = NinjaAPI(
    title="Broadsheet",
    version=__version__,
    urls_namespace="api-v1",
    docs_url=None,
    description="Every statement names the sentences it rests on.",
)
access.say_what_is_wrong(api)


@api.get("/articles/{pk}/findings", response={200: list[FindingOut]} | REFUSALS, summary="All findings of an article")
def of_article(request: HttpRequest, pk: Number) -> list[FindingOut]:
    """Brief, who said what, figures, timeline, positions and names of one article; kinds that found nothing are left
    out."""
    return statements.all_findings(request, findings.of_article(_article(pk)), of_story=False)


@api.get("/articles/{pk}/findings/{kind}", response={200: FindingOut} | REFUSALS, summary="One finding of an article")
def one_of_article(request: HttpRequest, pk: Number, kind: str) -> FindingOut:
    """The same as one of all; without statements where the article has none of this kind."""
    return _one(of_article(request, pk), kind)


@api.get("/stories/{pk}/findings", response={200: list[FindingOut]} | REFUSALS, summary="All findings of a story")
def of_story(request: HttpRequest, pk: Number) -> list[FindingOut]:
    """The same over all publishers of a story, with coverage; kinds that found nothing are left out."""
    return statements.all_findings(request, findings.of_story(_story(pk)), of_story=True)


@api.get("/stories/{pk}/findings/{kind}", response={200: FindingOut} | REFUSALS, summary="One finding of a story")
def one_of_story(request: HttpRequest, pk: Number, kind: str) -> FindingOut:
    """The same as one of all; without statements where the story has none of this kind."""
    return _one(of_story(request, pk), kind)


@api.get(
    "/ask",
    response={200: AnswerOut, 429: Problem, 503: Problem} | REFUSALS,
    summary="A question, answered by sentences",
)
def ask(
    request: HttpRequest,
    *,
    response: HttpResponse,
    q: Annotated[str, Query(min_length=1, max_length=LONGEST, examples=["When did the authority close the lock?"])],
    story: Annotated[int | None, Query(ge=1, le=LARGEST, description="Ask only this story.")] = None,
    article: Annotated[int | None, Query(ge=1, le=LARGEST, description="Ask only this article.")] = None,
    language: Annotated[Literal["en", "fr", "ar"], Query(description="Of the question.")] = "en",
) -> AnswerOut:
    """Put a question to the paper, to one story or to one article."""
    question = asking.tidied(q)
    if not question:
        raise HttpError(422, "q: There is no question in it.")
    if story and article:
        raise HttpError(422, "Ask a story or an article, not both.")
    if seconds := limits.wait("ask", request.META.get("REMOTE_ADDR", "")):
        raise access.Patience(f"{limits.PER_MINUTE['ask']} questions a minute are answered for one address.", seconds)
    asked = _asked(question, story, article, language)
    response["Cache-Control"] = "private, no-store"  # what somebody wants to know is nobody else's
    rows = articlepages.cited({each.article_id for each in asked.found.sources.values()})
    told = [Line(each.text, each.evidence) for each in asked.answer.sentences]
    return AnswerOut(
        question=question,
        says=asked.answer.says,
        read=asked.read,
        sentences=[statements.statement(request, each, asked.found.sources, rows) for each in told],
        follow_ups=list(asked.answer.follow_ups),
    )


@api.get("/names/{key}", response={200: NameOut} | REFUSALS, summary="A person, an organisation or a place")
def name(request: HttpRequest, key: str, language: Language = "en") -> NameOut:
    """What the latest articles say of a name; ``key`` is the name itself ("Rufus Calder") or as pages address it
    ("rufus-calder"), ``language`` that of the edition whose stories are listed."""
    spelt = namepages.key(key.replace("-", " "))
    found = namepages.name(spelt) if spelt else None
    if found is None:
        raise HttpError(404, f"No article names {asking.tidied(key)[:LONGEST]!r}. Write the name as newspapers do.")
    rows = namepages.articles(spelt)
    by_id = {row.pk: row for row in rows}
    said, positions = (
        [
            statements.statement(request, each.line, dict(each.sources), by_id)
            for each in namepages.statements(kind, spelt, rows)
        ]
        for kind in ("said", "positions")
    )
    stories = [
        NameStory(
            story=each.story_id,
            title=each.lead.title,
            url=statements.page(request, f"s/{each.story_id}", language),
            publishers=each.publisher_count,
        )
        for each in namepages.stories(rows, language)
    ]
    return NameOut(
        key=spelt,
        name=found.label,
        kind=found.kind,
        articles=found.articles,
        first=found.first_at,
        last=found.last_at,
        url=statements.page(request, f"n/{spelt}", language),
        stories=stories,
        said=said,
        positions=positions,
    )


@api.get("/wrapup", response={200: WrapUpOut} | REFUSALS, summary="What the last hours brought")
def wrapup(
    request: HttpRequest,
    language: Language = "en",
    hours: Annotated[int, Query(ge=1, le=HOURS, description="How far back it goes.")] = 24,
) -> WrapUpOut:
    """The stories that told something new in this time, by section, in their own words."""
    until = timezone.now()
    since = until - timedelta(hours=hours)
    told = wrapups.between(language, since, until)
    return WrapUpOut(
        language=language,
        since=since,
        until=until,
        minutes=minutes(told),
        url=statements.page(request, "wrapup", language),
        chapters=statements.chapters(request, told, language),
    )


@api.get("/wrapup/{day}", response={200: WrapUpOut} | REFUSALS, summary="The wrap-up of a day")
def wrapup_of_day(request: HttpRequest, day: date, language: Language = "en") -> WrapUpOut:
    """The wrap-up as it was made on that morning."""
    row = wrapups.stored(language, day)
    if row is None:
        kept = ", ".join(each.day.isoformat() for each in wrapups.latest(language, 7)) or "none yet"
        raise HttpError(404, f"There is no wrap-up of {day} in {language}. The latest: {kept}.")
    told = wrapups.chapters(row)
    return WrapUpOut(
        language=row.language,
        day=row.day,
        since=row.since,
        until=row.made_at,
        minutes=minutes(told),
        url=statements.page(request, f"wrapup/{row.day}", language),
        audio=statements.page(request, f"wrapup/{row.day}.mp3", language) if row.audio else "",
        chapters=statements.chapters(request, told, language),
    )


def _one(found: list[FindingOut], kind: str) -> FindingOut:
    if kind not in KINDS:
        raise HttpError(404, f"There is no kind {asking.tidied(kind)[:40]}; there are {', '.join(KINDS)}.")
    return next((each for each in found if each.kind == kind), FindingOut(kind=kind, statements=[], result={}))


def _asked(question: str, story: int | None, article: int | None, language: str) -> Asked:
    now = timezone.now()
    if article:
        return asking.of_article(question, _article(article), now)
    if story:
        return asking.of_story(question, _story(story), now)
    try:
        return asking.of_whole_paper(question, settings.CONFIG, now, language=language)
    except BroadsheetError as error:
        raise HttpError(503, "The index is being made again. Try again in a few minutes.") from error


def _article(pk: int) -> Article:
    found = articlepages.article(pk)
    if found is None:
        raise HttpError(
            404, f"There is no article {pk}. /en/edition.json and /en/search.json?q=… name those there are."
        )
    return found


def _story(pk: int) -> Story:
    found = storypages.story(pk)
    if found is None:
        raise HttpError(404, f"There is no story {pk}. /en/edition.json names those of today.")
    successor = storypages.successor(found)
    if successor != found.pk:
        raise HttpError(410, f"Story {pk} is part of story {successor} now: ask for that.")
    return found


urlpatterns = [
    path("", (access.guarded(api.urls[0]), *api.urls[1:])),
    re_path(r"^(?P<path>.*)$", access.missing),
]
