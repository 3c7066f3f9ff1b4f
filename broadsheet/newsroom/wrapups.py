"""Wrap-ups: the stories of a time as they are told in one language, and the words in which they are read out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from pydantic import TypeAdapter

from broadsheet.analysis import brief
from broadsheet.analysis.wrapup import Chapter, Place, Said, Told, articles, compose, only, without
from broadsheet.newsroom import display, editions, findings
from broadsheet.newsroom.editions import EditionKey
from broadsheet.newsroom.findings import Found
from broadsheet.newsroom.models import Article, ArticleState, Finding, Standing, WrapUp

STORIES = 60  # of the edition that are looked at; 25 are told
CREDITED = 3  # publishers named after a story

_CHAPTERS: TypeAdapter[tuple[Chapter, ...]] = TypeAdapter(tuple[Chapter, ...])


def between(language: str, since: datetime, until: datetime) -> tuple[Chapter, ...]:
    """The chapters of the stories that told something new in this time, in the order of the edition."""
    key = EditionKey(language)
    rows = [row for row in editions.standings(key, limit=STORIES) if since <= row.last_at <= until]
    told = editions.arranged(rows, key)
    points = _points(told, language)
    return compose([_told(row, points.get(row.story_id, ())) for row in told])


def _told(row: Standing, points: tuple[Said, ...]) -> Told:
    lead = row.lead
    return Told(row.story_id, row.section, lead.title, lead.language, row.publisher_count, points, row.lead_id)


def _points(rows: Sequence[Standing], language: str) -> dict[int, tuple[Said, ...]]:
    """The briefs of stories as they are stored; where one has none yet, or one article, that of its lead."""
    version = brief.KIND.version
    stored = Finding.objects.filter(story__in=[row.story_id for row in rows], kind="brief", version=version)
    found = {each.story_id or 0: findings.read([each]) for each in findings.still_shown(stored)}
    leads = Article.objects.filter(pk__in=[row.lead_id for row in rows if row.story_id not in found])
    for lead in leads.select_related("publisher", "story"):
        found[lead.story_id or 0] = findings.of_article(lead)
    publishers = _publishers(found.values())
    return {story_id: _said(each, language, publishers) for story_id, each in found.items()}


def _publishers(found: Iterable[Found]) -> dict[int, tuple[str, str]]:
    ids = {source.article_id for each in found for source in each.sources.values()}
    rows = Article.objects.filter(pk__in=ids).values_list("pk", "publisher__name", "language")
    return {pk: (name, language) for pk, name, language in rows}


def _said(found: Found, language: str, publishers: dict[int, tuple[str, str]]) -> tuple[Said, ...]:
    """The points in one language, each with its places."""
    told = found.results.get("brief")
    points = []
    for point in (*told.points, *told.elsewhere) if isinstance(told, brief.Brief) else ():
        sources = [found.sources[each] for each in point.evidence if each in found.sources]
        known = [(each, *publishers[each.article_id]) for each in sources if each.article_id in publishers]
        if known and known[0][2] == language:
            places = [Place(each.article_id, each.sentence, name) for each, name, _ in known]
            points.append(Said(point.text, tuple(dict.fromkeys(places))))
    return tuple(points)


def stored(language: str, day: date | None = None) -> WrapUp | None:
    """The wrap-up of a day, or the latest, as ``latest`` gives them."""
    rows = WrapUp.objects.filter(language=language)
    return next(iter(in_print((rows.filter(day=day) if day else rows).order_by("-day")[:1])), None)


def latest(language: str, limit: int) -> list[WrapUp]:
    """The latest wrap-ups, newest first, without what is said by articles that have left the paper."""
    return in_print(WrapUp.objects.filter(language=language).order_by("-day")[:limit])


def in_print(rows: Iterable[WrapUp], *, limited: bool = True) -> list[WrapUp]:
    """The wrap-ups without a word of articles that are not in the paper any more; nothing is written.

    One that has lost some of its words has no audio, which speaks them; one that has lost all is left out. Where they
    are to be shown (``limited``), what may not be quoted today is left out as well.
    """
    whole = [(row, chapters(row)) for row in rows]
    gone = _gone({pk for _, told in whole for pk in articles(told)} - {0})
    quotable = _quotable(told for _, told in whole) if limited else {}
    found = []
    for row, told in whole:
        left = without(told, gone)
        if quotable:
            left = only(left, lambda said: said.text in quotable.get(said.places[0].article_id, said.text))
        if left != told:
            row.chapters, row.audio, row.seconds, row.size = packed(left), "", 0.0, 0
        if left:
            found.append(row)
    return found


def _gone(named: set[int]) -> set[int]:
    in_paper = Q(state=ArticleState.PLACED) | Q(state=ArticleState.READ, reason="")  # about to be placed again
    return named - set(Article.objects.filter(in_paper, pk__in=named).values_list("pk", flat=True))


def _quotable(whole: Iterable[tuple[Chapter, ...]]) -> dict[int, str]:
    """Of each limited article whose words are told what may be quoted of it, in one line."""
    stories = [story for told in whole for chapter in told for story in chapter.stories]
    limits = display.limited({point.places[0].article_id for story in stories for point in story.points})
    return {pk: " ".join(text.split()) for pk, text in limits.items()}


def packed(chapters: tuple[Chapter, ...]) -> Any:
    """The chapters as plain values for the table."""
    return _CHAPTERS.dump_python(chapters, mode="json")


def chapters(row: WrapUp) -> tuple[Chapter, ...]:
    """The chapters that ``packed`` wrote."""
    return _CHAPTERS.validate_python(row.chapters)


def script(told: Iterable[Chapter], language: str, day: date) -> str:
    """What a voice reads, in plain sentences: the day, then each section with its stories and who reports them."""
    with translation.override(language):
        lines = [gettext("Broadsheet, the wrap-up of %(day)s.") % {"day": in_full(day)}]
        for chapter in told:
            lines.append(f"{section_name(chapter.section)}.")
            for story in chapter.stories:
                lines += [_ended(story.headline), *(_ended(point.text) for point in story.points), credit(story)]
        lines.append(gettext("That was the wrap-up. Every sentence of it stands in the articles that it names."))
    return "\n\n".join(lines)


def plain(told: Iterable[Chapter], language: str, day: date, address: str) -> str:
    """The wrap-up as the text of a mail; ``address`` is the page where each statement leads to its sentence."""
    with translation.override(language):
        lines = [gettext("The wrap-up of %(day)s") % {"day": in_full(day)}, ""]
        for chapter in told:
            lines += [section_name(chapter.section).upper(), ""]
            for story in chapter.stories:
                lines += [story.headline, *(f"  – {point.text}" for point in story.points), f"  {credit(story)}", ""]
        lines.append(gettext("With the sentence behind each statement: %(address)s") % {"address": address})
    return "\n".join(lines) + "\n"


def credit(story: Told) -> str:
    """Who is quoted, and how many report it."""
    names = list(dict.fromkeys(place.publisher for point in story.points for place in point.places))[:CREDITED]
    joined = gettext(", ").join(names)
    if story.publishers <= len(names):
        return gettext("Reported by %(names)s.") % {"names": joined}
    more = story.publishers - len(names)
    return ngettext(
        "Reported by %(names)s and %(number)d more publisher.",
        "Reported by %(names)s and %(number)d more publishers.",
        more,
    ) % {"names": joined, "number": more}


def section_name(section: str) -> str:
    """The section's name in the present language; of "" that of the front page."""
    return gettext(section.capitalize()) if section else gettext("Front page")


def in_full(day: date) -> str:
    """Weekday, day, month and year in the present language."""
    return date_format(day, "l j F Y")


def today() -> date:
    """The day in the paper's time zone."""
    return timezone.localdate()


def _ended(text: str) -> str:
    return text if text.rstrip("\"'”’»)")[-1:] in {".", "!", "?", "؟", "।", "…"} else f"{text}."
