"""Bytes → entries. Reading feeds of every kind, lists of feeds, finding a site's feeds, and when to poll next. Pure."""

from __future__ import annotations

from broadsheet.feeds import schedule
from broadsheet.feeds.discovery import discover, guesses
from broadsheet.feeds.opml import read_opml, write_opml
from broadsheet.feeds.reading import parse
from broadsheet.feeds.starter import starter

__all__ = ["discover", "guesses", "parse", "read_opml", "schedule", "starter", "write_opml"]
