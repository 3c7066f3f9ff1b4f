"""Linear-chain conditional random fields at work: weights from a file, features of single words, Viterbi, in numpy.

The score of a label at a word is a sum over the words from two before it to two behind it, and what one word adds is
a function of that word alone. So each word's part is made once, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import resources
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from broadsheet.text.memo import Memo

OFFSETS = (-2, -1, 0, 1, 2)  # places of the words that a label looks at, seen from its own
LONGEST = (
    128  # words that are decoded together: a longer sentence is cut, so that hostile text costs what any text does
)
EDGE = "\x02"  # stands before and behind each sentence

Floats = NDArray[np.float32]
Features = Callable[[str], Iterable[str]]


class Chain:
    """A trained model. ``features`` gives the names of a word's features; those that training dropped weigh nothing."""

    def __init__(
        self,
        labels: Sequence[str],
        names: Sequence[str],
        weights: NDArray[np.float16],
        transitions: Floats,
        features: Features,
    ) -> None:
        self.labels = tuple(labels)
        self._rows = {name: row for row, name in enumerate(names)}
        self._weights = weights  # features × (offsets · labels)
        self._transitions = np.ascontiguousarray(transitions.T, dtype=np.float32)  # [to, from]
        self._features = features
        self._parts: Memo[Floats] = Memo(self._part)

    @classmethod
    def load(cls, file: str, features: Features) -> Chain:
        """The model of a file beside the package's weights."""
        return cls.read(resources.files("broadsheet.text").joinpath("weights", file).read_bytes(), features)

    @classmethod
    def read(cls, packed: bytes, features: Features) -> Chain:
        """The model of a file's bytes, as ``quality.train`` writes it."""
        with np.load(BytesIO(packed), allow_pickle=False) as held:
            labels, names = (bytes(held[key]).decode().split("\n") for key in ("labels", "names"))
            return cls(labels, names, _dense(held, len(names), len(labels)), held["transitions"], features)

    def label(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The likeliest labels of each sentence's words."""
        pieces = [list(words[at : at + LONGEST]) for words in sentences for at in range(0, len(words), LONGEST)]
        if not pieces:
            return [[] for _ in sentences]
        lengths = np.array([len(piece) for piece in pieces])
        found = iter(_viterbi(self._scores(pieces), lengths, self._transitions).tolist())
        return [[self.labels[next(found)] for _ in words] for words in sentences]

    def _scores(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Words × labels over all sentences."""
        reach = max(OFFSETS)
        edge = [EDGE] * reach
        padded = [word for words in sentences for word in (*edge, *words, *edge)]
        numbers: dict[str, int] = {}
        at = np.array([numbers.setdefault(word, len(numbers)) for word in padded])
        parts = np.stack([self._parts[word] for word in numbers]).reshape(len(numbers), len(OFFSETS), -1)
        sizes = np.array([len(words) for words in sentences])
        inner = np.arange(int(sizes.sum())) + np.repeat(np.arange(1, len(sizes) + 1) * 2 * reach - reach, sizes)
        total: Floats = parts[at[inner + OFFSETS[0]], 0]
        for column, offset in enumerate(OFFSETS[1:], 1):
            total += parts[at[inner + offset], column]
        return total

    def _part(self, word: str) -> Floats:
        """What a word adds to the labels' scores, in turn for each place that it may have beside them."""
        rows = [row for name in self._features(word) if (row := self._rows.get(name)) is not None]
        part: Floats = self._weights[rows].sum(axis=0, dtype=np.float32)
        return part


def _dense(held: np.lib.npyio.NpzFile, names: int, labels: int) -> NDArray[np.float16]:
    """Weights are kept as the places and values of those that are not nought."""
    weights = np.zeros(names * len(OFFSETS) * labels, dtype=np.float16)
    weights[np.cumsum(held["gaps"], dtype=np.int64)] = held["values"]
    return weights.reshape(names, len(OFFSETS) * labels)


def _viterbi(scores: Floats, lengths: NDArray[np.int64], transitions: Floats) -> NDArray[np.int64]:
    """The best labels of all sentences at once: the longest first, so that those that have ended drop off behind."""
    order = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[order]
    running = (lengths[order][None, :] > np.arange(lengths.max())[:, None]).sum(axis=1).tolist()
    best = scores[starts]
    came_from = np.zeros((len(running), len(lengths), len(transitions)), dtype=np.uint8)
    for step, count in enumerate(running[1:], 1):
        paths = best[:count, None, :] + transitions
        chosen = paths.argmax(axis=2)
        came_from[step, :count] = chosen
        best[:count] = np.take_along_axis(paths, chosen[:, :, None], axis=2)[:, :, 0] + scores[starts[:count] + step]
    labels = np.empty(len(scores), dtype=np.int64)
    current = best.argmax(axis=1)
    for step in range(len(running) - 1, -1, -1):
        count = running[step]
        labels[starts[:count] + step] = current[:count]
        current[:count] = came_from[step, np.arange(count), current[:count]]
    return labels
