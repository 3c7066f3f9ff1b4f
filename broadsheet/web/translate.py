"""An article in another language, when its reader asks for it: always marked, the original one click away."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from broadsheet.errors import LanguageModelError
from broadsheet.llm import translation
from broadsheet.llm.translation import Paragraph, Translation
from broadsheet.newsroom import articlepages, display, modelstore
from broadsheet.newsroom.models import Article
from broadsheet.text import blocks as text_blocks
from broadsheet.types import BlockKind
from broadsheet.web import patience
from broadsheet.web.addresses import article_path
from broadsheet.web.chrome import interface_language

TAGS = {BlockKind.HEADING: "h2", BlockKind.QUOTATION: "blockquote", BlockKind.LIST: "p", BlockKind.PARAGRAPH: "p"}
_SIGNER = Signer(salt="translate")


@dataclass(frozen=True, slots=True)
class Offer:
    """A button below the headline. ``token`` shows that this paper made it: the form keeps no cookie."""

    language: str
    token: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of the page. ``language`` is that of its words."""

    tag: str
    paragraph: Paragraph
    language: str


def offer(article: Article, language: str) -> Offer | None:
    """The button for a reader of ``language``; None where it is the article's, or where nothing translates."""
    if not translation.available(settings.CONFIG) or article.language in ("", language):
        return None
    return Offer(language, _SIGNER.sign(f"{article.pk}:{language}"))


@csrf_exempt  # the signed token stands for it: nothing is done in the reader's name
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The article in the interface's language; whoever comes without the button is led to the original."""
    article = articlepages.article(pk)
    if article is None:
        raise Http404
    target = interface_language()
    original = article_path(article.pk, article.title)
    if request.method != "POST" or not _signed(request.POST.get("token", ""), f"{pk}:{target}"):
        return HttpResponseRedirect(original)
    if busy := patience.refused(request, "translate"):
        return busy
    parts = _parts(article)
    try:
        found = _translated([text for _, text in parts], article.language, target)
    except LanguageModelError:
        found = None
    context = {"article": article, "original": original, "translation": found, "passages": _passages(parts, found)}
    return render(request, "translated.html", context, status=200 if found else 503)


def _signed(token: str, wanted: str) -> bool:
    try:
        return _SIGNER.unsign(token) == wanted
    except BadSignature:
        return False


def _parts(article: Article) -> list[tuple[str, str]]:
    """Tag and text of all that may be shown: headline, standfirst, and the body or its beginning."""
    shown = display.shown(article)
    found = [("h1", article.title), ("standfirst", display.standfirst(article, shown))]
    if not shown.full:
        return [*found, ("p", display.excerpt(article.text, shown.limit))]
    blocks = text_blocks.from_json(article.blocks)
    return found + [(TAGS[block.kind], block.text) for block in blocks if block.kind in TAGS]


def _translated(texts: list[str], source: str, target: str) -> Translation | None:
    """Raises LanguageModelError; None where nothing translates."""
    client = modelstore.client(settings.CONFIG)
    with closing(client):
        engine = translation.engine(settings.CONFIG, client)
        if engine is None:
            return None
        with closing(engine):
            return translation.translate(texts, source, target, engine, client.store)


def _passages(parts: list[tuple[str, str]], found: Translation | None) -> list[Passage]:
    if found is None:
        return []
    pairs = zip(parts, found.paragraphs, strict=True)
    return [
        Passage(tag, paragraph, found.target if paragraph.translated else found.source)
        for (tag, _), paragraph in pairs
        if paragraph.text.strip()
    ]
