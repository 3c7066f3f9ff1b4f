"""Which other articles a reader of one should be offered, and why."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.stories import evidence
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.frequencies import Frequencies
from broadsheet.stories.nouns import Candidate, Reason, Related, Why
from broadsheet.stories.vectors import dot_bounded, naming

FIRST_FIVE = 5
THRESHOLD = 0.17  # at .12 one in three offers of the demo world shared no more than a town; nDCG@5 .974 against .970
SHARE_OF_NAME = 0.025  # that one word of a headline or name may add: a town in common is no subject in common


def related(article: Candidate, candidates: Sequence[Candidate], *, limit: int = 8) -> tuple[Related, ...]:
    """Articles of other publishers on the same event or subject, best first; an empty answer beats a wrong one.

    Never a copy, never of the same publisher or owner; no publisher twice in the first five.
    """
    frequencies = Frequencies()
    for each in (article, *candidates):
        frequencies.add(each.fingerprint)
    mine, few = frequencies.vector(article.fingerprint), naming(article.fingerprint)
    found = []
    for each in candidates:
        if _barred(article, each):
            continue
        score = dot_bounded(mine, frequencies.vector(each.fingerprint), few, SHARE_OF_NAME)
        same = article.story_id is not None and each.story_id == article.story_id
        if same or score >= THRESHOLD:
            found.append(
                Related(each.article_id, min(1.0, score + (0.5 if same else 0.0)), _reason(article, each, same))
            )
    found.sort(key=lambda item: (-item.score, item.article_id))
    publisher = {each.article_id: each.publisher_id for each in candidates}
    return _varied(found, publisher)[:limit]


def search_terms(fp: Fingerprint) -> tuple[str, ...]:
    """Words and names to ask the word index with, as a reader types them."""
    return tuple(dict.fromkeys((*fp.labels[:6], *fp.words[:10])))


def _barred(article: Candidate, other: Candidate) -> bool:
    if other.article_id == article.article_id or other.publisher_id == article.publisher_id:
        return True
    if article.owner and other.owner == article.owner:
        return True
    return other.copy_of is not None or article.copy_of == other.article_id


def _reason(article: Candidate, other: Candidate, same: bool) -> Reason:
    words = evidence.shared_words(article.fingerprint, [other.fingerprint])
    if same:
        earlier = (article.published_at - other.published_at).days >= 1
        return Reason(Why.EARLIER_IN_STORY if earlier else Why.SAME_STORY, words)
    if (article.published_at - other.published_at).days >= 14:
        return Reason(Why.BACKGROUND, words)
    return Reason(Why.SAME_SUBJECT, words)


def _varied(found: list[Related], publisher: dict[int, int]) -> tuple[Related, ...]:
    first: list[Related] = []
    later: list[Related] = []
    seen: set[int] = set()
    for each in found:
        if len(first) < FIRST_FIVE and publisher[each.article_id] not in seen:
            first.append(each)
            seen.add(publisher[each.article_id])
        else:
            later.append(each)
    return (*first, *later) if len(first) == FIRST_FIVE else tuple(first)
