"""The tables of readers, one noun a file."""

from broadsheet.readers.models.savedsearch import SavedSearch

__all__ = ["SavedSearch"]
