"""Fingerprints, near-duplicates, clustering, relatedness, hashtags, ranking. Pure: decisions over plain data."""

from __future__ import annotations

from broadsheet.stories.fingerprint import Fingerprint, fingerprint
from broadsheet.stories.nouns import (
    Candidate,
    Known,
    Newcomer,
    Placement,
    Reason,
    Related,
    Stand,
    Stored,
    StoryChange,
    Tag,
    Told,
    Why,
)
from broadsheet.stories.prints import is_current
from broadsheet.stories.relatedness import reason, related, related_stories, search_terms
from broadsheet.stories.standing import standings
from broadsheet.stories.tags import hashtags
from broadsheet.stories.window import Window

__all__ = [
    "Candidate",
    "Fingerprint",
    "Known",
    "Newcomer",
    "Placement",
    "Reason",
    "Related",
    "Stand",
    "Stored",
    "StoryChange",
    "Tag",
    "Told",
    "Why",
    "Window",
    "fingerprint",
    "hashtags",
    "is_current",
    "reason",
    "related",
    "related_stories",
    "search_terms",
    "standings",
]
