"""From a host's name to its addresses, within a time limit."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Sequence
from itertools import zip_longest

from broadsheet.errors import Unreachable
from broadsheet.fetching.targets import literal

Resolve = Callable[[str, int], Sequence[str]]
"""A host and a port give its IP addresses, best first. Raises OSError when the name is not known."""

LOOPBACK = "127.0.0.1"
LOOK_UP = 0.25  # seconds between two looks at whether to go on waiting


def system_addresses(host: str, port: int) -> Sequence[str]:
    """The addresses that the operating system's resolver gives, in its order of preference, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def interleaved(found: Sequence[str]) -> list[str]:
    """IPv6 and IPv4 in turn, in their order otherwise: where one is broken, little time is lost (RFC 8305)."""
    first = [address for address in found if (":" in address) == (":" in found[0])]
    second = [address for address in found if (":" in address) != (":" in found[0])]
    return [address for pair in zip_longest(first, second) for address in pair if address is not None]


def addresses(host: str, port: int, resolve: Resolve, remaining: Callable[[], float]) -> Sequence[str]:
    """The addresses of ``host``, while ``remaining`` gives seconds and does not raise.

    ``localhost`` and its subdomains are loopback and are not asked for (RFC 6761 §6.3).
    Raises Unreachable when the name is not known, and what ``remaining`` raises.
    """
    if host == "localhost" or host.endswith(".localhost"):
        return (LOOPBACK,)
    if literal(host) is not None:
        return (host,)
    answer = _awaited(lambda: resolve(host, port), remaining)
    if isinstance(answer, (OSError, UnicodeError)):
        raise Unreachable(f"The host {host} is not known; check its spelling and the network.", url=f"//{host}")
    if isinstance(answer, BaseException):
        raise answer
    if not answer:
        raise Unreachable(f"The host {host} has no address.", url=f"//{host}")
    return answer


def _awaited(work: Callable[[], Sequence[str]], remaining: Callable[[], float]) -> Sequence[str] | BaseException:
    """What ``work`` gave or raised.

    getaddrinfo knows no time limit (its own tries add up to 30 s and more), hence a thread that may be left behind.
    """
    answers: queue.SimpleQueue[Sequence[str] | BaseException] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put(work())
        except BaseException as error:  # noqa: BLE001 - handed to the waiting thread, which raises it
            answers.put(error)

    threading.Thread(target=run, name="resolve", daemon=True).start()
    while True:
        try:
            return answers.get(timeout=min(remaining(), LOOK_UP))
        except queue.Empty:
            continue
