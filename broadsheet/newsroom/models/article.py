from __future__ import annotations

from django.db import models

from broadsheet.newsroom.models.feed import Feed
from broadsheet.newsroom.models.publisher import Publisher
from broadsheet.newsroom.models.story import Story


class ArticleState(models.TextChoices):
    """Found → read → placed, or one of the ends; each end keeps its reason on the row."""

    FOUND = "found", "found in a feed"
    READ = "read", "read, not yet placed"
    PLACED = "placed", "in the paper"
    REFUSED = "refused", "the page holds no article"
    FAILED = "failed", "could not be read"


class Article(models.Model):
    """The stored piece. Due for reading when ``next_read_at`` is past and no lease is held."""

    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="articles")
    feed = models.ForeignKey(Feed, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles")
    url = models.CharField(max_length=2000)  # what is fetched
    canonical_url = models.CharField(max_length=2000, blank=True)  # what readers are sent to
    guid = models.CharField(max_length=500, blank=True)  # the feed's own name for it
    entry_hash = models.CharField(max_length=64, blank=True)  # of what the feed said last: title and date
    domain = models.CharField(max_length=255)  # registrable domain of ``url``: what is paced

    title = models.CharField(max_length=500, blank=True)
    standfirst = models.TextField(blank=True)
    authors = models.JSONField(default=list)  # of str
    section = models.CharField(max_length=20, blank=True)  # a key of text.sections
    section_guessed = models.BooleanField(default=False)  # by its words, where neither its feed nor its page says
    language = models.CharField(max_length=8, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)  # never in the future of found_at
    modified_at = models.DateTimeField(null=True, blank=True)
    found_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    blocks = models.JSONField(default=list)  # text.blocks.to_json
    text = models.TextField(blank=True)  # text.blocks.plain_text of the blocks; what Evidence points into
    words = models.PositiveIntegerField(default=0)  # in ``text``, parted by white space
    image_url = models.CharField(max_length=2000, blank=True)
    image_alt = models.CharField(max_length=500, blank=True)
    image_caption = models.CharField(max_length=1000, blank=True)
    keywords = models.JSONField(default=list)  # of str: the publisher's own, which hashtags are made from
    enclosures = models.JSONField(default=list)  # of {url, type, length}
    opinion = models.BooleanField(default=False)
    live = models.BooleanField(default=False)
    noarchive = models.BooleanField(default=False)
    max_snippet = models.PositiveIntegerField(null=True, blank=True)

    state = models.CharField(max_length=8, choices=ArticleState.choices, default=ArticleState.FOUND)
    reason = models.CharField(max_length=40, blank=True)  # NoArticle of a refused one, error name of a failed one
    next_read_at = models.DateTimeField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    fingerprint = models.BinaryField(default=b"")  # stories.fingerprint, packed
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles")
    copy_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    placed_for = models.JSONField(default=dict)  # {code, words}: stories.Reason, why it stands in this story
    sequence = models.BigIntegerField(null=True, blank=True, unique=True)  # order of placing; what the index follows
    adds = models.BooleanField(null=True)  # stories.novelty: something new to a long story; None is not decided
    analyse_at = models.DateTimeField(null=True, blank=True)  # when its findings are due; also the lease on making them
    revision_count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["next_read_at"], condition=models.Q(next_read_at__isnull=False), name="article_due"),
            models.Index(fields=["id"], condition=models.Q(state="read"), name="article_to_place"),
            models.Index(
                fields=["-analyse_at"], condition=models.Q(analyse_at__isnull=False), name="article_to_analyse"
            ),
            models.Index(fields=["publisher", "-published_at", "-id"]),
            models.Index(fields=["story", "published_at", "state", "publisher", "copy_of"], name="story_roll"),
            models.Index(fields=["feed", "guid"]),
            models.Index(fields=["state", "published_at"]),
        ]

    def __str__(self) -> str:
        return self.title or self.url
