"""The word index as this process's threads share it."""

from broadsheet.newsroom.wordindex import word_index

__all__ = ["word_index"]
