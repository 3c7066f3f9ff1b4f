"""Language, colours and a model's words, kept in cookies; no account and no script is needed."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from broadsheet.web.chrome import THEMES
from broadsheet.web.wording import WORDED, may_be_worded

YEAR = 365 * 24 * 3600


@require_safe
@never_cache
def prefer(request: HttpRequest, kind: str, value: str) -> HttpResponse:
    """Keep a preference and go back to the page that was left."""
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    if kind == "language" and value in dict(settings.LANGUAGES):
        response = HttpResponseRedirect(translate_url(target, value))
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, value, max_age=YEAR, samesite="Lax")
        return response
    if kind == "theme" and value in (*THEMES, "system"):
        response = HttpResponseRedirect(target)
        response.set_cookie("theme", value, max_age=YEAR, samesite="Lax")
        return response
    if kind == WORDED and value in ("on", "off") and may_be_worded():
        response = HttpResponseRedirect(target)
        response.set_cookie(WORDED, value, max_age=YEAR, samesite="Lax", httponly=True)
        return response
    raise Http404
