"""What a page says about itself in its head, in the several ways of the real web, some of them broken."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from broadsheet.demo import departments
from broadsheet.demo.articles import ArticleRecord
from broadsheet.demo.moments import ZONE
from broadsheet.demo.publishers import PublisherRecord
from broadsheet.demo.skins import escaped


@dataclass(frozen=True, slots=True)
class PageAbout:
    """An article together with where it stands; addresses are absolute."""

    publisher: PublisherRecord
    article: ArticleRecord
    url: str
    base: str
    image: str

    @property
    def published(self) -> str:
        """ISO 8601 with the zone of the demo world."""
        return self.article.published.astimezone(ZONE).isoformat()

    @property
    def modified(self) -> str:
        """ISO 8601 with the zone of the demo world."""
        return self.article.modified.astimezone(ZONE).isoformat()


def head(about: PageAbout, ways: str) -> str:
    """Meta elements and scripts; ``ways`` lists, parted by spaces, names of this module's forms."""
    kind = ['<meta property="og:type" content="video.other">'] if about.article.special == "video" else []
    return "\n".join([*kind, *(WAYS[way](about) for way in ways.split())])


def _document(about: PageAbout) -> dict[str, Any]:
    article = about.article
    kinds = {"video": "VideoObject", "live": "LiveBlogPosting"}
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kinds.get(article.special, "OpinionNewsArticle" if article.opinion else "NewsArticle"),
        "mainEntityOfPage": {"@type": "WebPage", "@id": about.url},
        "headline": article.title,
        "description": article.standfirst,
        "datePublished": about.published,
        "dateModified": about.modified,
        "author": [{"@type": "Person", "name": name} for name in article.authors]
        or [{"@type": "Organization", "name": about.publisher.title}],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": about.publisher.title,
            "logo": {"@type": "ImageObject", "url": f"{about.base}/logo.png"},
        },
        "articleSection": departments.name(article.section, about.publisher.language),
        "keywords": list(article.keywords),
        "inLanguage": about.publisher.language,
        "isAccessibleForFree": article.special != "paywall",
    }
    if article.special == "video":
        document |= {
            "name": article.title,
            "uploadDate": about.published,
            "contentUrl": f"{about.base}/clips/{article.slug}.mp4",
            "duration": "PT2M10S",
        }
    if article.special == "paywall":
        document["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".locked"}
    return document | ({"image": [about.image]} if about.image else {})


def _script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def _jsonld(about: PageAbout) -> str:
    return _script(json.dumps(_document(about), ensure_ascii=False))


def _graph(about: PageAbout) -> str:
    """As the usual plug-ins of blogs write it: everything in one graph, people by reference."""
    document = _document(about)
    del document["@context"]
    people = [
        {"@type": "Person", "@id": f"{about.base}/#/person/{number}", "name": name}
        for number, name in enumerate(about.article.authors)
    ]
    document["author"] = [{"@id": person["@id"]} for person in people]
    site = {"@type": "WebSite", "@id": f"{about.base}/#website", "name": about.publisher.title, "url": about.base}
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Home", "item": about.base}],
    }
    return _script(
        json.dumps(
            {"@context": "https://schema.org", "@graph": [site, crumbs, document, *people]},
            ensure_ascii=False,
            indent=1,
        )
    )


def _broken(about: PageAbout) -> str:
    """A trailing comma, a raw line break inside a string, and a comment: no JSON parser takes it."""
    text = json.dumps(_document(about), ensure_ascii=False)
    return _script(f'/* article */ {text[:-1]},\n"alternativeHeadline": "{about.article.slug}\n",}}')


def _shop(about: PageAbout) -> str:
    """JSON-LD of everything but the article."""
    search = {"@type": "SearchAction", "target": f"{about.base}/search?q={{q}}", "query-input": "required name=q"}
    site = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": about.publisher.title,
        "url": about.base,
        "potentialAction": search,
    }
    return _script(json.dumps([site], ensure_ascii=False))


def _og(about: PageAbout) -> str:
    article = about.article
    pairs = [
        ("og:type", "article"),
        ("og:title", article.title),
        ("og:description", article.standfirst),
        ("og:url", about.url),
        ("og:site_name", about.publisher.title),
        ("og:image", about.image),
        ("article:published_time", about.published),
        ("article:modified_time", about.modified),
        ("article:section", departments.name(article.section, about.publisher.language)),
        *(("article:tag", word) for word in article.keywords),
    ]
    return "\n".join(f'<meta property="{name}" content="{escaped(value)}">' for name, value in pairs if value)


def _ogtitle(about: PageAbout) -> str:
    """OpenGraph for sharing only: the site's name stuck to the title, no dates."""
    title = escaped(f"{about.article.title} | {about.publisher.title}")
    image = f'<meta property="og:image" content="{escaped(about.image)}">' if about.image else ""
    return f'<meta property="og:title" content="{title}"><meta property="og:url" content="{escaped(about.url)}">{image}'


def _meta(about: PageAbout) -> str:
    article = about.article
    return (
        f'<meta name="description" content="{escaped(article.standfirst)}">\n'
        f'<meta name="author" content="{escaped(", ".join(article.authors))}">\n'
        f'<meta name="keywords" content="{escaped(", ".join(article.keywords))}">\n'
        f'<meta name="date" content="{about.published}">'
    )


def _twitter(about: PageAbout) -> str:
    return f'<meta name="twitter:card" content="summary_large_image"><meta name="twitter:title" content="{escaped(about.article.title)}">'


WAYS = {
    "jsonld": _jsonld,
    "graph": _graph,
    "broken": _broken,
    "shop": _shop,
    "og": _og,
    "ogtitle": _ogtitle,
    "meta": _meta,
    "twitter": _twitter,
}
