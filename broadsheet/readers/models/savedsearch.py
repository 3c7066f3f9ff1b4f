from __future__ import annotations

from django.conf import settings
from django.db import models

NAME_LENGTH = 80  # characters
QUERY_LENGTH = 1_000  # characters; as many as the search box takes


class SavedSearch(models.Model):
    """A question that a reader asks again and again.

    ``seen`` is the highest id that an article had when the reader last looked: what was found in feeds after that is
    new. Times of publication would not do: an article is found after it was published.
    """

    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=NAME_LENGTH)
    query = models.CharField(max_length=QUERY_LENGTH)  # in the language of ``search.query``
    seen = models.BigIntegerField(default=0)
    looked_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "saved searches"
        indexes = [models.Index(fields=["reader", "name", "id"])]

    def __str__(self) -> str:
        return self.name
