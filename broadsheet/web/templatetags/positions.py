"""Tags for positions: the words for a stance and for a place on the axis, and where that is."""

from __future__ import annotations

from django.template import Library
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from broadsheet.analysis.positions import AXIS, Position, Standing, Statement

register = Library()

STANCES = {
    "supports": (_("supports"), _("does not support")),
    "praises": (_("praises"), _("does not praise")),
    "defends": (_("defends"), _("does not defend")),
    "agrees": (_("agrees"), _("does not agree")),
    "offers": (_("offers"), _("does not offer")),
    "demands": (_("demands"), _("does not demand")),
    "warns": (_("warns"), _("does not warn")),
    "denies": (_("denies"), _("does not deny")),
    "opposes": (_("opposes"), _("does not oppose")),
    "criticises": (_("criticises"), _("does not criticise")),
    "accuses": (_("accuses"), _("does not accuse")),
    "condemns": (_("condemns"), _("does not condemn")),
}
PLACES = (_("Supports"), _("Leans for"), _("Between"), _("Criticises"), _("Opposes"))


@register.filter
def stance(one: Position | Statement) -> str:
    """What an actor does or, where the article says so, does not do."""
    return gettext(STANCES[one.stance][one.negated])


@register.filter
def place(standing: Standing) -> str:
    """The word for where an actor stands."""
    return gettext(PLACES[standing.place or 0])


@register.filter
def along(standing: Standing) -> int:
    """How far along the axis that is, in per cent of its length."""
    return round(100 * ((standing.place or 0) + 0.5) / len(AXIS))


@register.simple_tag
def axis() -> list[str]:
    """The words under the axis, from for to against."""
    return [gettext(each) for each in PLACES]
