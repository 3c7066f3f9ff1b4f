"""How programs may ask: GET, HEAD and OPTIONS, every refusal in one form, and how long an answer may be kept.

No ``Access-Control-Allow-Origin``: most papers stand on a reader's own machine or network, and with it the script of
any page that this reader opens elsewhere could read what they follow. Programs outside of browsers do not ask for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import ValidationError

FRESH_SECONDS = 60
METHODS = "GET, HEAD, OPTIONS"


class Patience(Exception):
    """Too many tries; ``seconds`` to wait."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


View = Callable[..., HttpResponse]


def guarded(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same addresses, which answer HEAD and OPTIONS as well and say how long an answer may be kept."""
    for each in patterns:
        if isinstance(each, URLPattern):  # ninja's own root is there for it to find its name, and answers with a page
            each.callback = missing if each.name == "api-root" else _answering(each.callback)
    return patterns


def problem(detail: str, status: int, **headers: str) -> JsonResponse:
    """A refusal: what is wrong, and what to do."""
    return JsonResponse({"detail": detail}, status=status, headers=headers)


def say_what_is_wrong(api: NinjaAPI) -> None:
    """Let parameters that do not fit be refused in the form of all refusals: ``{"detail": "q: …"}``."""

    @api.exception_handler(ValidationError)
    def refused(request: HttpRequest, error: ValidationError) -> HttpResponse:
        said = (f"{each['loc'][-1]}: {each['msg']}" for each in error.errors)
        return problem("; ".join(dict.fromkeys(said)), 422)

    @api.exception_handler(Patience)
    def too_many(request: HttpRequest, error: Patience) -> HttpResponse:
        return problem(f"{error} Wait {error.seconds} seconds.", 429, **{"Retry-After": str(error.seconds)})


@csrf_exempt
def missing(request: HttpRequest, **_: object) -> HttpResponse:
    """No address of the API."""
    return problem("There is no such address. GET /api/v1/openapi.json describes those that there are.", 404)


def _answering(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        asked = request.method
        if asked == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": METHODS})
        if asked not in {"GET", "HEAD"}:
            return problem("Only GET is answered: nothing can be changed here.", 405, Allow=METHODS)
        request.method = "GET"
        try:
            response = view(request, *args, **kwargs)
        finally:
            request.method = asked
        kept = f"public, max-age={FRESH_SECONDS}" if response.status_code == 200 else "no-store"
        response.headers.setdefault("Cache-Control", kept)
        return response

    return csrf_exempt(answer)
