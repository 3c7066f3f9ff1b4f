"""The one-time link by which the person who started Broadsheet becomes its owner."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core import signing
from django.db import connection, transaction

SALT = "broadsheet.owner"
MAKING = 0x6F776E6572  # a PostgreSQL advisory lock of our own
VALID_FOR = timedelta(days=2)  # from the start of the process that printed it


def token() -> str:
    """A signed, time-limited token; worth something only while there is no owner."""
    return signing.TimestampSigner(salt=SALT).sign("owner")


def is_wanted() -> bool:
    """Whether nobody owns the paper yet. Readers' accounts, where strangers may register, do not count."""
    return not get_user_model().objects.filter(is_superuser=True).exists()


def is_valid(text: str) -> bool:
    """Whether ``text`` is a token of ours, young enough, and nobody owns the paper yet."""
    try:
        signing.TimestampSigner(salt=SALT).unsign(text, max_age=VALID_FOR)
    except signing.BadSignature:
        return False
    return is_wanted()


@transaction.atomic
def make_owner(text: str, *, username: str, email: str, password: str) -> User | None:
    """Make the owner's account, with all rights; None where the token has lost its worth in the meantime.

    Of two at once the second waits and gets None: SQLite's transactions are IMMEDIATE, PostgreSQL takes a lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MAKING])
    if not is_valid(text):
        return None
    users = get_user_model().objects
    owner: User = users.create_superuser(username=username, email=email, password=password)
    return owner
