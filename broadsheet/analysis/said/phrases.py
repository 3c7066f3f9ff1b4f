"""Noun phrases, verb groups and subjects in a passage of tagged pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.analysis.said.lexicon import VERBS
from broadsheet.analysis.said.passages import QUOTE, Piece
from broadsheet.text.languages.language import words

Span = tuple[int, int]  # of pieces, the end not included

NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM"])
_WITHIN = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "SYM", "X"])
_POSSESSIVES = words("his her its their my our your whose 's ’s ' ’ s'")
_JOINING = words("of for from in at with on behind to against within near under inside around between")
RELATIVE = words("who which that whom")
BE = words("be is are was were been being am 's ’s 're ’re")
TIME = words("""
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight week weekend month year
    morning afternoon evening night january february march april may june july august september october november
    december earlier later ago
    """)
OPENERS = words("but and that when because while although though as if since so or yet whether where :")
_QUANTITIES = words("some many most all both each none several few")
_ASIDE = 40  # pieces of what is said of a speaker between commas
_FURTHEST = 60  # pieces looked back for a subject


class Group(NamedTuple):
    """A verb with its auxiliaries. ``form`` is finite, passive, ing or inf."""

    start: int
    verb: int
    form: str


class Found(NamedTuple):
    """Spans of pieces. ``source`` is None where the passage names none."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    lemma: str


def is_quote(piece: Piece) -> bool:
    """Whether the piece is a whole quotation."""
    return piece.tag == QUOTE


def group(pieces: Sequence[Piece], verb: int) -> Group:
    """The verb group that ends with ``verb``."""
    start, auxiliaries, infinitive = verb, set(), False
    while (
        start
        and (pieces[start - 1].tag in {"AUX", "ADV", "PART"})
        and pieces[start - 1].text not in _POSSESSIVES - {"'s", "’s"}
    ):
        word = pieces[start - 1].text
        if word in {"'s", "’s"} and pieces[start - 1].tag != "AUX":
            break
        start -= 1
        if word == "to":
            infinitive = True
            break
        if pieces[start].tag == "AUX":
            auxiliaries.add(word)
    while start < verb and pieces[start].tag == "ADV" and pieces[start].text in TIME:
        start += 1
    ing = pieces[verb].text.endswith("ing")
    if infinitive and not auxiliaries:
        return Group(start, verb, "inf")
    if auxiliaries & BE and not ing:
        return Group(start, verb, "passive")
    if ing and not auxiliaries:
        return Group(start, verb, "ing")
    return Group(start, verb, "inf" if infinitive else "finite")


def phrase_before(pieces: Sequence[Piece], last: int) -> Span:
    """The noun phrase that ends with the piece ``last``, with what "of", "for", "in" … join to its noun."""
    start = _bare_phrase(pieces, last)
    for _ in range(3):
        if (
            start >= 2
            and pieces[start - 1].text in _JOINING
            and (pieces[start - 2].tag in {"NOUN", "PROPN", "PRON", "NUM"} or pieces[start - 2].text in _QUANTITIES)
        ):
            before = _bare_phrase(pieces, start - 2)
            if pieces[start - 2].text in TIME or (pieces[start - 2].tag == "PRON" and pieces[start - 1].text != "of"):
                break
            if before and pieces[before - 1].tag == "VERB":
                break  # "told people in Ohio officials …": the noun is an object
            start = before
            continue
        if (
            start >= 3
            and pieces[start - 1].text == "by"
            and pieces[start - 2].tag == "VERB"
            and pieces[start - 3].tag in {"NOUN", "PROPN"}
        ):
            start = _bare_phrase(pieces, start - 3)
            continue
        if (
            start >= 2
            and pieces[start - 1].text in {"and", "&", "or"}
            and pieces[start - 2].tag in {"NOUN", "PROPN", "PRON"}
        ):
            before = _bare_phrase(pieces, start - 2)
            if before == 0 or pieces[before - 1].text in OPENERS or pieces[before - 1].tag in {"PUNCT", QUOTE}:
                start = before
                continue
            if before >= 2 and pieces[before - 1].text in _JOINING and pieces[before - 2].tag in {"NOUN", "PROPN"}:
                start = before  # "polls in Varne and Orm"
                continue
        break
    return start, last + 1


