"""Publishers' pictures through our own server: resized, cleaned, cached, and only those that our pages name.

Readers' addresses do not reach the publishers' image servers, pages stay light, and no picture brings scripts or
metadata. Each address carries a signature, so this is no open proxy.
"""

from __future__ import annotations

import functools
import hashlib
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_script_prefix
from django.utils.cache import get_conditional_response
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_safe

from broadsheet.project.settings import CONFIG
from broadsheet.web.imageproxy import ImageProxy, Missing
from broadsheet.web.thumbnails import CONTENT_TYPE

WIDTHS = (96, 320, 640, 960, 1280)
SALT = "broadsheet.web.images"
SIGNATURE_BYTES = 16  # of HMAC-SHA256; 128 bits cannot be guessed over HTTP
LONGEST_ADDRESS = 2000  # characters; the limit of stored addresses

KEPT_BY_BROWSERS = 30 * 86_400  # seconds; what an address shows hardly ever changes
HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'"}
# One transparent pixel: browsers show the body of a 404, and an empty frame looks calmer than a torn icon.
EMPTY_PICTURE = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")


def image_url(src: str, width: int) -> str:
    """The address under which our server shows the picture at ``src``, at most ``width`` pixels wide.

    ``width`` is raised to the next of WIDTHS. "" for a ``src`` that is empty, no http(s) address or too long.
    """
    if not src.startswith(("http://", "https://")) or len(src) > LONGEST_ADDRESS:
        return ""
    allowed = next((each for each in WIDTHS if each >= width), WIDTHS[-1])
    source = urlsafe_b64encode(src.encode("utf-8", "replace")).rstrip(b"=").decode("ascii")
    return f"{get_script_prefix()}i/{_signature(allowed, source)}/{allowed}/{source}"


@require_safe
def image(request: HttpRequest, signature: str, width: int, source: str) -> HttpResponseBase:
    """The picture, for the route ``i/<str:signature>/<int:width>/<str:source>``.

    404 with an empty picture where the signature is wrong or there is no picture to be had, 503 when too many are
    waited for. ``source`` is the address in base64url without padding.
    """
    if width not in WIDTHS or not constant_time_compare(signature, _signature(width, source)):
        return _nothing(404, 0)
    key = hashlib.sha256(f"{width} {source}".encode()).hexdigest()
    etag = f'"{key[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return _with_caching(unchanged, KEPT_BY_BROWSERS, etag)
    body = _proxy().picture(_address(source), width, key, time.time())
    if isinstance(body, Missing):
        return _nothing(503 if body.busy else 404, int(body.seconds))
    return _with_caching(HttpResponse(body, content_type=CONTENT_TYPE, headers=HEADERS), KEPT_BY_BROWSERS, etag)


@functools.cache
def _proxy() -> ImageProxy:
    return ImageProxy(CONFIG)


def _signature(width: int, source: str) -> str:
    mac = salted_hmac(SALT, f"{width} {source}", algorithm="sha256").digest()[:SIGNATURE_BYTES]
    return urlsafe_b64encode(mac).rstrip(b"=").decode("ascii")


def _address(source: str) -> str:
    """What ``image_url`` wrapped; only called after the signature was found right."""
    return urlsafe_b64decode(source + "=" * (-len(source) % 4)).decode("utf-8")


def _with_caching(response: HttpResponseBase, seconds: int, etag: str) -> HttpResponseBase:
    response["Cache-Control"] = f"public, max-age={seconds}, immutable"
    response["ETag"] = etag
    return response


def _nothing(status: int, seconds: int) -> HttpResponse:
    response = HttpResponse(EMPTY_PICTURE, content_type="image/gif", status=status, headers=HEADERS)
    response["Cache-Control"] = f"public, max-age={seconds}" if status == 404 else "no-store"
    if status == 503:
        response["Retry-After"] = str(seconds)
    return response
