"""What follows a cue: the clause, the infinitive, the object or the quotation that it ascribes."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.analysis.said.ends import end_of_clause, end_of_phrase, to_shared_subject
from broadsheet.analysis.said.lexicon import Cue
from broadsheet.analysis.said.passages import QUOTE, Piece
from broadsheet.analysis.said.phrases import NOMINAL, TIME, Span, is_quote, phrase_after
from broadsheet.text.languages.language import words

_WH = words("what how why whether when where who which if")
_AS = words(
    "describe declare portray depict characterize characterise dismiss denounce deride see view regard hail praise"
)
_ADVERBIAL = words(
    "on in at during after before earlier later late early last this over following through via by for to with from "
    "when as"
)
_TOPIC = words("about against of on")  # after the one addressed: "warned us about"
_POSSESSIVE = words("his her its their my our your")


def after_cue(pieces: Sequence[Piece], at: int, cue: Cue) -> tuple[Span | None, int]:
    """The content after a cue at ``at``, and where the cue ends; None where what follows is none."""
    after = at + 1
    while after < len(pieces) and pieces[after].tag == "ADV" and pieces[after].text not in _WH:
        after += 1
    if "r" in cue.takes:
        after = _past_recipient(pieces, after)
    opening = None
    if after < len(pieces) and (pieces[after].tag == "ADP" or pieces[after].text in TIME | {"last", "this"}):
        moved = past_adverbials(pieces, after)
        clausal = cue._replace(takes=cue.takes.replace("o", ""), prepositions=frozenset())
        opening = _opening(pieces, moved, clausal) if moved > after else None
    if opening is None:
        opening = _opening(pieces, after, cue)
    if opening is None:
        moved = past_adverbials(pieces, after)
        opening = _opening(pieces, moved, cue._replace(takes=cue.takes.replace("o", ""))) if moved > after else None
        after = moved
    if opening is None:
        return None, at + 1
    start, kind = opening
    if kind == "o" and _only_time(pieces, start):
        return None, at + 1
    if is_quote(pieces[start]) and (start + 1 >= len(pieces) or pieces[start + 1].tag in {"ADP", "SCONJ"}):
        return (start, start + 1), at + 1
    end = end_of_clause(pieces, start) if kind == "c" else end_of_phrase(pieces, start)
    return (to_shared_subject(pieces, at, (start, end)) if end > start else None), at + 1


def _only_time(pieces: Sequence[Piece], start: int) -> bool:
    """Whether the object is none: "reported last week"."""
    end = start
    while end < len(pieces) and (
        pieces[end].text in TIME | {"last", "this", "next", "on"} or pieces[end].tag in {"NUM"}
    ):
        end += 1
    return end > start and pieces[end - 1].text in TIME and (end >= len(pieces) or pieces[end].tag in {"PUNCT", "ADP"})


def _opening(pieces: Sequence[Piece], after: int, cue: Cue) -> tuple[int, str] | None:
    """Where the content begins when the cue's complement begins at ``after``, and the letter of the complement."""
    if after >= len(pieces):
        return None
    piece, takes = pieces[after], cue.takes
    following = pieces[after + 1] if after + 1 < len(pieces) else None
    if "q" in takes:
        if piece.text in {":", ","} and following and is_quote(following):
            return after + 1, "c"
        if piece.text == ":" and following:
            return after + 1, "c"
        if is_quote(piece):
            return after, "c"
    if is_quote(piece) and takes:
        return after, "c" if "c" in takes else "o"
    if (piece.text in cue.prepositions and following and following.tag not in {"PUNCT", "VERB"} | {"AUX"}) or (
        piece.text in cue.prepositions and following and following.text.endswith(("ing", "ed"))
    ):
        return after + 1, "o"
    if piece.text in {"yes", "no"} and cue.lemma == "say" and (following is None or following.tag != "NOUN"):
        return after, "o"
    if piece.text == "as" and following and cue.lemma in _AS:
        return after, "o"
    if piece.text == "that" and "c" in takes and following and (piece.tag == "SCONJ" or _is_clause(pieces, after + 1)):
        return after, "c"
    if piece.text in _WH and ("c" in takes or "o" in takes):
        return after, "c"
    if piece.text == "to" and following and "t" in takes and following.tag in {"VERB", "AUX", "ADV", QUOTE}:
        return after, "t"
    if "c" in takes and _is_clause(pieces, after):
        return after, "c"
    if piece.text.endswith("ing") and piece.tag == "VERB" and ("g" in takes or "o" in takes):
        return after, "o"
    if (
        "o" in takes
        and (piece.tag in NOMINAL | {"DET", "ADJ", "QUOTE"} or piece.text in {"his", "her", "its", "their"})
        and (cue.lemma not in {"say", "tell", "see", "name"} or is_quote(piece))
    ):
        return after, "o"
    return None


