"""Train the tagger or the names model again: ``python -m quality.train tagging FILE… --out WEIGHTS.npz``.

FILEs are treebanks in CoNLL-U. Of GUM only the genres of naming.SHIPPED are learned from, the rest measured.
``--held-out NAMES.iob2`` keeps the documents of that file out of training and measures on them.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from broadsheet.text import entities, tagging
from broadsheet.text.chains import EDGE, OFFSETS, Chain, Features
from quality import records, treebanks
from quality.naming import named, shipped
from quality.treebanks import Sentence

AT = {
    "t": (-2, -1, 0, 1, 2),
    "g": (-1, 0, 1),
    "l": (-1, 0, 1),
    "o": (-2, -1, 0, 1),
    "w": (-2, -1, 0, 1, 2),
    "c": (-2, -1, 0, 1, 2),
    "s": (-1, 0, 1),
    "f": (-1, 0, 1),
    EDGE: OFFSETS,
}
"""The places at which a kind of feature is learned; any other kind only at the word itself."""

SMALLEST = 0.02  # weight that is kept; smaller ones change no label in ten thousand

Labelled = tuple[list[str], list[str]]
"""The words of a sentence as the model knows them, and their labels."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, prune, write, and say how good it is on what was held out."""
    parser = argparse.ArgumentParser(prog="quality.train", description=__doc__)
    parser.add_argument("what", choices=["tagging", "names"])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-out", nargs="*", type=Path, default=[])
    parser.add_argument("--names", nargs="*", type=Path, default=[], help="names of documents of the treebanks, iob2")
    parser.add_argument("--tagger", type=Path, help="weights of a tagger that has not seen the documents with names")
    parser.add_argument("--runs", type=int, default=1, help="models to average, each with other invented names")
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument("--l1", type=float, default=0.15)
    parser.add_argument("--algorithm", default="lbfgs")
    options = parser.parse_args(arguments)
    held = frozenset(name for path in options.held_out for name in _documents(path))
    sentences = [sentence for path in options.files for sentence in treebanks.read(path)]
    features = tagging.features if options.what == "tagging" else entities.features
    models = []
    for run in range(options.runs):
        pairs = (
            tagged(sentences)
            if options.what == "tagging"
            else named(sentences, options.names, _tagger(options.tagger), seed=run)
        )
        train: list[Labelled] = []
        test: dict[str, list[Labelled]] = defaultdict(list)
        for sentence, pair in pairs:
            if sentence.document in held:
                test["held out"].append(pair)
            elif not shipped(sentence):
                test[f"not shipped: {sentence.genre}"].append(pair)
            else:
                train += [pair, *(retold(pair, len(train)) if options.what == "tagging" else ())]
        print(f"{len(train)} sentences, {sum(len(words) for words, _ in train)} words to learn from", flush=True)
        models.append(learn(train, features, options))
    learned = averaged(models)
    write(options.out, *learned)
    chain = Chain(learned[0], learned[1], learned[2], learned[3], features)
    for name, found in test.items():
        print(
            f"{name}: {accuracy(chain, found):.4f}, names {f1(chain, found):.4f}",
            f"of {sum(len(words) for words, _ in found)} words",
        )


def tagged(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Labelled]]:
    """Sentences with the parts of speech of their words."""
    for sentence in sentences:
        yield sentence, (tagging.marked([word.form for word in sentence.words]), [word.tag for word in sentence.words])


def retold(pair: Labelled, number: int) -> list[Labelled]:
    """Every sixth sentence once more as a headline in Title Case, every thirtieth in capitals."""
    words, labels = [word.lstrip("\x01\x03") for word in pair[0]], pair[1]
    if len(words) < 4 or number % 6:
        return []
    written = [word.upper() if number % 5 == 0 else word[:1].upper() + word[1:] for word in words]
    return [(tagging.marked(written), labels)]


def _tagger(weights: Path | None) -> Chain:
    return (
        Chain.read(weights.read_bytes(), tagging.features) if weights else Chain.load("tagging.npz", tagging.features)
    )


def _documents(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"^# newdoc id = (.*)$", records.text(path), re.MULTILINE))


