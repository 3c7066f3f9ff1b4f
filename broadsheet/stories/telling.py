"""Which sentences say what a hashtag is about: picked as they stand, from what publishers wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from broadsheet.text import sentences, tokens

SENTENCES = 2
SHORTEST = 50  # characters
PER_PASSAGE = 6  # sentences looked at: the lead, where names are introduced
LONGEST_NAME = 8  # words
OWN_LANGUAGE = 3.0  # worth more than all other grounds together
INTRODUCED = 0.8  # "Edda Maurin, the harbour master, …"
FIRST = 0.5  # the article's first sentence
BEGINS = 0.3  # with the name
ALIKE = 0.5  # share of terms from which a second sentence says nothing new
_DATELINE = re.compile(
    r"[^.!?\n]{2,60}\([^()\n]{2,40}\)\s*[–—-]+\s+|[^\Wa-z_][^a-z.!?\n]{1,40}(?:[^.!?\n]{0,30})\s[–—]+\s+"
)
_INTRODUCES = frozenset(",،、，(")
_ENDS = frozenset('.!?…।॥؟۔。！？"”»’)')


@dataclass(frozen=True, slots=True)
class Passage:
    """The beginning of an article. ``limit`` is how many characters of it may be quoted."""

    article_id: int
    story_id: int | None
    owner: str
    language: str
    text: str
    limit: int


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence and the article in which it stands, word for word."""

    article_id: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    sentence: str
    terms: frozenset[str]
    worth: float


def told(keys: Collection[str], language: str, passages: Sequence[Passage]) -> list[Said]:
    """At most two sentences that name one of ``keys``, from different publishers and stories, the more telling first.

    Those tell most that introduce the name, come early and speak of what the other articles speak of too.
    """
    found = [each for passage in passages for each in _candidates(keys, language, passage)]
    spoken = Counter(
        term for terms in {each.passage.article_id: each.terms for each in found}.values() for term in terms
    )
    articles = len({each.passage.article_id for each in found})

    def worth(each: _Candidate) -> float:
        return each.worth + sum(spoken[term] - 1 for term in each.terms) / (len(each.terms) * max(1, articles - 1))

    chosen: list[_Candidate] = []
    for each in sorted(found, key=lambda each: (-worth(each), each.passage.article_id)):
        if all(_is_other(each, one) for one in chosen):
            chosen.append(each)
        if len(chosen) == SENTENCES:
            break
    return [Said(each.passage.article_id, each.sentence) for each in chosen]


def _candidates(keys: Collection[str], language: str, passage: Passage) -> list[_Candidate]:
    found = []
    for number, (start, end) in enumerate(sentences.split(passage.text, passage.language)[:PER_PASSAGE]):
        sentence = passage.text[start:end]
        if number == 0 and (dateline := _DATELINE.match(sentence)):
            sentence = sentence[dateline.end() :]
        if not SHORTEST <= len(sentence) <= passage.limit or sentence[-1] not in _ENDS:
            continue
        place = _named_at(keys, sentence)
        terms = frozenset(tokens.terms(sentence, passage.language))
        if place is None or not terms:
            continue
        worth = OWN_LANGUAGE * (passage.language == language) + FIRST * (number == 0) + BEGINS * (place[0] == 0)
        worth += INTRODUCED * (sentence[place[1] :].lstrip()[:1] in _INTRODUCES)
        found.append(_Candidate(passage, sentence, terms, worth))
    return found


def _named_at(keys: Collection[str], sentence: str) -> tuple[int, int] | None:
    """Where the first of the names begins and ends; None when the sentence has none of them."""
    words = [(match.start(), match.end()) for match in tokens.WORD.finditer(sentence)]
    bare = ["".join(tokens.unaccent(each) for each in tokens.words(sentence[a:b], "")) for a, b in words]
    for at in range(len(words)):
        glued = ""
        for to in range(at, min(at + LONGEST_NAME, len(words))):
            glued += bare[to]
            if glued in keys:
                return words[at][0], words[to][1]
            if not any(key.startswith(glued) for key in keys):
                break
    return None


def _is_other(one: _Candidate, other: _Candidate) -> bool:
    if one.passage.owner == other.passage.owner or one.passage.language != other.passage.language:
        return False
    return len(one.terms & other.terms) < ALIKE * min(len(one.terms), len(other.terms))
