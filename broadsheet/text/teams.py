"""Places that are teams: in a match report "France" scores, and people are in France."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from broadsheet.text.languages.language import words
from broadsheet.text.tagging import Token

SHARE = (
    0.02  # of a text's words that a report of a match has from the words of sport; other news has under a half of it
)
LEAST = 6  # such words: fewer are chance
_SPORT = words(
    """
    match matches goal goals scored score scores half-time halftime minute referee penalty penalties striker midfielder
    defender goalkeeper keeper captain coach league cup final semi-final semifinal season tournament innings wicket
    wickets batsman bowler over-run overs run runs try tries touchdown quarterback inning pitcher kick kicked corner
    half equaliser equalizer offside substitute pitch stadium team teams squad player players win wins won beat defeat
    defeated draw victory points game games fixture champions championship medal round playoff playoffs side bench ball
    """
)
_AGAINST = words(
    "against beat beating defeated defeating versus vs v for over with by between and than from face facing"
)
_DOES = words(
    """
    beat won lost scored defeated drew face faced faces play played plays led lead took take had have has were are was
    is went will could would did failed dominated started pressed kept conceded equalised qualified advanced needed
    """
)
_WHERE = words("in at near across outside inside throughout around to from of")


def of_matches(sentences: Sequence[Sequence[Token]]) -> bool:
    """Whether a text reports a match."""
    total = sum(len(tokens) for tokens in sentences)
    found = sum(token.text.lower() in _SPORT for tokens in sentences for token in tokens)
    return found >= LEAST and found >= SHARE * total


def playing(sentences: Sequence[Sequence[Token]], spans: Sequence[tuple[int, int, int, str]]) -> list[bool]:
    """Of each name of a match report whether it is a place's that stands for its team."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    seen: list[tuple[str, bool | None]] = []
    for at, first, last, label in spans:
        tokens = sentences[at]
        name = " ".join(token.text for token in tokens[first : last + 1])
        team = _as_team(tokens, first, last) if label == "LOC" else False
        if label == "LOC" and team is not None:
            votes[name][team] += 1
        seen.append((name, team))
    teams = {name for name, counted in votes.items() if counted[True] >= max(1, counted[False] // 2)}
    return [name in teams and team is not False for name, team in seen]


def _as_team(tokens: Sequence[Token], first: int, last: int) -> bool | None:
    """Whether a place acts here, or is where something is; None where one cannot see."""
    before = tokens[first - 1].text.lower() if first else ""
    if before == "the" and first > 1:
        before = tokens[first - 2].text.lower()
    after = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    if before in _WHERE or (before == "," and first > 1 and tokens[first - 2].tag == "PROPN"):
        return False
    if before in _AGAINST or after in _DOES or after in {"'s", "’s"} or after.isdigit():
        return True
    return None
