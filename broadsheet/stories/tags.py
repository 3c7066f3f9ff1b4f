"""Hashtags: the names and topics of an article that are worth following."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.stories import background
from broadsheet.stories.hashing import hashed
from broadsheet.stories.nouns import Tag
from broadsheet.text import names, tokens
from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages import of
from broadsheet.text.sections import SECTIONS

LIMIT = 8
MAX_TEXT = 20_000  # characters read
MAX_KEYWORDS = 30
CREDITED = 160  # characters at the beginning in which a name in brackets is the agency's: "VARNE (Wire) —"
LEAST_SHARE = 0.15  # of the best tag's score; what is weaker is mentioned and not told of
TITLED = 1.8
KEYWORD = 1.6  # the publisher names it as a keyword
EARLY = 600  # characters of the lead; a first mention there counts for more


_CREDIT = re.compile(r"\([^()\n]{2,40}\)")
_PART = re.compile(rf"[^\W_](?:[^\W_]|[{tokens.MARKS}])*")


@dataclass(frozen=True, slots=True)
class Taste:
    """What is wanted: readers follow names, annotators of keyphrases mark telling words."""

    name: float  # a name is worth so many topics of equal frequency and rarity
    longer: float  # a name of two words and more against one of a single word
    topic_count: int  # mentions from which a word that is no name is a topic


HASHTAGS = Taste(name=2.0, longer=1.5, topic_count=3)
KEYPHRASES = Taste(name=1.0, longer=0.5, topic_count=1)  # F1@10 on 500N-KPCrowd .163; with HASHTAGS' weights .107


@dataclass(slots=True)
class Phrase:
    """Something that an article speaks of: how it is spelt there, how often, and whether it is a name."""

    spellings: Counter[str]
    first: int  # character of the first mention
    name: bool

    @property
    def count(self) -> int:
        """Mentions in all spellings."""
        return self.spellings.total()

    @property
    def label(self) -> str:
        """The spelling that is used most (of several the longest)."""
        return max(self.spellings, key=lambda each: (self.spellings[each], len(each), each))


def hashtags(
    title: str, text: str, language: str, keywords: Sequence[str], *, exclude: Collection[str] = ()
) -> tuple[Tag, ...]:
    """At most eight hashtags, best first. ``exclude`` holds author and publisher names; ``keywords`` are the page's."""
    barred = {form for name in exclude for form in (key(name), *(key(part) for part in name.split() if len(part) > 3))}
    barred |= set(SECTIONS) - {key(keyword) for keyword in keywords[:MAX_KEYWORDS]}
    found = ranked(title, text, language, keywords)
    best = [(phrase, score) for phrase, score in found if key(phrase) not in barred and _worth(phrase, language)]
    if of(language).cased:
        best = _followed(best, title, text[:MAX_TEXT], keywords)
    if not best:
        return ()
    top = best[0][1]
    strong = [(phrase, score) for phrase, score in best if score >= LEAST_SHARE * top]
    return tuple(Tag(key(phrase), label(phrase), round(score / top, 3)) for phrase, score in strong[:LIMIT])


def ranked(
    title: str, text: str, language: str, keywords: Sequence[str] = (), taste: Taste = HASHTAGS
) -> list[tuple[str, float]]:
    """Names and topics of an article with their scores, best first."""
    text = _CREDIT.sub(" ", text[:CREDITED]) + text[CREDITED:MAX_TEXT]
    phrases = _names(title, text, language)
    _add_keywords(phrases, f"{title}\n{text}", keywords)
    _add_topics(phrases, title, text, language, taste.topic_count)
    titled = key(title)
    wanted = {key(keyword) for keyword in keywords[:MAX_KEYWORDS]}
    scores = [
        (
            phrase.label,
            _score(phrase, language, taste) * (TITLED if form in titled else 1) * (KEYWORD if form in wanted else 1),
        )
        for form, phrase in phrases.items()
    ]
    return sorted(scores, key=lambda found: (-found[1], found[0]))


def key(name: str) -> str:
    """A name in the form in which its spellings are equal: folded, unaccented, without spaces."""
    return "".join(tokens.unaccent(word) for word in tokens.words(name, ""))[:120]


def label(name: str) -> str:
    """A name as it is shown after "#": ``ElectionCommission``; in scripts without capitals with low lines."""
    parts = _PART.findall(name)
    if len(parts) > 1 and name.isupper():  # a dateline: "PORT ANSEL"
        parts = [part.lower() for part in parts]
    if any(part[:1].lower() != part[:1].upper() for part in parts):
        return "".join(part[:1].upper() + part[1:] for part in parts)[:120]
    return "_".join(parts)[:120]


def _worth(phrase: str, language: str) -> bool:
    known = of(language)
    words = tokens.words(phrase, language)
    dates = calendar_words(language)
    bare = ((word, tokens.unaccent(word)) for word in words)
    plain = [word for word, form in bare if not {form, form.removesuffix("s")} & dates and not word.isdigit()]
    return bool(plain) and len(key(phrase)) > 1 and not all(word in known.stop_words for word in plain)


