"""Whether an article tells its story something new: a long story comes back only for that.

The evidence is what fingerprints hold: the share of an article's names, figures and words that the story had not told
before. With up to eight articles told, one more on the same event of ecbplus has a share of .5 or more in 12 cases of
100, one on another event of the same topic in 79. Of a story that many have told hardly a word is left that would be
new, and still its director resigns: there it counts that several publishers come back to it within hours.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from broadsheet.stories.fingerprint import Fingerprint

LONG = timedelta(days=1)  # what comes within a day of the first article is the news itself
NEW = 0.5  # of what an article tells
WAVE = timedelta(hours=12)
WAVE_VOICES = 3  # independent publishers who tell it within WAVE: nobody comes back to an old story for nothing


@dataclass(frozen=True, slots=True)
class Telling:
    """One article of a story. ``adds`` is None where that is still to be decided."""

    article_id: int
    published_at: datetime
    is_copy: bool
    fingerprint: Fingerprint
    adds: bool | None = None
    voice: str = ""  # the publisher's owner, or the publisher


@dataclass(slots=True)
class _Story:
    """What a story has told so far, as hashes."""

    words: set[int] = field(default_factory=set)
    names: set[int] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)

    def share_new(self, print_: Fingerprint) -> float:
        """Between 0 and 1: half by words, half by names and figures as far as the article has any."""
        facts = [_share(_names(print_), self.names), _share({*print_.numbers}, self.numbers)]
        known = [share for share in facts if share is not None]
        words = _share(_words(print_), self.words) or 0.0
        return (words + sum(known) / len(known)) / 2 if known else words

    def tell(self, print_: Fingerprint) -> None:
        self.words |= _words(print_)
        self.names |= _names(print_)
        self.numbers.update(print_.numbers)


def news(told: Sequence[Telling], first: datetime) -> dict[int, bool]:
    """For each article still to be decided, whether it adds something to those of ``told`` published before it.

    ``first`` is when the story's first article was published, also where that is not among those given: of a very long
    story it is enough to give the latest, since what has not been told for hundreds of articles is news once more.

    Copies are left undecided; what comes within LONG of ``first`` does. An article in a language in which the
    story was not told yet is judged by its names and figures alone, since none of its words can have been told.
    """
    ordered = sorted(told, key=lambda each: (each.published_at, each.article_id))
    found: dict[int, bool] = {}
    story, languages = _Story(), set[str]()
    lately: deque[Telling] = deque()
    for each in ordered:
        if not each.is_copy:
            lately.append(each)
            while each.published_at - lately[0].published_at > WAVE:
                lately.popleft()
        if each.adds is None and not each.is_copy:
            young = each.published_at - first <= LONG
            print_ = each.fingerprint if each.fingerprint.language in languages else _without_words(each.fingerprint)
            found[each.article_id] = young or _is_wave(lately) or story.share_new(print_) >= NEW
        if not each.is_copy:
            story.tell(each.fingerprint)
            languages.add(each.fingerprint.language)
    return found


def _is_wave(lately: Iterable[Telling]) -> bool:
    return len({each.voice for each in lately} - {""}) >= WAVE_VOICES


def _without_words(print_: Fingerprint) -> Fingerprint:
    return Fingerprint(print_.language, names=print_.names, numbers=print_.numbers)


def _words(print_: Fingerprint) -> set[int]:
    return {*print_.title, *(term for term, _ in print_.body)}


def _names(print_: Fingerprint) -> set[int]:
    return {term for term, _ in print_.names}


def _share(told: set[int], known: set[int]) -> float | None:
    return len(told - known) / len(told) if told else None
