"""The one writer of the index."""

from __future__ import annotations

import re
import shutil
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy

from broadsheet.errors import IndexBusy, IndexFailure, IndexUnusable
from broadsheet.search import analysis, schema
from broadsheet.search.documents import Document
from broadsheet.search.scripts import composed

HEAP_BYTES = 48_000_000
"""Memory of the writer before it spills a segment; tantivy wants 15 MB a thread at least."""
MAX_TEXT = 200_000  # characters of a text that are indexed
MAX_KEPT = 10_000  # characters of a text that are kept for snippets
_SEPARATOR = "\x1f"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f]+")
_REMOVE_AT_ONCE = 1_000


class Writer:
    """Puts articles into the index and takes them out. Nothing is found, and nothing is lasting, before ``commit``.

    One process writes at a time; a second one gets IndexBusy. Not for use by several threads at once.
    """

    def __init__(self, folder: Path, index: tantivy.Index, writer: tantivy.IndexWriter) -> None:
        self._folder = folder
        self._index = index
        self._writer = writer
        self._closed = False
        kept = schema.read_small(folder / schema.SEQUENCE)
        self._sequence = int(kept) if kept.isdigit() else 0

    @classmethod
    def open(cls, path: Path, *, heap_bytes: int = HEAP_BYTES) -> Writer:
        """The writer of the index in ``path``, which is made when it is not there.

        Raises IndexBusy: another process writes. IndexUnusable: damaged or of another version; see ``rebuild``.
        """
        index = schema.open_index(path) if schema.exists(path) else schema.create_index(path)
        writer = _writer(path, index, heap_bytes)
        return cls(path, index, writer)

    @classmethod
    def rebuild(cls, path: Path, *, heap_bytes: int = HEAP_BYTES) -> Writer:
        """The writer of an index that has been emptied, or made anew where it was unusable; ``sequence`` is 0."""
        try:
            writer = cls.open(path, heap_bytes=heap_bytes)
        except IndexUnusable:
            shutil.rmtree(path, ignore_errors=True)
            return cls.open(path, heap_bytes=heap_bytes)
        writer.clear()
        return writer

    @property
    def sequence(self) -> int:
        """The cursor of the last commit, 0 in a new index. What comes after it has to be put (again)."""
        return self._sequence

    def put(self, documents: Iterable[Document]) -> int:
        """Add articles, in the place of what was there under their ids; how many. Putting twice changes nothing."""
        batch = {document.article_id: document for document in documents}
        self.remove(batch)
        for document in batch.values():
            self._writer.add_document(_packed(document))
        return len(batch)

    def remove(self, article_ids: Iterable[int]) -> None:
        """Take articles out; ids that are not there are nothing special."""
        wanted = list(article_ids)
        for start in range(0, len(wanted), _REMOVE_AT_ONCE):
            # delete_documents_by_term takes every int for a signed one and then matches nothing
            some = wanted[start : start + _REMOVE_AT_ONCE]
            self._writer.delete_documents_by_query(tantivy.Query.term_set_query(self._index.schema, "id", some))

    def commit(self, sequence: int) -> None:
        """Make everything since the last commit lasting and findable, then move the cursor to ``sequence``.

        Killed in between, the cursor stays behind, and putting the same articles again changes nothing.
        Raises IndexFailure: the disk is full, or the folder is gone; then this writer is of no more use.
        """
        try:
            self._writer.commit()
            schema.write_small(self._folder / schema.SEQUENCE, str(sequence))
        except (ValueError, OSError) as error:
            raise IndexFailure(
                f"The search index in {self._folder} cannot be written: {error}", path=self._folder
            ) from error
        self._sequence = sequence

    def clear(self) -> None:
        """Empty the index and set the cursor to 0."""
        schema.write_small(self._folder / schema.SEQUENCE, "0")
        self._writer.delete_all_documents()
        self._writer.commit()
        self._sequence = 0

    def close(self) -> None:
        """Forget what was not committed and let another process write. Closing twice is no matter."""
        if not self._closed:
            self._closed = True
            with suppress(ValueError):  # after a failed commit there is nothing to roll back
                self._writer.rollback()
            self._writer.wait_merging_threads()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _writer(folder: Path, index: tantivy.Index, heap_bytes: int) -> tantivy.IndexWriter:
    try:
        return index.writer(heap_bytes, 1)
    except ValueError as error:
        if "LockBusy" in str(error):
            raise IndexBusy(
                f"Another process is writing the search index in {folder}; stop it first.", path=folder
            ) from error
        raise IndexUnusable(f"The search index in {folder} cannot be written: {error}", path=folder) from error


def _packed(document: Document) -> tantivy.Document:
    """The document in tantivy's form: terms joined by spaces, and what is shown, compressed."""
    language = document.language
    title, standfirst, text = map(composed, (document.title, document.standfirst, document.text[:MAX_TEXT]))
    packed = tantivy.Document()
    packed.add_unsigned("id", document.article_id)
    packed.add_unsigned("moment", moment(document))
    packed.add_unsigned("copy", int(document.copy))
    if document.story_id is not None:
        packed.add_unsigned("story", document.story_id)
    _add_terms(packed, "title", title, language)
    _add_terms(packed, "standfirst", standfirst, language)
    words = analysis.words(text)
    packed.add_text("text", " ".join(analysis.terms_of(words, language)))
    authors = tuple(map(composed, document.authors))
    _add_folded(packed, "author", authors)
    _add_folded(packed, "source", (composed(document.publisher), document.publisher_domain.replace(".", " ")))
    packed.add_text("spelling", " ".join(_names((title, standfirst, *authors), words)))
    for name in ("section", "language", "country"):
        packed.add_text(name, _clean(getattr(document, name)))
    packed.add_text("publisher", _clean(document.publisher_domain))
    for key in document.hashtags:
        packed.add_text("hashtag", analysis.hashtag(composed(key)))
    packed.add_bytes("page", pack(title, standfirst, text, language))
    return packed


def moment(document: Document) -> int:
    """The number that orders documents by time; see ``schema.TIME_SHIFT``."""
    seconds = min(max(0, int(document.published_at.timestamp())), schema.LAST_SECOND)
    return (seconds << schema.TIME_SHIFT) + document.article_id % (1 << schema.TIME_SHIFT)


def pack(title: str, standfirst: str, text: str, language: str) -> bytes:
    """What is shown of an article, compressed; ``unpack`` gives it back."""
    parts = (title, standfirst, text[:MAX_KEPT], language)
    return zlib.compress(_SEPARATOR.join(map(_flat, parts)).encode("utf-8", "replace"), 6)


def unpack(page: bytes) -> tuple[str, str, str, str]:
    """Title, standfirst, (the beginning of the) text, and the language."""
    title, standfirst, text, language = zlib.decompress(page).decode().split(_SEPARATOR)
    return title, standfirst, text, language


def _flat(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _add_terms(packed: tantivy.Document, field: str, text: str, language: str) -> None:
    if found := analysis.terms(text, language):
        packed.add_text(field, " ".join(found))


def _names(shown: Sequence[str], words: Sequence[str]) -> list[str]:
    """The plain words that a misspelt one is compared with: all that are shown, and the text's with a capital."""
    known = {word for word in set(words) if word[0].isupper()}
    return sorted(map(analysis.plain, known.union(analysis.words(" ".join(shown)))))


def _add_folded(packed: tantivy.Document, field: str, texts: Sequence[str]) -> None:
    if found := [term for text in texts for term in analysis.terms(text, "")]:
        packed.add_text(field, " ".join(found))


def _clean(value: str) -> str:
    return value.lower().encode("utf-8", "ignore").decode()
