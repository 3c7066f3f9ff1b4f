"""Words that stand before their cue: "A," he said; A, said the minister; A, he said, B; as Holm noted, A."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.analysis.said.complements import past_adverbials
from broadsheet.analysis.said.ends import end_of_clause, next_of, start_of_clause
from broadsheet.analysis.said.lexicon import VERBS, Cue
from broadsheet.analysis.said.passages import Piece
from broadsheet.analysis.said.phrases import NOMINAL, Found, Group, Span, is_quote, phrase_after, subject
from broadsheet.text.languages.language import words

_CLAUSE_BREAKS = words("but while although though whereas")
_INVERTING = words("say add write note explain report warn argue claim announce recall")
_REPORTING = words(
    """
    acknowledge add admit allege announce appear argue assert believe caution claim complain concede conclude
    confirm contend declare estimate expect explain fear feel find guess hope insist joke know learn maintain note
    observe predict recall reckon report say see show state suggest suspect tell testify think warn wonder write
    """
)


def closes_speech(pieces: Sequence[Piece], verb: Group) -> bool:
    """Whether the cue stands after the words: "A," he said; A, said the minister."""
    if verb.form != "finite" or not verb.start:
        return False
    following = pieces[verb.verb + 1] if verb.verb + 1 < len(pieces) else None
    before = pieces[verb.start - 1]
    if is_quote(before):
        return following is not None and not is_quote(following)
    if before.text == ",":
        inverted = following is not None and following.tag in NOMINAL | {"DET", "ADJ"} and verb.start == verb.verb
        who = phrase_after(pieces, verb.verb + 1) if inverted else None
        if cue_takes_recipient(pieces[verb.verb].text) or not _inverts(pieces, verb):
            who = None
        if who is not None and not _aside_start(pieces, verb.start - 1):
            who = None
        inverts = who is not None and (who[1] >= len(pieces) or pieces[who[1]].tag not in {"VERB", "AUX", "PART"})
        if inverts:
            return True
    who = subject(pieces, verb.start)
    return (
        who is not None
        and who[0] > 0
        and is_quote(pieces[who[0] - 1])
        and not (following is not None and (following.text in {"that", ":"} or is_quote(following)))
    )


def _inverts(pieces: Sequence[Piece], verb: Group) -> bool:
    """Whether the subject may follow the verb: any after a quotation, a few after reported words."""
    before = pieces[: verb.start][-2:]
    word = pieces[verb.verb].text
    return any(is_quote(piece) for piece in before) or (word in VERBS and VERBS[word].lemma in _INVERTING)


def cue_takes_recipient(word: str) -> bool:
    """Whether a noun phrase after the verb is the one addressed: "told the Times"."""
    return word in VERBS and VERBS[word].lemma in {"tell", "assure", "remind", "warn"}


def _aside_start(pieces: Sequence[Piece], comma: int) -> bool:
    """Whether the comma ends a clause and not an aside between a subject and its verb."""
    who = subject(pieces, comma + 1)
    return (
        who is None
        or who[0] > 0
        or (
            any(piece.tag in {"VERB", "AUX"} for piece in pieces[who[1] : comma] if True) and pieces[who[1]].text != ","
        )
    )


def postposed(pieces: Sequence[Piece], verb: Group, cue: Cue) -> Found | None:
    """ "A, he said", "A, said the minister on Monday", "A, he said, B"."""
    if verb.form not in {"finite"}:
        return None
    inverted = verb.start and (pieces[verb.start - 1].text == "," or is_quote(pieces[verb.start - 1]))
    if inverted and pieces[verb.start - 1].text == ",":
        named = subject(pieces, verb.start)
        inverted = not (named and named[0] and is_quote(pieces[named[0] - 1]))
    inverted = inverted and not cue_takes_recipient(pieces[verb.verb].text) and _inverts(pieces, verb)
    who = phrase_after(pieces, verb.verb + 1) if inverted else None
    after = verb.verb + 1
    first = verb.start
    if who is not None:
        after = who[1]
    else:
        who = subject(pieces, verb.start)
        if who is None:
            return None
        first = who[0]
    if not first:
        return None
    before = pieces[first - 1]
    if before.text == "as" and first != verb.start:
        return _as_said(pieces, verb, who, cue)
    if before.text != "," and not is_quote(before):
        return None
    last = first if is_quote(before) else first - 1
    start = start_of_clause(pieces, last) if last else 0
    while start < last and pieces[start].tag == "PUNCT":
        start += 1
    if last - start > 1 and pieces[last - 1].text in {"which", "who", "that", "because", "whose"}:
        start = last - 1  # "the fund, which, he claimed, may …"
    if pieces[start].text in {"asked", "when"} and first != verb.start:
        return None  # "asked if it was shut, she said": the words before the comma are another's
    if start >= last or (pieces[start].tag == "VERB" and pieces[start].text.endswith("ing")):
        return None
    if cue.lemma not in _REPORTING and not any(is_quote(piece) for piece in pieces[start:last]):
        return None
    clausal = any(is_quote(piece) or piece.tag in {"VERB", "AUX"} for piece in pieces[start:last])
    if not clausal and not (after + 1 < len(pieces) and pieces[after].text == ","):
        return None
    if pieces[start].text == "as" or (first and pieces[first - 1].text == "as"):
        return None
    spans: list[Span] = [(start, last)]
    rest = _resumed(pieces, after, inverted=first == verb.start, quoted=is_quote(pieces[start]) and last - start <= 2)
    if rest is not None:
        spans.append(rest)
    return Found(who, (verb.start, verb.verb + 1), tuple(spans), cue.lemma)


def _as_said(pieces: Sequence[Piece], verb: Group, who: Span, cue: Cue) -> Found | None:
    """ "As Holm noted, the plan is dead"; "the plan is dead, as Holm noted"."""
    comma = next_of(pieces, verb.verb, {","})
    if who[0] == 1:
        if comma + 1 >= len(pieces):
            return None
        return Found(who, (verb.start, verb.verb + 1), ((comma + 1, end_of_clause(pieces, comma + 1)),), cue.lemma)
    if pieces[who[0] - 2].text != ",":
        return None
    return Found(who, (verb.start, verb.verb + 1), ((start_of_clause(pieces, who[0] - 2), who[0] - 2),), cue.lemma)


def _resumed(pieces: Sequence[Piece], after: int, *, inverted: bool, quoted: bool) -> Span | None:
    """What goes on after "…, he said,": a quotation, or the rest of the clause."""
    at = past_adverbials(pieces, after)
    if at + 1 < len(pieces) and pieces[at].text in {",", ":", "."} and is_quote(pieces[at + 1]):
        return (at + 1, end_of_clause(pieces, at + 1))
    if inverted or quoted:
        if (
            at + 1 < len(pieces)
            and pieces[at].text == ","
            and pieces[at + 1].tag in {"VERB", "AUX"}
            and not pieces[at + 1].text.endswith("ing")
        ):
            return (at + 1, end_of_clause(pieces, at + 1))
        for later in range(at, len(pieces) - 1):
            if pieces[later].text == "," and is_quote(pieces[later + 1]) and len(pieces[later + 1].text) > 1:
                return (later + 1, end_of_clause(pieces, later + 1))
        return None
    if (
        at + 1 < len(pieces)
        and pieces[at].text == ","
        and pieces[at + 1].text not in _CLAUSE_BREAKS | {"and", "who", "which"}
    ):
        if pieces[at + 1].text in VERBS or pieces[at + 1].text.endswith("ing") or pieces[at + 1].text in {"according"}:
            return None
        return (at + 1, end_of_clause(pieces, at + 1))
    return None
