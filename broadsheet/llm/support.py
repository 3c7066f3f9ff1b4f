"""Whether a sentence says little that its sources do not: the share of its content words that they have."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.llm import lexicon
from broadsheet.llm.accounted import is_known
from broadsheet.llm.sentence import Sentence
from broadsheet.llm.words import WordKind, key_of

LEAST = 0.5  # of the content words; see quality.check
MOST_IN_A_ROW = 2  # new content words one after another: three say something new


def failure(claim: Sentence, sources: Sequence[Sentence]) -> str:
    """ "support" where too much is new or an attitude is made up; "" else."""
    known = frozenset(key for source in sources for key in source.keys)
    said = [word for word in claim.words if word.kind in (WordKind.CONTENT, WordKind.NAME)]
    new = [not is_known(word, known) for word in said]
    if not said or sum(new) > (1 - LEAST) * (len(said) + len(claim.quantities)) or _longest_run(new) > MOST_IN_A_ROW:
        return "support"
    if any(_all_new(piece, known) for piece in claim.pieces):
        return "support"
    return (
        "support"
        if any(fresh and word.key in _ATTITUDES | _SEVERE for word, fresh in zip(said, new, strict=True))
        else ""
    )


def _all_new(piece: Sentence, known: frozenset[str]) -> bool:
    """Whether a main clause says only new things behind its verb: "… and injured a policeman"."""
    if not piece.clauses:
        return False
    verb = piece.clauses[0].verb
    said = [word for word in piece.words[verb:] if word.kind in (WordKind.CONTENT, WordKind.NAME)]
    counted = any(word.kind is WordKind.NUMBER for word in piece.words[verb:])
    return len(said) > 1 and not counted and not any(is_known(word, known) for word in said)


_SEVERE = frozenset(key_of(each)[0] for each in lexicon.SEVERE)
_ATTITUDES = frozenset(key_of(each)[0] for each in lexicon.ATTITUDES)


def _longest_run(new: Sequence[bool]) -> int:
    longest = run = 0
    for each in new:
        run = run + 1 if each else 0
        longest = max(longest, run)
    return longest