def _is_clause(pieces: Sequence[Piece], start: int) -> bool:
    """Whether a noun phrase and a finite verb follow: "said the plan would fail"."""
    if pieces[start].tag not in NOMINAL | {"DET", "ADJ", QUOTE, "SYM", "ADV"} and pieces[
        start
    ].text not in _POSSESSIVE | {"both", "neither"}:
        return False
    noun = False
    for at in range(start, min(len(pieces), start + 30)):
        piece = pieces[at]
        finite = piece.tag == "AUX" or (piece.tag == "VERB" and not piece.text.endswith("ing"))
        if finite and noun and pieces[at - 1].text != "to":
            return True
        if is_quote(piece) and noun and pieces[at - 1].tag in NOMINAL:
            return True  # "says the rival “cannot win”"
        if piece.text in {";", ":"} or (
            piece.text == "," and (at == start or (at + 1 < len(pieces) and pieces[at + 1].tag == "CCONJ"))
        ):
            return False
        noun = noun or piece.tag in NOMINAL or is_quote(piece)
    return False


def _past_recipient(pieces: Sequence[Piece], after: int) -> int:
    if after >= len(pieces) or is_quote(pieces[after]):
        return after
    who = phrase_after(pieces, after)
    if who is None:
        return after
    end = who[1]
    while end < len(pieces) and pieces[end].text in TIME:
        end += 1
    while (
        end < len(pieces)
        and pieces[end].tag == "ADP"
        and pieces[end].text not in _TOPIC
        and (more := phrase_after(pieces, end + 1))
    ):
        end = more[1]
    following = pieces[end] if end < len(pieces) else None
    if following is None or following.tag in {"VERB", "AUX"}:
        return who[1] if following is None else after
    return (
        end
        if following.text in {"that", "to", ",", ":", "."} | _WH
        or is_quote(following)
        or following.tag in {"DET", "PRON"}
        else who[1]
    )


def past_adverbials(pieces: Sequence[Piece], after: int) -> int:
    """Past "on Tuesday", "in a statement", "at a rally in Ohio", "Sunday", and a comma pair around them."""
    at = after
    for _ in range(6):
        if at >= len(pieces):
            break
        piece = pieces[at]
        if piece.tag == "ADP" and piece.text in _ADVERBIAL and (noun := phrase_after(pieces, at + 1)):
            at = noun[1]
        elif piece.tag == "ADP" and at + 1 < len(pieces) and pieces[at + 1].text in TIME:
            at += 2
        elif piece.text in TIME or piece.tag == "ADV":
            at += 1
        elif (
            piece.text in {"last", "this", "late", "early", "next", "earlier", "later"}
            and at + 1 < len(pieces)
            and pieces[at + 1].text in TIME
        ):
            at += 2
        elif piece.text == "," and at + 1 < len(pieces) and at > after and pieces[at + 1].text in {"that"} | TIME:
            at += 1
        else:
            break
    return at
