"""The page of one story: what all publishers say, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadsheet.analysis.coverage import Coverage
from broadsheet.newsroom import cursors, editions, findings, storypages
from broadsheet.newsroom.models import Article, Standing, Story
from broadsheet.newsroom.storypages import Moment
from broadsheet.web import ages, charts, desk, relations, storychanges, wording
from broadsheet.web.addresses import story_path
from broadsheet.web.chrome import interface_language, key_of
from broadsheet.web.marks import mark
from broadsheet.web.pictures import Picture, picture
from broadsheet.web.reasons import rank_in_words, reason_in_words
from broadsheet.web.teasers import brief, flags, teasers

SNIP_CHARACTERS = 240
PICTURES_SHOWN = 4
HEADLINES_SHOWN = 6  # of one language


@dataclass(frozen=True, slots=True)
class Line:
    """One original in the roll, with its copies folded under it."""

    article: Article
    snip: str
    day: str  # set on the first line of a day
    why: str
    copies: Sequence[Article] = ()
    changed: bool = False
    first: bool = False


@dataclass(slots=True)
class Headlines:
    """The headlines in one language."""

    language: str
    articles: list[tuple[Article, tuple[str, ...]]] = field(default_factory=list)  # with the words that only it has
    number: int = 0


@require_safe
def short(request: HttpRequest, pk: str) -> HttpResponse:
    """An address without a language leads to the page in the reader's."""
    return HttpResponsePermanentRedirect(story_path(_found(int(pk)).pk))


@require_safe
def show(request: HttpRequest, pk: str, slug: str) -> HttpResponse:
    """The story's page; a story that was merged into another leads there for good."""
    story = _found(int(pk))
    successor = storypages.successor(story)
    if successor != story.pk:
        return HttpResponsePermanentRedirect(story_path(successor))
    standing = editions.of_stories([story.pk], key_of(request).language).get(story.pk)
    moments = storypages.moments(story.pk)
    if standing is None or not moments:
        raise Http404
    before = cursors.read(request.GET.get("before", ""))
    context = _context(story, standing, moments, before)
    token = (
        "" if before else wording.offer(request, "brief", subject(story), cast(desk.Desk, context["desk"]).languages)
    )
    return render(request, "story.html", context | {"token": token})


def subject(story: Story) -> str:
    """What a button on the story's page is for."""
    return f"s:{story.pk}"


def _found(pk: int) -> Story:
    story = storypages.story(pk)
    if story is None:
        raise Http404
    return story


def _context(
    story: Story, standing: Standing, moments: list[Moment], before: tuple[datetime, int] | None
) -> dict[str, object]:
    now, lead = timezone.now(), standing.lead
    rows = storypages.originals(story.pk, before=before)
    shown, more = rows[: storypages.ROLL_LENGTH], rows[storypages.ROLL_LENGTH :]
    first = storypages.first(story.pk)
    related = relations.related_stories(story.pk, lead.pk, standing.language, now)
    known = editions.publishers(standing.marks)
    changed = editions.changed_headlines([row.pk for row in shown if row.revision_count], now)
    path = story_path(story.pk, lead.title)
    publishers = max(1, len({moment.publisher_id for moment in moments if not moment.is_copy}))
    told = desk.Desk() if before else desk.of_story(findings.of_story(story))
    return {
        "story": story,
        "standing": standing,
        "lead": lead,
        "brief": brief(lead, getattr(standing, "opening", ""), 320),
        "ranks": rank_in_words(standing),
        "flags": [name for name in flags(standing, changed, now) if name not in {"single", standing.section}],
        "marks": [mark(known[pk]) for pk in standing.marks[:publishers] if pk in known],
        "publishers": publishers,
        "languages": len({moment.language for moment in moments if moment.language}),
        "articles": len(moments),
        "copies": sum(moment.is_copy for moment in moments),
        "first_at": moments[0].at,
        "updated_at": max(moment.at for moment in moments),
        "first": first,
        "desk": told,
        "in_coverage": told.finding(Coverage) is not None,
        "chart": charts.growth(moments, now),
        "lines": _lines(shown, changed, first, now),
        "headlines": _headlines(shown, told),
        "pictures": _pictures(shown, standing),
        "lead_picture": picture(standing.image, lead=True),
        "changes": storychanges.in_words(storypages.changes(story.pk), story, now),
        "hashtags": storypages.hashtags(story.pk),
        "related": list(zip(teasers([row.standing for row in related], now), related, strict=True)),
        "older_url": f"{path}?before={cursors.after(shown[-1])}#articles" if more else "",
        "is_later": before is not None,
        "canonical": path,
        "feed_url": reverse("syndication:story", kwargs={"pk": story.pk, "form": "atom"}),
    }


def _lines(shown: list[Article], changed: set[int], first: Article | None, now: datetime) -> list[Line]:
    copies = storypages.copies([row.pk for row in shown])
    lines, day = [], ""
    for row in shown:
        today = ages.day(row.published_at or row.found_at)
        lines.append(
            Line(
                article=row,
                snip=brief(row, getattr(row, "opening", ""), SNIP_CHARACTERS),
                day=today if today != day else "",
                why=reason_in_words(row.placed_for),
                copies=copies.get(row.pk, ()),
                changed=row.pk in changed,
                first=first is not None and row.pk == first.pk,
            )
        )
        day = today
    return lines


def _headlines(shown: list[Article], told: desk.Desk) -> list[Headlines]:
    """One headline a publisher, by language, the interface's own first; nothing where there is one to compare."""
    compared = told.finding(Coverage)
    own = {each.evidence.article_id: each.words for each in compared.headlines} if compared else {}
    groups: dict[str, Headlines] = {}
    seen: set[int] = set()
    for row in shown:
        if row.publisher_id in seen:
            continue
        seen.add(row.publisher_id)
        group = groups.setdefault(row.language, Headlines(row.language))
        group.number += 1
        if len(group.articles) < HEADLINES_SHOWN:
            group.articles.append((row, own.get(row.pk, ())))
    ordered = sorted(groups.values(), key=lambda group: (group.language != interface_language(), -group.number))
    return ordered if len(seen) > 1 else []


def _pictures(shown: list[Article], standing: Standing) -> list[tuple[Article, Picture]]:
    """Other publishers' pictures of the event, no address twice."""
    seen = {standing.image.image_url if standing.image else ""}
    pictures: list[tuple[Article, Picture]] = []
    for row in shown:
        made = None if row.image_url in seen else picture(row)
        if made:
            seen.add(row.image_url)
            pictures.append((row, made))
    return pictures[:PICTURES_SHOWN]
