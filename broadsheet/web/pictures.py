"""Images as the templates need them: proxied, in several widths, with a shape known beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.newsroom.models import Article
from broadsheet.web.images import image_url

LEAD = ("(width >= 68rem) 50vw, 100vw", (640, 1280), (1280, 720))
COLUMN = ("(width >= 68rem) 24vw, (width >= 38rem) 46vw, 100vw", (640, 960), (900, 600))


@dataclass(frozen=True, slots=True)
class Picture:
    """An ``img`` element's attributes."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str
    caption: str
    language: str
    lazy: bool


def picture(article: Article | None, *, lead: bool = False) -> Picture | None:
    """The article's image as a lead (16:9, loaded at once) or in a column (3:2, lazily); None where it has none."""
    if article is None or not article.image_url:
        return None
    sizes, widths, (width, height) = LEAD if lead else COLUMN
    addresses = [(image_url(article.image_url, each), each) for each in widths]
    return Picture(
        src=addresses[0][0],
        srcset=", ".join(f"{address} {each}w" for address, each in addresses),
        sizes=sizes,
        width=width,
        height=height,
        alt=article.image_alt or article.image_caption,
        caption=article.image_caption,
        language=article.language,
        lazy=not lead,
    )
