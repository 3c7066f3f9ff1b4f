"""The page of a person, an organisation or a place: its stories, what it said, where it stood."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from broadsheet.newsroom import namepages
from broadsheet.newsroom.models import Article
from broadsheet.newsroom.namepages import Statement
from broadsheet.web.addresses import article_path
from broadsheet.web.chrome import key_of
from broadsheet.web.teasers import teasers

KINDS = {"person": _("Person"), "organisation": _("Organisation"), "place": _("Place")}
ARTICLES_SHOWN = 20


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """The page of a name; another spelling of its address leads to the one that counts."""
    spelt = namepages.key(key.replace("-", " "))
    if spelt != key and spelt:
        return HttpResponsePermanentRedirect(address(spelt))
    name = namepages.name(spelt)
    if name is None:
        raise Http404
    now, rows = timezone.now(), namepages.articles(spelt)
    context = {
        "name": name,
        "kind": KINDS.get(name.kind, _("Name")),
        "stories": teasers(namepages.stories(rows, key_of(request).language), now),
        "parts": [
            ("said", gettext("Said"), _statements("said", spelt, rows)),
            ("positions", gettext("Positions"), _statements("positions", spelt, rows)),
        ],
        "articles": rows[:ARTICLES_SHOWN],
        "canonical": address(spelt),
    }
    return render(request, "name.html", context)


def address(key: str) -> str:
    """The page of the name with this key."""
    return reverse("paper:name", kwargs={"key": key})


def _statements(kind: str, key: str, rows: list[Article]) -> list[tuple[Statement, str]]:
    """Statements with the address of the sentence that each is from."""
    found = namepages.statements(kind, key, rows)
    return [(each, _place(each)) for each in found]


def _place(statement: Statement) -> str:
    path = article_path(statement.article.pk, statement.article.title)
    return f"{path}#s{statement.sources[0][1].sentence}" if statement.sources else path
