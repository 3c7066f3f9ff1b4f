"""The wrap-up: of the last day, of an earlier day, or since the reader was here last; and its audio."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadsheet.analysis.wrapup import Chapter, Place, Said, minutes
from broadsheet.newsroom import wrapups
from broadsheet.newsroom.models import WrapUp
from broadsheet.web.addresses import article_path, story_path
from broadsheet.web.chrome import interface_language
from broadsheet.web.wording import is_worded

VISITED = "visited"  # a cookie: when the wrap-up was read last, in seconds of Unix time
VISITED_KEPT = 400 * 24 * 3600  # seconds; browsers keep no cookie for longer
DAY = timedelta(hours=24)
LONGEST = timedelta(days=14)  # that a reader may have been away; older stories are in the edition no more
DAYS_LISTED = 14
PIECE = 1 << 16  # bytes sent at a time
_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What the last day brought, or with ``?since=visit`` what came since the reader was here."""
    now, language = timezone.now(), interface_language()
    visited = _visited(request, now)
    since = visited if visited and request.GET.get("since") == "visit" else now - DAY
    told = wrapups.between(language, since, now)
    context = _context(told, language) | {
        "since": since,
        "visited": visited,
        "today": wrapups.stored(language, wrapups.today()),
    }
    response = render(request, "wrapup.html", context)
    response.set_cookie(VISITED, str(int(now.timestamp())), max_age=VISITED_KEPT, httponly=True, samesite="Lax")
    return response


@require_safe
def of_day(request: HttpRequest, day: str) -> HttpResponse:
    """The wrap-up as it was made on that day."""
    row = _row(day)
    context = _context(wrapups.chapters(row), row.language, is_worded(request, "wrapup"))
    canonical = reverse("paper:wrapup-day", kwargs={"day": day})
    own = {"row": row, "today": row, "model": settings.CONFIG.llm_model, "canonical": canonical}
    return render(request, "wrapup.html", context | own)


@require_safe
def audio(request: HttpRequest, day: str) -> HttpResponseBase:
    """The wrap-up as MP3, whole or the range that a player asks for."""
    row = _row(day)
    path = settings.CONFIG.data_dir / "audio" / row.audio
    if not row.audio or not path.is_file():
        raise Http404
    return ranged(request, path)


def ranged(request: HttpRequest, path: Path) -> HttpResponseBase:
    """The file, or the one range of it that is asked for (RFC 9110, section 14)."""
    size = path.stat().st_size
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or asked[0] == "bytes=-":
        response: HttpResponseBase = FileResponse(path.open("rb"), content_type="audio/mpeg")
    else:
        start, end = _bounds(asked[1], asked[2], size)
        if start > end:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        response = StreamingHttpResponse(_pieces(path.open("rb"), start, end - start + 1), content_type="audio/mpeg")
        response.status_code = 206
        response["Content-Range"] = f"bytes {start}-{end}/{size}"
        response["Content-Length"] = str(end - start + 1)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and last byte; "-500" asks for the last 500."""
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _pieces(file: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while length > 0 and (piece := file.read(min(PIECE, length))):
            length -= len(piece)
            yield piece


def _row(day: str) -> WrapUp:
    try:
        row = wrapups.stored(interface_language(), date.fromisoformat(day))
    except ValueError as error:
        raise Http404 from error
    if row is None:
        raise Http404
    return row


def _visited(request: HttpRequest, now: datetime) -> datetime | None:
    """When the reader was here last, at most ``LONGEST`` ago; None where that is not known or only just now."""
    text = request.COOKIES.get(VISITED, "")
    if not text.isdecimal() or len(text) > 11:
        return None
    moment = datetime.fromtimestamp(int(text), UTC)
    return max(moment, now - LONGEST) if moment < now - timedelta(minutes=1) else None


def _context(told: tuple[Chapter, ...], language: str, worded: bool = False) -> dict[str, object]:
    numbers = count(1)
    return {
        "chapters": [(wrapups.section_name(each.section), _stories(each, numbers, worded)) for each in told],
        "is_wrapup": True,
        "minutes": minutes(told),
        "days": wrapups.latest(language, DAYS_LISTED),
        "canonical": reverse("paper:wrapup"),
        "feed_url": reverse("syndication:wrapup", kwargs={"form": "atom"}),
    }


def _points(points: Sequence[Said], numbers: Iterator[int]) -> list[tuple[str, list[tuple[int, str, Place]]]]:
    """Each point with the number and the address of every sentence that it rests on."""
    return [(point.text, [(next(numbers), _address(each), each) for each in point.places]) for point in points]


def _stories(chapter: Chapter, numbers: Iterator[int], worded: bool) -> list[dict[str, object]]:
    return [
        {
            "told": story,
            "url": story_path(story.story_id, story.headline),
            "points": _points(story.points, numbers),
            "worded": _points(story.worded, numbers) if worded else [],
        }
        for story in chapter.stories
    ]


def _address(place: Place) -> str:
    return f"{article_path(place.article_id)}#s{place.sentence}"
