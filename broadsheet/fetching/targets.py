"""From an address as somebody wrote it to one that may be asked for, or a clear refusal.

Only the form is judged here. What a name resolves to is judged by ``guard`` when the connection is made.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata

import httpx2
import idna

from broadsheet.errors import AddressError

LONGEST_ADDRESS = 2000  # characters; the limit of stored addresses
LONGEST_SHOWN = 200
LAST_PORT = 65535
LONGEST_HOST = 253  # RFC 1035 §2.3.4

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.ASCII)
_NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_SCRIPTS_THAT_LOOK_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


def target(address: str) -> httpx2.URL:
    """The address as it will be asked for, with its host IDNA-encoded and without its fragment.

    Raises AddressError for all that is no plain http(s) address of a host: other schemes, user names and passwords,
    hosts in numeric disguise (``2130706433``, ``0x7f.1``, ``127.1``), dots at the end, names that IDNA refuses, names
    that mix scripts which look alike, more than 2,000 characters.
    """
    address = address.strip()
    if len(address) > LONGEST_ADDRESS:
        raise AddressError(
            f"The address has {len(address):,} characters; the limit is {LONGEST_ADDRESS:,}.", url=shown(address)
        )
    try:
        url = httpx2.URL(address)
        ascii_host = url.raw_host.decode("ascii")
    except (httpx2.InvalidURL, ValueError) as error:
        raise AddressError(f"{shown(address)} is no valid address ({error}).", url=shown(address)) from error
    if url.scheme not in {"http", "https"}:
        raise AddressError(
            f"{shown(address)} is no web address: it must begin with http:// or https://.", url=shown(address)
        )
    if url.userinfo:
        raise AddressError(
            f"The address at {ascii_host} holds a user name or password. Broadsheet does not log in; remove it.",
            url=shown(address),
        )
    _check_host(ascii_host, shown(address))
    if url.port is not None and not 0 < url.port <= LAST_PORT:
        raise AddressError(f"{shown(address)} names port {url.port}, which does not exist.", url=shown(address))
    return url.copy_with(fragment=None)


def shown(address: str) -> str:
    """An address fit for messages and logs: without user name, password, query and fragment, and not long.

    Feeds of subscribers carry their secret in the query.
    """
    printable = "".join(character if character.isprintable() else "�" for character in address[: 4 * LONGEST_SHOWN])
    bare, query, _ = printable.partition("?")
    bare = bare.partition("#")[0]
    scheme, slashes, rest = bare.partition("//")
    authority, slash, path = rest.partition("/")
    plain = f"{scheme}{slashes}{authority.rpartition('@')[2]}{slash}{path}" + ("?…" if query else "")
    return plain if len(plain) <= LONGEST_SHOWN else f"{plain[:LONGEST_SHOWN]}…"


def literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address that ``host`` writes out, None when it is a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _check_host(host: str, address: str) -> None:
    if not host:
        raise AddressError(f"{address} names no host.", url=address)
    if literal(host) is not None and "%" not in host:  # a zone ("fe80::1%eth0") has no meaning on the internet
        return
    if host.endswith("."):
        raise AddressError(f"The host {host} ends with a dot; write it without.", url=address)
    labels = host.split(".")
    if len(host) > LONGEST_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressError(f"{address} has no valid host name.", url=address)
    if _NUMERIC_LABEL.fullmatch(labels[-1]):
        # What the URL standard (§3.5, "ends in a number") and inet_aton read as an IPv4 address.
        raise AddressError(f"The host {host} is a number in disguise; write a name or four plain numbers.", url=address)
    for label in labels:
        if label.startswith("xn--"):
            _check_international(label, address)


def _check_international(label: str, address: str) -> None:
    try:
        text = idna.decode(label)
    except (idna.IDNAError, UnicodeError) as error:
        raise AddressError(f"The host of {address} is no valid international name ({error}).", url=address) from error
    scripts = {script for script in map(_script, text) if script}
    if len(scripts) > 1:
        raise AddressError(
            f"The host name {text!r} ({label}) mixes {' and '.join(sorted(scripts))} letters, as forged addresses do;"
            " Broadsheet does not open it.",
            url=address,
        )


def _script(character: str) -> str:
    """The look-alike script of a letter, "" for digits, hyphens and all other scripts (UTS 39 §5.2)."""
    name = unicodedata.name(character, "")
    return next((script.title() for script in _SCRIPTS_THAT_LOOK_ALIKE if name.startswith(f"{script} ")), "")
