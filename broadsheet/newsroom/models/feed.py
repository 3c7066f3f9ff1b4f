from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.publisher import Publisher


class FeedState(models.TextChoices):
    ACTIVE = "active", "active"
    PAUSED = "paused", "paused by the owner"
    ENDED = "ended", "ended by its publisher"


class Feed(models.Model):
    """An address that is polled. The row is the queue: due when active, ``next_poll_at`` past and no lease held."""

    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="feeds")
    url = models.CharField(max_length=2000, unique=True)
    domain = models.CharField(max_length=255)  # registrable domain of ``url``: what is paced
    title = models.CharField(max_length=300, blank=True)
    site_url = models.CharField(max_length=2000, blank=True)
    format = models.CharField(max_length=8, blank=True)
    language = models.CharField(max_length=8, blank=True)
    country = models.CharField(max_length=2, blank=True)
    section = models.CharField(max_length=20, blank=True)  # a key of text.sections

    state = models.CharField(max_length=8, choices=FeedState.choices, default=FeedState.ACTIVE)
    next_poll_at = models.DateTimeField()
    interval = models.FloatField(default=3600.0)  # seconds; what the last decision chose
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)  # failures in a row
    last_error = models.TextField(blank=True)
    last_polled_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    last_changed_at = models.DateTimeField(null=True, blank=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["state", "next_poll_at"])]

    @property
    def is_open(self) -> bool:
        """Whether strangers may see the address: a query may hold a subscriber's secret."""
        return "?" not in self.url

    @property
    def open_url(self) -> str:
        """The address as strangers see it, without its query."""
        return self.url.partition("?")[0]

    def __str__(self) -> str:
        return self.title or self.url
