"""Why an article stands where it stands, in the interface's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from broadsheet.stories import Why

WORDS_SHOWN = 4

REASONS = {
    Why.FIRST: _("Nothing earlier was about this event"),
    Why.COPY: _("The same text as another article"),
    Why.SAME_STORY: _("Shares %(words)s with this story"),
    Why.SAME_EVENT_ABROAD: _("The same names and figures in another language: %(words)s"),
    Why.MERGED: _("Later articles joined two stories: %(words)s"),
    Why.SPLIT: _("Later articles parted two stories: %(words)s"),
    Why.EARLIER_IN_STORY: _("Reports on the same event"),
    Why.SAME_PEOPLE: _("About the same people: %(words)s"),
    Why.SAME_PLACE: _("From the same place: %(words)s"),
    Why.SAME_SUBJECT: _("On the same subject: %(words)s"),
    Why.BACKGROUND: _("Earlier, on the same subject: %(words)s"),
}
SHORT = {
    Why.MERGED: _("Later articles joined two stories"),
    Why.SPLIT: _("Later articles parted two stories"),
    Why.SAME_STORY: _("Reports on the same event"),
    Why.SAME_EVENT_ABROAD: _("The same event, in another language"),
    Why.SAME_PEOPLE: _("About the same people"),
    Why.SAME_PLACE: _("From the same place"),
    Why.SAME_SUBJECT: _("On the same subject"),
    Why.BACKGROUND: _("Earlier, on the same subject"),
}


def in_words(code: str, words: Sequence[str]) -> str:
    """The reason as a short sentence; "" for a code that this version does not know."""
    if code not in REASONS:
        return ""
    why = Why(code)
    if not words and why in SHORT:
        return gettext(SHORT[why])
    return gettext(REASONS[why]) % {"words": gettext(", ").join(words[:WORDS_SHOWN])}


def reason_in_words(stored: Mapping[str, Any]) -> str:
    """The same of ``Article.placed_for``; "" where nothing is said."""
    words = stored.get("words") or ()
    return in_words(str(stored.get("code", "")), [str(word) for word in words])
