"""The threads of one process: some that poll and read, one that places,
one that analyses, one that indexes, one that tidies up."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock, Thread, current_thread
from time import monotonic
from uuid import uuid4

from django.db import close_old_connections, connection

from broadsheet.newsroom import leases, modelstore
from broadsheet.newsroom.asking import Meaning
from broadsheet.newsroom.models import Article, Feed
from broadsheet.pipeline import analyse, housekeeping, leads
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.indexer import Indexer
from broadsheet.pipeline.place import Placer
from broadsheet.pipeline.poll import poll
from broadsheet.pipeline.read import read

log = logging.getLogger(__name__)

IDLE = 1.0  # seconds between two looks for work where there was none
AFTER_A_CRASH = 2.0  # seconds; a database that is away should not be asked in a tight loop
HUNG_AFTER = 3.0  # leases; a request has its own limit of time, so only a page that drives a parser mad takes so long
GRACE = 6.0  # seconds that running work is given when the process ends; the whole end takes under ten


@dataclass(frozen=True, slots=True)
class Job:
    """What a thread is at, and since when on the monotonic clock."""

    row: Feed | Article
    begun: float


class Workers:
    """Start once, stop once. ``stop`` gives back what could not be finished, so that nobody waits for its lease."""

    def __init__(self, desk: Desk, *, idle: float = IDLE) -> None:
        self._desk = desk
        self._idle = idle
        self._stopping = Event()
        self._lock = Lock()
        self._in_hand: dict[str, Job] = {}
        self._placer = Placer(desk.config, _holder())
        self._indexer = Indexer(desk.config.data_dir / "index")
        self._threads: list[Thread] = []

    def start(self) -> None:
        """Start all threads."""
        self._add("place", lambda: self._placer.step(self._desk.clock()) > 0, self._placer.leave)
        self._add("analyse", lambda: analyse.step(self._desk), _nothing)
        self._add("index", self._indexer.step, self._indexer.close)
        self._add_meaning()
        self._add("tidy", lambda: housekeeping.step(self._desk), _nothing, idle=housekeeping.EVERY)
        for number in range(self._desk.config.workers):
            self._add(f"work-{number}", _Turns(self._poll_one, self._read_one, number % 2), _nothing)

    def _add_meaning(self) -> None:
        """Embed leads, where the owner has named a model for it."""
        client = modelstore.client(self._desk.config)
        meaning = Meaning.of(self._desk.config, client)
        if meaning is not None:
            self._add("meaning", lambda: leads.step(meaning.leads, meaning.embedder) > 0, client.close)

    def stop(self, grace: float = GRACE) -> None:
        """Let all threads end after their present work; what still runs after ``grace`` seconds is given back."""
        self._stopping.set()
        deadline = monotonic() + grace
        for thread in self._threads:
            thread.join(max(0.0, deadline - monotonic()))
        with self._lock:
            jobs = list(self._in_hand.values())
        for job in jobs:
            leases.give_back(job.row)

    def hung(self) -> list[str]:
        """Jobs that run for far longer than their leases; only the end of the process ends such a thread."""
        begun_before = monotonic() - HUNG_AFTER * self._desk.config.lease_seconds
        with self._lock:
            jobs = list(self._in_hand.values())
        return [f"{type(job.row).__name__} {job.row.pk}" for job in jobs if job.begun < begun_before]

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until ``stop`` is called; True when it was."""
        return self._stopping.wait(seconds)

    def _add(self, name: str, step: Callable[[], bool], end: Callable[[], None], *, idle: float | None = None) -> None:
        thread = Thread(target=self._loop, args=(step, end, idle or self._idle), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _loop(self, step: Callable[[], bool], end: Callable[[], None], idle: float) -> None:
        try:
            while not self._stopping.is_set():
                if not self._guarded(step):
                    self._stopping.wait(idle)
            self._guarded(end)
        finally:
            connection.close()

    def _guarded(self, step: Callable[[], object]) -> bool:
        """Errors in one job end the job and not the worker."""
        try:
            return bool(step())
        except Exception:
            log.exception("A step of %s failed; going on.", current_thread().name)
            close_old_connections()
            self._stopping.wait(AFTER_A_CRASH)
            return True

    def _poll_one(self) -> bool:
        feed = leases.take_feed(self._desk.clock(), self._desk.terms)
        if feed is not None:
            self._with(feed, lambda: poll(feed, self._desk))
        return feed is not None

    def _read_one(self) -> bool:
        article = leases.take_article(self._desk.clock(), self._desk.terms)
        if article is not None:
            self._with(article, lambda: read(article, self._desk))
        return article is not None

    def _with(self, row: Feed | Article, work: Callable[[], object]) -> None:
        name = current_thread().name
        with self._lock:
            self._in_hand[name] = Job(row, monotonic())
        try:
            work()
        finally:
            with self._lock:
                del self._in_hand[name]


class _Turns:
    """Polls and reads in turns, so that neither a long list of feeds nor one of articles starves the other."""

    def __init__(self, poll_one: Callable[[], bool], read_one: Callable[[], bool], first: int) -> None:
        self._steps = (poll_one, read_one)
        self._turn = first

    def __call__(self) -> bool:
        self._turn = 1 - self._turn
        return self._steps[self._turn]() or self._steps[1 - self._turn]()


def _nothing() -> None:
    pass


def _holder() -> str:
    """A name that no other process has, even after a restart with the same process id."""
    return f"{socket.gethostname()[:50]}/{os.getpid()}/{uuid4().hex[:8]}"
