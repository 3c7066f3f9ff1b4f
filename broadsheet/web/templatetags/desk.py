"""Tags for findings: the numbers behind a statement, its language, who printed it and when."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from typing import Any

from django.template import Context, Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from broadsheet.newsroom import namepages
from broadsheet.text.countries import country_name
from broadsheet.types import Evidence
from broadsheet.web.chrome import interface_language
from broadsheet.web.name import address
from broadsheet.web.templatetags import paper

register = Library()

NUMBERS_SHOWN = 5  # behind one statement

Proof = Evidence | Iterable[Evidence]


@register.simple_tag(takes_context=True)
def src(context: Context, evidence: Proof, most: int = NUMBERS_SHOWN) -> SafeString:
    """The numbers of the sentences that a statement rests on; each opens its sentence in the article."""
    shown = context["desk"].sentences(evidence)[:most]
    label = gettext("Source %(number)d: %(publisher)s")
    return format_html_join(
        "",
        '<a class="src" href="{}" aria-label="{}">{}</a>',
        (
            (each.path, label % {"number": each.number, "publisher": each.article.publisher.name}, each.number)
            for each in shown
        ),
    )


@register.simple_tag(takes_context=True)
def at(context: Context, evidence: Proof) -> str:
    """The address of the sentence that a statement's words are from."""
    cited = context["desk"].first(evidence)
    return cited.path if cited else ""


@register.simple_tag(takes_context=True)
def lang_of(context: Context, evidence: Proof, *, block: bool = False) -> SafeString:
    """The ``lang`` (and for a block ``dir``) of a statement's words, where it is not the interface's."""
    cited = context["desk"].first(evidence)
    return paper.foreign(cited.article.language, block=block) if cited else mark_safe("")


@register.simple_tag(takes_context=True)
def told_by(context: Context, evidence: Proof) -> SafeString:
    """The mark and the name of the publisher whose words a statement uses."""
    cited = context["desk"].first(evidence)
    if cited is None:
        return mark_safe("")
    publisher = cited.article.publisher
    name = paper.words(publisher.name, publisher.language)
    return format_html(
        "{}<span{}>{}</span>", paper.mark_of(publisher, "mark--in"), paper.foreign(publisher.language), name
    )


@register.simple_tag(takes_context=True)
def told_at(context: Context, evidence: Proof) -> SafeString:
    """When the article appeared whose words a statement uses."""
    cited = context["desk"].first(evidence)
    return paper.age(cited.article.published_at, context["chrome"].now, "when") if cited else mark_safe("")


@register.simple_tag(takes_context=True)
def as_printed(context: Context, evidence: Proof, text: Any) -> SafeString:
    """A statement's words, set in the language of the article that they are from."""
    cited = context["desk"].first(evidence)
    return paper.words(str(text), cited.article.language if cited else "")


@register.simple_tag
def country(code: str) -> str:
    """The name of a country in the interface's language; "" for none."""
    return country_name(code, interface_language()) if code else ""


@register.simple_tag
def name_url(label: str) -> str:
    """The page of a person, an organisation or a place."""
    return address(namepages.key(label) or "-")


@register.simple_tag
def names_of(publishers: Iterable[str]) -> SafeString:
    """Publishers' names in a row, each by itself where they run in different directions."""
    return format_html_join(gettext(", "), "<bdi>{}</bdi>", ((name,) for name in publishers))


@register.simple_tag
def rest(items: Sized, shown: int) -> str:
    """How many of a list are folded away."""
    number = len(items) - shown
    return ngettext("%(number)d more", "%(number)d more", number) % {"number": number}
