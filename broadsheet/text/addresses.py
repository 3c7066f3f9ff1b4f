"""Addresses of the web: the canonical form that tells pieces apart, hosts and registrable domains.

Two addresses with one canonical form are one piece. The rules therefore only remove what provably does not choose
the page: who referred, which channel was measured, which AMP copy was shown. Order of parameters, trailing slashes and
the scheme stay, because on some sites they do choose it.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit

import idna
import tldextract

from broadsheet.errors import AddressError
from broadsheet.text import tracking

MAX_LENGTH = 2000  # what the tables hold; browsers and servers give up at about the same length
MAX_PASSES = 64  # each pass that changes something removes a part; a real address needs two

_extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_CONTROLS = re.compile("[\x00-\x1f\x7f]")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|[^!-~]|[%\"<>\\^`{|}]")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """The one form of ``url`` under which a piece is known; ``canonical(canonical(x)) == canonical(x)``.

    Lower-cases scheme and host, writes international names in punycode, drops default ports, fragments, tracking
    parameters and AMP forms, resolves dot segments and normalises percent-encoding (RFC 3986 section 6.2).
    Raises AddressError: no http(s), no valid host, user names, control characters, longer than 2,000 characters.
    """
    current = _checked(url)
    for _ in range(MAX_PASSES):
        changed = _once(current, url)
        if changed == current:
            return current
        current = changed
    raise AddressError("The address is wrapped in itself too often.", url=url)


def absolute(base: str, href: str) -> str:
    """``href`` as a link on the page ``base`` leads to; "" when that is no http(s) address or too long."""
    href = re.sub(r"[\t\n\r]", "", href).strip()
    if not href or len(href) > MAX_LENGTH:
        return ""
    try:
        joined = urljoin(base, href)
        parts = urlsplit(joined)
        if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
            return ""
    except ValueError:
        return ""
    if _has_controls(joined):
        return ""
    joined = joined.replace(" ", "%20").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
    return joined if len(joined) <= MAX_LENGTH else ""


def host(url: str) -> str:
    """The host name of ``url`` in lower case without its port; "" when there is none."""
    try:
        return (urlsplit(url.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def registrable_domain(url_or_host: str) -> str:
    """The domain that somebody registered, by the bundled Public Suffix List with its private section.

    IP addresses are returned as they are, and ``x.localhost`` counts as registrable (RFC 6761 keeps the zone on this
    machine). A name under an unknown top-level domain is its last two labels; "" when there is no host.
    """
    name = host(url_or_host if "//" in url_or_host else f"//{url_or_host}")
    if not name or _is_ip(name):
        return name
    labels = name.split(".")
    if labels[-1] == "localhost":
        return ".".join(labels[-2:])
    found = _extract(name)
    if found.suffix:
        return f"{found.domain}.{found.suffix}" if found.domain else found.suffix
    return ".".join(labels[-2:])


def _checked(url: str) -> str:
    url = url.strip().strip("\ufeff\u200b")
    if not url:
        raise AddressError("The address is empty.", url=url)
    if len(url) > MAX_LENGTH:
        raise AddressError(f"The address is longer than {MAX_LENGTH} characters.", url=url[:MAX_LENGTH])
    if _has_controls(url):
        raise AddressError("The address holds control characters.", url=url)
    return url


def _has_controls(url: str) -> bool:
    """Controls, lone surrogates and invisible format signs, which only serve to make two addresses look alike."""
    if _CONTROLS.search(url):
        return True
    return not url.isascii() and any(unicodedata.category(sign) in {"Cc", "Cs", "Cf"} for sign in url)


def _once(url: str, original: str) -> str:
    parts = _split(url, original)
    name = _host(parts, original)
    port = _port(parts, original)
    scheme = parts.scheme.lower()
    path = tracking.without_noise(_escaped(parts.path or "/"))
    query = tracking.without_tracking(_escaped(parts.query))
    inner = tracking.unwrapped(name, path)
    if not inner:
        name, path = tracking.without_amp(name, path, registrable_domain(name))
        inner = f"{scheme}://{name}{port}{_without_dots(path)}"
    result = f"{inner}?{query}" if query else inner
    if len(result) > MAX_LENGTH:
        raise AddressError(f"The address is longer than {MAX_LENGTH} characters when written out.", url=original)
    return result


def _split(url: str, original: str) -> SplitResult:
    head, mark, tail = url.partition("?")
    try:
        parts = urlsplit(head.replace("\\", "/") + mark + tail)
    except ValueError as error:
        raise AddressError(f"The address cannot be read: {error}.", url=original) from error
    if parts.scheme.lower() not in _DEFAULT_PORTS:
        raise AddressError("The address is neither http nor https.", url=original)
    if "@" in parts.netloc:
        raise AddressError("The address carries a user name.", url=original)
    return parts


def _host(parts: SplitResult, original: str) -> str:
    name = (parts.hostname or "").rstrip(".")
    if _is_ip(name):
        address = ipaddress.ip_address(name)
        return f"[{address.compressed}]" if address.version == 6 else str(address)
    try:
        name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise AddressError(f"The host name {name!r} is not valid.", url=original) from error
    labels = name.lower().split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels) or _NUMBER.fullmatch(labels[-1]):
        raise AddressError(f"The host name {name!r} is not valid.", url=original)
    return ".".join(labels)


def _port(parts: SplitResult, original: str) -> str:
    try:
        port = parts.port
    except ValueError as error:
        raise AddressError("The port of the address is not valid.", url=original) from error
    return "" if port is None or port == _DEFAULT_PORTS[parts.scheme.lower()] else f":{port}"


def _is_ip(name: str) -> bool:
    try:
        return "%" not in name and bool(ipaddress.ip_address(name))
    except ValueError:
        return False


def _escaped(part: str) -> str:
    return _ESCAPE.sub(_one_escape, part)


def _one_escape(match: re.Match[str]) -> str:
    digits = match.group(1)
    if digits is None:
        return "".join(f"%{byte:02X}" for byte in match.group().encode())
    value = int(digits, 16)
    return chr(value) if value in _UNRESERVED else f"%{value:02X}"


def _without_dots(path: str) -> str:
    """``path`` without its ``.`` and ``..`` segments (RFC 3986 section 5.2.4)."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
