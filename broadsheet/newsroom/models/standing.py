from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.article import Article
from broadsheet.newsroom.models.story import Story


class Standing(models.Model):
    """Where a story stands in the editions of one language and one country ("" is the world).

    ``heat`` is independent of the clock (log of the weight plus time over the half-life), so that an edition is one
    ordered index scan and a page of it can be continued by (heat, id).
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="standings")
    language = models.CharField(max_length=8)
    country = models.CharField(max_length=2, blank=True)
    section = models.CharField(max_length=20, blank=True)
    heat = models.FloatField()
    lead = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")  # whose headline stands for the story
    image = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    publisher_count = models.PositiveIntegerField(default=0)  # independent ones, all languages
    article_count = models.PositiveIntegerField(default=0)
    marks = models.JSONField(default=list)  # publisher ids, first reporter first, at most 10
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    because = models.JSONField(default=dict)  # the terms of ``heat``, for "why it stands here"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "language", "country"], name="one_standing_an_edition")]
        indexes = [
            models.Index(fields=["language", "country", "-heat", "-id"], name="edition_front"),
            models.Index(fields=["language", "country", "section", "-heat", "-id"], name="edition_section"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} in {self.language}-{self.country or 'world'}"
