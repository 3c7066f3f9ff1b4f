"""What is wrong with an instance, and what to do about it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal

from django.db import DatabaseError, connection

from broadsheet.config import Config
from broadsheet.errors import BroadsheetError, LanguageModelError, ModelRefused
from broadsheet.fetching import Fetcher, Kind
from broadsheet.llm.client import Client
from broadsheet.newsroom import health as numbers
from broadsheet.newsroom import modelstore
from broadsheet.newsroom.models import Article, Feed, FeedState
from broadsheet.pipeline.clock import utc_now
from broadsheet.pipeline.prepare import missing_migrations

LEAST_FREE = 1024**3  # bytes; an image cache and a word index that run into a full disk break both
MOST_CLOCK_ERROR = timedelta(minutes=5)
LATE_FEED = 3600.0  # seconds a feed may be due before somebody should look
INDEX_LAG = 500
SHOWN = 5
MODEL_SECONDS = 10.0  # that an endpoint has to list its models
MODEL_ADVICE = "Pages show the articles' own words until it answers."


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. ``advice`` is "" where nothing has to be done."""

    name: str
    verdict: Literal["good", "doubtful", "bad"]
    detail: str
    advice: str = ""


def examine(config: Config, *, network: bool = True) -> list[Check]:
    """All checks that can be made; those that need the tables only when the tables are there."""
    found = [_settings(config), _data_dir(config), _disk(config), *_database()]
    if all(check.verdict != "bad" for check in found):
        now = utc_now()
        found += [*_feeds(now, config), *_articles(), _index(config), *_model(config, now)]
        if network:
            found += [*_network(config), *_endpoint(config)]
    return found


def _settings(config: Config) -> Check:
    changed = {name: value for name, value in config.model_dump().items() if value != _default(name)}
    secret = {"secret_key", "metrics_token", "database_url", "llm_key", "translate_key"}
    shown = ", ".join(f"{name}={'…' if name in secret else value}" for name, value in sorted(changed.items()))
    public = config.host not in {"127.0.0.1", "::1", "localhost"}
    if public and not config.public_url:
        return Check(
            "settings", "doubtful", shown, "Set BROADSHEET_PUBLIC_URL: links in feeds name the host otherwise."
        )
    if config.debug:
        return Check("settings", "doubtful", shown, "BROADSHEET_DEBUG shows your settings to every reader; unset it.")
    return Check("settings", "good", shown or "all at their defaults")


def _default(name: str) -> object:
    return Config.model_fields[name].get_default(call_default_factory=True)


def _data_dir(config: Config) -> Check:
    try:
        with tempfile.TemporaryFile(dir=config.data_dir):
            pass
    except OSError as error:
        advice = f"Give the user {os.getuid()} the right to write there, or set BROADSHEET_DATA_DIR."
        return Check("data directory", "bad", f"{config.data_dir} cannot be written: {error.strerror}", advice)
    return Check("data directory", "good", str(config.data_dir))


def _disk(config: Config) -> Check:
    free = shutil.disk_usage(config.data_dir).free
    detail = f"{free / 1024**3:.1f} GiB free"
    if free < LEAST_FREE:
        return Check("disk", "bad", detail, "Make room, or lower BROADSHEET_IMAGE_CACHE_BYTES.")
    return Check("disk", "good", detail)


def _database() -> Iterator[Check]:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        advice = "Is the server running, and is BROADSHEET_DATABASE_URL right?"
        yield Check("database", "bad", " ".join(str(error).split()), advice)
        return
    missing = missing_migrations()
    if missing:
        advice = "Start `broadsheet serve` or `broadsheet work` once; they bring the tables up to date."
        yield Check("database", "bad", f"{connection.vendor}: {len(missing)} migrations are missing", advice)
        return
    yield Check("database", "good", f"{connection.vendor}, tables up to date")


def _feeds(now: datetime, config: Config) -> Iterator[Check]:
    current = numbers.health(now, config.data_dir / "index")
    active = current.feeds.get(FeedState.ACTIVE, 0)
    if not active:
        yield Check("feeds", "doubtful", "none", "broadsheet add example.org, or broadsheet import --starter")
        return
    if current.oldest_due > LATE_FEED:
        detail = f"{active} active; one has been due for {current.oldest_due / 3600:.1f} hours"
        yield Check("feeds", "bad", detail, "Is `broadsheet serve` or `work` running, with BROADSHEET_WORKERS over 0?")
    else:
        yield Check("feeds", "good", f"{active} active, {current.feeds_due} due")
    for feed in numbers.failing_feeds(SHOWN):
        last = f"last good {feed.last_success_at:%Y-%m-%d %H:%M}" if feed.last_success_at else "never good"
        detail = f"{feed.url} failed {feed.attempts} times, {last}: {feed.error}"
        yield Check("feed", "doubtful", detail, "Open it in a browser; end it or correct it in the admin pages.")


