from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core import signing

from broadsheet.newsroom import owner


@pytest.mark.django_db
def test_a_token_is_worth_something_while_nobody_has_an_account() -> None:
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
