from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from broadsheet.web.imagecache import MAX_FAILURES, Failures, ImageCache

NOW = 1_700_000_000.0


def key(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


def size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def test_what_was_put_is_got(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path / "images", 10_000)
    assert cache.get(key(1), NOW) is None
    cache.put(key(1), b"picture")
    assert cache.get(key(1), NOW) == b"picture"
    assert ImageCache(tmp_path / "images", 10_000).get(key(1), NOW) == b"picture"


def test_the_folder_stays_within_its_bound(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, 10_000)
    for number in range(100):
        cache.put(key(number), bytes(400))
        assert size(tmp_path) <= 10_000 * 1.05 + 400
    assert size(tmp_path) >= 8_000


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, 10_000)
    for number in range(20):
        cache.put(key(number), bytes(400))
        os.utime(tmp_path / key(number)[:2] / key(number), (NOW + number, NOW + number))
    assert cache.get(key(0), NOW + 5000) is not None  # the oldest, used just now
    for number in range(20, 30):
        cache.put(key(number), bytes(400))
    assert cache.get(key(0), NOW + 5000) is not None
    assert cache.get(key(1), NOW + 5000) is None
    assert cache.get(key(19), NOW + 5000) is not None


def test_what_an_earlier_process_left_is_counted(tmp_path: Path) -> None:
    earlier = ImageCache(tmp_path, 10**9)
    for number in range(50):
        earlier.put(key(number), bytes(400))
    ImageCache(tmp_path, 10_000).put(key(99), bytes(400))
    assert size(tmp_path) <= 10_000


def test_without_a_bound_nothing_is_kept(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, 0)
    cache.put(key(1), b"picture")
    assert cache.get(key(1), NOW) is None
    assert size(tmp_path) == 0


def test_a_folder_that_cannot_be_written_costs_only_the_caching(tmp_path: Path) -> None:
    (tmp_path / "images").write_text("a file stands where the folder should be")
    cache = ImageCache(tmp_path / "images", 10_000)
    cache.put(key(1), b"picture")
    assert cache.get(key(1), NOW) is None


def test_readers_see_a_whole_file_or_none(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path, 10**9)
    bodies = [bytes([number]) * 50_000 for number in range(8)]
    stop = threading.Event()
    seen: list[bytes | None] = []

    def read() -> None:
        while not stop.is_set():
            seen.append(cache.get(key(1), NOW))

    reader = threading.Thread(target=read)
    reader.start()
    with ThreadPoolExecutor(8) as pool:
        for _ in range(10):
            list(pool.map(lambda body: cache.put(key(1), body), bodies))
    stop.set()
    reader.join()
    assert {body for body in seen if body is not None} <= set(bodies)
    assert len([file for file in tmp_path.rglob("*") if file.is_file()]) == 1


def test_failures_are_remembered_for_their_time() -> None:
    failures = Failures()
    assert failures.remaining("a", NOW) == 0
    failures.note("a", NOW + 60)
    assert failures.remaining("a", NOW + 20) == 40
    assert failures.remaining("a", NOW + 60) == 0
    assert failures.remaining("b", NOW) == 0


@pytest.mark.parametrize("extra", [0, 500])
def test_the_memory_of_failures_is_bounded(extra: int) -> None:
    failures = Failures()
    for number in range(MAX_FAILURES + extra):
        failures.note(str(number), NOW + 60)
    assert sum(failures.remaining(str(number), NOW) > 0 for number in range(MAX_FAILURES + extra)) == MAX_FAILURES
