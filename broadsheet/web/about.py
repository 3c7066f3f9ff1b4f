"""How this edition was made, and what the keys do."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from broadsheet import __version__


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What this paper is and how it is made."""
    return render(request, "about.html", {"config": settings.CONFIG, "version": __version__})


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The keys, for readers without scripts and for printing."""
    return render(request, "keys.html")


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Where browsers that do not read the page look for its icon."""
    return HttpResponsePermanentRedirect(static("icon.svg"))
