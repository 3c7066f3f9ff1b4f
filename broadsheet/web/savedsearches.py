"""The saved searches of a signed-in reader: kept, listed with what is new, opened, renamed, removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from broadsheet.errors import BroadsheetError, SearchSyntaxError
from broadsheet.newsroom.wordindex import word_index
from broadsheet.readers import savedsearches
from broadsheet.readers.models import SavedSearch
from broadsheet.readers.models.savedsearch import NAME_LENGTH, QUERY_LENGTH
from broadsheet.search.query import parse
from broadsheet.web.chrome import interface_language
from broadsheet.web.reasons import problem_in_words
from broadsheet.web.search import feed_address

MOST_COUNTED = 100  # new articles of a search; beyond that it says "99+"

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Line:
    """A saved search in the list; ``new`` is None where the index cannot say."""

    search: SavedSearch
    new: int | None
    feed_url: str

    @property
    def is_many(self) -> bool:
        return self.new == MOST_COUNTED


def _for_readers(view: View) -> View:
    """A page that only its reader sees, and no cache keeps."""
    return never_cache(login_required(view))


def _posted(view: Callable[..., None]) -> View:
    """A change: by POST alone, after which the list is shown."""

    @wraps(view)
    def change(request: HttpRequest, **kwargs: str) -> HttpResponse:
        view(request, **kwargs)
        return HttpResponseRedirect(reverse("paper:searches"))

    return _for_readers(require_POST(change))


@_for_readers
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The list."""
    context = {"lines": list(lines(savedsearches.of(_reader(request)))), "name_length": NAME_LENGTH}
    return render(request, "searches.html", context)


def lines(searches: Iterable[SavedSearch]) -> Iterable[Line]:
    """The searches with the number of new articles that each finds."""
    for search in searches:
        try:
            index = word_index(settings.CONFIG.data_dir)
            new = index.newer(search.query, search.seen, language=interface_language(), most=MOST_COUNTED)
        except BroadsheetError:
            new = None
        yield Line(search, new, feed_address(search.query))


@_for_readers
@require_safe
def open_(request: HttpRequest, pk: str) -> HttpResponse:
    """The search's results, newest first; from now on nothing of it is new."""
    search = savedsearches.look(_reader(request), int(pk), timezone.now())
    if search is None:
        raise Http404
    query = urlencode({"q": search.query, "order": "newest"})
    return HttpResponseRedirect(f"{reverse('paper:search')}?{query}")


@_posted
def save(request: HttpRequest) -> None:
    """Keep a search."""
    query = request.POST.get("q", "").strip().replace("\x00", "")
    try:
        readable = bool(parse(query).nodes) and len(query) <= QUERY_LENGTH
    except SearchSyntaxError as error:
        messages.error(request, problem_in_words(error))
        return
    if not readable:
        messages.error(request, gettext("There is nothing to search for."))
    elif savedsearches.save(_reader(request), request.POST.get("name", ""), query, timezone.now()) is None:
        most = savedsearches.MOST
        messages.error(request, gettext("There are %(most)d saved searches; remove one first.") % {"most": most})
    else:
        messages.success(request, gettext("The search is saved."))


@_posted
def rename(request: HttpRequest, pk: str) -> None:
    """Give it another name."""
    if not savedsearches.rename(_reader(request), int(pk), request.POST.get("name", "")):
        raise Http404


@_posted
def remove(request: HttpRequest, pk: str) -> None:
    """Forget it."""
    if not savedsearches.remove(_reader(request), int(pk)):
        raise Http404


def _reader(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
