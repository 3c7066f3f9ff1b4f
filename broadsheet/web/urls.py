"""Addresses. Those of ``web`` are the same in all languages; those of ``paper`` stand behind /en/, /fr/ or /ar/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from broadsheet.web import (
    about,
    article,
    edition,
    hashtag,
    images,
    operations,
    opml,
    preferences,
    publisher,
    search,
    story,
    welcome,
)

paper_patterns: list[URLPattern | URLResolver] = [
    path("", edition.front, name="edition"),
    path("section/<slug:section>", edition.section, name="section"),
    path("single", edition.single, name="single"),
    re_path(r"^s/(?P<pk>\d{1,18})(?P<slug>(?:-[^/]*)?)$", story.show, name="story"),
    re_path(r"^a/(?P<pk>\d{1,18})(?P<slug>(?:-[^/]*)?)$", article.show, name="article"),
    path("a/<int:pk>/against", article.against, name="against"),
    path("t/<str:key>", hashtag.show, name="hashtag"),
    path("p/<str:domain>", publisher.show, name="publisher"),
    path("publishers", publisher.index, name="publishers"),
    path("feeds", publisher.feeds, name="feeds"),
    path("search", search.show, name="search"),
    path("about", about.show, name="about"),
    path("keys", about.keys, name="keys"),
]

web_patterns: list[URLPattern | URLResolver] = [
    re_path(r"^s/(?P<pk>\d{1,18})$", story.short, name="short-story"),
    path("opml", opml.export, name="opml"),
    path("health", operations.health, name="health"),
    path("metrics", operations.metrics, name="metrics"),
    path("opensearch.xml", search.description, name="opensearch"),
    path("set/<str:kind>/<str:value>", preferences.prefer, name="prefer"),
    path("welcome", welcome.choose, name="welcome"),
    path("welcome/owner", welcome.owner, name="owner"),
    path("i/<str:signature>/<int:width>/<str:source>", images.image, name="image"),
]

paper = (paper_patterns, "paper")
web = (web_patterns, "web")
