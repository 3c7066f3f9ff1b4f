from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.article import Article


class Revision(models.Model):
    """An earlier state of an article that its publisher changed; ``replaced_at`` is when we saw the change."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    title = models.CharField(max_length=500)
    standfirst = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    text = models.TextField(blank=True)
    modified_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["-replaced_at", "-id"]

    def __str__(self) -> str:
        return self.title
