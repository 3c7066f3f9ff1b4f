"""Google News sitemaps: the only kind of sitemap that says what is new, with title, date and language.

A plain sitemap lists a site's whole past without titles, and an index only names other sitemaps; both are refused with
a reason that says so, and nobody's archive is ingested by accident.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from broadsheet.errors import FeedError
from broadsheet.feeds import markup, tree
from broadsheet.feeds.draft import Draft
from broadsheet.feeds.tree import Facts, local, text_of


def read(document: str, root_name: str) -> tuple[Facts, list[Draft]]:
    """The entries of a news sitemap. Raises FeedError: ``sitemap-index``, ``plain-sitemap`` or ``not-a-feed``."""
    if root_name == "sitemapindex":
        raise FeedError("This is an index of sitemaps. Add the news sitemap that it names.", reason="sitemap-index")
    data = markup.repaired(markup.whole_entries(document)).encode("utf-8", "replace")
    root = tree.root(data)
    if root is None:
        raise FeedError("The sitemap cannot be read as XML.", reason="not-a-feed")
    pages = [page for page in root if local(page.tag) == "url"]
    drafts = [draft for page in pages if (draft := _draft(page))]
    if pages and not drafts:
        raise FeedError("This sitemap lists pages without news about them.", reason="plain-sitemap")
    return Facts(title=_publication(root)), drafts


def _publication(root: Any) -> str:
    return next((text_of(e) for e in root.iter(etree.Element) if local(e.tag) == "name"), "")


def _draft(page: Any) -> Draft | None:
    """The entry of a page that has news about it, else None."""
    found: dict[str, str] = {}
    images: list[str] = []
    news = None
    for child in page:
        name = local(child.tag)
        if name == "news":
            news = child
        elif name == "image":
            images += [(e.text or "").strip() for e in child if local(e.tag) == "loc"]
        elif name in {"loc", "lastmod"}:
            found.setdefault(name, (child.text or "").strip())
    if news is None:
        return None
    for element in news.iter(etree.Element):
        found.setdefault(f"news {local(element.tag)}", text_of(element).strip())
    return Draft(
        link=found.get("loc", ""),
        title=found.get("news title", ""),
        keywords=found.get("news keywords", ""),
        published=(found.get("news publication_date", ""),),
        updated=(found.get("lastmod", ""),),
        language=found.get("news language", ""),
        images=tuple(filter(None, images)),
    )
