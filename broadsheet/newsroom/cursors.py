"""Where a page of a list by time ended, as it stands in the address of the next."""

from __future__ import annotations

from datetime import UTC, datetime

from broadsheet.newsroom.models import Article

Moment = tuple[datetime, int]


def write(moment: datetime, pk: int) -> str:
    """The cursor for "older than this row", exact to the microsecond."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S.%f}~{pk}"


def after(article: Article) -> str:
    """The cursor for "older than this article"."""
    return write(article.published_at or article.found_at, article.pk)


def read(text: str) -> Moment | None:
    """The cursor that ``write`` wrote, or None for anything else."""
    moment, _, pk = text.partition("~")
    try:
        at, number = datetime.strptime(moment, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC), int(pk)
    except ValueError:
        return None
    return (at, number) if 0 < number < 2**63 else None
