"""One publisher's site: every page and feed that it has, made from the articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from broadsheet.demo import departments, feedwriter, metadata, moments, skins
from broadsheet.demo.articles import ArticleRecord
from broadsheet.demo.publishers import FeedRecord, PublisherRecord

FEED_ITEMS = 60  # as many as the longest feed needs; none is cut off
BY = {"en": "By ", "fr": "Par ", "ar": "", "hi": ""}
AND = {"en": " and ", "fr": " et ", "ar": "، ", "hi": ", "}
FREE_PARTS = 1  # how much of a paywalled piece is shown


@dataclass(frozen=True, slots=True)
class Page:
    """An answer to be sent."""

    body: bytes
    content_type: str
    modified: datetime
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Site:
    """A publisher at ``base`` with its articles, newest first. ``locate`` turns ``publisher/slug`` into an URL."""

    publisher: PublisherRecord
    base: str
    articles: Sequence[ArticleRecord]
    locate: Callable[[str], str]
    started: datetime

    def page(self, path: str, query: str = "") -> Page | None:
        """The page at ``path``, None where there is none."""
        skin = skins.load(self.publisher.key)
        if path in {"/", "/index.html"}:
            return self._html(skin, self._list_page(skin, self.publisher.title, self.articles), self.started)
        if path == "/robots.txt":
            return Page(self._robots().encode(), "text/plain; charset=utf-8", self.started, {})
        for feed in self.publisher.feeds:
            if path == feed.path:
                return self._feed(skin, feed)
        amp = self.publisher.amp and path.endswith("/amp")
        wanted = f"{path}?{query}" if "?" in self.publisher.address else path.removesuffix("/amp") if amp else path
        for article in self.articles:
            if article.path(self.publisher) == wanted:
                return self._article(skin, article, amp=amp)
        return self._other(skin, path)

    def url(self, article: ArticleRecord) -> str:
        """The article's canonical address."""
        return self.base + article.path(self.publisher)

    def _other(self, skin: skins.Skin, path: str) -> Page | None:
        for article in self.articles:
            for name in article.authors:
                if path == author_path(name):
                    own = [other for other in self.articles if name in other.authors]
                    return self._html(skin, self._list_page(skin, name, own), self.started)
        section = path.strip("/").removeprefix("section/")
        own = [article for article in self.articles if article.section == section]
        return (
            self._html(
                skin, self._list_page(skin, departments.name(section, self.publisher.language), own), self.started
            )
            if own
            else None
        )

    def _robots(self) -> str:
        closed = [
            f"Disallow: {article.path(self.publisher)}" for article in self.articles if article.special == "robots"
        ]
        return "\n".join(["User-agent: *", "Disallow: /search", *closed, f"Sitemap: {self.base}/sitemap.xml", ""])

    def _feed(self, skin: skins.Skin, feed: FeedRecord) -> Page:
        chosen = [article for article in self.articles if not feed.section or article.section == feed.section]
        items = [self._item(skin, feed, article) for article in chosen[:FEED_ITEMS]]
        body = feedwriter.write(feedwriter.Channel(self.publisher, feed, self.base, items))
        newest = max((item.modified for item in items), default=self.started)
        return Page(body, feedwriter.CONTENT_TYPES[feed.kind], newest, {})

    def _item(self, skin: skins.Skin, feed: FeedRecord, article: ArticleRecord) -> feedwriter.Item:
        url = self.url(article)
        joint = "&" if "?" in url else "?"
        return feedwriter.Item(
            url=f"{url}{joint}utm_source=feed&utm_medium=rss&utm_campaign={feed.kind}" if feed.tracked else url,
            guid=f"tag:{self.publisher.host}.example,2019:{article.slug}",
            title=article.title, summary=article.standfirst or article.parts[0].text,
            content=self._body(skin, article, pushed=False) if feed.full and not article.special else "",
            authors=article.authors, categories=(departments.name(article.section, self.publisher.language), *article.keywords),
            published=article.published.astimezone(moments.ZONE), modified=article.modified.astimezone(moments.ZONE),
            image=self._image(article), audio=f"{self.base}/audio/{article.slug}.mp3" if article.audio else "",
        )  # fmt: skip

    def _image(self, article: ArticleRecord) -> str:
        return f"{self.base}/media/1200/{article.picture}.png" if article.picture else ""

    def _article(self, skin: skins.Skin, article: ArticleRecord, *, amp: bool) -> Page:
        about = metadata.PageAbout(self.publisher, article, self.url(article), self.base, self._image(article))
        head = metadata.head(about, skin.settings["metadata"])
        robots = {"noarchive": "noarchive", "max-snippet": "max-snippet:120"}.get(article.special)
        if robots:
            head += f'\n<meta name="robots" content="{robots}">'
        head += f'\n<link rel="canonical" href="{skins.escaped(about.url)}">'
        if self.publisher.amp and not amp:
            head += f'\n<link rel="amphtml" href="{skins.escaped(about.url)}/amp">'
        main = skin.fill(_part_for(skin, article, amp), self._article_slots(skin, article, amp=amp))
        title = f"{article.title} – {self.publisher.title}"
        return self._html(skin, self._frame(skin, title, head, main), article.modified)

    def _article_slots(self, skin: skins.Skin, article: ArticleRecord, *, amp: bool) -> dict[str, str]:
        language = self.publisher.language
        shared = self._slots(skin)
        links = [f'<a href="{author_path(name)}" rel="author">{skins.escaped(name)}</a>' for name in article.authors]
        return shared | {
            "title": skins.escaped(article.title), "standfirst": skins.escaped(article.standfirst),
            "section": departments.name(article.section, language), "section_key": article.section, "authors": skins.escaped(", ".join(article.authors)), "authors_html": ", ".join(links),
            "by": BY[language] + skins.escaped(AND[language].join(article.authors)) if article.authors else "",
            "published": article.published.astimezone(moments.ZONE).isoformat(), "modified": article.modified.astimezone(moments.ZONE).isoformat(),
            "published_text": moments.long(article.published, language), "modified_text": moments.long(article.modified, language),
            "image": self._figure(skin, article.picture, article.caption, article.credit),
            "body": self._body(skin, article, pushed=not amp), "url": skins.escaped(self.url(article)),
            "image_url": self._image(article), "slug": article.slug,
            "tags": "".join(f'<a rel="tag" href="/tag/{number}">{skins.escaped(word)}</a> ' for number, word in enumerate(article.keywords)),
        }  # fmt: skip

    def _body(self, skin: skins.Skin, article: ArticleRecord, *, pushed: bool) -> str:
        parts = article.parts[:FREE_PARTS] if article.special == "paywall" else article.parts
        used = skin if pushed else skins.Skin({}, {})
        return used.body(
            parts, self._target, lambda part: self._figure(used, part.scene, part.text, ""), self._slots(skin)
        )

    def _target(self, target: str) -> str:
        return target if "://" in target else self.locate(target)

    def _figure(self, skin: skins.Skin, picture: str, caption: str, credit: str) -> str:
        if not picture:
            return ""
        at = {size: f"{self.base}/media/{size}/{picture}.png" for size in ("480", "800", "1200")}
        slots = {
            "src": at["1200"],
            "middle": at["800"],
            "small": at["480"],
            "alt": skins.escaped(caption),
            "caption": skins.escaped(caption),
            "base": self.base,
            "quoted": quote(f"/media/1200/{picture}.png", safe=""),
            "credit": skins.escaped(credit or self.publisher.title),
        }
        return skin.fill("figure", slots)

    def _slots(self, skin: skins.Skin) -> dict[str, str]:
        """The slots that every page has: navigation, and other articles for its boxes."""
        sections = dict.fromkeys(article.section for article in self.articles)
        teasers = [skin.fill("teaser", self._teaser(article)) for article in self.articles[:12]]
        return {
            "site": skins.escaped(self.publisher.title), "tagline": skins.escaped(self.publisher.tagline), "base": self.base,
            "nav": "".join(f'<li><a href="/section/{section}">{departments.name(section, self.publisher.language)}</a></li>' for section in sections),
            "latest": "".join(teasers[:5]), "related": "".join(teasers[2:5]), "most_read": "".join(teasers[5:10]), "one": "".join(teasers[6:7]),
            "language": self.publisher.language,
        }  # fmt: skip

    def _teaser(self, article: ArticleRecord) -> dict[str, str]:
        small = f"{self.base}/media/480/{article.picture}.png" if article.picture else f"{self.base}/logo.png"
        return {
            "url": skins.escaped(self.url(article)),
            "title": skins.escaped(article.title),
            "small": small,
            "standfirst": skins.escaped(article.standfirst),
        }

    def _list_page(self, skin: skins.Skin, title: str, articles: Sequence[ArticleRecord]) -> str:
        teasers = "\n".join(skin.fill("teaser", self._teaser(article)) for article in articles)
        site = {"@context": "https://schema.org", "@type": "CollectionPage", "name": title}
        head = f'<script type="application/ld+json">{json.dumps(site, ensure_ascii=False)}</script><meta property="og:type" content="website">'
        return self._frame(skin, title, head, f'<h1>{skins.escaped(title)}</h1><ul class="list">\n{teasers}\n</ul>')

    def _frame(self, skin: skins.Skin, title: str, head: str, main: str) -> str:
        feeds = "".join(
            f'<link rel="alternate" type="{feedwriter.CONTENT_TYPES[feed.kind].partition(";")[0]}" title="{skins.escaped(feed.title or self.publisher.title)}" href="{feed.path}">'
            for feed in self.publisher.feeds
            if not feed.fault and feed.kind != "sitemap"
        )
        style = f'<link rel="stylesheet" href="/site.css"><style>:root{{--accent:{skin.settings["accent"]}}}</style>'
        style += '<script src="/site.js" defer></script>'
        return skin.fill(
            "page", self._slots(skin) | {"page_title": skins.escaped(title), "head": head + feeds + style, "main": main}
        )

    def _html(self, skin: skins.Skin, text: str, modified: datetime) -> Page:
        encoding = skin.settings.get("encoding", "utf-8")
        declared = "" if skin.settings.get("silent") else f"; charset={encoding}"
        return Page(text.encode(encoding, "xmlcharrefreplace"), f"text/html{declared}", modified, {})


def author_path(name: str) -> str:
    """Where an author's own page is: a list of pieces, and no article."""
    return "/authors/" + "-".join(name.lower().split())


def _part_for(skin: skins.Skin, article: ArticleRecord, amp: bool) -> str:
    if amp:
        return "amp"
    return article.special if article.special in skin.parts else "article"
