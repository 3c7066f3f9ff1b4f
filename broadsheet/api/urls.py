"""Outgoing feeds: the pages' addresses with .atom or .json behind them, below /en/, /fr/ or /ar/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, re_path

from broadsheet.api import desk, syndication, wrapups

app_name = "syndication"
FORM = r"\.(?P<form>atom|json)$"

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(rf"^edition{FORM}", syndication.edition, name="edition"),
    re_path(rf"^section/(?P<section>[a-z]{{1,20}}){FORM}", syndication.edition, name="section"),
    re_path(rf"^single{FORM}", syndication.single, name="single"),
    re_path(rf"^s/(?P<pk>\d{{1,18}})(?:-[^/]*)?{FORM}", syndication.story, name="story"),
    re_path(rf"^s/(?P<pk>\d{{1,18}})(?:-[^/]*)?/findings{FORM}", desk.story, name="story-findings"),
    re_path(rf"^a/(?P<pk>\d{{1,18}})(?:-[^/]*)?/findings{FORM}", desk.article, name="article-findings"),
    re_path(rf"^t/(?P<key>.{{1,120}}){FORM}", syndication.hashtag, name="hashtag"),
    re_path(rf"^p/(?P<domain>[^/]{{1,255}}){FORM}", syndication.publisher, name="publisher"),
    re_path(rf"^wrapup{FORM}", wrapups.read, name="wrapup"),
    re_path(r"^wrapup/podcast\.xml$", wrapups.podcast, name="podcast"),
    re_path(rf"^search{FORM}", syndication.search, name="search"),
]
