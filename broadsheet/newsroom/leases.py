"""Leases: who works on which row, and for how long. The rows are the queue.

A lease is the moment in ``leased_until``; the same moment is its token, since a row can only be leased again after it
has passed. Work is finished by an UPDATE that names the token, so that a worker which was slow and lost its lease
cannot overwrite what its successor did. Taking a row also takes the next turn at its registrable domain, so that all
workers together keep one pace there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

from django.db import connection, models, transaction

from broadsheet.fetching import pace
from broadsheet.newsroom.models import Article, Domain, Duty, Feed, FeedState

CANDIDATES = 4  # rows looked at for one lease: all but the first are there for the case that its domain is just taken

Row = TypeVar("Row", Feed, Article)


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms work is handed out. ``domain_interval`` is in seconds between two requests to one domain."""

    lease_seconds: float
    domain_interval: float
    max_attempts: int
    random: Random


def take_feed(now: datetime, terms: Terms) -> Feed | None:
    """The feed that has been due for longest and whose domain may be asked, leased; None when there is none."""
    return _take(due_feeds(now).order_by("next_poll_at", "pk"), now, terms)


def take_article(now: datetime, terms: Terms) -> Article | None:
    """The article that has been due for longest and whose domain may be asked, leased; None when there is none.

    ``attempts`` counts at the start, so that a page that kills its reader is not read for ever.
    """
    due = due_articles(now).filter(attempts__lt=terms.max_attempts).order_by("next_read_at", "pk")
    return _take(due, now, terms, attempts=models.F("attempts") + 1)


def due_feeds(now: datetime) -> models.QuerySet[Feed]:
    """Feeds that should be polled and can be: active, past their time, free, at a domain that may be asked."""
    return Feed.objects.filter(_free(now), ~_busy_domain(now), state=FeedState.ACTIVE, next_poll_at__lte=now)


def due_articles(now: datetime) -> models.QuerySet[Article]:
    """Articles that should be read and can be, whatever their state."""
    return Article.objects.filter(_free(now), ~_busy_domain(now), next_read_at__lte=now)


def _free(now: datetime) -> models.Q:
    return models.Q(leased_until__isnull=True) | models.Q(leased_until__lt=now)


def _busy_domain(now: datetime) -> models.Exists:
    return models.Exists(Domain.objects.filter(name=models.OuterRef("domain"), next_fetch_at__gt=now))


def _take(due: models.QuerySet[Row], now: datetime, terms: Terms, **changes: Any) -> Row | None:
    candidates = due.values_list("pk", "domain")
    if not connection.features.has_select_for_update:  # SQLite: looking is free, and writing waits for other writers
        return _take_first(due, candidates[:CANDIDATES], now, terms, changes)
    with transaction.atomic():
        locked = candidates.select_for_update(skip_locked=True)[:CANDIDATES]
        return _take_first(due, locked, now, terms, changes)


def _take_first(
    due: models.QuerySet[Row],
    candidates: Iterable[tuple[int, str]],
    now: datetime,
    terms: Terms,
    changes: Mapping[str, Any],
) -> Row | None:
    """Lease the first candidate that is still due and whose domain gives us a turn.

    Still due, and not only still free: since the look another worker may have done the work and given the row back.
    """
    until = now + timedelta(seconds=terms.lease_seconds)
    for pk, domain in list(candidates):
        with transaction.atomic():
            if due.filter(pk=pk).update(leased_until=until, **changes) == 1 and _take_turn(domain, now, terms):
                return due.model._default_manager.select_related("publisher").get(pk=pk)
            transaction.set_rollback(True)
    return None


def _take_turn(domain: str, now: datetime, terms: Terms) -> bool:
    """Whether the turn at ``domain`` is ours; one UPDATE decides, so that two workers never both have it."""
    following = pace.next_time(now, terms.domain_interval, terms.random)
    free = Domain.objects.filter(name=domain, next_fetch_at__lte=now)
    if free.update(next_fetch_at=following) == 1:
        return True
    Domain.objects.bulk_create([Domain(name=domain, next_fetch_at=now)], ignore_conflicts=True)  # if it is a new one
    return free.update(next_fetch_at=following) == 1


def finish(row: Feed | Article, **fields: Any) -> bool:
    """Give the lease back and write ``fields``; False, with nothing written, when the lease was lost meanwhile."""
    kept = type(row)._default_manager.filter(pk=row.pk, leased_until=row.leased_until)
    return kept.update(leased_until=None, **fields) == 1


def give_back(row: Feed | Article) -> bool:
    """Give back a lease whose work was not done, as if it had never been taken."""
    if isinstance(row, Article):
        return finish(row, attempts=max(row.attempts - 1, 0))
    return finish(row)


def hold_domain(domain: str, until: datetime) -> None:
    """Let nobody ask ``domain`` before ``until``; never shortens a wait."""
    Domain.objects.bulk_create([Domain(name=domain, next_fetch_at=until)], ignore_conflicts=True)
    Domain.objects.filter(name=domain, next_fetch_at__lt=until).update(next_fetch_at=until)


def forget_domains(now: datetime) -> int:
    """Forget the turns of domains that nobody has asked for a day; their next turn is at once in any case."""
    return Domain.objects.filter(next_fetch_at__lt=now - timedelta(days=1)).delete()[0]


def take_duty(name: str, holder: str, now: datetime, seconds: float) -> bool:
    """Whether ``holder`` has the duty ``name`` until ``now + seconds``: newly taken, taken over, or renewed.

    Called inside a transaction it is also the fence: nobody else can take the duty before that transaction ends.
    """
    Duty.objects.bulk_create([Duty(name=name, leased_until=now)], ignore_conflicts=True)
    mine = models.Q(holder=holder) | models.Q(holder="") | models.Q(leased_until__lt=now)
    until = now + timedelta(seconds=seconds)
    return Duty.objects.filter(mine, name=name).update(holder=holder, leased_until=until) == 1


def leave_duty(name: str, holder: str) -> None:
    """Give up the duty, so that another need not wait for its end."""
    Duty.objects.filter(name=name, holder=holder).update(holder="")


def give_up_on_crashed(now: datetime, max_attempts: int) -> Sequence[int]:
    """The ids of articles whose readers died ``max_attempts`` times; from now on they are left alone."""
    dead = Article.objects.filter(_free(now), next_read_at__lte=now, attempts__gte=max_attempts)
    ids = list(dead.values_list("pk", flat=True))
    found = Article.objects.filter(pk__in=ids)
    found.filter(state="found").update(state="failed", reason="crashed")
    found.update(next_read_at=None, leased_until=None, last_error="Reading this page ended the process each time.")
    return ids