def _bare_phrase(pieces: Sequence[Piece], last: int) -> int:
    start = last
    while start:
        piece, text = pieces[start - 1], pieces[start - 1].text
        if text == ")" and start < last + 1 and (bracket := _bracket(pieces, start - 1)):
            start = bracket
            continue
        inner = piece.tag in _WITHIN or text in _POSSESSIVES or (text in {"-", "."} and _hugs(pieces, start - 1))
        if not inner and piece.tag in {"VERB", "ADV"} and start >= 2 and pieces[start - 2].tag == "DET":
            inner = True  # "the elected officials"
        if not inner or (
            pieces[last].tag == "PRON" and pieces[last].text not in {"one", "others", "ones", "all", "many"}
        ):
            break
        start -= 1
    while start < last and (pieces[start].text in TIME | {"-", "."} or pieces[start].text in {"'s", "’s"}):
        start += 1
    return start


def _bracket(pieces: Sequence[Piece], close: int) -> int:
    """Where "(RSS)" begins, 0 where the bracket holds more than a name."""
    opening = next((at for at in range(close - 1, max(0, close - 5), -1) if pieces[at].text == "("), 0)
    return opening if opening and pieces[opening - 1].tag in {"PROPN", "NOUN"} else 0


def _hugs(pieces: Sequence[Piece], at: int) -> bool:
    return (
        at > 0 and pieces[at - 1].end == pieces[at].start and pieces[at - 1].tag in {"PROPN", "NOUN", "ADJ", "NUM", "X"}
    )


def phrase_after(pieces: Sequence[Piece], first: int) -> Span | None:
    """The noun phrase that begins with the piece ``first``, as after "said" or "by"; None where none begins."""
    end, noun = first, -1
    while end < len(pieces):
        piece = pieces[end]
        if piece.tag == "PRON" and piece.text not in _POSSESSIVES:
            return (first, end + 1) if end == first else (first, noun + 1) if noun >= 0 else None
        if piece.tag in _WITHIN or piece.text in _POSSESSIVES or (piece.text in {"-", "."} and _hugs(pieces, end)):
            if piece.text in TIME:
                break
            noun = end if piece.tag in NOMINAL else noun
        elif (
            piece.tag == "VERB"
            and end == first + 1
            and pieces[first].tag == "DET"
            and end + 1 < len(pieces)
            and pieces[end + 1].tag in _WITHIN
        ):
            pass  # "the printed card"
        elif piece.text in {"of", "for", "from", "at", "with", "and"} and noun == end - 1 and end > first:
            if end + 1 >= len(pieces) or pieces[end + 1].tag not in _WITHIN | {"PRON"}:
                break
            if piece.text == "and" and pieces[end + 1].tag != "PROPN":
                break
        else:
            break
        end += 1
    return (first, noun + 1) if noun >= 0 else None


