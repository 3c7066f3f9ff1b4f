from __future__ import annotations

from django.db import models


class Display(models.TextChoices):
    """How much of an article is shown: the whole body, or an excerpt and the link to the original."""

    DEFAULT = "", "as configured"
    FULL = "full", "full text"
    EXCERPT = "excerpt", "excerpt"


class Publisher(models.Model):
    """A newspaper or site, known by its registrable domain."""

    domain = models.CharField(max_length=255, unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=8, blank=True)
    country = models.CharField(max_length=2, blank=True)  # ISO 3166-1 alpha-2
    owner = models.CharField(max_length=200, blank=True)  # publishers of one owner count once in ranks
    display = models.CharField(max_length=8, choices=Display.choices, default=Display.DEFAULT, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
