"""Over TLS: whose certificate is believed, and that the limits hold there too."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.errors import TooLarge, Unreachable
from broadsheet.fetching import Kind

from .conftest import MakeFetcher
from .server import Answer, Play, Server

CERTIFICATE = Path(__file__).with_name("paper.localhost.pem")


@pytest.fixture
def secure() -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with Server(context) as started:
        started["/"] = Answer(b"x")
        yield started


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner of the machine trusts the certificate, as with that of a company's own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def url(server: Server, host: str = "paper.localhost") -> str:
    return server.url(host=host).replace("http:", "https:")


@pytest.mark.usefixtures("trusted")
def test_a_certificate_that_is_trusted(secure: Server, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher()
    for _ in range(3):
        assert fetcher.get(url(secure), Kind.PAGE).body == b"x"
    assert secure.connections == 1


def test_a_certificate_that_nobody_trusts(secure: Server, make_fetcher: MakeFetcher) -> None:
    with pytest.raises(Unreachable, match="no valid certificate"):
        make_fetcher().get(url(secure), Kind.FEED)
    assert secure.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_somebody_else(secure: Server, make_fetcher: MakeFetcher) -> None:
    with pytest.raises(Unreachable, match="no valid certificate"):
        make_fetcher().get(url(secure, "other.localhost"), Kind.FEED)
    assert secure.requests == []


@pytest.mark.usefixtures("trusted")
def test_time_and_size_are_limited(secure: Server, make_fetcher: MakeFetcher) -> None:
    secure["/"] = Play(lambda sock: time.sleep(20))
    begun = time.monotonic()
    with pytest.raises(Unreachable, match="too long"):
        make_fetcher(fetch_timeout=0.4).get(url(secure), Kind.FEED)
    assert time.monotonic() - begun < 5
    secure["/"] = Answer(bytes(1001))
    with pytest.raises(TooLarge):
        make_fetcher(max_feed_bytes=1000).get(url(secure), Kind.FEED)


@pytest.mark.usefixtures("trusted")
def test_closing_ends_a_request_over_tls(secure: Server, make_fetcher: MakeFetcher) -> None:
    from .test_closing import closed_while_asking

    secure["/"] = Play(lambda sock: time.sleep(20))
    failure, seconds = closed_while_asking(make_fetcher(), url(secure))
    assert isinstance(failure, Unreachable)
    assert seconds < 5


def test_plain_http_to_a_tls_port(secure: Server, make_fetcher: MakeFetcher) -> None:
    with pytest.raises(Unreachable):
        make_fetcher().get(secure.url(host="paper.localhost"), Kind.FEED)
