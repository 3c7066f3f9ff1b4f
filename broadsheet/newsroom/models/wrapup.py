from __future__ import annotations

from django.db import models


class WrapUp(models.Model):
    """The wrap-up of one day in one language, as it was made that morning; ``audio`` is a file in data_dir/audio."""

    language = models.CharField(max_length=8)
    day = models.DateField()  # in the paper's time zone
    since = models.DateTimeField()
    made_at = models.DateTimeField()
    chapters = models.JSONField()  # of analysis.wrapup.Chapter
    audio = models.CharField(max_length=100, blank=True)
    seconds = models.FloatField(default=0.0)  # of audio
    size = models.PositiveIntegerField(default=0)  # of audio, in bytes

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "day"], name="one_wrapup_a_day")]
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day} in {self.language}"
