"""Addresses of the paper's pages, behind /en/, /fr/ or /ar/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from broadsheet.web import (
    about,
    article,
    ask,
    edition,
    hashtag,
    name,
    publisher,
    savedsearches,
    search,
    story,
    translate,
    worded,
    wrapup,
)

app_name = "paper"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", edition.front, name="edition"),
    path("section/<slug:section>", edition.section, name="section"),
    path("single", edition.single, name="single"),
    re_path(r"^s/(?P<pk>\d{1,18})(?P<slug>(?:-[^/]*)?)$", story.show, name="story"),
    re_path(r"^s/(?P<pk>\d{1,18})/worded$", worded.brief, name="worded-brief"),
    re_path(r"^a/(?P<pk>\d{1,18})(?P<slug>(?:-[^/]*)?)$", article.show, name="article"),
    path("a/<int:pk>/against", article.against, name="against"),
    path("a/<int:pk>/translated", translate.show, name="translate"),
    path("hashtags", hashtag.index, name="hashtags"),
    path("t/<path:key>", hashtag.show, name="hashtag"),
    re_path(r"^n/(?P<key>[^/]{1,120})$", name.show, name="name"),
    path("p/<str:domain>", publisher.show, name="publisher"),
    path("publishers", publisher.index, name="publishers"),
    path("feeds", publisher.feeds, name="feeds"),
    path("wrapup", wrapup.show, name="wrapup"),
    re_path(r"^wrapup/(?P<day>\d{4}-\d{2}-\d{2})$", wrapup.of_day, name="wrapup-day"),
    re_path(r"^wrapup/(?P<day>\d{4}-\d{2}-\d{2})\.mp3$", wrapup.audio, name="wrapup-audio"),
    path("search", search.show, name="search"),
    path("ask", ask.show, name="ask"),
    path("ask/worded", worded.answer, name="worded-answer"),
    path("searches", savedsearches.show, name="searches"),
    path("searches/save", savedsearches.save, name="save-search"),
    re_path(r"^searches/(?P<pk>\d{1,18})$", savedsearches.open_, name="open-search"),
    re_path(r"^searches/(?P<pk>\d{1,18})/rename$", savedsearches.rename, name="rename-search"),
    re_path(r"^searches/(?P<pk>\d{1,18})/remove$", savedsearches.remove, name="remove-search"),
    path("about", about.show, name="about"),
    path("keys", about.keys, name="keys"),
]
