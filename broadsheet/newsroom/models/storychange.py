from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.story import Story


class StoryChange(models.Model):
    """Articles that went from one story to another when more was known of both; ``because`` is stories.Reason."""

    at = models.DateTimeField()
    from_story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, related_name="departures")
    to_story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="arrivals")
    article_count = models.PositiveIntegerField()
    because = models.JSONField(default=dict)  # {code, words}

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.article_count} from {self.from_story_id} to {self.to_story_id}"
