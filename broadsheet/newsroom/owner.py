"""The one-time link by which the person who started Broadsheet becomes its owner."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core import signing
from django.db import transaction

SALT = "broadsheet.owner"
VALID_FOR = timedelta(days=2)  # from the start of the process that printed it


def token() -> str:
    """A signed, time-limited token; worth something only while there is no account at all."""
    return signing.TimestampSigner(salt=SALT).sign("owner")


def is_wanted() -> bool:
    """Whether nobody has an account yet."""
    return not get_user_model().objects.exists()


def is_valid(text: str) -> bool:
    """Whether ``text`` is a token of ours, young enough, and nobody has an account yet."""
    try:
        signing.TimestampSigner(salt=SALT).unsign(text, max_age=VALID_FOR)
    except signing.BadSignature:
        return False
    return is_wanted()


@transaction.atomic
def make_owner(text: str, *, username: str, email: str, password: str) -> User | None:
    """Make the first account, with all rights; None where the token has lost its worth in the meantime."""
    if not is_valid(text):
        return None
    users = get_user_model().objects
    owner: User = users.create_superuser(username=username, email=email, password=password)
    return owner
