"""The page of one article, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from broadsheet.newsroom import articlepages, display, editions, findings
from broadsheet.newsroom.models import Article, Revision
from broadsheet.text import blocks as text_blocks
from broadsheet.text import diff, html, sentences
from broadsheet.text.addresses import absolute, host
from broadsheet.types import Block, BlockKind
from broadsheet.web import desk, relations, translate
from broadsheet.web.addresses import article_path
from broadsheet.web.chrome import interface_language
from broadsheet.web.images import image_url
from broadsheet.web.pictures import picture
from broadsheet.web.reasons import reason_in_words
from broadsheet.web.typesetting import spaces

BODY_IMAGE_WIDTH = 1280  # twice the column of 40 rem
REVISION_IS_NEWS = timedelta(days=3)  # older changes are told in a line at the end
CONTEXT_CHARACTERS = 90  # of unchanged text around a change


@dataclass(frozen=True, slots=True)
class Difference:
    """What a publisher changed at one time. Both are changes word by word; empty where that part stayed."""

    at: datetime
    title: tuple[diff.Change, ...]
    passages: tuple[tuple[diff.Change, ...], ...]


@require_safe
def show(request: HttpRequest, pk: str, slug: str) -> HttpResponse:
    """The article as its publisher and the owner of this paper let it be shown."""
    article = articlepages.article(int(pk))
    if article is None:
        raise Http404
    now = timezone.now()
    shown = display.shown(article)
    revisions = differences(article, articlepages.revisions(article.pk)) if article.revision_count else []
    standing = editions.of_stories([article.story_id], article.language) if article.story_id else {}
    story = next(iter(standing.values()), None)
    turn = articlepages.turn(article)
    context = {
        "article": article,
        "shown": shown,
        "body": body(article) if shown.full else "",
        "excerpt": excerpt(article, shown.limit) if not shown.full and shown.limit else "",
        "standfirst": display.standfirst(article, shown),
        "picture": picture(article, lead=True),
        "recordings": recordings(article),
        "host": host(article.canonical_url or article.url),
        "link": article.canonical_url or article.url,
        "hashtags": articlepages.hashtags(article.pk),
        "revisions": revisions if shown.full else [each for each in revisions if each.title],
        "revised_lately": bool(revisions) and now - revisions[0].at <= REVISION_IS_NEWS,
        "story": story if story and story.article_count > 1 else None,
        "earlier": turn.earlier,
        "later": turn.later,
        "desk": desk.of_article(findings.of_article(article), article),
        "related": relations.related(article, now),
        "translate": translate.offer(article, interface_language()),
        "why": reason_in_words(article.placed_for),
        "canonical": article_path(article.pk, article.title),
    }
    return render(request, "article.html", context)


@require_safe
def against(request: HttpRequest, pk: int) -> HttpResponse:
    """A copied article beside what it copies, word by word."""
    article = articlepages.original(pk)
    if article is None or article.copy_of is None:
        raise Http404
    open_to_all = display.shown(article).full and display.shown(article.copy_of).full
    changes = diff.rearranged(article.copy_of.text, article.text) if open_to_all else ()
    context = {
        "article": article,
        "original": article.copy_of,
        "title": diff.words(article.copy_of.title, article.title),
        "changes": changes,
        "open_to_all": open_to_all,
        "kept": _share_kept(changes),
        "moved": any(change.kind == "moved" for change in changes),
    }
    return render(request, "against.html", context)


def body(article: Article) -> str:
    """Safe HTML of the whole body, each sentence with an id: s1, s2 …, in the order of the text."""
    blocks = text_blocks.from_json(article.blocks)
    if article.image_url:
        blocks = tuple(block for block in blocks if not _repeats_lead(block, article.image_url))
    blocks = tuple(replace(block, text=spaces(block.text, article.language)) for block in blocks)
    text = text_blocks.plain_text(blocks)
    spans = sentences.split(text, article.language or "en")
    anchors = {span: f"s{number}" for number, span in enumerate(spans, start=1)}
    return html.render(blocks, image_url=lambda src: image_url(src, BODY_IMAGE_WIDTH), anchors=anchors)


def excerpt(article: Article, limit: int) -> SafeString:
    """The beginning of the body, for an article that is not shown whole, with the ids that findings lead to."""
    words, quoted = display.excerpt(article.text, limit), display.visible(article)
    told = [" ".join(quoted[start:end].split()) for start, end in sentences.split(quoted, article.language or "en")]
    whole = " ".join(told)
    if not words.startswith(whole):
        return conditional_escape(words)
    marked = format_html_join(" ", '<span id="s{}">{}</span>', enumerate(told, start=1))
    return format_html("{}{}", marked, words[len(whole) :])


@dataclass(frozen=True, slots=True)
class Recording:
    """Sound or film that the feed attached. ``length`` is in bytes, 0 where unknown."""

    url: str
    kind: str  # "audio" or "video"
    length: int


def recordings(article: Article) -> list[Recording]:
    """The audio and video among the article's enclosures; pictures are shown as such, the rest is for downloaders."""
    found = []
    for enclosure in article.enclosures:
        kind = str(enclosure.get("type", "")).partition("/")[0]
        if kind in {"audio", "video"} and absolute("", enclosure.get("url", "")):
            found.append(Recording(enclosure["url"], kind, enclosure.get("length") or 0))
    return found


def differences(article: Article, revisions: list[Revision]) -> list[Difference]:
    """What changed at each revision, latest first: each state is compared with the one that replaced it."""
    found = []
    newer_title, newer_text = article.title, article.text
    for revision in revisions:
        title = diff.words(revision.title, newer_title) if revision.title != newer_title else ()
        text = diff.words(revision.text, newer_text) if revision.text != newer_text else ()
        if title or text:
            found.append(Difference(revision.replaced_at, title, passages(text)))
        newer_title, newer_text = revision.title, revision.text
    return found


def passages(changes: tuple[diff.Change, ...]) -> tuple[tuple[diff.Change, ...], ...]:
    """The changed places with a little of what stands around them; far-off unchanged text is left out."""
    found: list[tuple[diff.Change, ...]] = []
    current: list[diff.Change] = []
    for change in changes:
        if change.kind != "same":
            current.append(change)
            continue
        before, after = _edges(change.text)
        if any(each.kind != "same" for each in current):
            current.append(diff.Change("same", before))
        if before != change.text:
            found += [tuple(current)] if any(each.kind != "same" for each in current) else []
            current = [diff.Change("same", after)]
        elif not current:
            current = [change]
    if any(each.kind != "same" for each in current):
        found.append(tuple(current))
    return tuple(found)


def _edges(text: str) -> tuple[str, str]:
    """The beginning and the end of unchanged text, cut at words; both the whole text where it is short."""
    if len(text) <= 2 * CONTEXT_CHARACTERS:
        return text, text
    head, tail = text[:CONTEXT_CHARACTERS], text[-CONTEXT_CHARACTERS:]
    return head.rsplit(" ", 1)[0].split("\n")[0] + " …", "… " + tail.split(" ", 1)[-1].split("\n")[-1]


def _repeats_lead(block: Block, image: str) -> bool:
    return block.kind is BlockKind.IMAGE and block.src.partition("?")[0] == image.partition("?")[0]


def _share_kept(changes: tuple[diff.Change, ...]) -> int:
    """Per cent of the copy's characters that stand in the original too."""
    printed = sum(len(change.text) for change in changes if change.kind != "removed")
    kept = sum(len(change.text) for change in changes if change.kind in {"same", "moved"})
    return round(100 * kept / printed) if printed else 0
