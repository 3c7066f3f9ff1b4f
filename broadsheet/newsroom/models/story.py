from __future__ import annotations

from django.db import models


class Story(models.Model):
    """The articles about one event. What is shown of it in each edition stands in ``Standing``."""

    first_at = models.DateTimeField()  # of the earliest article
    last_at = models.DateTimeField()  # of the latest article that is no copy
    article_count = models.PositiveIntegerField(default=0)
    publisher_count = models.PositiveIntegerField(default=0)
    section = models.CharField(max_length=20, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")
    analyse_at = models.DateTimeField(null=True, blank=True)  # when its findings are due; also the lease on making them
    revised_at = models.DateTimeField()  # when its articles last changed

    class Meta:
        verbose_name_plural = "stories"
        indexes = [
            models.Index(fields=["-last_at"]),
            models.Index(fields=["-analyse_at"], condition=models.Q(analyse_at__isnull=False), name="story_to_analyse"),
        ]

    def __str__(self) -> str:
        return f"Story {self.pk}"
