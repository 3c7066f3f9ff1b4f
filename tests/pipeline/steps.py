"""The pipeline's steps one after the other in the test's own thread, until nothing is due."""

from __future__ import annotations

from broadsheet.newsroom import leases
from broadsheet.newsroom.models import Feed
from broadsheet.pipeline.add import add_listings
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.place import Placer
from broadsheet.pipeline.poll import Polled, poll
from broadsheet.pipeline.read import Read, read
from broadsheet.types import FeedListing


def subscribe(url: str, desk: Desk, **fields: str) -> Feed:
    add_listings([FeedListing(url, **fields)], desk.clock())  # type: ignore[arg-type]
    return Feed.objects.get(url=url)


def poll_all(desk: Desk) -> list[Polled]:
    done = []
    while feed := leases.take_feed(desk.clock(), desk.terms):
        done.append(poll(feed, desk))
    return done


def read_all(desk: Desk) -> list[Read]:
    done = []
    while article := leases.take_article(desk.clock(), desk.terms):
        done.append(read(article, desk))
    return done


def place_all(desk: Desk) -> int:
    placer, placed = Placer(desk.config, "test"), 0
    while step := placer.step(desk.clock()):
        placed += step
    placer.leave()
    return placed


def run_all(desk: Desk) -> None:
    poll_all(desk)
    read_all(desk)
    place_all(desk)
