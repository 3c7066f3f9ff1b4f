from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import ForbiddenAddress
from broadsheet.fetching.guard import Guard, is_public

PRIVATE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.9", "192.0.2.1", "192.88.99.1",
    "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250",
    "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1",
    "2002:7f00:1::1", "2002:a00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254",
    "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
    "192.0.1.1", "192.167.1.1", "198.17.0.1", "223.255.255.254", "2606:4700::1111", "2a00:1450::1", "2001:4860::8888",
    "2001:200::1", "64:ff9b::8.8.8.8",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))
    with pytest.raises(ForbiddenAddress, match="BROADSHEET_ALLOW_PRIVATE_HOSTS"):
        Guard(()).check("news.example", 80, [address])


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_passes(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
    Guard(()).check("news.example", 80, [address])


@given(st.ip_addresses())
def test_whatever_is_not_global_is_refused(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    special = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or not address.is_global
    )
    nat64 = address in ipaddress.ip_network("64:ff9b::/96")
    assert not (special and is_public(address)) or nat64


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_ipv6_clothes_is_no_way_in(address: ipaddress.IPv4Address) -> None:
    assert not is_public(ipaddress.IPv6Address(f"::ffff:{address}"))
    assert not is_public(ipaddress.IPv6Address(f"::{address}"))
    assert not is_public(ipaddress.IPv6Address((0x2002 << 112) | (int(address) << 80) | 1))
    assert is_public(ipaddress.IPv6Address(f"64:ff9b::{address}")) == is_public(address)


def test_one_bad_address_condemns_the_name() -> None:
    with pytest.raises(ForbiddenAddress, match=r"leads to 192\.168\.0\.1"):
        Guard(()).check("news.example", 443, ["93.184.216.34", "192.168.0.1"])


@pytest.mark.parametrize(
    ("allowed", "host", "port"),
    [
        ("intranet", "intranet", 80),
        ("Intranet:8080", "intranet", 8080),
        (".lan", "paper.lan", 80),
        (".lan", "a.b.lan", 8000),
        ("10.0.0.1", "10.0.0.1", 80),
        ("10.0.0.1:8000", "10.0.0.1", 8000),
        ("::1", "::1", 80),
        ("[::1]:8000", "::1", 8000),
        (".lan:8000", "paper.lan", 8000),
    ],
)
def test_hosts_that_the_owner_allows(allowed: str, host: str, port: int) -> None:
    Guard((allowed,)).check(host, port, ["10.0.0.1"])


@pytest.mark.parametrize("port", [80, 81, 443, 1024, 3000, 8000, 8080, 8443, 65535])
def test_ports_of_the_web(port: int) -> None:
    Guard(()).check_port("news.example", port)


@pytest.mark.parametrize("port", [1, 21, 22, 23, 25, 53, 110, 143, 445, 465, 587, 993, 3306, 5432, 6379, 9200, 27017])
def test_ports_of_other_services(port: int) -> None:
    with pytest.raises(ForbiddenAddress, match=f"Port {port}"):
        Guard(("other",)).check_port("news.example", port)
    Guard((f"news.example:{port}",)).check_port("news.example", port)


@pytest.mark.parametrize(
    ("allowed", "host", "port"),
    [
        ("intranet:8080", "intranet", 80),
        (".lan", "lan", 80),
        (".lan", "evillan", 80),
        ("lan", "paper.lan", 80),
        ("", "paper.lan", 80),
        (".", "paper.lan", 80),
        ("*", "paper.lan", 80),
        ("10.0.0.1", "10.0.0.2", 80),
        (".lan:8000", "paper.lan", 80),
    ],
)
def test_hosts_that_are_not_meant(allowed: str, host: str, port: int) -> None:
    with pytest.raises(ForbiddenAddress):
        Guard((allowed,)).check(host, port, ["10.0.0.2"])
