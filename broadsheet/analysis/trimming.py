"""A sentence without what can be cut off at the edges of its clauses; what stays is the sentence's own words in order.

English only: other languages keep their brackets' cut alone. Who says something stays, unless it is nobody in
particular ("officials said"); nothing is cut inside or beside quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from broadsheet.text import datelines
from broadsheet.text.tagging import Token

_MOST_CUTS = 3  # that may be made or not: eight ways of writing a sentence
_SHORTEST = 5  # words that stay

_OPENING = re.compile(
    r"^(?:(?:But|And|Yet),? |(?:So|Meanwhile|However|Moreover|Furthermore|In addition|Additionally|Also|Nevertheless|"
    r"Nonetheless|Still|Thus|Therefore|Then|Indeed|In fact|Of course|That said|After all|At the same time|Separately|"
    r"Elsewhere|Similarly|Likewise|Consequently|As a result|Notably|Besides|Overall), )(?=\w)"
)
_BRACKETS = re.compile(r"(?:^|\s|(?<=[^\x00-\x7f]))[(（][^()（）]{1,80}[)）]")
_NOBODY = r"(?:(?:the|local|state|federal|government|senior|city) )?(?:officials|authorities|organisers|organizers)"
_SAID = re.compile(
    rf", (?:according to {_NOBODY}|{_NOBODY} (?:said|say|added|announced|reported))(?: \w+){{0,3}}(?=\.$)",
    re.IGNORECASE,
)
_RELATIVE = r"(?:who|which|whose|where|(?:of|in|to|with) which|of whom)"
_CLAUSE = '[^,;:"“”()]'
_APPOSED = r"(?:an?|the|one of|[a-z]+ (?:of|for|at|in))"
_ASIDE = re.compile(rf"(\w+), (?:({_RELATIVE})\b{_CLAUSE}{{3,120}}|{_APPOSED}\b{_CLAUSE}{{3,120}}|\d{{1,2}}),(?= \w)")
_NOT_APPOSED = re.compile(r" and [A-Z]|\b(?:said|says|told)\b")  # the end of a list, or who says it
_ADVERBIAL = re.compile(r"(?:In|On|At|After|Before|During|For|With|According|By|Since|As|When|While|Under|From|If)\b")
_TAIL = re.compile(rf", (?:{_RELATIVE}\b|\w+ing\b){_CLAUSE}{{3,160}}(?=\.$)")
_NO_PARTICIPLE = re.compile(
    r", (?:including|according|following|during|morning|evening|king|rising|growing|falling|increasing)\b"
)
_FINITE = re.compile(
    r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|said|says|told|\w+ed)\b"
)
_PARTICIPLE = re.compile(r" \w+ing\b")
_VERBS = frozenset({"VERB", "AUX"})
_MARKS = re.compile('["“”«»]')


class Cut(NamedTuple):
    """``text[start:end]`` may go; with ``always`` it goes whenever the sentence is shortened at all."""

    start: int
    end: int
    always: bool


def ways(text: str, language: str, words: Sequence[Token] = (), offset: int = 0) -> list[str]:
    """``text`` shortened in each way that leaves a sentence, the longest first; at least one.

    ``words`` are its tokens, which begin at ``offset`` in the text that they are counted in.
    """
    found = cuts(text, language, {word.start - offset: word.tag for word in words})
    always = [cut for cut in found if cut.always and not any(_within(cut, other) for other in found)]
    maybe = [cut for cut in found if not cut.always][:_MOST_CUTS]
    chosen = [(*always, *some) for count in range(len(maybe) + 1) for some in combinations(maybe, count)]
    shortened = [_without(text, each) for each in chosen if not _overlap(each)]
    return [way for way in dict.fromkeys(shortened) if way.count(" ") + 1 >= _SHORTEST] or [" ".join(text.split())]


def cuts(text: str, language: str, tags: dict[int, str]) -> list[Cut]:
    """What may be cut, in order; ``tags`` by where their word begins."""
    found = [Cut(*match.span(), True) for match in _BRACKETS.finditer(text) if not _quoted(text, match)]
    if language[:2] == "en":
        if begins := datelines.end(text):
            found.append(Cut(0, begins, True))
        found += [Cut(*match.span(), True) for match in (_OPENING.match(text),) if match]
        if not _MARKS.search(text):
            found += [Cut(*match.span(), True) for match in _SAID.finditer(text)]
        found += [Cut(match.end(1), match.end(), False) for match in _asides(text, tags)]
        found += [Cut(*match.span(), False) for match in _TAIL.finditer(text) if _is_tail(match, tags)]
    return sorted(found)


def _asides(text: str, tags: dict[int, str]) -> Iterator[re.Match[str]]:
    """Relative clauses and appositions between two commas, after which the clause goes on with its verb."""
    for match in _ASIDE.finditer(text):
        tag = tags.get(match.end() + 1, "")
        goes_on = tag in _VERBS if tag else _FINITE.match(text, match.end())
        named = match[1][0].isupper() and not _ADVERBIAL.match(text) and not _NOT_APPOSED.search(match.group())
        if goes_on and (match[2] or named) and not _PARTICIPLE.match(text, match.end()):
            yield match


def _quoted(text: str, match: re.Match[str]) -> bool:
    """Whether a match stands inside quotation marks or holds some."""
    return bool(_MARKS.search(match.group())) or len(_MARKS.findall(text, 0, match.start())) % 2 == 1


def _is_tail(match: re.Match[str], tags: dict[int, str]) -> bool:
    """Whether it is a relative clause or a participle's, and no list's last noun."""
    tag = tags.get(match.start() + 2, "")
    return not _NO_PARTICIPLE.match(match.group()) and tag in {"", "VERB", "PRON", "ADP", "ADV", "SCONJ", "DET"}


def _within(cut: Cut, other: Cut) -> bool:
    return other.always and cut != other and other.start <= cut.start and cut.end <= other.end


def _overlap(chosen: Sequence[Cut]) -> bool:
    ordered = sorted(chosen)
    return any(first.end > second.start for first, second in pairwise(ordered))


def _without(text: str, chosen: Sequence[Cut]) -> str:
    for cut in sorted(chosen, reverse=True):
        text = text[: cut.start] + text[cut.end :]
    kept = " ".join(text.split()).lstrip("–—-•* ")
    return kept[:1].upper() + kept[1:]
