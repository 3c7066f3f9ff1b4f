"""The check of what a language model wrote: only sentences whose every part stands in the sources they cite are kept.

The rules are mechanical and lean towards refusing: a true sentence that is dropped costs a verbatim one in its place, a
false one that passes costs the paper's word. What they cannot see is said in ``docs/quality.md``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from broadsheet.llm import accounted, crossed, naming, polarity, reply, roles, support, values
from broadsheet.llm.orders import is_order
from broadsheet.llm.sentence import Sentence
from broadsheet.llm.sources import Source
from broadsheet.llm.words import LONGEST, WordKind, clean, read
from broadsheet.text.tokens import fold
from broadsheet.types import Evidence

LANGUAGE = "en"
LANGUAGES = frozenset([LANGUAGE])  # of which all rules hold; of others only numbers, names and quotations are compared
MOST_CITED = 4  # sources of one sentence; who cites them all cites none
_ADDRESS = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|org|net|example|io|ru|info|biz|co)\b|@\w|<[^>]*>|\]\(", re.IGNORECASE
)


class Reason(StrEnum):
    """Why a sentence was dropped."""

    CITATION = "citation"  # none, or one that does not exist
    QUOTATION = "quotation"  # words in quotation marks that are not in the source
    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    SPEAKER = "speaker"  # somebody else says it
    ROLE = "role"  # somebody else does it
    NEGATION = "negation"
    MODALITY = "modality"  # may, will, has
    OPPOSITE = "opposite"  # rise and fall
    SUPPORT = "support"  # too little of it is in the source
    ORDER = "order"  # the source tells a model what to say
    FORM = "form"  # an address, a question, mark-up: nothing that was asked for


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence that passed, without its citations, and where what it says stands."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left of a reply, and how many sentences were dropped for which reason."""

    statements: tuple[Checked, ...]
    dropped: tuple[tuple[str, int], ...] = ()


def check(text: str, sources: Sequence[Source], language: str = "en") -> Outcome:
    """The sentences of a reply that pass, in order. Never raises."""
    kept: list[Checked] = []
    dropped: Counter[str] = Counter()
    for said in reply.parse(text, language):
        reason = failure(said, tuple(sources), language)
        if reason:
            dropped[reason] += 1
        else:
            evidence = tuple(sources[number - 1].evidence for number in said.cited)
            kept.append(Checked(said.text, evidence))
    return Outcome(tuple(kept), tuple(sorted(dropped.items())))


def failure(said: reply.Said, sources: tuple[Source, ...], language: str) -> Reason | None:
    """Why a sentence may not be shown; None where it may."""
    if not said.cited or len(said.cited) > MOST_CITED or not all(0 < number <= len(sources) for number in said.cited):
        return Reason.CITATION
    if (
        len(said.text) > LONGEST
        or _ADDRESS.search(said.text)
        or said.text.endswith(("?", ":"))
        or said.text.count('"') % 2
    ):
        return Reason.FORM
    if any(is_order(sources[number - 1].text) for number in said.cited):
        return Reason.ORDER
    names = _names(sources, language)
    claim = Sentence(clean(said.text), language, names)
    cited = [Sentence(clean(sources[number - 1].text), language, names) for number in said.cited]
    if any(claim.text == source.text for source in cited):
        return None
    if not _verbatim(claim, cited):
        return Reason.QUOTATION
    meant = _lent(said.cited, sources, language, names)
    found = (
        values.failure(claim, cited)
        or naming.failure(claim, [*cited, *meant])
        or support.failure(claim, cited)
        or roles.failure(claim, cited, meant)
        or polarity.failure(claim, cited)
        or accounted.failure(claim, cited)
        or crossed.failure(claim, cited)
    )
    return Reason(found) if found else None


@lru_cache(maxsize=8)
def _names(sources: tuple[Source, ...], language: str) -> frozenset[str]:
    """The folded words of all names in the sources."""
    return frozenset(
        word.key for source in sources for word in read(clean(source.text), language) if word.kind is WordKind.NAME
    )


_PRONOUN = re.compile(
    r"\b(?:he|she|his|her|him|it|its|they|their|them|"
    r"the (?:\d+-year-old|company|firm|party|group|union|court|airline|bank))\b",
    re.IGNORECASE,
)
_BACK = 2  # sentences before a pronoun in which the one that it means is named


def _lent(cited: Sequence[int], sources: Sequence[Source], language: str, names: frozenset[str]) -> list[Sentence]:
    """The subjects that pronouns of the cited sources may stand for: of the sentences before, in the same article."""
    found = []
    for number in cited:
        here = sources[number - 1]
        if not _PRONOUN.search(here.text):
            continue
        for before in reversed(sources[max(0, number - 1 - _BACK) : number - 1]):
            if before.evidence.article_id == here.evidence.article_id:
                found += [
                    Sentence(text, language, names) for text in Sentence(clean(before.text), language, names).subjects
                ]
    return found


def _verbatim(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether all words in quotation marks stand so in one source; between quotation marks there, if it has any."""
    texts = [_plain(source.text) for source in sources]
    for start, end in claim.quotations:
        words = _plain(claim.text[start:end]).strip(" .,!?;:")
        if not words or not any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) for text in texts):
            return False
    return True


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text))
