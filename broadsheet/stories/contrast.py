"""How alike articles are beside what lies near: words that all of a neighbourhood has tell its events not apart.

Two earthquakes in one country share "earthquake", the country and "magnitude"; what parts them are names, places and
figures that only one of them has. So every article is weighed anew against its NEAREST articles: a term that a share
``f`` of them has counts for ``1 - f``. On look-alike events (ecbplus, thresholds from one half of the topics, scores of
the other, all articles at once) average link on these likenesses has BCubed F1 .92 to .94 where the plain cosine has
.86; with 14, 20, 30 and 45 nearest articles it is .90, .94, .92 and .87.
"""

from __future__ import annotations

import numpy as np

from broadsheet.stories.sparse import WEIGHTS, Floats, Packed

NEAREST = 24  # articles, itself included; where there are fewer the rest is taken to have none of the terms
LEAST = 0.05  # of a term's weight, that always stays
MOST = 0.05  # that one term may add: two events in one town share its name and no more


def table(held: Packed) -> Floats:
    """The vectors as rows of a dense matrix, with a column for each term (by its low 16 bits) that any of them has."""
    there = held.weights > 0
    _, column = np.unique(held.low[there], return_inverse=True)
    row = np.nonzero(there)[0]
    rows = np.zeros((len(held.low), int(column.max(initial=-1)) + 1), np.float32)
    np.maximum.at(rows, (row, column), WEIGHTS[held.weights[there]])
    return rows


def plain(rows: Floats) -> Floats:
    """Inner products of all pairs."""
    found: Floats = rows @ rows.T
    return found


def contrasted(rows: Floats, alike: Floats) -> Floats:
    """Cosines of all pairs, weighed by what is near both; ``alike`` are the plain ones. The diagonal is one."""
    found = np.empty_like(alike)
    squares = rows * rows
    near = np.argsort(-alike, axis=1, kind="stable")[:, :NEAREST]
    for number, nearest in enumerate(near):
        shares = np.count_nonzero(rows[nearest], axis=0) / np.float32(NEAREST)
        kept = np.maximum(1 - shares, np.float32(LEAST)) ** 2
        lengths = squares @ kept
        own = np.flatnonzero(rows[number])
        products = rows[:, own] * (rows[number, own] * kept[own])
        products /= np.sqrt(np.maximum(lengths * lengths[number], np.float32(1e-12)))[:, None]
        found[number] = np.minimum(products, np.float32(MOST)).sum(axis=1)
    symmetric: Floats = (found + found.T) * np.float32(0.5)
    np.fill_diagonal(symmetric, 1)
    return symmetric
