"""From what extractors took to what belongs: their choice of pieces filled up and cut back by the page's own order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from broadsheet.extraction.aligning import letters
from broadsheet.extraction.pieces import Piece
from broadsheet.types import BlockKind

# Share of a piece's characters that are links, above which it is a list of links and no prose. .5 to .8 differ by
# less than .003 F1 on both gold files; .7 is the middle of the plateau.
LINK_DENSE = 0.7

# Share of the chosen text that lies in elements of one shape (tag and class, the parent's tag and class) which makes
# that shape the article's own, so that its other paragraphs belong too. Filling raises F1 from .9685 to .9768 (95
# pages) and from .9600 to .9671 (204 pages); .1 to .5 make no difference.
SAME_SHAPE = 0.2

# Share of the text which makes an ``<article>`` the page's own, or the part below the title the article. Cutting back
# raises F1 from .9719 to .9744 on 204 pages and from .9789 to .9790 on 95; .3 to .9 make no difference.
MOST = 0.5

ENOUGH = 400  # letters of a text that is taken for an article against the extractors' choice
OWN_LEVELS = 2  # the element and its parent: what is called a caption or an advertisement there is one
FAR_LEVELS = 6  # further up the page's own wrappers begin, which carry all sorts of names

_TABLE = frozenset({"td", "th", "tr", "tbody"})  # between a table and its text; one box with it, not three levels

_CAPTION = re.compile(r"caption|bread-?crumb|\bcrumbs\b", re.I)
_FOREIGN = re.compile(
    r"comment|\bcmts?(?:box|list|s)?\b|disqus|\breactions\b|related|recirc|recommend|promo|newsletter|sidebar|outbrain|taboola|teaser|read-?more|"
    r"also-?read|most-?read|popular|trending|subscri|paywall|cookie|consent|footer|author-?bio|disclaimer|inscription|"
    r"\badvert(?:isements?|s)?\b",
    re.I,
)

Pieces = Sequence[Piece]
Keys = Sequence[str]
Shape = tuple[str, str, str, str]


def size(keys: Keys, chosen: Sequence[int]) -> int:
    """The letters of the chosen pieces."""
    return sum(len(keys[index]) for index in chosen)


def is_out(piece: Piece) -> bool:
    """Whether a piece is no prose of the article, whatever extractors say: links, the title, a picture's caption."""
    if piece.linked > LINK_DENSE * len(piece.block.text):
        return True
    element = piece.element
    return element is not None and (element.tag == "h1" or _is_called(_CAPTION, piece, OWN_LEVELS))


def completed(pieces: Pieces, keys: Keys, found: list[int], title: str, standfirst: str) -> list[int]:
    """The pieces of the article with this ``title``, given those that extractors ``found``; indices in page order."""
    found = _under_title(pieces, keys, found, title)
    kept = _of_one_article(pieces, keys, found, _filled(pieces, keys, found))
    kept = _most(keys, kept, [index for index in kept if not _is_called(_FOREIGN, pieces[index], OWN_LEVELS)])
    kept = _most(keys, kept, _below_title(pieces, keys, kept, title))
    return _without_standfirst(pieces, keys, kept, standfirst)


def _most(keys: Keys, chosen: list[int], part: list[int]) -> list[int]:
    """``part`` of ``chosen`` when it is most of it: a rule that would take more away is wrong about the page."""
    return part if size(keys, part) > MOST * size(keys, chosen) else chosen


def _filled(pieces: Pieces, keys: Keys, chosen: list[int]) -> list[int]:
    """``chosen`` and the paragraphs after its first one that have the shape of most of it."""
    if not chosen:
        return []
    sizes: Counter[Shape] = Counter()
    for index in chosen:
        sizes[_shape(pieces[index])] += len(keys[index])
    enough = SAME_SHAPE * sum(sizes.values())
    shapes = {shape for shape, letters_of_shape in sizes.items() if letters_of_shape >= enough}
    seen = {keys[index] for index in chosen}
    kept = set(chosen)
    all_foreign = 2 * sum(_is_called(_FOREIGN, pieces[index], FAR_LEVELS) for index in chosen) > len(chosen)
    for index in range(chosen[0], len(pieces)):
        piece = pieces[index]
        if index in kept or piece.block.kind is not BlockKind.PARAGRAPH or keys[index] in seen:
            continue
        if (
            _shape(piece) in shapes
            and not is_out(piece)
            and (all_foreign or not _is_called(_FOREIGN, piece, FAR_LEVELS))
        ):
            kept.add(index)
            seen.add(keys[index])
    return sorted(kept)


