from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.article import Article
from broadsheet.newsroom.models.story import Story


class Hashtag(models.Model):
    """A normalised topic or name. ``key`` is case-folded and stands in the address, ``label`` is shown after "#".

    ``spellings`` counts the articles in which another label stands; a hashtag that was merged (``merged_into``) has no
    articles of its own and its address leads there. ``burst`` is 0 where nothing trends (``stories.trends``).
    """

    key = models.CharField(max_length=120, unique=True)
    label = models.CharField(max_length=120)
    article_count = models.PositiveIntegerField(default=0)
    spellings = models.JSONField(default=dict, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="merged", null=True, blank=True, default=None
    )
    merged_for = models.CharField(max_length=12, blank=True, default="")
    burst = models.FloatField(default=0.0)
    recent_publishers = models.PositiveIntegerField(default=0)
    recent_expected = models.FloatField(default=0.0)

    class Meta:
        indexes = [models.Index(fields=["-burst"], name="trending", condition=models.Q(burst__gt=0))]

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


class HashtagDay(models.Model):
    """One day (UTC) of a hashtag: its articles, and the independent publishers that wrote some of them themselves.

    ``stale`` asks for a new count; the row is the queue.
    """

    hashtag = models.ForeignKey(Hashtag, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    article_count = models.PositiveIntegerField(default=0)
    publisher_count = models.PositiveIntegerField(default=0)
    stale = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hashtag", "day"], name="one_day_a_hashtag")]
        indexes = [
            models.Index(fields=["day", "-publisher_count"]),
            models.Index(fields=["day"], name="stale_days", condition=models.Q(stale=True)),
        ]
