"""Which of several copies is the original when their clocks disagree with their credits: the publisher that is named.

"NAIROBI (Reuters) —" before a text, "— AP" or "This story was first published by The Ledger" after it say more than
times of publication, which copies often have from before the agency's own page went up.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadsheet.text.tokens import fold

LATER = timedelta(hours=12)  # by which the named original may be younger than its copy
_HEAD, _TAIL = 160, 320  # characters in which credits stand
_SHORT = 60  # characters of a last line that is nothing but a credit
_ALIASES = {
    "associated press": "ap", "agence france-presse": "afp", "press association": "pa media",
    "deutsche presse-agentur": "dpa", "press trust of india": "pti", "united press international": "upi",
    "agencia efe": "efe", "asian news international": "ani", "indo-asian news service": "ians",
}  # fmt: skip
_CUES = re.compile(
    fold(
        r"publish|appeared|courtesy|source|copyright|©|syndicat|publi[ée]|paru|droits|veröffentlich|erschien|quelle|"
        r"publicad|fuente|apareci|pubblicat|fonte|apparso|опубликован|источник|المصدر|نشر|نقلا|प्रकाशित|साभार|स्रोत"
    )
)
_DASHES = "-–—―"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One copy: who published it, under the name and domain that the paper knows, when, and with what text."""

    article_id: int
    names: tuple[str, ...]
    published_at: datetime
    text: str


def is_credited(text: str, names: Collection[str]) -> bool:
    """Whether the beginning or the end of ``text`` says that it is by a publisher of one of these names.

    A name in the text proper is no credit, nor is "contributed to this report".
    """
    known = {alias for name in names for alias in _called(name)}
    if not known:
        return False
    either = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    name = rf"(?<!\w)(?:the |le |la |der |die |el |il )?(?:{either})(?!\w)"
    return _at_start(fold(text[:_HEAD]).strip(), name) or _at_end(fold(text[-_TAIL:]).strip(), name)


def original(one: Sighting, other: Sighting) -> Sighting:
    """Which of two copies is the original: the one that the other credits, else the one that was published first."""
    first, second = sorted((one, other), key=lambda each: (each.published_at, each.article_id))
    named = is_credited(first.text, second.names) and not is_credited(second.text, first.names)
    return second if named and second.published_at - first.published_at <= LATER else first


def _called(name: str) -> set[str]:
    """A publisher's name, without an article before it and without the domain's ending, and its usual short form."""
    folded = re.sub(r"^(?:www\.|the |le |la |der |die |el |il )", "", fold(name).strip())
    found = {folded, folded.partition(".")[0], _ALIASES.get(folded, folded)}
    found |= {long for long, short in _ALIASES.items() if short == folded}
    return {each for each in found if len(each) > 1}


def _at_start(text: str, name: str) -> bool:
    """A dateline such as "PARIS (AFP) —" or "LONDON, Reuters –", or a first line with nothing but the byline."""
    line = text.split("\n", 1)[0]
    dateline = rf"^[^.!?\n]{{0,60}}?(?:\({name}\)|(?:^|[,/] ?){name}) ?[{_DASHES}:]"
    return bool(re.search(dateline, text) or (len(line) <= _SHORT and "\n" in text and re.search(rf"{name}$", line)))


def _at_end(text: str, name: str) -> bool:
    """A last line that is only the credit, or one that says where the text was published."""
    for line in text.split("\n")[-3:]:
        bare = re.search(rf"(?:^|[{_DASHES}(/©] ?){name}\)?\.?$", line)
        if bare and (len(line) <= _SHORT or bare.group()[0] in _DASHES + "(©/"):
            return True
        if _CUES.search(line) and re.search(name, line):
            return True
    return False
