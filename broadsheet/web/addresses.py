"""Addresses of pages, with the title in them for people to read; only the number counts."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import slugify

SLUG_CHARACTERS = 48


def story_path(pk: int, title: str = "") -> str:
    """The story's page in the interface's language."""
    return f"{reverse('paper:edition')}s/{pk}{slug(title)}"


def article_path(pk: int, title: str = "") -> str:
    """The article's page in the interface's language."""
    return f"{reverse('paper:edition')}a/{pk}{slug(title)}"


def slug(title: str) -> str:
    """ "-the-first-words-of-it", or "" for a title without letters.

    Letters stay as they are: per cent signs would make an Arabic front page 20 KB heavier.
    """
    text = slugify(title, allow_unicode=True)[:SLUG_CHARACTERS]
    head = text.rpartition("-")[0]
    cut = head if len(text) == SLUG_CHARACTERS and head else text
    return f"-{cut}".rstrip("-") if cut else ""
