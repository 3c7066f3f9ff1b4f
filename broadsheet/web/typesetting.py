"""Foreign words as their own printers set them."""

from __future__ import annotations

import re

_BEFORE_CLOSING = re.compile(r" (?=[»:;?!])")


def spaces(text: str, language: str | None) -> str:
    """``text`` of the same length; in French the spaces inside « » and before : ; ? ! do not break a line."""
    if language != "fr":
        return text
    return _BEFORE_CLOSING.sub("\u00a0", text).replace("« ", "«\u00a0")
