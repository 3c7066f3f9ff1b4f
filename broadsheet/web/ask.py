"""The page on which a question is put to the paper, to a story or to an article."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom import articlepages, asking, editions, storypages
from broadsheet.newsroom.asking import LONGEST, Asked
from broadsheet.newsroom.models import Article, Story
from broadsheet.web import desk, patience, wording
from broadsheet.web.addresses import article_path, story_path
from broadsheet.web.chrome import interface_language

NUMBER = 18  # digits of an id


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked: an article (``kind`` a), a story (s), or with neither the whole paper."""

    kind: str = ""
    row: Article | Story | None = None
    title: str = ""
    language: str = ""
    url: str = ""

    @property
    def number(self) -> int:
        return self.row.pk if self.row else 0

    def address(self, question: str) -> str:
        """The page of another question to the same."""
        values = {"q": question} | ({self.kind: str(self.number)} if self.kind else {})
        return f"{reverse('paper:ask')}?{urlencode(values)}"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The answer, or the form with its help where nothing is asked."""
    question, scope = question_of(request.GET), scope_of(request.GET)
    if question and (busy := patience.refused(request, "ask")):
        return busy
    asked, problem = put(question, scope) if question else (None, "")
    context: dict[str, object] = {
        "is_ask": True,
        "question": question,
        "scope": scope,
        "problem": problem,
        "longest": LONGEST,
    }
    if asked:
        shown = desk.of_story(asked.found)
        context |= {
            "answered": bool(shown.parts),
            "desk": shown,
            "token": wording.offer(request, "ask", subject(question, scope), shown.languages),
            "read": asked.read,
            "next": [(each, scope.address(each)) for each in asked.answer.follow_ups],
            "search_url": f"{reverse('paper:search')}?{urlencode({'q': question})}",
            "paper_url": Scope().address(question) if scope.kind else "",
        }
    return render(request, "ask.html", context, status=503 if problem else 200)


def question_of(values: QueryDict) -> str:
    """The question in a form or an address, in one line."""
    return asking.tidied(values.get("q", ""))[:LONGEST]


def subject(question: str, scope: Scope) -> str:
    """What a button on the page of an answer is for."""
    return f"q:{scope.kind}:{scope.number}:{question}"


def put(question: str, scope: Scope) -> tuple[Asked | None, str]:
    """What is said to a question, and why nothing can be said now."""
    now = timezone.now()
    if isinstance(scope.row, Article):
        return asking.of_article(question, scope.row, now), ""
    if scope.row is not None:
        return asking.of_story(question, scope.row, now), ""
    try:
        return asking.of_whole_paper(question, settings.CONFIG, now, language=interface_language()), ""
    except BroadsheetError:
        return None, gettext("The index is being made again. Try again in a few minutes.")


def scope_of(values: QueryDict) -> Scope:
    """What an address or form names. Raises Http404 for what is not in the paper."""
    for kind, find in (("a", _article), ("s", _story)):
        number = values.get(kind, "")
        if number:
            found = find(int(number)) if number.isdecimal() and len(number) <= NUMBER else None
            if found is None:
                raise Http404
            return found
    return Scope()


def _article(pk: int) -> Scope | None:
    row = articlepages.article(pk)
    return Scope("a", row, row.title, row.language, article_path(row.pk, row.title)) if row else None


def _story(pk: int) -> Scope | None:
    row = storypages.story(pk)
    if row is None:
        return None
    successor = storypages.successor(row)
    standing = editions.of_stories([successor], interface_language()).get(successor)
    story = storypages.story(successor) if successor != row.pk else row
    if standing is None or story is None:
        return None
    return Scope("s", story, standing.lead.title, standing.lead.language, story_path(story.pk, standing.lead.title))
