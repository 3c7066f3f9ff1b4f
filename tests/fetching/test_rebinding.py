"""Between the check of a name and the connection to it nothing may change."""

from __future__ import annotations

import socket
import threading

import pytest

from broadsheet.errors import ForbiddenAddress, Unreachable
from broadsheet.fetching import Kind
from broadsheet.fetching.resolver import interleaved, system_addresses

from .conftest import MakeFetcher
from .server import Answer, Server

PUBLIC = "93.184.216.34"


class Names:
    """A name server that gives its answers one after another, the last one for ever."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, int]] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append((host, port))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def test_the_connection_goes_to_the_address_that_was_checked(
    make_fetcher: MakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public at the first question and loopback at the second one, which never comes."""
    reached = []

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        reached.append(address)
        raise OSError("a network without a way out")

    monkeypatch.setattr(socket.socket, "connect", connect)
    names = Names([PUBLIC], ["127.0.0.1"])
    with pytest.raises(Unreachable):
        make_fetcher(resolve=names).get("http://rebind.example:8000/", Kind.FEED)
    assert names.asked == [("rebind.example", 8000)]
    assert reached == [(PUBLIC, 8000)]


@pytest.mark.parametrize("answer", [["127.0.0.1"], [PUBLIC, "127.0.0.1"], ["::1"], ["fd00::1", PUBLIC], ["0.0.0.0"]])
@pytest.mark.parametrize("kind", list(Kind))
def test_names_that_lead_inside(server: Server, make_fetcher: MakeFetcher, answer: list[str], kind: Kind) -> None:
    with pytest.raises(ForbiddenAddress, match=r"inside\.example") as refused:
        make_fetcher(resolve=Names(answer)).get(server.url("/x", host="inside.example"), kind)
    assert refused.value.url == server.url("/x", host="inside.example")
    assert server.connections == 0


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{}/", "http://[::1]:{}/", "http://127。0。0。1:{}/", "http://0.0.0.0:{}/"]
)
def test_loopback_by_number(server: Server, make_fetcher: MakeFetcher, url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        make_fetcher().get(url.format(server.port), Kind.FEED)
    assert server.connections == 0


def test_localhost_is_loopback_without_a_question_and_refused_by_default(
    server: Server, make_fetcher: MakeFetcher
) -> None:
    names = Names([PUBLIC])
    fetcher = make_fetcher(resolve=names, allow_private_hosts=())
    for host in ("localhost", "a.localhost", "a.b.localhost"):
        with pytest.raises(ForbiddenAddress, match=r"127\.0\.0\.1"):
            fetcher.get(server.url(host=host), Kind.FEED)
    assert (names.asked, server.connections) == ([], 0)


def test_an_allowed_host_is_reached_with_its_name(server: Server, make_fetcher: MakeFetcher) -> None:
    server["/"] = Answer(b"x")
    fetcher = make_fetcher(resolve=Names(["127.0.0.1"]), allow_private_hosts=(f"intranet.example:{server.port}",))
    assert fetcher.get(server.url(host="intranet.example"), Kind.FEED).body == b"x"
    assert server.requests[0].headers["host"] == f"intranet.example:{server.port}"


def test_a_port_of_another_service_is_refused_before_any_question(make_fetcher: MakeFetcher) -> None:
    names = Names([PUBLIC])
    with pytest.raises(ForbiddenAddress, match="Port 6379"):
        make_fetcher(resolve=names).get("http://news.example:6379/", Kind.FEED)
    assert names.asked == []


def test_the_next_address_is_tried_when_the_first_does_not_answer(server: Server, make_fetcher: MakeFetcher) -> None:
    server["/"] = Answer(b"x")
    fetcher = make_fetcher(resolve=Names(["127.0.0.9", "127.0.0.1"]), allow_private_hosts=(".example",))
    assert fetcher.get(server.url(host="two.example"), Kind.FEED).body == b"x"


def test_a_certificate_is_asked_of_the_name_not_of_the_address(make_fetcher: MakeFetcher) -> None:
    hello: list[bytes] = []

    def listen(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            hello.append(connection.recv(65_536))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=listen, args=(listener,))
        thread.start()
        fetcher = make_fetcher(resolve=Names(["127.0.0.1"]), allow_private_hosts=(".example",))
        with pytest.raises(Unreachable):
            fetcher.get(f"https://paper.example:{listener.getsockname()[1]}/", Kind.FEED)
        thread.join()
    assert b"paper.example" in hello[0]
    assert b"127.0.0.1" not in hello[0]


@pytest.mark.parametrize("failure", [socket.gaierror(-2, "unknown"), UnicodeError("label too long"), OSError()])
def test_names_that_are_not_known(make_fetcher: MakeFetcher, failure: Exception) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise failure

    with pytest.raises(Unreachable, match="not known"):
        make_fetcher(resolve=resolve).get("http://nosuch.example/", Kind.FEED)


def test_names_without_addresses(make_fetcher: MakeFetcher) -> None:
    with pytest.raises(Unreachable, match="no address"):
        make_fetcher(resolve=Names([])).get("http://empty.example/", Kind.FEED)


def test_a_bug_in_the_lookup_is_not_hidden(make_fetcher: MakeFetcher) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise KeyError("bug")

    with pytest.raises(KeyError):
        make_fetcher(resolve=resolve).get("http://a.example/", Kind.FEED)


@pytest.mark.parametrize(
    ("found", "tried"),
    [
        (["::1", "::2", "1.1.1.1", "2.2.2.2"], ["::1", "1.1.1.1", "::2", "2.2.2.2"]),
        (["1.1.1.1", "2.2.2.2", "::1"], ["1.1.1.1", "::1", "2.2.2.2"]),
        (["1.1.1.1"], ["1.1.1.1"]),
        ([], []),
    ],
)
def test_both_families_are_tried_in_turn(found: list[str], tried: list[str]) -> None:
    assert interleaved(found) == tried


def test_the_system_is_asked() -> None:
    assert set(system_addresses("localhost", 80)) <= {"127.0.0.1", "::1"}
