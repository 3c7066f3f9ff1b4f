from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.article import Article
from broadsheet.newsroom.models.story import Story


class Hashtag(models.Model):
    """A normalised topic or name. ``key`` is case-folded and stands in the address, ``label`` is shown after "#"."""

    key = models.CharField(max_length=120, unique=True)
    label = models.CharField(max_length=120)
    article_count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"#{self.label}"


class ArticleHashtag(models.Model):
    """An article's hashtag; ``published_at`` repeats the article's, so that a hashtag's page is one index scan."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="hashtags")
    hashtag = models.ForeignKey(Hashtag, on_delete=models.CASCADE, related_name="articles")
    weight = models.FloatField(default=1.0)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "hashtag"], name="one_hashtag_an_article")]
        indexes = [models.Index(fields=["hashtag", "-published_at", "-id"])]


class StoryHashtag(models.Model):
    """A story's hashtag, with the number of its articles that carry it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="hashtags")
    hashtag = models.ForeignKey(Hashtag, on_delete=models.CASCADE, related_name="stories")
    count = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "hashtag"], name="one_hashtag_a_story")]
        indexes = [models.Index(fields=["hashtag", "-last_at", "-id"])]
