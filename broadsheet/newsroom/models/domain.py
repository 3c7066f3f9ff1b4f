from __future__ import annotations

from django.db import models


class Domain(models.Model):
    """The pace at one registrable domain, shared by all workers: no request before ``next_fetch_at``."""

    name = models.CharField(max_length=255, primary_key=True)
    next_fetch_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
