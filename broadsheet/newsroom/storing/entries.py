"""From the entries of a feed to articles in state *found*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from broadsheet.errors import AddressError
from broadsheet.newsroom.models import Address, Article, ArticleState, Feed
from broadsheet.newsroom.storing.fit import fit, fit_address, fit_fields
from broadsheet.newsroom.storing.publishers import publisher_for
from broadsheet.text.addresses import canonical, registrable_domain
from broadsheet.text.html import strip
from broadsheet.types import Entry

# A feed's first reading should show what its publisher does, and not fill the paper with an archive: sitemaps and
# some weeklies hold years. Feeds with fewer pieces in the window than this show their newest whatever their age.
FIRST_SHOWN = 10
SAME_MOMENT = timedelta(hours=1)  # a page may give another minute than its feed
AUTHORS_KEPT = 20
KEYWORDS_KEPT = 30
ENCLOSURES_KEPT = 10
CHUNK = 200  # parameters in one query; SQLite's oldest limit is 999


@dataclass(frozen=True, slots=True)
class Find:
    """An entry that can be stored: its canonical address, what it is called, and a hash of what the feed says of it."""

    entry: Entry
    address: str
    title: str
    said: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a feed is taken.

    Some feeds give every entry a new date at every reading: ``reread_interval`` is the least time between two readings
    of one article.
    """

    entries: int
    window: timedelta  # older entries are left, as a rule
    reread_interval: timedelta


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of one reading of a feed."""

    new: int = 0
    changed: int = 0
    known: int = 0
    left: int = 0


def finds(entries: Iterable[Entry], limit: int) -> tuple[Find, ...]:
    """The entries that lead somewhere, newest first, each address once, at most ``limit``."""
    found: dict[str, Find] = {}
    for entry in entries:
        try:
            address = canonical(entry.url)
        except AddressError:
            continue
        title = fit(strip(entry.title), 500)
        found.setdefault(address, Find(entry, address, title, _said(title, entry)))
    ordered = sorted(found.values(), key=_newest_first)
    return tuple(ordered[:limit])


def _newest_first(find: Find) -> float:
    moment = find.entry.published or find.entry.updated
    return -moment.timestamp() if moment else 0.0  # undated ones keep the feed's order, after all others


def _said(title: str, entry: Entry) -> str:
    moments = f"{entry.updated or ''}\n{entry.published or ''}"
    return sha256(f"{title}\n{moments}".encode("utf-8", "replace")).hexdigest()


def wanted(new: Sequence[Find], now: datetime, window: timedelta, *, first: bool) -> tuple[Find, ...]:
    """The unknown finds that are worth having: not older than ``window``, and at first the newest in any case."""
    recent = [find for find in new if _moment(find.entry, now) >= now - window]
    if first and len(recent) < FIRST_SHOWN:
        return tuple(new[:FIRST_SHOWN])
    return tuple(recent)


def _moment(entry: Entry, now: datetime) -> datetime:
    return entry.published or entry.updated or now


def store_entries(feed: Feed, entries: Iterable[Entry], *, now: datetime, limits: Limits) -> Stored:
    """Write what is new and note what has changed; to be called inside the transaction that ends the feed's lease."""
    read = finds(entries, limits.entries)
    known = _known(feed, read)
    changed = sum(_note(known[find.address], find, feed, now, limits) for find in read if find.address in known)
    unknown = [find for find in read if find.address not in known]
    chosen = wanted(unknown, now, limits.window, first=feed.last_success_at is None)
    made = _make(feed, chosen, now)
    return Stored(new=made, changed=changed, known=len(known) - changed, left=len(unknown) - made)


def _known(feed: Feed, read: Sequence[Find]) -> dict[str, Article]:
    """The stored article of each find, by its address, or else by the feed's own name for it."""
    known: dict[str, Article] = {}
    for part in _chunks([find.address for find in read]):
        for row in Address.objects.filter(url__in=part).select_related("article"):
            known[row.url] = row.article
    known.update(_moved(feed, [find for find in read if find.address not in known], known))
    return known


