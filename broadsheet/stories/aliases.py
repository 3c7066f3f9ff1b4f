"""When two hashtags are one: "EU" and "European Union", "Modi" and "Narendra Modi", "tariff" and "tariffs".

A likeness of form proposes, the stories decide: both have to stand on the same stories, so that another Modi, another
union stays apart. A merge that is missed costs a line in a list; a wrong one tells readers something false.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from broadsheet.stories import background
from broadsheet.stories.hashing import hashed
from broadsheet.stories.skeletons import skeleton
from broadsheet.text import tokens
from broadsheet.text.languages import of
from broadsheet.text.languages.language import words

CLEAR = 4  # times the stories of the second likeliest that the likeliest must share
SETTLED = 1.5  # times as often as the shown spelling another one has to be used to be shown instead
MOST_SPELLINGS = 6  # that are counted beside the shown one
LEAST_CONSONANTS = 4  # classes of them in both scripts: "Halvard" has five
COMMON = 0.1  # of articles in which a word stands and is no name: such a word is not taken for a name
NAME = 0.5  # of articles with a word in which it is a name

_SMALL = words("of the and for in on at de la le du des del da do dos y e et und der die das")


class Likeness(StrEnum):
    """Why two hashtags may be one."""

    NUMBER = "number"  # tariff, tariffs
    INITIALS = "initials"  # EU, European Union
    LAST_NAME = "last-name"  # Modi, Narendra Modi
    SCRIPT = "script"  # Halvard, هالفارد


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is asked of each likeness: ``stories`` that both stand on, and their ``share`` of the shorter one's."""

    stories: int
    share: float


NEEDED: Mapping[Likeness, Evidence] = {
    Likeness.NUMBER: Evidence(3, 0.3),
    Likeness.INITIALS: Evidence(3, 0.5),
    Likeness.LAST_NAME: Evidence(5, 0.8),
    Likeness.SCRIPT: Evidence(3, 0.5),
}


@dataclass(frozen=True, slots=True)
class Used:
    """A hashtag and the latest stories that it stands on."""

    key: str
    label: str
    stories: frozenset[int]


def parts(label: str) -> list[str]:
    """The words of a label: ``ElectionCommission`` → Election, Commission; ``USTreasury`` → US, Treasury."""
    found: list[str] = []
    for piece in label.split("_"):
        start = 0
        for at in range(1, len(piece)):
            follows = piece[at + 1 : at + 2]
            if piece[at].isupper() and (not piece[at - 1].isupper() or follows.islower()):
                found.append(piece[start:at])
                start = at
        found.append(piece[start:])
    return [part for part in found if part]


def short_forms(label: str) -> dict[str, Likeness]:
    """Keys of hashtags that may mean the same as this longer one, each with what they have in common."""
    bare = [tokens.unaccent(tokens.fold(part)) for part in parts(label)]
    key = "".join(bare)
    forms: dict[str, Likeness] = {}
    if len(bare) > 1:
        for letters in ("".join(word[0] for word in bare), "".join(word[0] for word in bare if word not in _SMALL)):
            if len(letters) > 1:
                forms[letters] = Likeness.INITIALS
    if len(bare) == 2 and len(bare[0]) > 2 and all(_is_name(word) for word in bare):
        forms[bare[1]] = Likeness.LAST_NAME
    if len(key) > 4 and key.isascii():
        if key.endswith("ies"):
            forms[f"{key[:-3]}y"] = Likeness.NUMBER
        elif key.endswith("s") and not key.endswith("ss"):
            forms[key[:-1]] = Likeness.NUMBER
    forms.pop(key, None)
    return forms


def _is_name(word: str) -> bool:
    """Whether a word is a name wherever it stands: "Modi" is, "bank" and "white" are not. Unknown words are."""
    known = background.of("en")  # the one table that tells names from words; names of other languages are unknown to it
    written = known.counts.get(hashed(tokens.stem(word, "en"), "en"), 0.0)
    named = known.counts.get(hashed(word, "name"), 0.0)
    if word in of("en").stop_words:
        return False
    return named >= NAME * written and written - named <= COMMON * known.articles


def same_in_other_script(one: str, other: str) -> bool:
    """Whether two labels in different scripts have the same consonants, word by word, and enough of them."""
    ours, theirs = parts(one), parts(other)
    if len(ours) != len(theirs) or _script(one) == _script(other):
        return False
    bones = [(skeleton(our), skeleton(their)) for our, their in zip(ours, theirs, strict=True)]
    return all(our == their for our, their in bones) and sum(len(our) for our, _ in bones) >= LEAST_CONSONANTS


def _script(label: str) -> str:
    """The script of a label's first letter, by its block of 128 characters."""
    first = ord(tokens.unaccent(label[0]))
    return "latin" if first < 0x250 else str(first // 0x80)


def whole_of(short: Used, wholes: Iterable[tuple[Used, Likeness]]) -> tuple[Used, Likeness] | None:
    """The longer hashtag that ``short`` is merged into, or None while the evidence is thin or points two ways."""
    shared = [(len(short.stories & whole.stories), whole, likeness) for whole, likeness in wholes]
    shared.sort(key=lambda each: (-each[0], each[1].key))
    if not shared or not short.stories:
        return None
    (most, whole, likeness), *others = shared
    needed = NEEDED[likeness]
    if most < needed.stories or most < needed.share * len(short.stories):
        return None
    return (whole, likeness) if all(most >= CLEAR * other for other, _, _ in others) else None


def spelling(shown: str, times: int, others: Mapping[str, int]) -> str:
    """The spelling to show: the one shown (used ``times``), unless another is used far more often. So it stays."""
    best = max(others, key=lambda each: (others[each], each), default=shown)
    return best if others.get(best, 0) > SETTLED * max(times, 1) else shown
