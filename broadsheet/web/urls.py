"""Addresses that are the same in all languages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from broadsheet.web import about, images, operations, opml, preferences, search, story, welcome

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^s/(?P<pk>\d{1,18})$", story.short, name="short-story"),
    path("favicon.ico", about.icon, name="icon"),
    path("opml", opml.export, name="opml"),
    path("health", operations.health, name="health"),
    path("metrics", operations.metrics, name="metrics"),
    path("opensearch.xml", search.description, name="opensearch"),
    path("set/<str:kind>/<str:value>", preferences.prefer, name="prefer"),
    path("welcome", welcome.choose, name="welcome"),
    path("welcome/owner", welcome.owner, name="owner"),
    path("i/<str:signature>/<int:width>/<str:source>", images.image, name="image"),
]
