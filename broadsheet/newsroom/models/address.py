from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.article import Article


class Address(models.Model):
    """A canonical address (``text.addresses.canonical``) and the one article it leads to."""

    url = models.CharField(max_length=2000, unique=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="addresses")

    def __str__(self) -> str:
        return self.url
