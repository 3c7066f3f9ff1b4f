"""Saved searches: kept, listed, looked at, renamed, removed. Each function touches the reader's own rows alone."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from broadsheet.newsroom.searchpages import latest_id
from broadsheet.readers.models import SavedSearch
from broadsheet.readers.models.savedsearch import NAME_LENGTH

MOST = 50
"""Saved searches of one reader. Their list counts what is new in each: some milliseconds a search."""


def of(reader: User) -> list[SavedSearch]:
    """The reader's searches by name."""
    return list(SavedSearch.objects.filter(reader=reader).order_by("name", "id"))


def save(reader: User, name: str, query: str, now: datetime) -> SavedSearch | None:
    """Keep a search, or give the one that asks the same already its new name; None where the reader has MOST of them.

    Nothing that is in the paper now counts as new. Without a name it is called by what it asks.
    """
    name = _fitting(name) or _fitting(query)
    with transaction.atomic():
        # the account's row is the lock: two presses of one button keep one search
        User.objects.select_for_update().filter(pk=reader.pk).first()
        own = SavedSearch.objects.filter(reader=reader)
        same = own.filter(query=query).first()
        if same is not None:
            same.name = name
            same.save(update_fields=["name"])
            return same
        if own.count() >= MOST:
            return None
        return SavedSearch.objects.create(reader=reader, name=name, query=query, seen=latest_id(), looked_at=now)


def look(reader: User, pk: int, now: datetime) -> SavedSearch | None:
    """The reader's search ``pk``, from now on without anything new; None where the reader has no such search."""
    search = SavedSearch.objects.filter(reader=reader, pk=pk).first()
    if search is not None:
        search.seen, search.looked_at = latest_id(), now
        search.save(update_fields=["seen", "looked_at"])
    return search


def rename(reader: User, pk: int, name: str) -> bool:
    """Give the reader's search another name; an empty one changes nothing. False where there is no such search."""
    own = SavedSearch.objects.filter(reader=reader, pk=pk)
    return bool(own.update(name=_fitting(name))) if _fitting(name) else own.exists()


def remove(reader: User, pk: int) -> bool:
    """Forget the reader's search. False where there is no such search."""
    return SavedSearch.objects.filter(reader=reader, pk=pk).delete()[0] > 0


def _fitting(name: str) -> str:
    """The name on one line, as long as the column takes."""
    return " ".join(name.replace("\x00", "").split())[:NAME_LENGTH].strip()
