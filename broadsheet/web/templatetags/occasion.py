"""The tag for the time of an event."""

from __future__ import annotations

from django.template import Context, Library
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from broadsheet.analysis.timeline import Event
from broadsheet.web import ages, occasions

register = Library()


@register.simple_tag(takes_context=True)
def occasion(context: Context, event: Event) -> SafeString:
    """A ``time`` element: when an event of a timeline was or is to be."""
    year = timezone.localtime(context["chrome"].now).year
    shown = occasions.label(event, year, ages.locale())
    return format_html('<time datetime="{}">{}</time>', occasions.machine(event), shown)