def learn(
    pairs: Sequence[Labelled], features: Features, options: argparse.Namespace
) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """Labels, names of features, their weights (features × (offsets · labels)), transitions [from, to]."""
    trainer = pycrfsuite.Trainer(algorithm=options.algorithm, verbose=False)
    if options.algorithm == "lbfgs":
        trainer.set_params({"c1": options.l1, "c2": 0.01, "max_iterations": options.iterations})
    else:
        trainer.set_params({"max_iterations": options.iterations})
    known: dict[str, list[str]] = {}
    for words, labels in pairs:
        trainer.append(list(attributes(words, features, known)), labels)
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        return exported(tagger.info())


Model = tuple[list[str], list[str], np.ndarray, np.ndarray]


def averaged(models: Sequence[Model]) -> Model:
    """The mean of models of the same labels: what one run learned by chance weighs less."""
    labels = models[0][0]
    names = sorted({name for model in models for name in model[1]})
    rows = {name: row for row, name in enumerate(names)}
    weights = np.zeros((len(names), len(OFFSETS) * len(labels)), dtype=np.float32)
    for _, known, learned, _ in models:
        weights[[rows[name] for name in known]] += learned.astype(np.float32) / len(models)
    weights[np.abs(weights) < SMALLEST] = 0
    return labels, names, weights.astype(np.float16), np.mean([model[3] for model in models], axis=0, dtype=np.float32)


def attributes(words: Sequence[str], features: Features, known: dict[str, list[str]]) -> Iterator[list[str]]:
    """Of each word the names of its features and its neighbours', each with its place: "-1 w=the"."""
    padded = [EDGE, EDGE, *words, EDGE, EDGE]
    for word in padded:
        if word not in known:
            known[word] = list(features(word))
    for at in range(2, len(padded) - 2):
        yield [
            f"{offset} {name}"
            for offset in OFFSETS
            for name in known[padded[at + offset]]
            if offset in AT.get(name.split("=")[0], (0,))
        ]


def exported(info: pycrfsuite.ParsedDump) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """A trained model as arrays; weights too small to matter are dropped."""
    labels = sorted(info.labels)
    columns = {label: column for column, label in enumerate(labels)}
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[columns[before], columns[after]] = weight
    kept = {place: weight for place, weight in info.state_features.items() if abs(weight) >= SMALLEST}
    names = sorted({attribute.split(" ", 1)[1] for attribute, _ in kept})
    rows = {name: row for row, name in enumerate(names)}
    weights = np.zeros((len(names), len(OFFSETS), len(labels)), dtype=np.float16)
    for (attribute, label), weight in kept.items():
        offset, name = attribute.split(" ", 1)
        weights[rows[name], OFFSETS.index(int(offset)), columns[label]] = weight
    return labels, names, weights.reshape(len(names), -1), transitions


def write(
    path: Path, labels: Iterable[str], names: Iterable[str], weights: np.ndarray, transitions: np.ndarray
) -> None:
    """The arrays in one compressed file; no pickles."""
    flat = weights.reshape(-1)
    places = np.flatnonzero(flat)
    np.savez_compressed(
        path,
        labels=np.frombuffer("\n".join(labels).encode(), dtype=np.uint8),
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        gaps=np.diff(places, prepend=0).astype(np.uint32),
        values=flat[places],
        transitions=transitions,
    )
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB, {len(places)} weights")


def accuracy(chain: Chain, pairs: Sequence[Labelled]) -> float:
    """The share of words whose label is right."""
    found = chain.label([words for words, _ in pairs])
    right = sum(a == b for row, (_, gold) in zip(found, pairs, strict=True) for a, b in zip(row, gold, strict=True))
    return right / sum(len(words) for words, _ in pairs)


def f1(chain: Chain, pairs: Sequence[Labelled]) -> float:
    """F1 of labelled spans ("B-PER", "I-PER" …); 1 for labels that are no spans."""
    gold = {(number, *span) for number, (_, labels) in enumerate(pairs) for span in _spans(labels)}
    found = chain.label([words for words, _ in pairs])
    ours = {(number, *span) for number, labels in enumerate(found) for span in _spans(labels)}
    return 2 * len(gold & ours) / max(1, len(gold) + len(ours))


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for at, label in enumerate(labels):
        if label[:2] == "B-" and label != "B-MISC":
            end = at + 1
            while end < len(labels) and labels[end] == "I" + label[1:]:
                end += 1
            yield at, end, label[2:]


if __name__ == "__main__":
    main()
