"""A text as a reader of quotations sees it: passages of words in which each quotation is one piece."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.analysis.document import Document
from broadsheet.analysis.said.lexicon import VERBS
from broadsheet.text import datelines, quotations
from broadsheet.text.languages.language import words
from broadsheet.text.quotations import Quotation
from broadsheet.text.tagging import Token

QUOTE = "QUOTE"  # the tag of a piece that is a quotation
_PAST = words("said says wrote told")
_MISREAD = words("VERB INTJ X SCONJ ADV")  # tags that unknown names get
_LONGEST = 100_000  # characters of a text that are read: longer ones are no articles
_MOST_PIECES = 200  # of a passage: a longer one is cut, it is a list
_ADVERBS = words(
    "also later then still so now instead once when as if while more never ever even not just here there again"
)
_STOPS = frozenset(".!?…,;")


class Piece(NamedTuple):
    """A word, a sign or a whole quotation. ``text`` is folded; of a quotation "”" and the stop inside it."""

    text: str
    start: int
    end: int
    tag: str


class Passage(NamedTuple):
    """A sentence, or several that a quotation joins. ``paragraph`` counts from 0."""

    pieces: tuple[Piece, ...]
    paragraph: int


def passages(document: Document) -> tuple[tuple[Passage, ...], tuple[Quotation, ...]]:
    """The passages in order, and the outermost quotations."""
    quoted = tuple(each for each in quotations.find(document.text) if not each.depth)
    found: list[Passage] = []
    pieces: list[Piece] = []
    paragraph, at = 0, 0
    before = 0
    for (start, end), tokens in zip(document.sentences, document.tokens, strict=True):
        if start > _LONGEST:
            break
        if "\n" in document.text[before:start] and pieces:
            found.append(Passage(tuple(pieces), paragraph))
            pieces = []
        paragraph += "\n" in document.text[before:start]
        before = end
        begins = datelines.end(document.text, start, end)
        for token in tokens:
            if token.start < begins:
                continue
            while at < len(quoted) and quoted[at].end <= token.start:
                at += 1
            if at < len(quoted) and quoted[at].start < token.end and token.start < quoted[at].end:
                if not pieces or pieces[-1].start != quoted[at].start or pieces[-1].tag != QUOTE:
                    pieces.append(Piece(_ending(document.text, quoted[at]), quoted[at].start, quoted[at].end, QUOTE))
                continue
            if len(pieces) >= _MOST_PIECES:
                found.append(Passage(tuple(pieces), paragraph))
                pieces = []
            pieces.append(Piece(token.text.lower(), token.start, token.end, _tag(token, pieces)))
        if at < len(quoted) and quoted[at].start < end < quoted[at].end:
            continue  # the sentence ends inside a quotation: what follows the quotation belongs to it
        if pieces:
            found.append(Passage(tuple(pieces), paragraph))
        pieces = []
    if pieces:
        found.append(Passage(tuple(pieces), paragraph))
    return tuple(Passage(_named_first(each.pieces), each.paragraph) for each in found), quoted


def _named_first(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """With a name that the tagger missed as the first word: "Early said", "Frank writes"."""
    if len(pieces) < 2 or pieces[0].tag not in _MISREAD | {"ADJ"} or pieces[1].tag != "VERB":
        return pieces
    first, verb = pieces[0], pieces[1]
    adverb = first.text.endswith(("ly", "ing", "ed")) or first.text in _ADVERBS or first.text in VERBS
    if adverb or verb.text not in VERBS or verb.text.endswith("ing") or "q" not in VERBS[verb.text].takes:
        return pieces
    return (first._replace(tag="PROPN"), *pieces[1:])


def _tag(token: Token, before: Sequence[Piece]) -> str:
    """The tag, where need be corrected: a noun with a capital letter is a name, "wrote" after a name is a verb."""
    word, tag = token.text, token.tag
    if not tag or not word[0].isalpha():
        return tag
    capital = word[0].isupper() and len(word) > 1
    if capital and tag in _MISREAD and before and word.lower() not in VERBS:
        return "PROPN"
    if tag in {"VERB", "AUX"}:
        return tag
    if capital and tag in {"INTJ", "X"}:
        return "PROPN"
    follows = before and (
        before[-1].tag in {"PROPN", "PRON", QUOTE}
        or before[-1].text == ","
        or QUOTE in {each.tag for each in before[-3:]}
    )
    if (
        follows
        and word.islower()
        and word in VERBS
        and "q" in VERBS[word].takes
        and (word.endswith(("ed", "s")) or word in _PAST)
    ):
        return "VERB"
    if tag == "ADJ" and before and before[-1].tag in {"NOUN", "PROPN"}:
        return "NOUN"  # "the press secretary": an adjective does not follow its noun
    return "PROPN" if tag == "NOUN" and word[0].isupper() else tag


def _ending(text: str, quotation: Quotation) -> str:
    """ "”" and the stop inside the marks, if there is one: "”," for “No,”."""
    inner = text[max(quotation.start, quotation.end - 6) : quotation.end].rstrip("\"'”’»」』 \u00a0")
    return "”" + (inner[-1:] if inner[-1:] in _STOPS else "")
