from __future__ import annotations

from django.db import models


class ModelAnswer(models.Model):
    """What a language model or a translator answered, by the hash of what it was asked. Can be asked for again."""

    key = models.CharField(max_length=64, primary_key=True)
    feature = models.CharField(max_length=12)
    value = models.TextField()
    made_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.feature} {self.key[:8]}"


class ModelCount(models.Model):
    """A day's counter for one feature: "requests", "tokens", or the reason why sentences were dropped."""

    day = models.DateField()
    feature = models.CharField(max_length=12)
    name = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "feature", "name"], name="one_count_of_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.feature} {self.name}: {self.number}"
