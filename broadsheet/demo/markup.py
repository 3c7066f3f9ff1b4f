"""The small markup of the articles in ``press/``: what a body says, and its HTML.

Paragraphs are parted by an empty line. ``## `` is a subhead, ``- `` an item of a list, ``> `` a quotation,
``[[scene | caption]]`` a figure. Inside a line: ``[words](publisher/slug)`` or ``[words](https://…)``, ``*emphasis*``,
``**strong**``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

INLINE = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a body; ``kind`` is paragraph, heading, list, quotation or figure. ``lines`` keep the inline markup."""

    kind: str
    lines: tuple[str, ...]
    scene: str = ""

    @property
    def text(self) -> str:
        """The part as plain text; of a figure its caption."""
        return "\n".join(plain(line) for line in self.lines)


def parse(body: str) -> tuple[Part, ...]:
    """The parts of a body, in order."""
    return tuple(_part(block) for block in re.split(r"\n\s*\n", body.strip()) if block.strip())


def _part(block: str) -> Part:
    lines = [line.strip() for line in block.strip().splitlines()]
    if lines[0].startswith("## "):
        return Part("heading", (lines[0][3:],))
    if lines[0].startswith("[[") and lines[0].endswith("]]"):
        scene, _, caption = lines[0][2:-2].partition("|")
        return Part("figure", (caption.strip(),), scene.strip())
    for mark, kind in (("- ", "list"), ("> ", "quotation")):
        if all(line.startswith(mark) for line in lines):
            return Part(kind, tuple(line[2:] for line in lines))
    return Part("paragraph", (" ".join(lines),))


def plain(line: str) -> str:
    """A line without its inline markup."""
    return INLINE.sub(lambda match: next(group for group in match.group(1, 3, 4) if group), line)


def text_of(parts: tuple[Part, ...]) -> str:
    """What a reader reads: the parts without the captions of figures, parted by empty lines."""
    return "\n\n".join(part.text for part in parts if part.kind != "figure")


def inline_html(line: str, address: Callable[[str], str]) -> str:
    """A line as HTML; ``address`` turns the target of a link into an URL."""
    out, at = [], 0
    for match in INLINE.finditer(line):
        out.append(html.escape(line[at : match.start()], quote=False))
        at = match.end()
        words, target, strong, emphasis = match.groups()
        if words:
            out.append(f'<a href="{html.escape(address(target))}">{html.escape(words, quote=False)}</a>')
        elif strong:
            out.append(f"<strong>{html.escape(strong, quote=False)}</strong>")
        else:
            out.append(f"<em>{html.escape(emphasis, quote=False)}</em>")
    return "".join(out) + html.escape(line[at:], quote=False)
