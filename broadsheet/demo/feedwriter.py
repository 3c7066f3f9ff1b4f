"""Feeds of every kind, written as real publishers write them."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from broadsheet.demo.publishers import FeedRecord, PublisherRecord

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
CONTENT_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "rdf": "application/rdf+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
    "sitemap": "application/xml; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed says about one article. Addresses are absolute; ``content`` is "" in a feed of summaries."""

    url: str
    guid: str
    title: str
    summary: str
    content: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    published: datetime
    modified: datetime
    image: str = ""
    audio: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed's own description, with its items, newest first."""

    publisher: PublisherRecord
    feed: FeedRecord
    base: str  # http://host:port
    items: Sequence[Item]

    @property
    def title(self) -> str:
        """The feed's title, else the publisher's."""
        return self.feed.title or self.publisher.title

    @property
    def updated(self) -> datetime:
        """The newest change among the items."""
        return max(item.modified for item in self.items)


def write(channel: Channel) -> bytes:
    """The feed as UTF-8."""
    writers = {"rss": _rss, "rdf": _rdf, "atom": _atom, "json": _json, "sitemap": _sitemap}
    return writers[channel.feed.kind](channel).encode()


def _esc(text: str) -> str:
    return html.escape(text, quote=True)


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _rss(channel: Channel) -> str:
    publisher = channel.publisher
    items = "\n".join(_rss_item(item) for item in channel.items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" {NAMESPACES}>
<channel>
<title>{_esc(channel.title)}</title>
<link>{channel.base}/</link>
<description>{_esc(publisher.tagline)}</description>
<language>{publisher.language}</language>
<lastBuildDate>{format_datetime(channel.updated)}</lastBuildDate>
<ttl>15</ttl>
<atom:link href="{channel.base}{channel.feed.path}" rel="self" type="application/rss+xml"/>
<image><url>{channel.base}/logo.png</url><title>{_esc(channel.title)}</title><link>{channel.base}/</link></image>
{items}
</channel>
</rss>
"""


def _rss_item(item: Item) -> str:
    lines = [
        "<item>",
        f"<title>{_cdata(item.title)}</title>",
        f"<link>{_esc(item.url)}</link>",
        f'<guid isPermaLink="false">{_esc(item.guid)}</guid>',
        f"<pubDate>{format_datetime(item.published)}</pubDate>",
        *(f"<dc:creator>{_cdata(name)}</dc:creator>" for name in item.authors),
        *(f"<category>{_cdata(name)}</category>" for name in item.categories),
        f"<description>{_cdata(f'<p>{_esc(item.summary)}</p>')}</description>",
    ]
    if item.content:
        lines.append(f"<content:encoded>{_cdata(item.content)}</content:encoded>")
    if item.image:
        lines.append(
            f'<media:content url="{_esc(item.image)}" medium="image" type="image/png" width="1200" height="675"/>'
        )
    if item.audio:
        lines.append(f'<enclosure url="{_esc(item.audio)}" type="audio/mpeg" length="8421376"/>')
        lines.append("<itunes:duration>14:02</itunes:duration>")
    return "\n".join([*lines, "</item>"])


def _rdf(channel: Channel) -> str:
    listed = "\n".join(f'<rdf:li rdf:resource="{_esc(item.url)}"/>' for item in channel.items)
    items = "\n".join(
        f'<item rdf:about="{_esc(item.url)}">\n<title>{_esc(item.title)}</title>\n<link>{_esc(item.url)}</link>\n'
        f"<description>{_esc(item.summary)}</description>\n<dc:date>{item.published.isoformat()}</dc:date>\n"
        + "".join(f"<dc:creator>{_esc(name)}</dc:creator>\n" for name in item.authors)
        + "".join(f"<dc:subject>{_esc(name)}</dc:subject>\n" for name in item.categories)
        + "</item>"
        for item in channel.items
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="{channel.base}/">
<title>{_esc(channel.title)}</title>
<link>{channel.base}/</link>
<description>{_esc(channel.publisher.tagline)}</description>
<dc:language>{channel.publisher.language}</dc:language>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
<items><rdf:Seq>
{listed}
</rdf:Seq></items>
</channel>
{items}
</rdf:RDF>
"""


def _atom(channel: Channel) -> str:
    publisher = channel.publisher
    entries = "\n".join(_atom_entry(item) for item in channel.items)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{publisher.language}">
<id>tag:{publisher.host}.example,2019:feed</id>
<title>{_esc(channel.title)}</title>
<subtitle>{_esc(publisher.tagline)}</subtitle>
<updated>{channel.updated.isoformat()}</updated>
<link rel="self" href="{channel.base}{channel.feed.path}"/>
<link rel="alternate" type="text/html" href="{channel.base}/"/>
{entries}
</feed>
"""


def _atom_entry(item: Item) -> str:
    content = f'<content type="html">{_esc(item.content)}</content>\n' if item.content else ""
    image = f'<link rel="enclosure" type="image/png" href="{_esc(item.image)}"/>\n' if item.image else ""
    return (
        f"<entry>\n<id>{_esc(item.guid)}</id>\n<title>{_esc(item.title)}</title>\n"
        f'<link rel="alternate" type="text/html" href="{_esc(item.url)}"/>\n{image}'
        f"<published>{item.published.isoformat()}</published>\n<updated>{item.modified.isoformat()}</updated>\n"
        + "".join(f"<author><name>{_esc(name)}</name></author>\n" for name in item.authors)
        + "".join(f'<category term="{_esc(name)}"/>\n' for name in item.categories)
        + f'<summary type="text">{_esc(item.summary)}</summary>\n{content}</entry>'
    )


def _json(channel: Channel) -> str:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": f"{channel.base}/",
        "feed_url": f"{channel.base}{channel.feed.path}",
        "description": channel.publisher.tagline,
        "language": channel.publisher.language,
        "items": [_json_item(item) for item in channel.items],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _json_item(item: Item) -> dict[str, object]:
    document: dict[str, object] = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "date_published": item.published.isoformat(),
        "date_modified": item.modified.isoformat(),
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.categories),
    }
    document |= {"content_html": item.content} if item.content else {"content_text": item.summary}
    return document | ({"image": item.image} if item.image else {})


def _sitemap(channel: Channel) -> str:
    name, language = _esc(channel.publisher.title), channel.publisher.language
    urls = "\n".join(
        f"<url>\n<loc>{_esc(item.url)}</loc>\n<lastmod>{item.modified.isoformat()}</lastmod>\n<news:news>\n"
        f"<news:publication><news:name>{name}</news:name><news:language>{language}</news:language></news:publication>\n"
        f"<news:publication_date>{item.published.isoformat()}</news:publication_date>\n"
        f"<news:title>{_esc(item.title)}</news:title>\n<news:keywords>{_esc(', '.join(item.categories))}</news:keywords>\n"
        "</news:news>\n"
        + (f"<image:image><image:loc>{_esc(item.image)}</image:loc></image:image>\n" if item.image else "")
        + "</url>"
        for item in channel.items
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
{urls}
</urlset>
"""