def _followed(
    found: Iterable[tuple[str, float]], title: str, text: str, keywords: Sequence[str]
) -> list[tuple[str, float]]:
    """Without what nobody follows: single common words, and names of one word that are mentioned in passing.

    A word that also stands in the text in small letters ("crowns", "metres") is no name; a name of one word has to
    stand in the headline or in two paragraphs.
    """
    spoken = set(_PART.findall(text))
    wanted = {key(keyword) for keyword in keywords[:MAX_KEYWORDS]}
    paragraphs = text.split("\n\n")

    def is_followed(phrase: str) -> bool:
        if len(_PART.findall(phrase)) > 1 or key(phrase) in wanted:
            return True
        if phrase.islower() or phrase.lower() in spoken:
            return False
        if len(paragraphs) == 1:
            return phrase in title or text.count(phrase) > 1
        return phrase in title or sum(phrase in paragraph for paragraph in paragraphs) > 1

    return [(phrase, score) for phrase, score in found if is_followed(phrase)]


def _names(title: str, text: str, language: str) -> dict[str, Phrase]:
    """Names by key; a part of a longer name ("Modi") and its initials ("EC") count for the longer one."""
    found: dict[str, Phrase] = {}
    source = text if names.title_cased(title) else f"{title}.\n{text}"
    for name, count in names.counted(source, language).items():
        form = key(name)
        if len(form) < 2:
            continue
        phrase = found.setdefault(form, Phrase(Counter(), max(0, source.find(name)), True))
        phrase.spellings[name] += count
    return _merged(found)


def _merged(found: dict[str, Phrase]) -> dict[str, Phrase]:
    whole = _wholes(found)
    merged: dict[str, Phrase] = {}
    for form, phrase in found.items():
        target = whole.get(form, form)
        kept = merged.get(target)
        if kept is None:
            spelling = found[target].label
            kept = merged[target] = Phrase(Counter({spelling: 0}), phrase.first, True)
        kept.spellings[kept.label] += phrase.count
        kept.first = min(kept.first, phrase.first)
    return merged


def _wholes(found: Mapping[str, Phrase]) -> dict[str, str]:
    """For a short form the longer name that it stands for, when there is only one."""
    longer: dict[str, set[str]] = defaultdict(set)
    for form, phrase in found.items():
        words = tokens.words(phrase.label, "")
        if 2 <= len(words) <= 4:
            for part in (words[-1], *(word for word in words[:1] if len(words) == 2)):
                longer[tokens.unaccent(part)].add(form)
            longer["".join(word[0] for word in words)].add(form)
    return {
        form: next(iter(longer[form]))
        for form in found
        if len(longer[form]) == 1 and found[next(iter(longer[form]))].count * 4 >= found[form].count
    }


def _add_keywords(phrases: dict[str, Phrase], text: str, keywords: Sequence[str]) -> None:
    """The publisher's own keywords, when the text speaks of them."""
    folded = " ".join(tokens.words(text, ""))
    for keyword in keywords[:MAX_KEYWORDS]:
        plain = " ".join(tokens.words(keyword, ""))
        count = f" {folded} ".count(f" {plain} ") if 2 <= len(plain) <= 60 else 0
        if count and key(keyword) not in phrases:
            phrases[key(keyword)] = Phrase(Counter({keyword.strip(): count}), 0, True)


def _add_topics(phrases: dict[str, Phrase], title: str, text: str, language: str, least: int) -> None:
    """Words that come back, by stem, and pairs of them; where capitals mark no names, the main source."""
    stop = of(language).stop_words
    words = tokens.words(f"{title}\n{text}", language)
    named = {tokens.unaccent(part) for phrase in phrases.values() for part in tokens.words(phrase.label, "")}
    stems: dict[str, Phrase] = {}
    for at, word in enumerate(words):
        if word in stop or len(word) < 3 or word.isdigit() or tokens.unaccent(word) in named:
            continue
        stem = tokens.stem(word, language)
        stems.setdefault(stem, Phrase(Counter(), at * 6, False)).spellings[word] += 1
    for phrase in stems.values():
        if phrase.count >= least:
            phrases.setdefault(key(phrase.label), phrase)


def _score(phrase: Phrase, language: str, taste: Taste) -> float:
    """Frequency, rarity and place of the first mention; names are worth more than words."""
    kind = taste.name * (taste.longer if " " in phrase.label else 1.0) if phrase.name else 1.0
    early = 1.0 + EARLY / (EARLY + phrase.first)
    return (
        kind
        * early
        * (1 + math.log(phrase.count))
        * _rarity(tokens.words(phrase.label, language), language, phrase.name)
    )


def _rarity(words: Iterable[str], language: str, name: bool) -> float:
    known = background.of(language)
    if not known.articles:
        return 1.0
    terms = [
        hashed(tokens.unaccent(word), "name") if name else hashed(tokens.stem(word, language), language)
        for word in words
    ]
    return max((math.log(1 + known.articles / (known.counts.get(term, 0.0) + 1)) for term in terms), default=1.0)