def subject(pieces: Sequence[Piece], start: int) -> Span | None:
    """Who does what the verb group that begins at ``start`` says; None where nobody can be found."""
    last = start - 1
    if last < 0:
        return None
    piece = pieces[last]
    if piece.text in RELATIVE and piece.tag in {"PRON", "SCONJ", "DET"} and last:
        return last, start
    if piece.text in {",", ")", "—", "–", "-", "--"}:
        return _before_aside(pieces, last)
    if piece.text in {"and", "but", "or", "then"} and piece.tag == "CCONJ":
        return _coordinated(pieces, start) or governor(pieces, last)
    if piece.tag == "VERB" and last and pieces[last - 1].tag in NOMINAL and piece.text.endswith("ed"):
        return phrase_before(pieces, last - 1)[0], start  # "those surveyed said"
    adjective = piece.tag == "ADJ" and last > 0 and pieces[last - 1].tag in _WITHIN
    if piece.tag not in NOMINAL | {"SYM"} and not adjective:
        return None
    if piece.text in TIME and last and (pieces[last - 1].tag == "ADP" or pieces[last - 1].tag in NOMINAL):
        skip = last - 1 if pieces[last - 1].tag == "ADP" else last
        return subject(pieces, skip)
    found = phrase_before(pieces, last)
    if (
        found[0]
        and pieces[found[0] - 1].tag == "ADP"
        and pieces[found[0] - 1].text in {"on", "in", "at", "after", "during"}
    ):
        earlier = subject(pieces, found[0] - 1) if found[0] >= 2 and pieces[found[0] - 2].tag in NOMINAL else None
        return earlier or _with_clause(pieces, found) or found
    return _with_clause(pieces, found) or found


def _with_clause(pieces: Sequence[Piece], found: Span) -> Span | None:
    """The whole subject when ``found`` is an object inside it: "an official who saw the letter"."""
    at = found[0] - 1
    while (
        at >= 0 and pieces[at].tag in {"ADP", "VERB", "AUX", "ADV", "PART"} | NOMINAL | _WITHIN and found[0] - at < 14
    ):
        if pieces[at].text in {"who", "that", "which"} and pieces[at].tag == "PRON" and at:
            noun = at - 1
            return (phrase_before(pieces, noun)[0], found[1]) if pieces[noun].tag in NOMINAL else None
        at -= 1
    verb = found[0] - 1
    if verb >= 1 and pieces[verb].tag == "ADP":
        verb -= 1
    if verb >= 1 and pieces[verb].tag in {"VERB", "ADJ"} and pieces[verb - 1].tag in {"NOUN", "PRON"}:
        start = phrase_before(pieces, verb - 1)[0]
        if start == 0 or pieces[start - 1].tag in {"PUNCT", QUOTE, "SCONJ", "CCONJ"}:
            return start, found[1]
    return None


def antecedent(pieces: Sequence[Piece], last: int) -> Span | None:
    """The noun phrase that a relative pronoun after the piece ``last`` stands for."""
    if last < 0:
        return None
    if pieces[last].text == "," and last:
        last -= 1
    return phrase_before(pieces, last) if pieces[last].tag in NOMINAL else None


def _before_aside(pieces: Sequence[Piece], close: int) -> Span | None:
    """The subject before ", who spent the morning there," or ", 22, of Flint,"."""
    marks = {",", "("} if pieces[close].text in {",", ")"} else {pieces[close].text}
    fallback: Span | None = None
    for mark in range(close - 1, max(0, close - _FURTHEST), -1):
        ends = is_quote(pieces[mark]) and (mark == 0 or pieces[mark].text != "”")  # a whole one: a title may stand here
        if ends or pieces[mark].text in {";", ":"}:
            break
        if pieces[mark].text not in marks or pieces[mark - 1].tag not in NOMINAL:
            continue
        found = phrase_before(pieces, mark - 1)
        before = pieces[found[0] - 1] if found[0] else None
        if before is None or is_quote(before) or before.text in OPENERS or before.tag == "SCONJ":
            return found
        if before.text == "," or fallback is None:
            fallback = found if before.tag != "ADP" else fallback
    return fallback


def main_subject(pieces: Sequence[Piece], before: int) -> Span | None:
    """The subject of the verb of saying before a piece, or of the nearest verb: for "…, adding that"."""
    for at in range(before - 1, max(-1, before - _FURTHEST), -1):
        if pieces[at].text == ";":
            break
        if pieces[at].tag != "VERB" or pieces[at].text not in VERBS or pieces[at].text.endswith("ing"):
            continue
        found = group(pieces, at)
        if found.form != "finite" or (found.start and pieces[found.start - 1].tag in {"DET", "ADJ", "ADP"}):
            continue
        who = subject(pieces, found.start)
        if who is not None and pieces[who[0]].text in RELATIVE:
            who = antecedent(pieces, who[0] - 1)
        if who is None:
            who = phrase_after(pieces, at + 1)
        if who is not None:
            return who
    return governor(pieces, before)


