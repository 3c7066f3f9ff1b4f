"""Where the clauses and phrases of a passage begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.analysis.said.lexicon import SPEECH, VERBS
from broadsheet.analysis.said.passages import Piece
from broadsheet.analysis.said.phrases import TIME, Span, is_quote, phrase_after
from broadsheet.text.languages.language import words

_CUTTING = words("after when while because although though during amid before since if unless until once")
_FRONTS = words("despite while as when although if because since after before though")
_AFTER_OBJECT = frozenset(["VERB", "SCONJ", "ADP", "ADV", "CCONJ"])
_LISTING = words("including especially and or")
_CLAUSE_BREAKS = words("but while although though whereas")


def start_of_clause(pieces: Sequence[Piece], last: int) -> int:
    """Where the clause that ends before ``last`` begins: the passage's beginning, or after another speaker's words."""
    for at in range(last - 1, -1, -1):
        if pieces[at].text == ";" or (pieces[at].text == ":" and is_quote(pieces[at + 1])):
            return at + 1
    return 0


def end_of_clause(pieces: Sequence[Piece], start: int) -> int:
    """Where the clause that begins at ``start`` ends."""
    end = last_of(pieces)
    fronted = pieces[0].text in _FRONTS or (pieces[0].tag == "VERB" and pieces[0].text.endswith("ing"))
    for at in range(start, end):
        piece, following = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        if following is None:
            break
        if piece.text == ";":
            return at
        if (
            piece.text == "”,"
            and following.text.endswith("ing")
            and following.text in VERBS
            and VERBS[following.text].lemma in SPEECH
        ):
            return at + 1
        if piece.text in {",", "—", "–"} and _breaks(pieces, at + 1):
            return at
        if piece.text == "," and fronted and sentence_follows(pieces, at + 1):
            return at
        if piece.text == "," and following.text in {"but", "and"} and sentence_follows(pieces, at + 2):
            return at
        if piece.text in {"and", "but"} and _another_cue(pieces, at + 1):
            return at - 1 if pieces[at - 1].text == "," else at
    return end


def _breaks(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what follows a comma belongs to the speaker's clause and not to the content."""
    piece = pieces[at]
    if piece.text == "according":
        return True
    if piece.tag == "VERB" and piece.text.endswith("ing") and piece.text in VERBS and VERBS[piece.text].lemma in SPEECH:
        return True
    if piece.text in _CLAUSE_BREAKS | {"and"}:
        return _own_cue(pieces, at + 1)
    who = phrase_after(pieces, at)
    if who is not None and who[1] < len(pieces):  # "…, he said" closes what somebody else is said to have said
        verb = pieces[who[1]]
        return (
            verb.tag == "VERB"
            and verb.text in VERBS
            and VERBS[verb.text].lemma in {"say", "add", "tell"}
            and not verb.text.endswith("ing")
            and (who[1] + 1 >= len(pieces) or pieces[who[1] + 1].tag in {"PUNCT", "ADP"})
        )
    return False


def _own_cue(pieces: Sequence[Piece], at: int) -> bool:
    who = phrase_after(pieces, at)
    after = who[1] if who else at
    while after < len(pieces) and pieces[after].tag in {"AUX", "ADV", "PART"}:
        after += 1
    return (
        after < len(pieces)
        and pieces[after].tag == "VERB"
        and pieces[after].text in VERBS
        and VERBS[pieces[after].text].lemma in SPEECH
    )


def _another_cue(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "and" is followed by another verb of saying of the same speaker: "said A and accused B"."""
    while at < len(pieces) and pieces[at].tag == "ADV":
        at += 1
    if at >= len(pieces) or pieces[at].tag != "VERB" or pieces[at].text not in VERBS:
        return False
    word = pieces[at].text
    return VERBS[word].lemma in SPEECH and (word.endswith("ed") or word in {"said", "told", "wrote"})


def to_shared_subject(pieces: Sequence[Piece], cue: int, content: Span) -> Span:
    """The content without the verbs that stand beside the cue: "calling them liars and threatening to sue"."""
    ending = "ing" if pieces[cue].text.endswith("ing") else "s" if pieces[cue].text.endswith("s") else ""
    for at in range(content[0] + 1, content[1] - 1):
        beside = pieces[at + 1]
        if ending and pieces[at].text in {"and", "but"} and beside.tag == "VERB" and beside.text.endswith(ending):
            return content[0], at - (pieces[at - 1].text == ",")
    return content


def end_of_phrase(pieces: Sequence[Piece], start: int) -> int:
    """Where an object that begins at ``start`` ends: at a comma that no list follows, at "after …"."""
    clause = end_of_clause(pieces, start)
    for at in range(start + 1, clause):
        piece = pieces[at]
        if piece.text in {":", "—", "–", "--"}:
            return at
        following = pieces[at + 1] if at + 1 < clause else None
        if piece.text == "," and following is not None and following.tag in _AFTER_OBJECT:
            if following.text not in _LISTING:
                return at
            continue
        if piece.tag in {"SCONJ", "ADP"} and piece.text in _CUTTING:
            return at
        if piece.text in {"on", "in", "at"} and following is not None and following.text in TIME:
            return at
        if piece.text in {"and", "but"} and sentence_follows(pieces, at + 1):
            return at - 1 if pieces[at - 1].text == "," else at
    return clause


def sentence_follows(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a subject and its finite verb follow: "and he pronounced"."""
    who = phrase_after(pieces, at)
    return (
        who is not None
        and who[1] < len(pieces)
        and pieces[who[1]].tag in {"VERB", "AUX"}
        and not pieces[who[1]].text.endswith("ing")
    )


def last_of(pieces: Sequence[Piece]) -> int:
    end = len(pieces)
    while end and pieces[end - 1].tag == "PUNCT" and pieces[end - 1].text in {".", "!", "?", "…", ";", ",", ")"}:
        end -= 1
    return end


def next_of(pieces: Sequence[Piece], at: int, texts: set[str]) -> int:
    while at < len(pieces) and pieces[at].text not in texts:
        at += 1
    return at
