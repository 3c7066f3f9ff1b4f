"""The list of feeds, for other readers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from broadsheet.feeds import write_opml
from broadsheet.newsroom import subscriptions


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The active feeds as OPML; private addresses only for the owner."""
    known = request.user.is_authenticated and request.user.is_staff
    body = write_opml(subscriptions.listings(for_strangers=not known), "Broadsheet")
    response = HttpResponse(body, content_type="text/x-opml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="broadsheet.opml"'
    return response
