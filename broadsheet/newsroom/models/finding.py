from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.article import Article
from broadsheet.newsroom.models.story import Story


class Finding(models.Model):
    """What one kind of analysis found in an article or a story. Derived: can be made again at any time.

    ``result`` is the kind's result as plain values; ``sources`` says for every Evidence in it where a page shows it,
    each as [article, start, end, number of the sentence, the words].
    """

    kind = models.CharField(max_length=20)  # a key of analysis.KINDS
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="findings")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, null=True, related_name="findings")
    version = models.PositiveIntegerField()  # of what made it
    made_from = models.CharField(max_length=32)  # a hash of what it was made from
    made_at = models.DateTimeField()
    result = models.JSONField()
    sources = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "kind"], name="one_finding_of_an_article"),
            models.UniqueConstraint(fields=["story", "kind"], name="one_finding_of_a_story"),
            models.CheckConstraint(
                condition=models.Q(article__isnull=True) ^ models.Q(story__isnull=True), name="finding_of_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.kind} of article {self.article_id}" if self.article_id else f"{self.kind} of story {self.story_id}"
        )
