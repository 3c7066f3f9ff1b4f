"""``/health`` and ``/metrics``: what machines ask about the paper."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from broadsheet import __version__
from broadsheet.newsroom import health as numbers
from broadsheet.newsroom import modelstore

FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP")
HELP = {
    "publishers": "Publishers known",
    "stories": "Stories",
    "hashtags": "Hashtags",
    "feeds_due": "Feeds whose poll is due",
    "feeds_failing": "Feeds that failed three times in a row or more",
    "articles_due": "Articles whose reading is due",
    "domains_waiting": "Domains that may not be asked yet",
    "leases_held": "Leases that are held",
    "leases_expired": "Leases that ran out without being given back",
    "oldest_due": "Seconds that the longest waiting feed has been due",
    "placer_lag": "Articles read and not placed",
    "findings_due": "Articles and stories placed and not analysed",
    "index_lag": "Places that the search index has not followed",
    "sequence": "Places given so far",
}


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 while pages can be made, 503 without a database; the numbers say whether the workers keep up."""
    try:
        left = numbers.backlog(timezone.now(), settings.CONFIG.data_dir / "index")
    except DatabaseError:
        return JsonResponse({"status": "no database", "version": __version__}, status=503)
    due = {
        "feeds": left.feeds,
        "articles": left.articles,
        "places": left.places,
        "findings": left.findings,
        "index": left.index,
    }
    return JsonResponse({"status": "ok", "version": __version__, "due": due})


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers for Prometheus; for the loopback, or for whoever shows the token."""
    if not _may_read(request, settings.CONFIG.metrics_token):
        return HttpResponseForbidden("Set BROADSHEET_METRICS_TOKEN and send it as a bearer token.\n", "text/plain")
    current = numbers.health(timezone.now(), settings.CONFIG.data_dir / "index")
    registry = CollectorRegistry()
    for name, text in HELP.items():
        Gauge(f"broadsheet_{name}", text, registry=registry).set(getattr(current, name))
    _by_state("feeds", current.feeds, registry)
    _by_state("articles", current.articles, registry)
    _model(modelstore.today(timezone.now()), registry)
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _by_state(name: str, counts: dict[str, int], registry: CollectorRegistry) -> None:
    gauge = Gauge(f"broadsheet_{name}", f"{name.capitalize()} by state", ["state"], registry=registry)
    for state, number in counts.items():
        gauge.labels(state).set(number)


def _model(today: modelstore.Today, registry: CollectorRegistry) -> None:
    """What the language model did today; the day is UTC's."""
    Gauge("broadsheet_llm_requests_today", "Requests to the language model", registry=registry).set(today.requests)
    Gauge("broadsheet_llm_tokens_today", "Tokens asked and answered", registry=registry).set(today.tokens)
    dropped = Gauge("broadsheet_llm_dropped_today", "Sentences that failed the check", ["reason"], registry=registry)
    for reason, number in today.dropped.items():
        dropped.labels(reason).set(number)


def _may_read(request: HttpRequest, token: str) -> bool:
    """With a token: who sends it. Without: the loopback, and not what a proxy on the loopback passes on."""
    if token:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}")
    if any(request.META.get(name) for name in FORWARDED):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
