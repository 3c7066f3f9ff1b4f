"""Pictures and embedded pages, whichever way the page loads them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from broadsheet.text.addresses import absolute, host
from broadsheet.types import Block, BlockKind

EMBEDDING = frozenset({"iframe", "blockquote", "video", "amp-youtube", "amp-twitter", "lite-youtube"})
PICTURES = frozenset({"img", "figure", "picture", "amp-img"})

MIN_SIDE = 100  # pixels; icons, avatars and counting pixels are smaller, pictures that tell something are not
MAX_CAPTION = 1000
MAX_SRCSET = 20_000

_SOURCES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-srcset",
    "data-lazy",
    "data-hi-res-src",
    "srcset",
    "src",
)
_PLACEHOLDER = re.compile(
    r"^data:|placeholder|spacer|blank\.|pixel\.|1x1|transparent|loading\.|lazy[-_]?load\.gif", re.I
)
_ORNAMENT = re.compile(r"logo|icon|avatar|sprite|emoji|badge|button|author|byline|gravatar|share", re.I)
_SIZE = re.compile(r"(\d{1,5})(?:px)?")
_GLUED = re.compile(r"(?<=\s)(\d{1,6}(?:\.\d{1,4})?[wx]),(?=\S)")
_CANDIDATE_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)[wx],?")
_YOUTUBE = re.compile(r"/(?:embed|v|shorts)/([\w-]{6,20})")
_POST = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status/\d+")
_EMBED_HOSTS = {
    "datawrapper.dwcdn.net": "Datawrapper",
    "embed.documentcloud.org": "DocumentCloud",
    "flo.uri.sh": "Flourish",
    "open.spotify.com": "Spotify",
    "player.vimeo.com": "Vimeo",
    "w.soundcloud.com": "SoundCloud",
    "www.dailymotion.com": "Dailymotion",
    "www.facebook.com": "Facebook",
    "www.instagram.com": "Instagram",
    "www.tiktok.com": "TikTok",
}
_POST_CLASSES = {"twitter-tweet": _POST, "instagram-media": re.compile(r"https?://www\.instagram\.com/\w+/[\w-]+")}


def image(element: Any, base: str) -> Block | None:
    """The picture that ``element`` (an img, picture or figure) shows, with its caption; None for an ornament."""
    pictures = [element] if element.tag in {"img", "amp-img"} else [*element.iter("img", "amp-img")][:4]
    for picture in pictures:
        src = _source(picture, element, base)
        width, height = _size(picture, "width"), _size(picture, "height")
        if not src or _is_ornament(picture, src, width, height):
            continue
        caption = _caption(element)[:MAX_CAPTION]
        alt = " ".join((picture.get("alt") or "").split())[:500]
        return Block(BlockKind.IMAGE, caption, src=src, alt=alt, width=width, height=height)
    return None


def embed(element: Any, base: str) -> Block | None:
    """The page that ``element`` embeds, as an address a reader can open; None when it is no known platform."""
    if element.tag == "blockquote":
        return _post(element)
    if element.tag in {"amp-youtube", "lite-youtube"}:
        video = element.get("data-videoid") or element.get("videoid") or ""
        return _youtube(video) if re.fullmatch(r"[\w-]{6,20}", video) else None
    if element.tag == "amp-twitter":
        number = element.get("data-tweetid") or ""
        return Block(BlockKind.EMBED, "X", src=f"https://x.com/i/status/{number}") if number.isdigit() else None
    src = absolute(base, element.get("src") or element.get("data-src") or "")
    name = host(src)
    if name.removeprefix("www.") in {"youtube.com", "youtube-nocookie.com"}:
        match = _YOUTUBE.search(urlsplit(src).path)
        return _youtube(match.group(1)) if match else None
    if name == "platform.twitter.com":
        number = parse_qs(urlsplit(src).query).get("id", [""])[0]
        return Block(BlockKind.EMBED, "X", src=f"https://x.com/i/status/{number}") if number.isdigit() else None
    return Block(BlockKind.EMBED, _EMBED_HOSTS[name], src=src) if name in _EMBED_HOSTS else None


def largest(srcset: str) -> str:
    """The address in a ``srcset`` with the largest width or density; "" when there is none.

    Addresses may hold commas, so that candidates are told apart by the comma behind a width or before a space.
    """
    best, best_size = "", -1.0
    address = ""
    for part in _GLUED.sub(r"\1, ", srcset[:MAX_SRCSET]).split():
        size = _CANDIDATE_SIZE.fullmatch(part)
        if size is None:
            address = part.rstrip(",")
            found, value = address, 1.0 if part.endswith(",") else 0.0
        else:
            found, value = address, float(size.group(1))
        if found and value > best_size:
            best, best_size = found, value
    return best


def _youtube(video: str) -> Block:
    return Block(BlockKind.EMBED, "YouTube", src=f"https://www.youtube.com/watch?v={video}")


def _post(element: Any) -> Block | None:
    classes = (element.get("class") or "").split()
    for name, pattern in _POST_CLASSES.items():
        if name in classes:
            for link in reversed([*element.iter("a")]):
                match = pattern.match(link.get("href") or "")
                if match:
                    return Block(
                        BlockKind.EMBED, " ".join(" ".join(element.itertext()).split())[:500], src=match.group()
                    )
    return None


def _source(picture: Any, element: Any, base: str) -> str:
    for name in _SOURCES:
        value = (picture.get(name) or "").strip()
        value = largest(value) if "srcset" in name else value
        if value and not _PLACEHOLDER.search(value[:300]):
            return absolute(base, value)
    if element.tag in {"picture", "figure"}:
        for source in element.iter("source"):
            value = largest(source.get("data-srcset") or source.get("srcset") or "")
            if value and not _PLACEHOLDER.search(value[:300]):
                return absolute(base, value)
    return ""


def _size(picture: Any, name: str) -> int | None:
    match = _SIZE.fullmatch((picture.get(name) or "").strip())
    return int(match.group(1)) or None if match else None


def _is_ornament(picture: Any, src: str, width: int | None, height: int | None) -> bool:
    if min(width or MIN_SIDE, height or MIN_SIDE) < MIN_SIDE:
        return True
    path = urlsplit(src).path
    return path.endswith((".svg", ".gif")) or bool(_ORNAMENT.search(picture.get("class") or ""))


def _caption(element: Any) -> str:
    if element.tag != "figure":
        parent = next(element.iterancestors("figure"), None)
        if parent is None:
            return ""
        element = parent
    caption = next(element.iter("figcaption"), None)
    return " ".join(" ".join(caption.itertext()).split()) if caption is not None else ""
