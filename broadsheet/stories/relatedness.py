"""Which other articles a reader of one should be offered, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from broadsheet.stories import evidence
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.nouns import Candidate, Reason, Related, Why
from broadsheet.stories.vectors import raw

FIRST_FIVE = 5
THRESHOLD = 0.12


def related(article: Candidate, candidates: Sequence[Candidate], *, limit: int = 8) -> tuple[Related, ...]:
    """Articles of other publishers on the same event or subject, best first; an empty answer beats a wrong one.

    Never a copy, never of the same publisher or owner; no publisher twice in the first five.
    """
    views = {each.article_id: raw(each.fingerprint) for each in (article, *candidates)}
    frequency = Counter(term for view in views.values() for term in view)
    found = []
    for each in candidates:
        if _barred(article, each):
            continue
        score = _alike(views[article.article_id], views[each.article_id], frequency, len(views))
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


def _alike(one: dict[int, float], other: dict[int, float], frequency: Counter[int], total: int) -> float:
    def weight(term: int) -> float:
        return math.log(1 + (total + 20) / (frequency[term] + 1))

    dot = sum(value * other[term] * weight(term) ** 2 for term, value in one.items() if term in other)
    norms = [math.sqrt(sum((value * weight(term)) ** 2 for term, value in view.items())) for view in (one, other)]
    return dot / (norms[0] * norms[1]) if dot else 0.0


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
