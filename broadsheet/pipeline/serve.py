"""One command, three processes: this one minds the other two, one answers readers, one works for the paper.

Extraction keeps a core and Python's lock busy, so pages are answered by a process of their own. This one stays small
because it never loads Django.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event, Thread
from time import sleep
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from broadsheet.config import Config
from broadsheet.errors import ConfigError

log = logging.getLogger(__name__)

TARGET = "broadsheet.project.wsgi:application"
WEB_THREADS = 16  # up to ten may wait for publishers' pictures (web.imageproxy); the others wait for the same lock
WEB_GRACE = 2  # seconds for running requests at the end
WORK_GRACE = 7.0  # seconds for the workers, which give their leases back after six
RESTART_AFTER = 2.0  # seconds before workers that died are started again
LOOK_FOR_PARENT = 1.0  # seconds
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not listened on
DOCUMENTATION_ADDRESS = "192.0.2.1"  # RFC 5737: nobody has it
MEMORY = {"MALLOC_ARENA_MAX": "2"}  # glibc gives each thread a heap of its own otherwise, which parsers fill and leave


def serve(config: Config) -> None:
    """Answer readers and work for the paper until SIGTERM or SIGINT.

    Without threads that poll and read (``workers`` 0) the working process still places and indexes: each machine that
    serves pages keeps an index of its own.

    Raises ConfigError when the address cannot be listened on.
    """
    check_free(config.host, config.port)
    server = Granian(
        TARGET,
        address=config.host,
        port=config.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=WEB_THREADS,
        backpressure=128,
        workers_kill_timeout=WEB_GRACE,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
    )
    worker = WorkProcess([sys.executable, "-m", "broadsheet", "work", "--with-parent", str(os.getpid())])
    server.on_startup(worker.start)
    server.on_shutdown(worker.stop)
    server.serve(target_loader=partial(load_application, parent=os.getpid()))


def load_application(target: str, *, parent: int) -> Callable[..., Any]:
    """The WSGI application, loaded in the web process, which ends when its ``parent`` has died."""
    del target
    end_with_parent(parent, lambda: os.kill(os.getpid(), signal.SIGTERM))
    from broadsheet.project.wsgi import application  # noqa: PLC0415

    quiet_logs()
    return application


def quiet_logs() -> None:
    """What readers ask for in vain is their own business; Django's start puts back every level set before it."""
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django.security").setLevel(logging.CRITICAL)


def check_free(host: str, port: int) -> None:
    """Raise ConfigError, with what to do, when nobody can listen at ``host:port``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ConfigError(
                f"Nobody can listen on {host}:{port} ({error.strerror}); choose another with --port or BROADSHEET_PORT."
            ) from error


def free_port(host: str) -> int:
    """A port that is free at this moment."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def own_address() -> str:
    """This machine's address in its network, which readers there can open; the loopback where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((DOCUMENTATION_ADDRESS, 9))  # sends nothing, and chooses the interface
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


class WorkProcess:
    """The working process: started again when it dies, ended with SIGTERM."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._ending = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._minder = Thread(target=self._mind, name="minder", daemon=True)

    def start(self) -> None:
        """Start it, and keep it running."""
        self._process = self._begin()
        self._minder.start()

    def stop(self) -> None:
        """End it; what it has not finished in time it loses, and the leases tell others so."""
        self._ending.set()
        process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(WORK_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _mind(self) -> None:
        while not self._ending.is_set():
            process = self._process
            if process is None:
                return
            code = process.wait()
            if self._ending.is_set():
                return
            log.error("The working process ended (%s); it is started again.", code)
            if not self._ending.wait(RESTART_AFTER):
                self._process = self._begin()

    def _begin(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, env=os.environ | MEMORY)


def end_with_parent(parent: int, end: Callable[[], None]) -> None:
    """Call ``end`` once when the process ``parent`` is gone, so that nothing outlives a killed ``serve``."""

    def watch() -> None:
        while os.getppid() == parent:
            sleep(LOOK_FOR_PARENT)
        end()

    Thread(target=watch, name="parent", daemon=True).start()


def set_on_signals(stop: Event) -> None:
    """Have SIGTERM and SIGINT set ``stop`` instead of ending the process where it is."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
