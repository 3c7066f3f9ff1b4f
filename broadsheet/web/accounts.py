"""How accounts behave: strangers may make one only where the owner allows it."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """allauth's adapter with Broadsheet's one rule."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether strangers may register."""
        return bool(settings.CONFIG.open_registration)
