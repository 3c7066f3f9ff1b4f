"""Hashtags: the names and topics of an article that are worth following."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from broadsheet.stories import phrases
from broadsheet.stories.boilerplate import is_boilerplate
from broadsheet.stories.nouns import Tag
from broadsheet.stories.phrases import MAX_KEYWORDS, MAX_TEXT, Phrase, key, label
from broadsheet.stories.tastes import HASHTAGS, Features, Taste, features
from broadsheet.text import tokens
from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages import of
from broadsheet.text.sections import SECTIONS

LIMIT = 8
LEAST_SHARE = 0.04  # of the best tag's score; what is weaker is mentioned and not told of


def hashtags(
    title: str, text: str, language: str, keywords: Sequence[str], *, exclude: Collection[str] = ()
) -> tuple[Tag, ...]:
    """At most eight hashtags, best first. ``exclude`` holds author and publisher names; ``keywords`` are the page's."""
    barred = {form for name in exclude for form in (key(name), *(key(part) for part in name.split() if len(part) > 3))}
    barred |= set(SECTIONS) - {key(keyword) for keyword in keywords[:MAX_KEYWORDS]}
    found = ranked(title, text, language, keywords)
    best = [
        (phrase, score)
        for phrase, score in found
        if (form := key(phrase)) not in barred and not is_boilerplate(form) and _worth(phrase, language)
    ]
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
    scores = [(phrase, taste.score(counted)) for phrase, counted in described(title, text, language, keywords, taste)]
    return sorted(scores, key=lambda found: (-found[1], found[0]))


def described(
    title: str, text: str, language: str, keywords: Sequence[str], taste: Taste
) -> list[tuple[str, Features]]:
    """What may be chosen, as it is spelt, and what is counted of it."""
    titled = key(title)
    wanted = {key(keyword) for keyword in keywords[:MAX_KEYWORDS]}
    return [
        (phrase.label, features(phrase, language, titled=form in titled, keyword=form in wanted))
        for form, phrase in candidates(title, phrases.body_of(text), language, keywords, taste).items()
    ]


def candidates(title: str, text: str, language: str, keywords: Sequence[str], taste: Taste) -> dict[str, Phrase]:
    """Phrases by key."""
    found = phrases.named(title, text, language)
    for phrase in phrases.keywords_in(title, text, keywords):
        found.setdefault(key(phrase.label), phrase)
    if taste.least:
        inside = {tokens.unaccent(part) for phrase in found.values() for part in tokens.words(phrase.label, "")}
        words = phrases.topics(title, text, language, taste.least, inside)
    else:
        found = {form: phrase for form, phrase in found.items() if " " in phrase.label}
        words = phrases.every_word(title, text, language)
    for phrase in words:
        found.setdefault(key(phrase.label), phrase)
    return found


def _worth(phrase: str, language: str) -> bool:
    known = of(language)
    words = tokens.words(phrase, language)
    dates = calendar_words(language)
    bare = ((word, tokens.unaccent(word)) for word in words)
    plain = [word for word, form in bare if not {form, form.removesuffix("s")} & dates and not word.isdigit()]
    said = [word for word in plain if not (word in known.stop_words or word in known.numerals or word in known.scales)]
    return bool(said) and len(key(phrase)) > 1


def _followed(
    found: Iterable[tuple[str, float]], title: str, text: str, keywords: Sequence[str]
) -> list[tuple[str, float]]:
    """Without what nobody follows: single common words, and names of one word that are mentioned in passing.

    A word that also stands in the text in small letters ("crowns", "metres") is no name; a name of one word has to
    stand in the headline or in two paragraphs.
    """
    spoken = set(phrases.parts_of(text))
    wanted = {key(keyword) for keyword in keywords[:MAX_KEYWORDS]}
    paragraphs = text.split("\n\n")

    def is_followed(phrase: str) -> bool:
        if len(phrases.parts_of(phrase)) > 1 or key(phrase) in wanted:
            return True
        if phrase.islower() or phrase.lower() in spoken:
            return False
        if len(paragraphs) == 1:
            return phrase in title or text.count(phrase) > 1
        return phrase in title or sum(phrase in paragraph for paragraph in paragraphs) > 1

    return [(phrase, score) for phrase, score in found if is_followed(phrase)]
