"""What is shown of a hit: its title and a piece of its text, with what was looked for marked."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence

from broadsheet.search.places import Token, places

LENGTH = 240  # characters of a snippet
ELLIPSIS = "…"
_NEAR = 30  # characters by which an end is moved to fall between words


def marked(text: str, language: str, terms: Collection[str]) -> str:
    """The whole text as HTML: escaped, the terms (stems) in ``<mark>``."""
    return _html(text, places(text, language, terms))


def snippet(standfirst: str, text: str, language: str, terms: Collection[str], *, length: int = LENGTH) -> str:
    """The piece of the standfirst or text with the most different terms in it, as marked HTML of ``length`` characters.

    Where no term occurs it is the beginning. A standfirst with as many terms as the text has goes first.
    """
    best = ""
    best_count = -1
    for piece in filter(None, (standfirst, text)):
        found = places(piece, language, terms)
        start, count = _window(found, length)
        if count > best_count:
            best, best_count = _cut(piece, found, start, length), count
    return best


def _window(found: Sequence[Token], length: int) -> tuple[int, int]:
    """Where the window with the most different terms begins, and how many it has; the earliest of equals."""
    best_start, best_count, first = 0, 0, 0
    inside: dict[str, int] = {}
    for token in found:
        inside[token.term] = inside.get(token.term, 0) + 1
        while token.end - found[first].start > length:
            left = found[first].term
            inside[left] -= 1
            if not inside[left]:
                del inside[left]
            first += 1
        if len(inside) > best_count:
            best_start, best_count = found[first].start, len(inside)
    return best_start, best_count


def _cut(text: str, found: Sequence[Token], start: int, length: int) -> str:
    """``length`` characters around the window, ends between words, with an ellipsis where something is left out."""
    start = _sentence_start(text, start, length // 3)
    end = min(len(text), start + length)
    if end < len(text):
        space = text.rfind(" ", end - _NEAR, end)
        end = space if space > start else end
    piece = text[start:end]
    inside = [Token(term, a - start, b - start) for term, a, b in found if a >= start and b <= end]
    return f"{ELLIPSIS if start else ''}{_html(piece, inside)}{ELLIPSIS if end < len(text) else ''}"


def _sentence_start(text: str, start: int, reach: int) -> int:
    """A sentence's beginning at most ``reach`` characters before ``start``, else a word's."""
    low = max(0, start - reach)
    if low == 0:
        return 0
    for mark in (". ", "! ", "? ", "。", "؟ ", "। "):
        at = text.rfind(mark, low, start)
        if at >= 0:
            return at + len(mark)
    space = text.find(" ", low, start)
    return space + 1 if space >= 0 else low


def _html(text: str, found: Sequence[Token]) -> str:
    out: list[str] = []
    position = 0
    for start, end in _joined(found):
        out += html.escape(text[position:start]), "<mark>", html.escape(text[start:end]), "</mark>"
        position = end
    out.append(html.escape(text[position:]))
    return "".join(out)


def _joined(found: Sequence[Token]) -> list[tuple[int, int]]:
    """The places to mark, overlapping ones (pairs of characters) made one."""
    places: list[tuple[int, int]] = []
    for _, start, end in found:
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places
