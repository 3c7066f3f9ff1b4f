"""The page for an address that asks for more than one person reads."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from broadsheet.newsroom import limits


def refused(request: HttpRequest, what: str) -> HttpResponse | None:
    """Count one try of the address; the page that asks it to wait, or None where it may go on."""
    seconds = limits.wait(what, request.META.get("REMOTE_ADDR", ""))
    if not seconds:
        return None
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(seconds)
    return response
