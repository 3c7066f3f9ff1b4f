"""Whether a number is exact, rounded, bounded, or says by how much something rose or fell."""

from __future__ import annotations

from broadsheet.text.languages.language import words as listed
from broadsheet.text.quantities.pieces import Sentence

_BOUNDS: dict[tuple[str, ...], str] = {
    tuple(words.split()): sign
    for sign, group in {
        "~": "about|around|approximately|approx|approx .|roughly|some|nearly|almost|circa|~|≈|barely|averaging|"
        "close to|nearer to|estimated|estimated at|an estimated|near|virtually|in the region of|"
        "to the tune of nearly|as good as|practically|nearabout|c .|~ =",
        ">": "more than|older than|greater than|higher than|larger than|longer than|over|above|exceeding|exceed|"
        "exceeds|exceeded|>|"
        "> =|at least|atleast|upwards of|upward of|in excess of|no less than|no fewer than|not less than|"
        "not fewer than|well over|well above|beyond|at minimum|a minimum of|minimum of|north of",
        "<": "less than|younger than|fewer than|lower than|smaller than|under|below|<|< =|up to|upto|at most|"
        "no more than|not more than|not above|a maximum of|maximum of|sub -|shy of|just short of|within",
    }.items()
    for words in group.split("|")
}
_LONGEST = 3
_FILLERS = listed("just a an another additional only well now further around about")
_AFTER = {
    ("or", "more"): ">", ("or", "above"): ">", ("or", "over"): ">", ("and", "above"): ">",
    ("plus",): ">", ("-", "plus"): ">",
    ("or", "less"): "<", ("or", "fewer"): "<", ("or", "below"): "<", ("or", "under"): "<", ("or", "so"): "~",
    ("-", "odd"): "~", ("odd",): "~", ("at", "least"): ">", ("at", "most"): "<", ("+",): ">",
}  # fmt: skip
RISING = listed("""
    up + rise rises rose risen rising climb climbs climbed climbing gain gains gained gaining jump jumps jumped jumping
    surge surges surged surging grow grows grew grown growing increase increases increased increasing advance advances
    advanced advancing soar soars soared soaring rally rallies rallied spike spiked spiking swell swelled balloon
    ballooned rebound rebounded raise raised hiked added adds adding appreciated strengthened
    """)
FALLING = listed("""
    down fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease
    decreases decreased decreasing lose loses lost losing plunge plunges plunged plunging plummet plummets plummeted
    plummeting slip slips slipped slipping slide slides slid sliding tumble tumbles tumbled tumbling dip dips dipped
    dipping shed sheds shedding sink sinks sank sinking shrink shrinks shrank shrunk shrinking slump slumps slumped
    slumping skid skidded ease eased easing crash crashed cut cuts cutting slashed reduce reduced reduces reducing
    contracted weakened depreciated retreated
    """)
_FINANCIAL = listed("added adds adding cut cuts cutting shed sheds shedding raise raised hiked reduced reduce reduces "
                       "reducing slashed gain gains gained lost lose losing")  # fmt: skip
_PHRASAL = listed(
    "make makes made making give gives gave given giving take takes took taken taking set sets setting pick picks "
    "picked put puts end ends ended ending come comes came bring brings lead build builds built track tracked"
)
"""Verbs that with "up" mean nothing of rising: "make up 60 per cent"."""
_MOVING = listed(
    "closed ended finished trading traded trending opened settled going go goes went gone moved moving edged inched "
    "stayed remained"
)
_BETWEEN = listed(
    "by another about around nearly almost over more than as much a an further just only roughly approximately some "
    "under again still whopping modest up down + another additional slightly sharply"
)
SOFT = listed("about around nearly roughly some just almost approximately")
"""Words that may stand between "from" or "between" and its number."""
_BY_REACH = 8  # words between a verb and its "by": "grow annual sales of its shoes by 35 per cent"


def bound(sentence: Sentence, first: int, ends: tuple[int, ...]) -> tuple[str, int]:
    """The bound ("~", ">", "<", else "=") before a piece or behind one of ``ends``, and where it begins."""
    for last in ends:
        for length in range(2, 0, -1):
            sign = _AFTER.get(tuple(sentence.lower(last + ahead) for ahead in range(length)))
            if last and sign:
                return sign, first
    at = first
    while at and sentence.lower(at - 1) in _FILLERS and not _match(sentence, at)[0]:
        at -= 1
    sign, length = _match(sentence, at)
    if sign and (length > 1 or sentence.lower(at - 1) != "some" or at == first):
        return sign, at - length
    return "=", first


_LASTING = listed("for took takes take lasted last spent spend after well just is was of been")


def is_during(sentence: Sentence, at: int) -> bool:
    """Whether the "over" at a piece is "during": "over nine years", but not "for over nine years"."""
    return sentence.lower(at) == "over" and sentence.lower(at - 1) not in _LASTING


def _match(sentence: Sentence, at: int) -> tuple[str, int]:
    for length in range(min(_LONGEST, at), 0, -1):
        sign = _BOUNDS.get(tuple(sentence.lower(each) for each in range(at - length, at)))
        if sign:
            return sign, length
    return "", 0


def direction(sentence: Sentence, first: int, *, financial: bool) -> str:
    """Whether a verb before pieces from ``first`` on says that something rose or fell by them: "up", "down" or "".

    ``financial`` is true of money, points and per cent, which are added, shed and cut; a team adds players.
    """
    at = first - 1
    while at >= 0 and (sentence.lower(at) in _BETWEEN or sentence.lower(at).endswith("ly")):
        found = _verb(sentence, at, financial=financial) if sentence.lower(at) in ("up", "down", "+") else ""
        if found:
            return found
        if sentence.lower(at) == "by":
            return _by(sentence, at, financial=financial)
        at -= 1
    return _verb(sentence, at, financial=financial)


def _by(sentence: Sentence, at: int, *, financial: bool) -> str:
    for before in range(at - 1, max(-1, at - 1 - _BY_REACH), -1):
        if not sentence.is_word(before) and sentence.lower(before) not in ("'s", "’s", "-"):
            return ""
        found = _verb(sentence, before, financial=financial)
        if found:
            return found
    return ""


def _verb(sentence: Sentence, at: int, *, financial: bool) -> str:
    word = sentence.lower(at)
    before = sentence.lower(at - 1)
    if word == "up" and (before in _PHRASAL or (sentence.tag(at - 1) == "VERB" and before not in _MOVING)):
        return ""
    if word in _FINANCIAL and not financial:
        return ""
    return "up" if word in RISING else "down" if word in FALLING else ""
