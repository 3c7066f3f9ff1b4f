from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import textwrap
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from broadsheet.errors import IndexBusy, IndexFailure, IndexUnusable
from broadsheet.search import Index, Writer
from tests.search.conftest import document


def test_putting_again_replaces(folder: Path, writer: Writer) -> None:
    assert writer.put([document(1, "Bank"), document(2, "River")]) == 2
    writer.commit(1)
    assert writer.put([document(1, "Bridge"), document(1, "Harbour")]) == 1
    writer.commit(2)
    index = Index.open(folder)
    assert index.count() == 2
    assert index.search("bank OR bridge").total == 0
    assert index.search("harbour").total == 1


def test_removing(folder: Path, writer: Writer) -> None:
    writer.put(document(number, "Bank") for number in range(1, 6))
    writer.commit(1)
    writer.remove([2, 3, 99])
    writer.commit(2)
    assert {hit.article_id for hit in Index.open(folder).search("bank").hits} == {1, 4, 5}


def test_the_cursor_lasts(folder: Path) -> None:
    with Writer.open(folder) as writer:
        assert writer.sequence == 0
        writer.put([document(1, "Bank")])
        writer.commit(17)
        writer.put([document(2, "Bank")])
    with Writer.open(folder) as writer:
        assert writer.sequence == 17
    assert Index.open(folder).count() == 1


def test_one_writer_at_a_time(folder: Path, writer: Writer) -> None:
    with pytest.raises(IndexBusy, match="Another process"):
        Writer.open(folder)
    writer.close()
    Writer.open(folder).close()


def test_another_version_is_unusable_until_rebuilt(folder: Path) -> None:
    with Writer.open(folder) as writer:
        writer.put([document(1, "Bank")])
        writer.commit(5)
    (folder / "schema").write_text("0")
    with pytest.raises(IndexUnusable, match="rebuild"):
        Writer.open(folder)
    with pytest.raises(IndexUnusable, match="rebuild"):
        Index.open(folder)
    with Writer.rebuild(folder) as writer:
        assert writer.sequence == 0
    assert Index.open(folder).count() == 0


@pytest.mark.parametrize("damage", ["", "{", "no json at all", "{}"])
def test_a_damaged_index_is_unusable_until_rebuilt(folder: Path, damage: str) -> None:
    with Writer.open(folder) as writer:
        writer.put([document(1, "Bank")])
        writer.commit(5)
    (folder / "words" / "meta.json").write_text(damage)
    with pytest.raises(IndexUnusable, match="rebuild"):
        Index.open(folder)
    with pytest.raises(IndexUnusable, match="rebuild"):
        Writer.open(folder)
    with Writer.rebuild(folder) as writer:
        writer.put([document(1, "Bank")])
        writer.commit(1)
    assert Index.open(folder).search("bank").total == 1


def test_a_missing_part_is_unusable(folder: Path) -> None:
    with Writer.open(folder) as writer:
        writer.put([document(1, "Bank")])
        writer.commit(5)
    for part in (folder / "words").glob("*.term"):
        part.unlink()
    with pytest.raises(IndexUnusable, match="rebuild"):
        Index.open(folder)


def test_readers_see_a_rebuild(folder: Path) -> None:
    with Writer.open(folder) as writer:
        writer.put([document(1, "Bank")])
        writer.commit(5)
    index = Index.open(folder)
    assert index.count() == 1
    with Writer.rebuild(folder) as writer:
        assert index.count() == 0
        writer.put([document(1, "River"), document(2, "River")])
        writer.commit(9)
    assert index.search("river").total == 2


def test_a_failed_commit_is_said_and_the_next_writer_starts_well(folder: Path) -> None:
    writer = Writer.open(folder)
    writer.put([document(1, "Bank")])
    writer.commit(1)
    shutil.rmtree(folder / "words")
    writer.put([document(2, "Bank")])
    with pytest.raises(IndexFailure, match="cannot be written"):
        writer.commit(2)
    assert writer.sequence == 1
    writer.close()
    assert Index.open(folder).count() == 0
    with Writer.open(folder) as writer:
        assert writer.sequence == 0
        writer.put([document(1, "Bank")])
        writer.commit(1)
    assert Index.open(folder).count() == 1


def test_threads_search_while_another_writes(folder: Path, writer: Writer) -> None:
    index = Index.open(folder)
    done = threading.Event()

    def read() -> int:
        searched = 0
        while not done.is_set():
            assert index.search("bank").total >= 0
            searched += 1
        return searched

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        for number in range(1, 21):
            writer.put([document(number, f"Bank {number}")])
            writer.commit(number)
        done.set()
        assert all(reader.result(timeout=20) for reader in readers)
    assert index.search("bank").total == 20


KILLED = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from broadsheet.search import Document, Writer

    writer = Writer.open(Path(sys.argv[1]))
    for number in range(writer.sequence + 1, 10_000):
        writer.put([Document(number, f"Bank {number}", datetime(2026, 11, 1, tzinfo=UTC))])
        writer.commit(number)
        print(number, flush=True)
"""


@pytest.mark.slow
def test_killed_at_any_moment_the_cursor_is_never_ahead(folder: Path) -> None:
    for stop_after in (1, 4, 7):
        running = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(KILLED), str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert running.stdout
        for _ in range(stop_after):
            running.stdout.readline()
        running.send_signal(signal.SIGKILL)
        running.wait()
        running.stdout.close()
        with Writer.open(folder) as writer:  # the lock of a killed writer is free
            kept = Index.open(folder).count()
            assert kept - 1 <= writer.sequence <= kept
            assert writer.sequence >= stop_after
            writer.put([document(writer.sequence + 1, "Bank")])
            writer.commit(writer.sequence + 1)
            assert Index.open(folder).count() == writer.sequence
