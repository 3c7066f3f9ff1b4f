"""A brief or an answer in a language model's words, for readers who chose it: marked, checked, with its sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from broadsheet.newsroom import editions, findings, storypages, worded
from broadsheet.newsroom.models import Article
from broadsheet.newsroom.worded import Given, Worded
from broadsheet.web import ask, desk, patience
from broadsheet.web.addresses import article_path, story_path
from broadsheet.web.chrome import interface_language
from broadsheet.web.desk import Desk
from broadsheet.web.story import subject
from broadsheet.web.turns import Turns
from broadsheet.web.wording import is_asked

PATIENCE = 2.0  # seconds that a reader waits for a turn
_TURNS = Turns(each=1, total=4, crowd=6)  # each holds a thread for as long as the model thinks


@dataclass(frozen=True, slots=True)
class Place:
    """A source of a sentence: its number on the page, and where it is shown."""

    number: int
    path: str
    words: str
    article: Article


@csrf_exempt  # the signed token stands for it, and the reader's choice is a cookie that other sites' forms do not send
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def brief(request: HttpRequest, pk: str) -> HttpResponse:
    """A story's brief in other words; whoever comes without the button is led to the story."""
    story = storypages.story(int(pk))
    standing = editions.of_stories([story.pk], interface_language()).get(story.pk) if story else None
    if story is None or standing is None:
        raise Http404
    original = story_path(story.pk, standing.lead.title)
    if not is_asked(request, "brief", subject(story)):
        return HttpResponseRedirect(original)
    if busy := patience.refused(request, "worded"):
        return busy
    found = findings.of_story(story)
    context = {"title": standing.lead.title, "language": standing.lead.language, "original": f"{original}#brief"}
    return _page(request, lambda: worded.brief(settings.CONFIG, found), context | {"parts": _parts(found, "brief")})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """The answer to a question in a sentence or two; whoever comes without the button is led to the verbatim one."""
    question, scope = ask.question_of(request.POST), ask.scope_of(request.POST)
    original = scope.address(question)
    if not question or not is_asked(request, "ask", ask.subject(question, scope)):
        return HttpResponseRedirect(original)
    if busy := patience.refused(request, "worded"):
        return busy
    asked, _ = ask.put(question, scope)
    if asked is None or not asked.found.results:
        return HttpResponseRedirect(original)
    found = asked.found
    context = {"title": question, "language": "", "original": original, "parts": _parts(found, "ask")}
    return _page(request, lambda: worded.answer(settings.CONFIG, question, found), context)


def _parts(found: findings.Found, kind: str) -> Desk:
    return desk.of_story(findings.Found({kind: found.results[kind]} if kind in found.results else {}, found.sources))


def _page(request: HttpRequest, made: Callable[[], Worded], context: dict[str, object]) -> HttpResponse:
    with _TURNS.take(request.META.get("REMOTE_ADDR", ""), PATIENCE) as entered:
        if not entered:
            return render(request, "429.html", status=429)
        told = made()
    places = [Place(number, _path(each), each.source.text, each.article) for number, each in enumerate(told.given, 1)]
    sentences = [(text, [places[at] for at in rests]) for text, rests in told.sentences]
    cited = {place.number: place for _, rests in sentences for place in rests}
    shown = {"sentences": sentences, "cited": [cited[number] for number in sorted(cited)], "dropped": told.dropped}
    parts = context.pop("parts")
    return render(request, "worded.html", context | shown | {"desk": parts, "model": settings.CONFIG.llm_model})


def _path(each: Given) -> str:
    return f"{article_path(each.article.pk, each.article.title)}#s{each.sentence}"
