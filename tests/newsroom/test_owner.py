from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.db import connection

from broadsheet.newsroom import owner


@pytest.mark.django_db
def test_a_token_is_worth_something_while_nobody_owns_the_paper() -> None:
    token = owner.token()
    assert owner.is_valid(token)
    made = owner.make_owner(token, username="ilse", email="", password="a lock without a key")
    assert made
    assert made.is_superuser
    assert not owner.is_valid(token)
    assert owner.make_owner(token, username="other", email="", password="a lock without a key") is None
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_tokens_grow_old_and_cannot_be_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.core.signing.time.time", lambda: 1_700_000_000.0)
    token = owner.token()
    monkeypatch.setattr("django.core.signing.time.time", lambda: 1_700_000_000.0 + 3 * 86_400)
    assert not owner.is_valid(token)
    assert not owner.is_valid(signing.TimestampSigner(salt="other").sign("owner"))
    assert not owner.is_valid("")


@pytest.mark.django_db
def test_readers_accounts_do_not_take_the_owners_link_away() -> None:
    User.objects.create_user("stranger", password="came too early")

    assert owner.make_owner(owner.token(), username="ilse", email="", password="a lock without a key")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_the_link_at_once_one_becomes_the_owner() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the test database lies in memory, where transactions of two threads fail and do not wait")
    token, ready = owner.token(), Barrier(2)
    made: list[object] = []

    def make(name: str) -> None:
        ready.wait()
        try:
            made.append(owner.make_owner(token, username=name, email="", password="a lock without a key"))
        finally:
            connection.close()

    both = [Thread(target=make, args=(name,)) for name in ("ilse", "teo")]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert [bool(one) for one in made].count(True) == 1
    assert User.objects.count() == 1
