"""Pages of invented newspapers, written for these tests."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from broadsheet.extraction import article
from broadsheet.text.blocks import plain_text
from broadsheet.types import ArticleContent, Entry, Rejection

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
URL = "https://www.courier.example/world/lock-shut-for-eleven-weeks"
TITLE = "Merrow shuts the Halvard lock for eleven weeks"

PARAGRAPHS = (
    "The harbour authority of Merrow closed the Halvard lock on Tuesday after divers found a crack in its north gate.",
    "Some 71 ships longer than 80 metres had gathered on both sides by noon, and the queue was growing by the hour.",
    "“Eleven weeks is the honest number,” the transport minister, Ilse Corvane, told reporters in Port Ansel on Tuesday.",
    "The gate was made in 1988 and strengthened twice. Its twin on the south side was replaced twelve years ago.",
    "Grain prices on the Quillon exchange rose by four per cent before trading was halted in the late afternoon.",
    "The authority said that it would publish the report of the divers before the end of the week.",
)


def prose(*extra: str, paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """The paragraphs of a normal article as HTML, ``extra`` markup behind the third."""
    lines = [f"<p>{text}</p>" for text in paragraphs]
    return "\n".join([*lines[:3], *extra, *lines[3:]])


def page(
    main: str, *, title: str = TITLE, head: str = "", ld: Any = None, around: str = "", language: str = "en"
) -> str:
    """A whole page: head, a menu, ``main`` in an article, ``around`` behind it, a footer."""
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld is not None else ""
    menu = "".join(
        f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("world", "politics", "sport", "culture")
    )
    return f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">
<title>{title} - Port Ansel Courier</title>{head}{script}</head>
<body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{title}</h1>{main}</article></main>{around}
<footer><p>© Port Ansel Courier. All rights reserved.</p><p><a href="/terms">Terms of use</a></p></footer>
</body></html>"""


def news(**fields: Any) -> dict[str, Any]:
    """The JSON-LD of a news article; ``fields`` replace or add."""
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2026-11-17T20:10:00+01:00",
        "author": [{"@type": "Person", "name": "Hanne Oriel"}, {"@type": "Person", "name": "Teo Varga"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": "Port Ansel Courier"},
    } | fields


def read(html: str, url: str = URL, hint: Entry | None = None) -> ArticleContent:
    """The article of a page that must have one."""
    found = article(html.encode(), url, content_type="text/html; charset=utf-8", hint=hint, now=NOW)
    assert isinstance(found, ArticleContent), found
    return found


def refused(html: str | bytes, url: str = URL, content_type: str = "text/html") -> Rejection:
    """The refusal of a page that must have no article."""
    body = html.encode() if isinstance(html, str) else html
    found = article(body, url, content_type=content_type, now=NOW)
    assert isinstance(found, Rejection), plain_text(found.blocks)
    return found


def text(html: str, url: str = URL) -> str:
    """The plain text of a page's article."""
    return plain_text(read(html, url).blocks)
