"""Hashtags: the names and topics of an article that are worth following."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from broadsheet.stories.nouns import Tag
from broadsheet.text import names, tokens
from broadsheet.text.languages import of

LIMIT = 8


def hashtags(
    title: str, text: str, language: str, keywords: Sequence[str], *, exclude: Collection[str] = ()
) -> tuple[Tag, ...]:
    """At most eight hashtags, best first. ``exclude`` holds author and publisher names; ``keywords`` are the page's."""
    known = of(language)
    barred = {_key(name) for name in exclude}
    scores: Counter[str] = Counter()
    labels: dict[str, str] = {}
    counted = names.counted(text[:20_000], language)
    folded = tokens.fold(title + " " + text[:20_000])
    for name, count in counted.items():
        _score(scores, labels, name, count * (1.5 if " " in name else 1.0) * (2 if name in title else 1))
    for keyword in keywords[:30]:
        if len(keyword) < 60 and tokens.fold(keyword) in folded:
            _score(scores, labels, keyword, 3.0)
    if not known.cased:
        frequent = Counter(word for word in tokens.words(title + " " + text[:20_000], language))
        for word, count in frequent.items():
            if count > 1 and len(word) > 2 and word not in known.stop_words:
                _score(scores, labels, word, count)
    best = [(key, score) for key, score in scores.most_common() if key not in barred and score >= 2][:LIMIT]
    top = best[0][1] if best else 1.0
    return tuple(Tag(key, labels[key], round(score / top, 3)) for key, score in best)


def _score(scores: Counter[str], labels: dict[str, str], name: str, score: float) -> None:
    key = _key(name)
    if len(key) < 2 or key.isdigit():
        return
    scores[key] += int(score * 10) / 10  # type: ignore[assignment]
    labels.setdefault(key, _label(name))


def _key(name: str) -> str:
    return "".join(tokens.unaccent(word) for word in tokens.words(name, ""))[:120]


def _label(name: str) -> str:
    parts = "".join(letter if letter.isalnum() or letter in tokens.MARKS else " " for letter in name).split()
    if name.isascii() or "\u00c0" <= max(name) <= "\u024f":
        return "".join(part[:1].upper() + part[1:] for part in parts)[:120]
    return "_".join(parts)[:120]
