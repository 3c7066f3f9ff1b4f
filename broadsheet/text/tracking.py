"""What publishers and platforms add to an address that does not choose the page: tracking and AMP.

The parameter names are those of the platforms' own documentation, of the ClearURLs rules and of what the feeds of
large publishers carry. A generic word such as ``ref`` is dropped only with a value that names a channel.
"""

from __future__ import annotations

import re

_PREFIXES = ("utm_", "at_", "ns_", "itm_", "hsa_", "pk_", "piwik_", "mtm_", "matomo_", "vero_", "oly_", "guce_", "_hs")
_NAMES = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid",
    "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "mkt_tok", "cmpid", "cmp", "ocid", "s_cid",
    "ito", "xtor", "wt_mc", "wtmc", "wt_zmc", "ncid", "guccounter", "soc_src", "soc_trk", "taid", "sref", "srnd",
    "spm", "dicbo", "icid", "smid", "smtyp", "rb_clickid", "ck_subscriber_id", "traffic_source", "_refresh",
    "phpsessid", "jsessionid", "_openstat", "mbid", "sr_share", "sharetype", "referringsource", "refsrc", "trk",
    "trkcampaign", "usqp", "amp_js_v", "amp_gsa", "amp_r", "__twitter_impression", "ssm", "fb_action_ids",
    "fb_action_types", "fb_ref", "fb_source", "gaa_at", "gaa_n", "gaa_sig", "gaa_ts",
})  # fmt: skip
_CHANNEL_PARAMETERS = frozenset({"ref", "source", "src", "from", "partner", "emc", "share", "via", "origin", "feature"})
_CHANNELS = frozenset({
    "rss", "feed", "feeds", "rss2", "atom", "xml", "twitter", "tw", "x", "facebook", "fb", "instagram", "linkedin",
    "whatsapp", "telegram", "reddit", "pinterest", "email", "mail", "newsletter", "nl", "social", "sharing",
    "share", "shared", "home", "homepage", "frontpage", "hp", "google", "googlenews", "gnews", "news.google", "app",
    "apps", "push", "mdr", "tweet", "t.co", "flipboard", "applenews", "youtu.be", "permalink",
})  # fmt: skip
_AMP_VALUES = frozenset({"", "1", "true", "amp", "yes"})

_CACHE = re.compile(r"/[cvwir]/(?:(s)/)?([^/]+\.[^/]+)(/.*)?")
_VIEWER = re.compile(r"/amp/(?:(s)/)?([^/]+\.[^/]+)(/.*)?")
_GOOGLE = re.compile(r"www\.google\.[a-z]{2,3}(?:\.[a-z]{2})?")
_TRAILING_NOISE = re.compile(r"(?:%20|%09|%0A|%0D|%22|%C2%A0|%E2%80%A6)+$")
_AMP_SUFFIX = re.compile(r"(?<=[^/])/amp(/?)$|(?<=[^/])\.amp(?=(?:\.html?)?$)")
_AMP_PREFIX = re.compile(r"^/amp(?=/[^/]+/[^/]|/[^/-]*(?:-[^/-]*){3})")
_AMP_ARTICLESHOW = re.compile(r"/amp_articleshow/(?=\d+\.cms$)")

# Mobile hosts that answer with the same paths as the host on the right. Only these: on many other sites ``m.`` has
# addresses of its own, and sending a reader to the wrong page is worse than keeping two addresses of one piece.
_MOBILE_HOSTS = {
    "m.dw.com": "www.dw.com",
    "m.economictimes.com": "economictimes.indiatimes.com",
    "m.faz.net": "www.faz.net",
    "m.spiegel.de": "www.spiegel.de",
    "m.timesofindia.com": "timesofindia.indiatimes.com",
    "m.youtube.com": "www.youtube.com",
    "mobile.nytimes.com": "www.nytimes.com",
    "mobile.reuters.com": "www.reuters.com",
    "mobile.twitter.com": "twitter.com",
}


def without_tracking(query: str) -> str:
    """``query`` without the parameters that only measure, in the order it had."""
    return "&".join(part for part in query.split("&") if part and not _measures(part))


def without_amp(host: str, path: str, domain: str) -> tuple[str, str]:
    """Host and path of the full page behind an AMP or mobile address; ``domain`` is the host's registrable domain.

    ``amp.`` becomes ``www.`` only directly above the registrable domain. A leading ``/amp/`` counts only before what
    looks like an article (two more segments, or a slug of four words): ``/amp/reviews`` may be a page about amplifiers.
    """
    if host == f"amp.{domain}":
        host = f"www.{domain}"
    if host.endswith(".m.wikipedia.org"):
        host = host.replace(".m.", ".", 1)
    path = _AMP_ARTICLESHOW.sub("/articleshow/", path)
    path = _AMP_PREFIX.sub("", path)
    return _MOBILE_HOSTS.get(host, host), _AMP_SUFFIX.sub(lambda match: match.group(1) or "", path)


def without_noise(path: str) -> str:
    """``path`` without what copying left at its end: encoded spaces, quotation marks and ellipses."""
    return _TRAILING_NOISE.sub("", path) or "/"


def unwrapped(host: str, path: str) -> str:
    """The publisher's address inside one of Google's AMP caches; "" when this is none of them."""
    match = None
    if host.endswith(".cdn.ampproject.org"):
        match = _CACHE.fullmatch(path)
    elif _GOOGLE.fullmatch(host):
        match = _VIEWER.fullmatch(path)
    if match is None:
        return ""
    return f"{'https' if match.group(1) else 'http'}://{match.group(2)}{match.group(3) or '/'}"


def _measures(part: str) -> bool:
    name, _, value = part.partition("=")
    name, value = name.lower(), value.lower()
    if name in _NAMES or name.startswith(_PREFIXES):
        return True
    if name in {"amp", "_amp"}:
        return value in _AMP_VALUES
    if name == "outputtype":
        return value == "amp"
    return name in _CHANNEL_PARAMETERS and value in _CHANNELS
