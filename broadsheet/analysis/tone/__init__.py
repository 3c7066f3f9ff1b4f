"""The tone of a comment, for whoever moderates: a score with its reasons, and no decision.

What counts is whom words are said to: "you are a fool" is an insult, "I was a fool" is none, and "he called her a fool"
is news. To name what one is (a faith, a colour, whom one loves) raises nothing. Words of six languages; of any other
only what needs no words: capitals, repetition, links.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from broadsheet.analysis.tone import directed, folding, manners
from broadsheet.analysis.tone.folding import Said
from broadsheet.analysis.tone.lexicon import LEXICONS, Lexicon

MARK = 0.5
"""Where a comment is worth a moderator's look. Of comments written after the rules .62 of the abusive ones lie above it
and none of the civil ones: what is shown is rarely wrong, and much is not seen."""

_QUOTED = 0.2  # of an insult's weight that is left inside quotation marks: it is somebody else's
_QUOTATION = re.compile(r"[\"“”«][^\"“”«»\n]{2,400}[\"“”»]")
_ALL_QUOTED = 0.8  # of a comment's length: then the marks are the writer's own


class Code(StrEnum):
    """Why a comment has its score."""

    THREAT = "threat"
    INSULT = "insult"
    SLUR = "slur"
    PROFANITY = "profanity"
    RUDE = "rude"
    SHOUTING = "shouting"
    REPEATED = "repeated"
    LINKS = "links"


_GROUPS = {
    "slurs": Code.SLUR,
    "rude": Code.RUDE,
    "nouns": Code.INSULT,
    "adjectives": Code.INSULT,
    "animals": Code.INSULT,
    "expletives": Code.PROFANITY,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """``text[start:end]`` of the comment and what it weighs, between 0 and 1."""

    code: Code
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Tone:
    """``score`` is between 0, nothing to see, and 1; ``reasons`` are in the order of the comment."""

    score: float
    reasons: tuple[Reason, ...] = ()


def tone(text: str, language: str) -> Tone:
    """How hurtful a comment is, and why. Reads its first ten thousand characters; never raises."""
    code = language.replace("_", "-").split("-", 1)[0].lower()
    lexicon = LEXICONS.get(code, Lexicon())
    said = folding.read(text)
    reasons = [*_of_words(said, lexicon), *_of_phrases(said, lexicon)]
    softened = [*_softened(reasons, text), *_of_manners(text, said)]
    kept = sorted((reason for reason in softened if reason.weight > 0), key=lambda reason: (reason.start, reason.end))
    return Tone(round(1 - math.prod(1 - reason.weight for reason in kept), 3), tuple(kept))


def _of_words(said: Sequence[Said], lexicon: Lexicon) -> Iterator[Reason]:
    for at, word in enumerate(said):
        for name, code in _GROUPS.items():
            group: frozenset[str] = getattr(lexicon, name)
            if group and folding.matches(word, group):
                yield Reason(code, word.start, word.end, directed.WEIGHTS[name][directed.aim(said, at, lexicon)])
                break


def _of_phrases(said: Sequence[Said], lexicon: Lexicon) -> Iterator[Reason]:
    words = [word for word in said if word.word not in directed.SILENT]
    joined, starts = "", []
    for word in words:
        starts.append(len(joined))
        joined += _meant(word, lexicon) + " "
    for patterns, code, weight in (
        (lexicon.threats, Code.THREAT, directed.THREAT),
        (lexicon.rudely, Code.RUDE, directed.RUDELY),
    ):
        for pattern in patterns:
            for match in pattern.finditer(joined.rstrip()):
                inside = [
                    word for word, start in zip(words, starts, strict=True) if match.start() <= start < match.end()
                ]
                if inside:
                    yield Reason(code, inside[0].start, inside[-1].end, weight)


def _meant(word: Said, lexicon: Lexicon) -> str:
    """A word spelt out: without leet, and "f*ck" with its letter."""
    if "*" in word.word:
        return folding.matches(word, lexicon.expletives | lexicon.rude) or word.word
    return word.readings[min(1, len(word.readings) - 1)]


def _softened(reasons: Iterable[Reason], text: str) -> Iterator[Reason]:
    """The reasons with less weight for what stands in quotation marks, unless the whole comment does."""
    quoted = [match.span() for match in _QUOTATION.finditer(text[: folding.LONGEST])]
    if sum(end - start for start, end in quoted) > _ALL_QUOTED * len(text.strip()):
        quoted = []
    for reason in reasons:
        inside = any(start <= reason.start and reason.end <= end for start, end in quoted)
        weight = reason.weight * (_QUOTED if inside else 1)
        yield Reason(reason.code, reason.start, reason.end, round(weight, 3))


def _of_manners(text: str, said: Sequence[Said]) -> Iterator[Reason]:
    for name, start, end, weight in manners.find(text[: folding.LONGEST], said):
        yield Reason(Code(name), start, end, weight)
