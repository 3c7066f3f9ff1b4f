"""Which other articles a reader of one, and which other stories a reader of a story, should be offered, and why.

What is alike enough (``likeness``) is offered; what is less alike only where another offer, or an article of the same
story, is a witness that it is about the same thing. Measured by ``python -m quality.related``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from operator import eq
from types import MappingProxyType

from broadsheet.stories import evidence
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.likeness import Bench, Shares
from broadsheet.stories.nouns import Candidate, Reason, Related, Why
from broadsheet.text.kinds import Kind

FIRST_FIVE = 5
SURE = 0.24  # likeness that needs no witness; in the demo world what shares no more than a country reaches .22
WEAK = 0.15  # likeness that needs one: an offer, or another article of the story, that is as like it as SURE
STORY = 0.25  # mean likeness to two articles of a story; at .24 the demo world has three offers that rest on names
WITNESSES = 4
SAME_TEXT = 0.8  # share of equal bins of the MinHash from which a text is a copy that nobody noted
OLD = timedelta(days=14)  # from which an earlier article is background
APART = timedelta(days=1)  # from which one article of a story is called earlier or later than another
FADING = 0.1  # of the likeness that all the time in the world takes away: fresh, but never only fresh
HALF_LIFE = timedelta(days=30)
UNKNOWN: Mapping[str, Kind] = MappingProxyType({})
UNCOUNTED: Shares = MappingProxyType({})

Scored = tuple[Candidate, float]


def related(
    article: Candidate,
    candidates: Sequence[Candidate],
    *,
    limit: int = 8,
    shares: Shares = UNCOUNTED,
    kinds: Mapping[str, Kind] = UNKNOWN,
) -> tuple[Related, ...]:
    """Articles of other publishers on the same event or subject, best first; an empty answer beats a wrong one.

    Never a copy nor one text twice, never of the same publisher or owner, none of whom comes twice in the first five.
    ``shares`` are those of the article's words and names in the paper, ``kinds`` says which names are of people and
    which of places.
    """
    allowed = [each for each in candidates if not _barred(article, each)]
    bench = Bench({each.article_id: each.fingerprint for each in (article, *allowed)}, shares)
    chosen = _varied(_faded(_chosen(article, allowed, bench), article))
    return tuple(Related(each.article_id, score, reason(article, each, kinds)) for each, score in chosen[:limit])


def related_stories(
    told: Sequence[Candidate],
    candidates: Sequence[Candidate],
    *,
    limit: int = 6,
    shares: Shares = UNCOUNTED,
    kinds: Mapping[str, Kind] = UNKNOWN,
) -> tuple[Related, ...]:
    """For each other story on the subject of what is ``told`` in one, its article that says so best; best first.

    Likeness is the mean of that with the two articles told that are nearest. ``shares`` and ``kinds`` as for
    ``related``, of all articles told.
    """
    allowed = [each for each in candidates if each.story_id not in {None, told[0].story_id} and each.copy_of is None]
    bench = Bench({each.article_id: each.fingerprint for each in (*told, *allowed)}, shares)
    best: dict[int | None, tuple[float, Candidate, Candidate]] = {}
    for each in allowed:
        alike = sorted(
            ((bench.likeness(one.article_id, each.article_id), at) for at, one in enumerate(told)), reverse=True
        )
        score = sum(likeness for likeness, _ in alike[:2]) / len(alike[:2])
        if score >= STORY and score > best.get(each.story_id, (0.0,))[0]:
            best[each.story_id] = score, told[alike[0][1]], each
    found = sorted(best.values(), key=lambda item: (-item[0] * _fading(item[1], item[2]), item[2].article_id))[:limit]
    return tuple(Related(each.article_id, min(1.0, score), reason(one, each, kinds)) for score, one, each in found)


def search_terms(fp: Fingerprint) -> tuple[str, ...]:
    """Words and names to ask the word index with, as a reader types them."""
    return tuple(dict.fromkeys((*fp.labels[:6], *fp.words[:10])))


def reason(article: Candidate, other: Candidate, kinds: Mapping[str, Kind] = UNKNOWN) -> Reason:
    """Why ``other`` is offered beside ``article``: what holds of the two, and the names or words that they share."""
    words = evidence.shared_words(article.fingerprint, [other.fingerprint])
    before = article.published_at - other.published_at
    if article.story_id is not None and other.story_id == article.story_id:
        return Reason(_in_story(article, other, before), words)
    if before >= OLD:
        return Reason(Why.BACKGROUND, words)
    people = tuple(word for word in words if kinds.get(word) is Kind.PERSON)
    places = tuple(word for word in words if kinds.get(word) is Kind.PLACE)
    if people and places:
        return Reason(Why.SAME_PEOPLE_AND_PLACE, (*people, *places))
    if people:
        return Reason(Why.SAME_PEOPLE, people)
    rest = tuple(word for word in words if word not in places)
    return Reason(Why.SAME_PLACE, (*places, *rest)) if places else Reason(Why.SAME_SUBJECT, words)


def _in_story(article: Candidate, other: Candidate, before: timedelta) -> Why:
    if other.language != article.language:
        return Why.SAME_EVENT_ABROAD
    if abs(before) < APART:
        return Why.SAME_STORY
    return Why.EARLIER_IN_STORY if before > timedelta() else Why.LATER_IN_STORY


def _chosen(article: Candidate, allowed: Iterable[Candidate], bench: Bench) -> list[Scored]:
    """What is offered, with its likeness; one more for what is of the same story."""
    found: list[Scored] = []
    doubtful: list[Scored] = []
    for each in allowed:
        score = bench.likeness(article.article_id, each.article_id)
        same = article.story_id is not None and each.story_id == article.story_id
        if same or score >= SURE:
            found.append((each, score + same))
        elif score >= WEAK:
            doubtful.append((each, score))
    found.sort(key=_best_first)
    witnesses = [each.article_id for each, _ in found[:WITNESSES]]
    borne_out = (
        (each, score)
        for each, score in doubtful
        if any(bench.likeness(witness, each.article_id) >= SURE for witness in witnesses)
    )
    return [*found, *borne_out]


def _faded(found: Iterable[Scored], article: Candidate) -> list[Scored]:
    """Best first, with scores from 0 to 1 that are a little higher for what is near in time."""
    return sorted(((each, min(1.0, score / 2) * _fading(article, each)) for each, score in found), key=_best_first)


def _best_first(item: Scored) -> tuple[float, int]:
    return -item[1], item[0].article_id


def _fading(article: Candidate, other: Candidate) -> float:
    return float(1 - FADING * (1 - 0.5 ** (abs(article.published_at - other.published_at) / HALF_LIFE)))


def _barred(article: Candidate, other: Candidate) -> bool:
    if other.article_id == article.article_id or other.publisher_id == article.publisher_id:
        return True
    if article.owner and other.owner == article.owner:
        return True
    if other.copy_of is not None or article.copy_of == other.article_id:
        return True
    return _same_text(article.fingerprint, other.fingerprint)


def _same_text(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether one repeats the other; its original may have left the placer's window when the copy came."""
    if not one.minhash or len(one.minhash) != len(other.minhash):
        return False
    equal: int = sum(map(eq, one.minhash, other.minhash))
    return equal >= SAME_TEXT * len(one.minhash)


def _varied(found: Iterable[Scored]) -> list[Scored]:
    """No voice twice in the first five and no text twice at all; what is left over follows where there are five."""
    first: list[Scored] = []
    later: list[Scored] = []
    voices: set[str | int] = set()
    for each, score in found:
        voice = each.owner or each.publisher_id
        if any(_same_text(each.fingerprint, other.fingerprint) for other, _ in (*first, *later)):
            continue
        if len(first) < FIRST_FIVE and voice not in voices:
            first.append((each, score))
            voices.add(voice)
        else:
            later.append((each, score))
    return [*first, *later] if len(first) == FIRST_FIVE else first
