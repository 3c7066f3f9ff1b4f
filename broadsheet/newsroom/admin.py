"""Django's admin: publishers and feeds to set right, articles and failures to look at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from broadsheet.newsroom.models import Article, ArticleState, Feed, Hashtag, Publisher, Revision, Story
from broadsheet.newsroom.models.feed import FeedState
from broadsheet.newsroom.storing import analysed

ERROR_CHARACTERS = 90


class Failing(admin.SimpleListFilter):
    """Feeds and articles by whether the last try failed."""

    title = "failures"
    parameter_name = "failures"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [("some", "failing now"), ("many", "five in a row or more"), ("none", "none")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the chosen kind."""
        choices = {"some": {"attempts__gte": 1}, "many": {"attempts__gte": 5}, "none": {"attempts": 0}}
        return queryset.filter(**choices.get(self.value() or "", {}))


class FeedsOfPublisher(admin.TabularInline):  # type: ignore[type-arg]
    """A publisher's feeds on its page."""

    model = Feed
    extra = 0
    fields = ("url", "section", "state", "next_poll_at", "attempts", "last_success_at")
    readonly_fields = ("attempts", "last_success_at")
    show_change_link = True


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Names, owners, and how much of a publisher's articles is shown."""

    list_display = ("name", "domain", "language", "country", "owner", "display", "feeds_there_are", "page")
    list_editable = ("owner", "display")
    list_filter = ("display", "country", "language")
    search_fields = ("name", "domain", "owner")
    inlines = (FeedsOfPublisher,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publisher]:
        """With the number of feeds."""
        rows: QuerySet[Publisher] = super().get_queryset(request)
        return rows.annotate(feed_count=Count("feeds"))

    def save_model(self, request: HttpRequest, obj: Publisher, form: Any, change: bool) -> None:
        """Where the owner shows less or more of its articles now, findings quote as much."""
        super().save_model(request, obj, form, change)
        if "display" in form.changed_data:
            analysed.make_due(obj, timezone.now())

    @admin.display(description="feeds", ordering="feed_count")
    def feeds_there_are(self, publisher: Publisher) -> int:
        """How many feeds it has."""
        return int(publisher.feed_count)  # type: ignore[attr-defined]

    @admin.display(description="page")
    def page(self, publisher: Publisher) -> SafeString:
        """A link to its page in the paper."""
        return format_html('<a href="/en/p/{}">page</a>', publisher.domain)


@admin.register(Feed)
class FeedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What is polled, when, and what went wrong."""

    list_display = ("address", "publisher", "section", "state", "next_poll_at", "last_success_at", "attempts", "error")
    list_filter = (Failing, "state", "country", "language", "section")
    list_select_related = ("publisher",)
    search_fields = ("url", "title", "publisher__name")
    date_hierarchy = "last_success_at"
    autocomplete_fields = ("publisher",)
    readonly_fields = (
        "format", "interval", "leased_until", "attempts", "last_error", "last_polled_at", "last_success_at",
        "last_changed_at", "etag", "last_modified", "content_hash", "created_at",
    )  # fmt: skip
    actions = ("poll_now", "pause", "resume")

    @admin.display(description="address", ordering="url")
    def address(self, feed: Feed) -> str:
        """The address, shortened."""
        return Truncator(feed.url).chars(70)

    @admin.display(description="last error")
    def error(self, feed: Feed) -> str:
        """The last error, shortened."""
        return Truncator(feed.last_error).chars(ERROR_CHARACTERS) if feed.attempts else ""

    @admin.action(description="Poll now")
    def poll_now(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Make the feeds due at once."""
        number = queryset.filter(state=FeedState.ACTIVE).update(next_poll_at=timezone.now())
        self.message_user(request, f"{number} feeds are due now.", messages.SUCCESS)

    @admin.action(description="Pause")
    def pause(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Poll them no more until they are resumed."""
        number = queryset.filter(state=FeedState.ACTIVE).update(state=FeedState.PAUSED)
        self.message_user(request, f"{number} feeds are paused.", messages.SUCCESS)

    @admin.action(description="Resume (also feeds that ended)")
    def resume(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Poll them again, from now on, with a clean record."""
        paused = queryset.exclude(state=FeedState.ACTIVE)
        number = paused.update(state=FeedState.ACTIVE, next_poll_at=timezone.now(), attempts=0, last_error="")
        self.message_user(request, f"{number} feeds are polled again.", messages.SUCCESS)


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Every article in its named state, with the reason where it is not in the paper."""

    list_display = ("headline", "publisher", "state", "reason", "language", "published_at", "attempts", "error", "page")
    list_filter = ("state", Failing, "reason", "language", "section", "opinion", "live")
    list_select_related = ("publisher",)
    search_fields = ("title", "url")
    show_full_result_count = False
    exclude = ("fingerprint", "blocks", "text")
    raw_id_fields = ("publisher", "feed", "story", "copy_of")
    readonly_fields = ("sequence", "found_at", "read_at", "attempts", "last_error", "placed_for", "revision_count")
    actions = ("read_again",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Without the large columns."""
        rows: QuerySet[Article] = super().get_queryset(request)
        return rows.defer("blocks", "text", "fingerprint")

    @admin.display(description="headline", ordering="title")
    def headline(self, article: Article) -> str:
        """The title, or the address before there is one."""
        return Truncator(article.title or article.url).chars(80)

    @admin.display(description="last error")
    def error(self, article: Article) -> str:
        """The last error, shortened."""
        return Truncator(article.last_error).chars(ERROR_CHARACTERS)

    @admin.display(description="page")
    def page(self, article: Article) -> SafeString:
        """Links to its page in the paper and to the publisher's."""
        return format_html(
            '<a href="/en/a/{}">page</a> <a href="{}" rel="noreferrer">original</a>', article.pk, article.url
        )

    @admin.action(description="Read again")
    def read_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Make the pages due for reading at once; what failed or was refused gets a new try."""
        ended = queryset.filter(state__in=[ArticleState.REFUSED, ArticleState.FAILED])
        ended.update(state=ArticleState.FOUND, reason="", attempts=0, last_error="")
        number = queryset.update(next_read_at=timezone.now())
        self.message_user(request, f"{number} articles are read again.", messages.SUCCESS)


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What publishers changed."""

    list_display = ("title", "article", "replaced_at")
    list_select_related = ("article",)
    raw_id_fields = ("article",)
    exclude = ("blocks",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Revisions are made by reading alone."""
        return False


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Stories by time."""

    list_display = ("id", "section", "article_count", "publisher_count", "first_at", "last_at", "merged_into")
    list_filter = ("section",)
    raw_id_fields = ("merged_into",)
    show_full_result_count = False
    ordering = ("-last_at",)


@admin.register(Hashtag)
class HashtagAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Hashtags, the most used first."""

    list_display = ("label", "key", "article_count")
    search_fields = ("key", "label")
    ordering = ("-article_count",)