def _articles() -> Iterator[Check]:
    reasons = numbers.failure_reasons(SHOWN)
    total = Article.objects.count()
    detail = ", ".join(f"{number} {state}: {reason}" for state, reason, number in reasons) or "none refused or failed"
    failed = sum(number for state, _, number in reasons if state == "failed")
    if total and failed > total / 4:
        yield Check("articles", "doubtful", f"{total}; {detail}", "A quarter could not be read: look at the network.")
    else:
        yield Check("articles", "good", f"{total}; {detail}")


def _index(config: Config) -> Check:
    lag = numbers.backlog(utc_now(), config.data_dir / "index").index
    if lag > INDEX_LAG:
        return Check("search index", "doubtful", f"{lag} places behind", "It catches up while `serve` or `work` runs.")
    return Check("search index", "good", f"{lag} places behind")


def _model(config: Config, now: datetime) -> Iterator[Check]:
    """What the language model and the translator did today, where there is one."""
    if not config.llm_url and not config.translate_url:
        return
    if config.llm_url and not config.llm_features:
        advice = "Name what may use it in BROADSHEET_LLM_FEATURES: brief, ask, wrapup, translate, embeddings."
        yield Check("language model", "doubtful", "set, and used for nothing", advice)
        return
    today = modelstore.today(now)
    dropped = ", ".join(f"{number} {reason}" for reason, number in sorted(today.dropped.items())) or "none"
    detail = f"today {today.requests:,} requests, {today.tokens:,} tokens; sentences dropped: {dropped}"
    if today.requests >= config.llm_requests_per_day or today.tokens >= config.llm_tokens_per_day:
        advice = "Raise BROADSHEET_LLM_REQUESTS_PER_DAY or BROADSHEET_LLM_TOKENS_PER_DAY, or wait until tomorrow."
        yield Check("language model", "doubtful", f"the budget is used up; {detail}", advice)
        return
    yield Check("language model", "good", detail)


def _endpoint(config: Config) -> Iterator[Check]:
    """Whether the language model's endpoint answers; what is asked costs nothing."""
    if not config.llm_url or not config.llm_features:
        return
    hasty = config.model_copy(update={"llm_timeout": min(config.llm_timeout, MODEL_SECONDS)})
    with closing(Client(hasty)) as client:
        try:
            names = client.models()
        except ModelRefused as error:
            known = error.status in (404, 405)  # not every endpoint lists its models
            detail = "it answers, and does not list its models" if known else str(error)
            yield Check("model endpoint", "good" if known else "bad", detail, "" if known else MODEL_ADVICE)
            return
        except LanguageModelError as error:
            yield Check("model endpoint", "bad", str(error), MODEL_ADVICE)
            return
    wanted = [name for name in (config.llm_model, config.llm_embedding_model) if name]
    missing = [name for name in wanted if names and not any(known in (name, f"{name}:latest") for known in names)]
    if missing:
        detail = f"it answers, and has no {', '.join(missing)}; it has {', '.join(names[:SHOWN])}"
        yield Check("model endpoint", "doubtful", detail, "Write one of its names into BROADSHEET_LLM_MODEL.")
        return
    yield Check("model endpoint", "good", f"it answers, and has {', '.join(wanted)}")


def _network(config: Config) -> Iterator[Check]:
    """Ask the first feeds that there are; one answer is enough."""
    urls = list(
        Feed.objects.filter(state=FeedState.ACTIVE).order_by("-last_success_at").values_list("url", flat=True)[:3]
    )
    if not urls:
        return
    with closing(Fetcher(config)) as fetcher:
        answers = [_ask(fetcher, url) for url in urls]
    errors = [answer for answer in answers if isinstance(answer, str)]
    dates = [answer for answer in answers if not isinstance(answer, str)]
    if not dates:
        yield Check("network", "bad", errors[0], "Does this machine reach the internet (DNS, firewall)?")
        return
    yield Check("network", "good", f"{len(dates)} of {len(urls)} feeds answered")
    yield from _clock([date for date in dates if date is not None])


def _ask(fetcher: Fetcher, url: str) -> datetime | str | None:
    """The server's clock, None where it does not say, or why nobody answered."""
    try:
        date = fetcher.get(url, Kind.FEED).headers.get("date", "")
    except BroadsheetError as error:
        return str(error)
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _clock(dates: list[datetime]) -> Iterator[Check]:
    if not dates:
        return
    errors = sorted(abs(utc_now() - date) for date in dates)
    if errors[len(errors) // 2] > MOST_CLOCK_ERROR:
        detail = f"{errors[len(errors) // 2]} away from what servers say"
        yield Check("clock", "bad", detail, "Let the machine keep its time by NTP: ages and schedules rest on it.")
    else:
        yield Check("clock", "good", "as servers have it")
