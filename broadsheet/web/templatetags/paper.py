"""Tags of the paper's templates: marks, ages, icons, flags, foreign words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from django.contrib.staticfiles import finders
from django.forms import BoundField
from django.template import Library
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from broadsheet.newsroom.models import Publisher
from broadsheet.text.countries import direction, language_name
from broadsheet.web import ages, marks, names
from broadsheet.web.addresses import article_path, story_path
from broadsheet.web.charts import Chart
from broadsheet.web.chrome import Chrome, interface_language, section_url
from broadsheet.web.marks import Mark
from broadsheet.web.typesetting import spaces

register = Library()

AUTHORS_SHOWN = 6
MARKS_KEPT = 4096  # ready-made marks; a paper of 2,000 publishers has two of each
AGES = {"short": ages.age, "long": ages.long_age, "when": ages.when}

ICONS = {
    "single": '<circle cx="8" cy="8" r="6"/><path d="M6.6 6.3 8.2 5v6"/>',
    "changed": '<path d="M3 6.5h9L9.5 4M13 10H4l2.5 2.5"/>',
    "disputed": '<path d="M2.5 6h11M2.5 10.5h11M11 2.5l-6 11.5"/>',
    "settled": '<path d="M3 8.5 6.5 12 13 4.5"/>',
    "failed": '<path d="M8 2 1.5 13.5h13zM8 6.5v3.2M8 11.6v.1"/>',
    "out": '<path d="M6 3H3v10h10v-3M9 3h4v4M13 3 7 9"/>',
    "back": '<path d="M13 8H3m4-4L3 8l4 4"/>',
    "on": '<path d="M3 8h10M9 4l4 4-4 4"/>',
    "search": '<circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5 14 14"/>',
}
MIRRORED = {"out", "back", "on"}
FLAGS = {
    "developing": _("Developing"),
    "live": _("Live"),
    "changed": _("Headline changed"),
    "opinion": _("Opinion"),
    "single": _("Only one reports"),
    "failed": _("Failing"),
    "settled": _("In order"),
}


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file, with its content's hash, so that it can be kept for ever."""
    return f"{static(path)}?v={_version(path)}"


@cache
def _version(path: str) -> str:
    found = finders.find(path)
    if not found:
        return "0"
    with open(str(found), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()[:10]


@register.simple_tag
@cache
def icon(name: str, extra: str = "") -> SafeString:
    """One of the nine signs, drawn in the text's colour; hidden from readers that speak."""
    classes = " ".join(part for part in ("icon", extra, "flip" if name in MIRRORED else "") if part)
    return format_html(
        '<svg class="{}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>', classes, mark_safe(ICONS[name])
    )


@register.simple_tag
def flag(name: str) -> SafeString:
    """A remark: always a word; sign and colour repeat it."""
    sign = icon(name) if name in ICONS else ""
    return format_html('<span class="flag flag--{}">{}{}</span>', name, sign, gettext(FLAGS[name]))


@register.simple_tag
def age(moment: datetime | None, now: datetime, form: str = "short") -> SafeString:
    """A ``time`` element: the age, with the exact time for machines and on hover. Forms: short, long, when."""
    if moment is None:
        return mark_safe("")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        f"{moment:%Y-%m-%dT%H:%MZ}",
        ages.exact(moment),
        AGES[form](moment, now),
    )


@register.simple_tag
def mark_of(publisher: Publisher, extra: str = "") -> SafeString:
    """A publisher's mark beside its name."""
    return _mark(marks.mark(publisher), f"mark {extra}".strip(), hidden=True)


@register.simple_tag
def marks_of(shown: Iterable[Mark], limit: int = 4) -> SafeString:
    """The marks of a story's publishers, first reporter first; decoration beside their number."""
    items = format_html_join("", "{}", ((_mark(each, "mark", hidden=False),) for each in list(shown)[:limit]))
    return format_html('<span class="marks" aria-hidden="true">{}</span>', items)


@lru_cache(MARKS_KEPT)
def _mark(shown: Mark, classes: str, *, hidden: bool) -> SafeString:
    language = format_html(' lang="{}"', shown.language) if shown.language else ""
    aria = mark_safe(' aria-hidden="true"') if hidden else ""
    return format_html('<i class="{}"{} data-tone="{}"{}>{}</i>', classes, language, shown.tone, aria, shown.letters)


