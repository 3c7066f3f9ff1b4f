"""Addresses of pages, with the title in them for people to read; only the number counts."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.text import slugify
from django.utils.translation import get_language

SLUG_CHARACTERS = 48


def story_path(pk: int, title: str = "") -> str:
    """The story's page in the interface's language."""
    return f"{_edition(get_language(), get_script_prefix())}s/{pk}{slug(title)}"


def article_path(pk: int, title: str = "") -> str:
    """The article's page in the interface's language."""
    return f"{_edition(get_language(), get_script_prefix())}a/{pk}{slug(title)}"


@lru_cache(64)
def _edition(language: str | None, prefix: str) -> str:
    """Where an edition's addresses begin; both arguments are what ``reverse`` looks at by itself."""
    return reverse("paper:edition")


def slug(title: str) -> str:
    """ "-the-first-words-of-it", or "" for a title without letters.

    Letters stay as they are: per cent signs would make an Arabic front page 20 KB heavier.
    """
    text = slugify(title, allow_unicode=True)[:SLUG_CHARACTERS]
    head = text.rpartition("-")[0]
    cut = head if len(text) == SLUG_CHARACTERS and head else text
    return f"-{cut}".rstrip("-") if cut else ""
