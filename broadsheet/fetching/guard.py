"""The SSRF guard: which addresses of the internet may be connected to.

The judgement is on the IP address that the connection will use, after the name was resolved, so that neither a redirect
nor a name that changes its mind ("DNS rebinding") comes round it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence

from broadsheet.errors import ForbiddenAddress

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# IANA IPv4 Special-Purpose Address Registry, with multicast and the reserved block. Python's own ``is_global`` is asked
# too, but it changed between patch releases (3.11.10), and it calls parts of 192.0.0.0/24 and multicast global.
REFUSED_4 = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local; 169.254.169.254 is the metadata service of most clouds
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Only 2000::/3 is given out as global unicast (RFC 4291, IANA); that leaves out loopback, mapped and compatible IPv4,
# ULA, link-local, site-local and multicast in one rule. These parts of it are not for hosts that publish newspapers:
GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
REFUSED_6 = tuple(
    ipaddress.IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID
        "2001:db8::/32",
        "2002::/16",  # 6to4 wraps any IPv4 address; withdrawn by RFC 7526
        "3fff::/20",
    )
)
# On networks with IPv6 only, DNS64 gives every IPv4 host such an address (RFC 6052): judged by what it wraps.
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

# Ports of the web, and everything unprivileged that no well-known service speaks on: feeds do live on 8080, 3000 or
# 8443. The others would let a stranger's feed make us talk to mail servers and databases ("bad ports" of the Fetch
# standard §2.9, and the usual stores and queues).
WEB_PORTS = frozenset({80, 81, 443})
FIRST_UNPRIVILEGED = 1024
BAD_PORTS = frozenset(
    {1080, 1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3128, 3306, 3389, 3659, 4045, 4190, 5060, 5061}
    | {5432, 5672, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 8086, 9042, 9092, 9200}
    | {9300, 10080, 10250, 11211, 27017}
)


def is_public(address: IPAddress) -> bool:
    """True for unicast addresses of the public internet, false for everything else."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in block for block in REFUSED_4)
    if address in NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    return address.is_global and address in GLOBAL_6 and not any(address in block for block in REFUSED_6)


class Guard:
    """Lets public addresses pass, and hosts that the owner names: "host" or ".suffix", with ":port" or without."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self._allowed = frozenset(entry.strip().lower() for entry in allowed)

    def check_port(self, host: str, port: int) -> None:
        """Pass when ``port`` is one of the web or the host is allowed. Raises ForbiddenAddress."""
        is_usual = port in WEB_PORTS or (port >= FIRST_UNPRIVILEGED and port not in BAD_PORTS)
        if not is_usual and not self._is_allowed(host.lower(), port):
            raise ForbiddenAddress(
                f"Port {port} of {host} is no port of the web. If this host is yours, add {host}:{port} to"
                " BROADSHEET_ALLOW_PRIVATE_HOSTS.",
                url=f"//{host}:{port}",
            )

    def check(self, host: str, port: int, addresses: Sequence[str]) -> None:
        """Pass when every address is public or the host is allowed; one bad address condemns the name.

        Raises ForbiddenAddress: which address was refused and how to allow the host.
        """
        if self._is_allowed(host.lower(), port):
            return
        for address in addresses:
            if not is_public(ipaddress.ip_address(address)):
                leads = f"{host} is" if host == address else f"{host} leads to {address},"
                raise ForbiddenAddress(
                    f"{leads} not on the public internet. If this host is yours, add {host} to"
                    " BROADSHEET_ALLOW_PRIVATE_HOSTS.",
                    url=f"//{host}:{port}",
                )

    def _is_allowed(self, host: str, port: int) -> bool:
        labels = host.split(".")
        names = [host, f"[{host}]", *("." + ".".join(labels[start:]) for start in range(1, len(labels)))]
        return any(name in self._allowed or f"{name}:{port}" in self._allowed for name in names)
