from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.article import Article


class ArticleName(models.Model):
    """A person, an organisation or a place that an article names. Derived from the article's finding of names.

    ``key`` is the name as it stands in addresses; all articles with one key make the page of a name.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="names")
    key = models.CharField(max_length=120)
    label = models.CharField(max_length=200)  # as this article writes it in full
    kind = models.CharField(max_length=12, blank=True)  # text.entities.EntityKind
    mentions = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField()  # the article's, so that a page reads one index

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="one_name_of_an_article")]
        indexes = [models.Index(fields=["key", "-published_at"])]

    def __str__(self) -> str:
        return self.label
