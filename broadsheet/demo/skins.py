"""Skins: how a publisher's pages look, as files of marked parts in ``skins/``.

A file opens with settings (``name = value``) and then has parts, each under a line ``%% name``. ``page`` frames every
page and ``article`` an article; ``figure``, ``teaser``, ``paragraph``, ``heading``, ``list`` and ``quotation`` stand
for one such thing; ``after 2`` is what the publisher pushes in after the second part of the text. ``{{name}}`` is a slot.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from broadsheet.demo import markup

SLOT = re.compile(r"\{\{(\w+)\}\}")
DEFAULTS = {
    "paragraph": "<p>{{text}}</p>",
    "heading": "<h2>{{text}}</h2>",
    "list": "<ul>{{items}}</ul>",
    "quotation": "<blockquote><p>{{text}}</p></blockquote>",
    "figure": '<figure><img src="{{src}}" alt="{{alt}}" width="1200" height="675"><figcaption>{{caption}}</figcaption></figure>',
    "teaser": '<li><a href="{{url}}">{{title}}</a></li>',
}


@dataclass(frozen=True, slots=True)
class Skin:
    """The parts and settings of one publisher's pages."""

    settings: Mapping[str, str]
    parts: Mapping[str, str]

    def fill(self, part: str, slots: Mapping[str, str]) -> str:
        """A part with its slots filled; an unknown slot is an error."""
        template = self.parts.get(part) or DEFAULTS[part]
        return SLOT.sub(lambda match: slots[match[1]], template)

    def body(
        self,
        parts: tuple[markup.Part, ...],
        address: Callable[[str], str],
        figure: Callable[[markup.Part], str],
        slots: Mapping[str, str],
    ) -> str:
        """The text of an article as HTML, with what this publisher pushes in between."""
        out = []
        for number, part in enumerate(parts, start=1):
            if part.kind == "figure":
                out.append(figure(part))
            else:
                lines = [markup.inline_html(line, address) for line in part.lines]
                items = "".join(f"<li>{line}</li>" for line in lines)
                out.append(self.fill(part.kind, {"text": "<br>".join(lines), "items": items, "number": str(number)}))
            if f"after {number}" in self.parts and number < len(parts):
                out.append(self.fill(f"after {number}", slots))
        return "\n".join(out)


def load(name: str) -> Skin:
    """The skin in ``skins/{name}.html``."""
    text = files("broadsheet.demo").joinpath(f"skins/{name}.html").read_text(encoding="utf-8")
    head, *rest = re.split(r"^%% *(.+)$", text, flags=re.MULTILINE)
    settings = dict(line.split(" = ", 1) for line in head.strip().splitlines() if " = " in line)
    return Skin(settings, {title.strip(): body.strip("\n") for title, body in zip(rest[::2], rest[1::2], strict=True)})


def shared(path: str) -> bytes:
    """A style sheet or script that all skins share, so that a reader who opens an original sees a page."""
    return files("broadsheet.demo").joinpath(f"skins{path}").read_bytes()


def escaped(text: str) -> str:
    """Text as HTML, fit for elements and attributes."""
    return html.escape(text, quote=True)
