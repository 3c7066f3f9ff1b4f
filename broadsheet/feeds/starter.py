"""The list of publishers' own feeds that a new Broadsheet offers."""

from __future__ import annotations

from importlib import resources

from broadsheet.feeds.opml import read_opml
from broadsheet.types import FeedListing


def starter() -> tuple[FeedListing, ...]:
    """Feeds of well-known publishers by country and section, from ``starter.opml`` beside this file."""
    return read_opml(resources.files(__package__).joinpath("starter.opml").read_bytes())