def _moved(feed: Feed, unknown: Sequence[Find], known: dict[str, Article]) -> dict[str, Article]:
    """Known pieces under a new address of the same domain.

    A guid is only believed when it is one piece's: some feeds use one for all. It moves nothing to another domain, or a
    feed that gathers from many could put its own words where another publisher's piece stands.
    """
    uses = Counter(find.entry.guid for find in unknown)
    by_guid = {fit(find.entry.guid, 500): find for find in unknown if find.entry.guid and uses[find.entry.guid] == 1}
    shown = {article.pk for article in known.values()}
    moved: dict[str, Article] = {}
    for part in _chunks(list(by_guid)):
        for article in Article.objects.filter(feed=feed, guid__in=part).exclude(pk__in=shown):
            find = by_guid[article.guid]
            if registrable_domain(find.address) == article.domain and _looks_like(find, article):
                moved[find.address] = article
    Address.objects.bulk_create(
        [Address(url=url, article=article) for url, article in sorted(moved.items())], ignore_conflicts=True
    )
    for url, article in moved.items():
        Article.objects.filter(pk=article.pk).update(url=url, etag="", last_modified="")
    return moved


def _looks_like(find: Find, article: Article) -> bool:
    if find.title == article.title:
        return True
    published = find.entry.published
    return bool(published and article.published_at and abs(published - article.published_at) < SAME_MOMENT)


def _note(article: Article, find: Find, feed: Feed, now: datetime, limits: Limits) -> bool:
    """Have a known article read again when its own feed says something else of it than before."""
    if article.feed_id != feed.pk or article.entry_hash == find.said:
        return False
    soonest = max(now, article.read_at + limits.reread_interval) if article.read_at else now
    due = min(soonest, article.next_read_at or soonest)
    Article.objects.filter(pk=article.pk).update(entry_hash=find.said, next_read_at=due, attempts=0)
    return True


def _make(feed: Feed, chosen: Sequence[Find], now: datetime) -> int:
    """Insert the articles with their addresses. Who comes second at an address (another feed, just now) leaves it.

    Addresses are written in their order, so that two transactions with the same ones wait for each other at the
    first and never in a circle.
    """
    made = {find.address: _article(feed, find, now) for find in chosen}
    Article.objects.bulk_create(made.values())
    rows = [Address(url=url, article=article) for url, article in sorted(made.items())]
    Address.objects.bulk_create(rows, ignore_conflicts=True)
    ours = {article.pk for article in made.values()}
    kept: set[int] = set()
    for part in _chunks(list(made)):
        kept.update(Address.objects.filter(url__in=part, article_id__in=ours).values_list("article_id", flat=True))
    if late := ours - kept:
        Article.objects.filter(pk__in=late).delete()
    return len(kept)


def _article(feed: Feed, find: Find, now: datetime) -> Article:
    entry = find.entry
    published = entry.published or entry.updated
    fields = {
        "url": fit_address(entry.url) or find.address,
        "guid": entry.guid,
        "title": find.title,
        "standfirst": fit(strip(entry.summary_html), 1000),
        "authors": [fit(author, 200) for author in entry.authors[:AUTHORS_KEPT]],
        "keywords": [fit(category, 100) for category in entry.categories[:KEYWORDS_KEPT]],
        "language": entry.language or feed.language,
        "section": feed.section,
        "image_url": fit_address(entry.image_url),
        "enclosures": [
            {"url": media.url, "type": media.type, "length": media.length}
            for media in entry.enclosures[:ENCLOSURES_KEPT]
            if fit_address(media.url)
        ],
    }
    return Article(
        feed=feed,
        publisher=publisher_for(find.address, feed.publisher),
        domain=registrable_domain(find.address),
        entry_hash=find.said,
        published_at=min(published, now) if published else None,
        found_at=now,
        next_read_at=now,
        state=ArticleState.FOUND,
        **fit_fields(Article, fields),
    )


def _chunks(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
