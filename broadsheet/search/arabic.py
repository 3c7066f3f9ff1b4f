"""Arabic words without what is written together with them.

The light stemmer of Larkey, Ballesteros and Connell ("Light stemming for Arabic information retrieval", 2007), which
did as well as full morphology there: و, the articles, and the endings go. Changed here: endings go one after another
until none is left, so that فلسطين, فلسطيني and فلسطينيين meet; three letters stay; ان, in which many names end, wants
four; and يا goes too, the ending of countries and adverbs (سوريا, سوري and سورية meet).
Words come as ``text.tokens.fold`` leaves them: bare alef, ه for ة, ي for ى.
"""

from __future__ import annotations

_ARTICLES = ("ال", "بال", "كال", "فال", "لل")
_ENDINGS = (("ان", 4), ("ها", 3), ("ات", 3), ("ون", 3), ("ين", 3), ("يه", 3), ("يا", 3), ("ه", 3), ("ي", 3))
"""Endings, and the letters that have to stay."""
_PREPOSITIONS = "بلفك"
"""By, to, so and like, written together with a word; which words begin so by nature only a lexicon could tell."""
_RARE_FIRST = "ظغذضثطزخشصجسحقدعتمرنپچژگڤبلف"
"""Letters by how few words have them, without those that folding makes of several, the prepositions last."""


def stem(word: str) -> str:
    """The word without article and endings."""
    if word.startswith("و") and len(word) > 3:
        word = word[1:]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            word = word[len(article) :]
            break
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return word


def with_prepositions(word: str) -> list[str]:
    """The word as it stands after a preposition: what is looked for besides the word itself."""
    return [preposition + word for preposition in _PREPOSITIONS]


def _without_ending(word: str) -> str:
    for ending, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)]
    return word


def telling_letters(term: str) -> tuple[str, str]:
    """Two letters, or one twice, that every word with this term is written with; "" where none is sure."""
    sure = [letter for letter in _RARE_FIRST if letter in term] or [""]
    return sure[0], sure[1] if len(sure) > 1 else sure[0]