@register.simple_tag
def foreign(language: str | None, *, block: bool = False) -> SafeString:
    """The ``lang`` (and for a block ``dir``) of words that are not in the language of the interface, or nothing."""
    own = interface_language()
    if not language or language == own:
        return mark_safe("")
    turned = block and direction(language) != direction(own)
    return format_html(' lang="{}"{}', language, format_html(' dir="{}"', direction(language)) if turned else "")


@register.simple_tag
def words(text: str, language: str | None = "") -> SafeString:
    """Foreign words for the middle of a line: isolated where their direction is another."""
    own = interface_language()
    text = spaces(text, language or own)
    if language and direction(language) != direction(own):
        return format_html("<bdi>{}</bdi>", text)
    return conditional_escape(text)


@register.filter
def set_spaces(text: str, language: str) -> str:
    """Words in a block of their own, with the spaces of their language."""
    return spaces(text, language)


@register.filter
def language_in_words(code: str) -> str:
    """The language's name in the interface's language."""
    return language_name(code, interface_language())


@register.filter
def section_in_words(section: str) -> str:
    """The section's name in the interface's language."""
    return names.section_name(section)


@register.simple_tag
def article_url(article: object) -> str:
    """The article's page."""
    return article_path(article.pk, article.title)  # type: ignore[attr-defined]


@register.simple_tag
def story_url(pk: int, title: str = "") -> str:
    """The story's page."""
    return story_path(pk, title)


@register.filter
def day_in_full(moment: datetime) -> str:
    """Weekday and date."""
    return ages.day(moment)


@register.filter
def clock_time(moment: datetime) -> str:
    """Hours and minutes."""
    return ages.clock(moment)


@register.simple_tag
def today(now: datetime) -> SafeString:
    """The masthead's date."""
    return format_html('<time datetime="{}">{}</time>', f"{timezone.localtime(now):%Y-%m-%d}", ages.day(now))


@register.simple_tag
def until(moment: datetime, now: datetime) -> SafeString:
    """How long from now, as a ``time`` element."""
    minutes = max(1, int((moment - now).total_seconds() // 60))
    if minutes < 60:
        text = ngettext("in %(number)d min", "in %(number)d min", minutes) % {"number": minutes}
    else:
        text = ngettext("in %(number)d h", "in %(number)d h", minutes // 60) % {"number": minutes // 60}
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', f"{moment:%Y-%m-%dT%H:%MZ}", ages.exact(moment), text
    )


@register.simple_tag
def section_address(chrome: Chrome, section: str) -> str:
    """The section's page in the edition that is being read."""
    return section_url(chrome.key, section)


@register.filter
def as_json_feed(atom_url: str) -> str:
    """The JSON Feed beside an Atom feed."""
    path, mark, query = atom_url.partition("?")
    return f"{path.removesuffix('.atom')}.json{mark}{query}"


@register.filter
def axis_labels(chart: Chart) -> list[str]:
    """Beginning, middle and end of a chart, in words."""
    middle = chart.starts + chart.step * (len(chart.counts) // 2)
    end = chart.starts + chart.step * (len(chart.counts) - 1)
    with_day = chart.step >= timedelta(days=1)
    last = (
        (gettext("today") if with_day else gettext("now")) if chart.latest_is_now else ages.axis(end, with_day=with_day)
    )
    return [ages.axis(chart.starts, with_day=with_day), ages.axis(middle, with_day=with_day), last]


@register.filter
def on_day(day: date) -> str:
    """A day in words: "20 Oct". Of a moment the day in UTC."""
    return ages.calendar_day(day)


@register.filter
def day_of(day: date) -> str:
    """A day of the paper's calendar in full: "Thursday 26 November 2026"."""
    return date_format(day, "l j F Y")


@register.filter
def iso(day: date) -> str:
    """A day for addresses and machines."""
    return day.isoformat()


@register.filter
def people(authors: Iterable[str]) -> str:
    """Names, parted as the interface's language does; a long list is cut."""
    shown = [str(name) for name in authors][:AUTHORS_SHOWN]
    return gettext(", ").join(shown)


@register.filter
def as_input(field: BoundField) -> SafeString:
    """A form's field in the paper's style, its error announced."""
    attributes: dict[str, str | bool] = {"class": "input"}
    if field.errors:
        attributes["aria-invalid"] = "true"
    return field.as_widget(attrs=attributes)