def _under_title(pieces: Pieces, keys: Keys, found: list[int], title: str) -> list[int]:
    """``found``, or the text of the ``<article>`` with the page's title when extractors took a longer one below it."""
    heading = _heading(pieces, keys, title)
    own = _articles(pieces[heading])[:1] if heading is not None else []
    held = [index for index in found if own and own[0] in _articles(pieces[index])]
    if not own or size(keys, held) > MOST * size(keys, found):
        return found
    inside = [
        index
        for index, piece in enumerate(pieces)
        if keys[index]
        and own[0] in _articles(piece)
        and not is_out(piece)
        and not _is_called(_FOREIGN, piece, FAR_LEVELS)
    ]
    return inside if size(keys, inside) >= ENOUGH else found


def _of_one_article(pieces: Pieces, keys: Keys, found: Sequence[int], filled: list[int]) -> list[int]:
    """``filled`` without what stands outside the ``<article>`` that holds most of what was ``found``.

    Pages that load the next articles below the first hold several.
    """
    sizes: Counter[Any] = Counter()
    for index in found:
        for article in _articles(pieces[index]):
            sizes[article] += len(keys[index])
    enough = MOST * size(keys, found)
    own = min((article for article, held in sizes.items() if held > enough), key=lambda one: sizes[one], default=None)
    return filled if own is None else [index for index in filled if own in _articles(pieces[index])]


def _below_title(pieces: Pieces, keys: Keys, chosen: list[int], title: str) -> list[int]:
    heading = _heading(pieces, keys, title)
    return chosen if heading is None else [index for index in chosen if index > heading]


def _without_standfirst(pieces: Pieces, keys: Keys, chosen: list[int], standfirst: str) -> list[int]:
    """``chosen`` without a standfirst of its own shape at its beginning: readers see it above the body already.

    A first paragraph that only serves as the summary too has the shape of the others and stays. One page in eight has
    such a standfirst; without them F1 is lower by .0004 on 95 pages and by .0001 on 204.
    """
    said = letters(standfirst).lower()
    if not said or len(chosen) < 3:
        return chosen
    sizes = Counter(_shape(pieces[index]) for index in chosen)
    usual = sizes.most_common(1)[0][0]
    first = next((index for index in chosen[:3] if keys[index].lower() == said), None)
    if first is None or _shape(pieces[first]) == usual:
        return chosen
    return [index for index in chosen if index != first]


def _heading(pieces: Pieces, keys: Keys, title: str) -> int | None:
    """The index of the first heading that is the page's title."""
    wanted = letters(title).lower()
    for index, piece in enumerate(pieces):
        if piece.block.kind is BlockKind.HEADING and keys[index] and keys[index].lower() == wanted:
            return index
    return None


def _articles(piece: Piece) -> list[Any]:
    """The ``<article>`` elements around a piece, the innermost first."""
    element = piece.element
    if element is None:
        return []
    outer = [*element.iterancestors("article")]
    return [element, *outer] if element.tag == "article" else outer


def _shape(piece: Piece) -> Shape:
    element = piece.element
    parent = element.getparent() if element is not None else None
    own = (element.tag, element.get("class") or "") if element is not None else ("", "")
    return (*own, parent.tag, parent.get("class") or "") if parent is not None else (*own, "", "")


def _is_called(names: re.Pattern[str], piece: Piece, levels: int) -> bool:
    return piece.element is not None and any(names.search(name) for name in _classes(piece.element, levels))


def _classes(element: Any, levels: int) -> Iterator[str]:
    """Classes and identifiers of ``element`` and what surrounds it, ``levels`` in all; the page's own do not count."""
    while levels and element is not None and element.tag not in {"body", "html"}:
        yield f"{element.get('class') or ''} {element.get('id') or ''}"
        levels -= element.tag not in _TABLE
        element = element.getparent()
