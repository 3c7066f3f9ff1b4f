from __future__ import annotations

from django.db import models


class Duty(models.Model):
    """Work that one process does at a time, such as placing: who has it, and until when unless it is renewed."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=100, blank=True)
    leased_until = models.DateTimeField()

    class Meta:
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return self.name
