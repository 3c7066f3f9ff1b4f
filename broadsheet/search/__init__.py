"""The word index, on tantivy: a folder, one writer, any number of readers."""

from broadsheet.search.documents import Count, Document, Hit, Hits
from broadsheet.search.reading import Index
from broadsheet.search.writing import Writer

__all__ = ["Count", "Document", "Hit", "Hits", "Index", "Writer"]
