"""Names that the interface gives to sections, in its own language."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from broadsheet.text.sections import SECTIONS

NAMES = {
    "world": _("World"),
    "nation": _("Nation"),
    "politics": _("Politics"),
    "business": _("Business"),
    "technology": _("Technology"),
    "science": _("Science"),
    "health": _("Health"),
    "sport": _("Sport"),
    "culture": _("Culture"),
    "opinion": _("Opinion"),
}


def section_name(section: str) -> str:
    """The section's name in the interface's language."""
    return gettext(NAMES[section]) if section in NAMES else section


def in_order(sections: tuple[str, ...]) -> list[tuple[str, str]]:
    """(key, name) of the given sections, in the paper's order."""
    return [(section, section_name(section)) for section in SECTIONS if section in sections]
