"""Headers that every answer carries: what a page may load, and what it tells others."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# Everything comes from this site; nothing is inline. Pages that run no code need no more than this.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
ADMIN_POLICY = POLICY | {"img-src": "'self' data:"}  # the admin's stylesheet has icons as data
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
ANONYMOUS_SECONDS = 30  # pages show ages in minutes


class Headers:
    """Middleware that adds the security headers, and lets pages for strangers be kept for half a minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = ADMIN_POLICY if request.path.startswith("/admin/") else POLICY
        for name, value in _security(policy).items():
            response.headers.setdefault(name, value)
        is_page = response.status_code == 304 or response.get("Content-Type", "").startswith("text/html")
        if is_page and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = _caching(request, response)
            patch_vary_headers(response, ["Cookie"])  # colours and a model's words are kept there
        return response


def _security(policy: dict[str, str]) -> dict[str, str]:
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def _caching(request: HttpRequest, response: HttpResponse) -> str:
    known = bool(request.COOKIES.get("sessionid"))
    if request.method not in {"GET", "HEAD"} or known or response.status_code not in {200, 304} or response.cookies:
        return "private, no-cache"
    return f"public, max-age={ANONYMOUS_SECONDS}"
