"""The sentences of an article that state something and can be read by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from broadsheet.analysis.document import Document
from broadsheet.text import datelines, tokens
from broadsheet.text.languages import of
from broadsheet.text.tagging import Token

MOST = 60  # of an article: what stands behind them is background
LONGEST = 1_000  # characters; what is longer is no sentence
_SHORTEST = 5  # words
_BEGINNING = 60_000  # characters in which statements are looked for

_STOPPED = re.compile(r"[.!…।॥۔。！][\"'”’»)\]」』]*$")  # questions state nothing
_CREDIT = re.compile(r"\b(?:Image|Photo|Photograph|Video|Audio|File|Picture|Foto|صورة)s?\s?[:/]", re.IGNORECASE)
_WHEN = r"(?! (?:past|year|week|month|morning|afternoon|evening|spring|summer|autumn|fall|winter|season|time))"
_PRONOUN = re.compile(
    r"[\"“‘]?(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|Such|We|I|You|My|Our|"
    rf"Ils?|Elles?|Ce|Cela|Cette|Ces)\b{_WHEN}"
)
_BARE = re.compile(r"[\"“«][^\"”»]*[\"”»][.!]?$")
_SAID_THEY = re.compile(r"[\"”»],? (?:(?:he|she|they|it) \w+|\w+ (?:he|she|they))[^\"“]{0,60}$")
_NAME = re.compile(r"(?<=[\w,;:“‘(] )[^\W\d_a-z][\w’'-]*|^[^\W\d_a-z]\w+(?: [^\W\d_a-z][\w’'-]+)+")
_INVITATION = re.compile(
    r"\b(?:subscribe|sign(?:ing)? up (?:for|to)|newsletter|become a member|click here|follow us|rights reserved|"
    r"read more|file photo|contributed to this (?:report|story|article)|abonnez-vous|lire aussi|"
    r"this (?:story|article|post) (?:has been|was|will be) (?:updated|corrected))\b",
    re.IGNORECASE,
)
_CAPTION = 400  # characters
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("「", "」"))
_UNSPACED_WORD = 2  # letters a word in scripts without spaces has


class Statement(NamedTuple):
    """``text[start:end]`` of the document, which sentence of it that is; ``terms`` as ``tokens.terms`` gives them.

    It begins behind the date line of its sentence.
    """

    sentence: int
    start: int
    end: int
    text: str
    terms: frozenset[str]


def statements(document: Document, most: int = MOST, *, tagged: bool = True) -> tuple[Statement, ...]:
    """The first statements in order. Captions, headings, questions and pieces of a longer quotation are none.

    With ``tagged`` what has no verb is none either, where the language has a tagger; without, nothing is tagged.
    """
    found: list[Statement] = []
    captions = _captions(document.text[:_BEGINNING])
    for index, (begin, end) in enumerate(document.sentences):
        if len(found) >= most or begin > _BEGINNING:
            break
        start = datelines.end(document.text, begin, end)
        text = document.text[start:end]
        if len(text) > LONGEST or not _states(text) or any(first <= start < last for first, last in captions):
            continue
        if not tagged or _has_verb(document.tokens[index]):
            found.append(Statement(index, start, end, text, frozenset(tokens.terms(text, document.language))))
    return _telling(found, document.language)


def _captions(text: str) -> list[tuple[int, int]]:
    """The beginnings of paragraphs as far as the word that says who made a picture."""
    places = [credit.start() for credit in _CREDIT.finditer(text)]
    begins = [max(text.rfind("\n", max(0, at - _CAPTION), at), at - _CAPTION - 1) + 1 for at in places]
    return [(begin, at + 1) for begin, at in zip(begins, places, strict=True) if at - begin < _CAPTION]


def leans(text: str) -> bool:
    """Whether a sentence says who or what it speaks of only with the one before it: "She said so", a bare quotation."""
    return bool(_PRONOUN.match(text) or _BARE.match(text) or _SAID_THEY.search(text))


def named(found: Iterable[Statement], language: str) -> frozenset[str]:
    """The terms that stand in names; none in scripts without capitals."""
    if not of(language).cased:
        return frozenset()
    names = " ".join(match.group() for statement in found for match in _NAME.finditer(statement.text))
    return frozenset(tokens.terms(names, language))


def length(text: str) -> int:
    """How many words a text has; in scripts without spaces two letters are taken for one."""
    spaced = text.count(" ") + 1
    return spaced if len(text) < 12 * spaced else len(text) // _UNSPACED_WORD


def _states(text: str) -> bool:
    if length(text) < _SHORTEST or not _STOPPED.search(text) or "\n" in text or "|" in text or _INVITATION.search(text):
        return False
    return text.count('"') % 2 == 0 and all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)


def _has_verb(words: Sequence[Token]) -> bool:
    """Whether there is a verb that a sentence may have as its own: no participle, no infinitive."""
    if not words or not words[0].tag:
        return True
    return any(
        word.tag == "AUX"
        or (
            word.tag == "VERB"
            and before.tag != "PART"
            and not word.text.endswith("ing")
            and not _passive(words[at + 1 : at + 5])
        )
        for at, (before, word) in enumerate(pairwise((words[0]._replace(tag=""), *words)))
    )


def _passive(following: Sequence[Token]) -> bool:
    """Whether "by" follows, as in "a picture given to the town by its mayor"."""
    return any(word.text == "by" for word in following)


def _telling(found: list[Statement], language: str) -> tuple[Statement, ...]:
    """Without the words that stand everywhere, in a language whose stop words nobody has listed."""
    if of(language).stop_words:
        return tuple(found)
    counts: dict[str, int] = {}
    for statement in found:
        for term in statement.terms:
            counts[term] = counts.get(term, 0) + 1
    common = {term for term, count in counts.items() if count > max(3, len(found) / 3)}
    return tuple(statement._replace(terms=statement.terms - common) for statement in found)