def _coordinated(pieces: Sequence[Piece], start: int) -> Span | None:
    """The subject of the verb of saying that this one stands beside: "said the law had failed and questioned it"."""
    verb = start
    while verb < len(pieces) and pieces[verb].tag not in {"VERB"}:
        verb += 1
    if verb >= len(pieces) or pieces[verb].text not in VERBS or verb > start + 2 or pieces[start].tag == "AUX":
        return None
    past = not pieces[verb].text.endswith("s")
    for at in range(start - 1, max(-1, start - _FURTHEST), -1):
        word = pieces[at].text
        if pieces[at].tag == "VERB" and word in VERBS and word.endswith("s") != past and not word.endswith("ing"):
            found = group(pieces, at)
            if found.form == "finite" and found.start and pieces[found.start].tag != "AUX":
                return subject(pieces, found.start)
    return None


def governor(pieces: Sequence[Piece], before: int) -> Span | None:
    """The subject of the nearest verb before a piece that has one: for "…, adding", "and said", "to say"."""
    for at in range(before - 1, max(-1, before - _FURTHEST), -1):
        if pieces[at].tag in {"VERB", "AUX"} and not pieces[at].text.endswith("ing"):
            found = group(pieces, at)
            if (
                found.form in {"finite", "passive"}
                and found.start
                and pieces[found.start - 1].tag in NOMINAL | {"PUNCT"}
            ):
                if pieces[found.start - 1].text in RELATIVE:
                    return antecedent(pieces, found.start - 2)
                who = subject(pieces, found.start)
                if who is not None:
                    return who
                if pieces[at].text in VERBS and at + 1 < len(pieces):
                    return phrase_after(pieces, at + 1)
    return None


def widened(pieces: Sequence[Piece], source: Span, cue: Span) -> Span:
    """A source with its party in brackets, and with what is said of it between commas or after "who"."""
    start, end = source
    if end < len(pieces) and pieces[end].text == "(":
        close = next((at for at in range(end, min(end + 8, len(pieces))) if pieces[at].text == ")"), end - 1)
        end = close + 1
    if pieces[start].tag == "PRON" or end >= len(pieces):
        return start, end
    if end < cue[0]:
        aside = pieces[end].text == "," == pieces[cue[0] - 1].text and cue[0] - end < _ASIDE
        return (start, cue[0] - 1) if aside and _describes(pieces, end + 1) else (start, end)
    if start >= cue[1] and (pieces[end].text == "who" or (pieces[end].text == "," and _describes(pieces, end + 1))):
        return start, _end_of_aside(pieces, end)
    return start, end


def _describes(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an apposition or a relative clause begins at ``at``."""
    return at < len(pieces) and (pieces[at].tag in {"DET", "NOUN", "PROPN", "NUM", "ADJ"} or pieces[at].text == "who")


def _end_of_aside(pieces: Sequence[Piece], start: int) -> int:
    """Where what is said of a speaker after the cue ends: before the quotation that goes on, or with the sentence."""
    for at in range(start + 1, min(len(pieces), start + _ASIDE)):
        if is_quote(pieces[at]) or pieces[at].text in {";", ":", "."} or pieces[at].tag == "SCONJ":
            return at - (pieces[at - 1].text == ",")
        if pieces[at].text == "," and at + 1 < len(pieces) and pieces[at + 1].tag in {"VERB", "ADP", "ADV", "CCONJ"}:
            return at
    return min(len(pieces), start + _ASIDE)
