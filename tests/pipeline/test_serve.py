"""``serve`` as a whole: starts, answers, and ends with everything that it started."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from broadsheet.errors import ConfigError
from broadsheet.pipeline.serve import WorkProcess, check_free, free_port

from .instance import Instance, instance
from .press import Press
from .test_kill import PAPERS, SETTINGS, fill, sound

pytestmark = pytest.mark.database


def answers(port: int, path: str) -> int:
    """The status of a page; 0 while nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
            return int(response.status)
    except OSError:
        return 0


def wait_for(condition: object, seconds: float = 30.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.1)
    return False


def children(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in listed.stdout.split() if alive(int(word))]


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def serving(made: Instance) -> tuple[subprocess.Popen[bytes], int]:
    port = free_port("127.0.0.1")
    process = made.start("serve", "--port", str(port))
    assert wait_for(lambda: answers(port, "/health") == 200)
    return process, port


@pytest.mark.slow
def test_a_signal_ends_everything_in_time_and_loses_nothing(papers: Press, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(fill(papers))
    with instance(tmp_path / "one", **SETTINGS) as made:
        made.run("import", str(tmp_path / "list.opml"))
        process, _ = serving(made)
        assert wait_for(lambda: len(papers.asked) >= PAPERS)
        started = children(process.pid)
        assert len(started) == 2
        begun = time.monotonic()

        process.terminate()

        assert process.wait(12) == 0
        assert time.monotonic() - begun < 10
        assert not any(map(alive, started))
        sound(made)


@pytest.mark.slow
def test_nothing_outlives_a_killed_serve(tmp_path: Path) -> None:
    with instance(tmp_path / "one", **SETTINGS) as made:
        process, port = serving(made)
        started = children(process.pid)
        assert len(started) == 2

        os.kill(process.pid, signal.SIGKILL)
        process.wait()

        assert wait_for(lambda: not any(map(alive, started)), 15)
        assert answers(port, "/health") == 0


@pytest.mark.slow
def test_workers_that_die_are_started_again(tmp_path: Path) -> None:
    mark = tmp_path / "starts"
    worker = WorkProcess(["sh", "-c", f"echo x >> {mark}; exec sleep 60"])
    worker.start()
    try:
        assert wait_for(mark.exists, 5)
        assert worker._process
        os.kill(worker._process.pid, signal.SIGKILL)

        assert wait_for(lambda: mark.read_text() == "x\nx\n", 10)
    finally:
        worker.stop()
    assert mark.read_text() == "x\nx\n"


@pytest.mark.slow
def test_a_paper_for_the_whole_network_answers_at_this_machines_address(tmp_path: Path) -> None:
    with instance(tmp_path / "one", **SETTINGS) as made:
        port = free_port("127.0.0.1")
        made.start("serve", "--host", "0.0.0.0", "--port", str(port))
        assert wait_for(lambda: answers(port, "/health") == 200)

        asked = (
            "from broadsheet.pipeline.serve import own_address; print(own_address())"  # tests have the loopback only
        )
        own = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()
        page = urllib.request.Request(f"http://127.0.0.1:{port}/en/", headers={"Host": f"{own}:{port}"})
        with urllib.request.urlopen(page, timeout=5) as response:
            assert response.status == 200


def test_a_port_that_is_taken_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(ConfigError, match="--port"):
            check_free("127.0.0.1", taken.getsockname()[1])


def test_an_address_that_is_not_ours_says_so() -> None:
    with pytest.raises(ConfigError, match="Nobody can listen"):
        check_free("203.0.113.1", 8000)


def test_what_readers_ask_for_in_vain_is_not_logged(tmp_path: Path) -> None:
    program = """
import os
from broadsheet.cli.start import log_to_terminal
from broadsheet.pipeline.serve import load_application
log_to_terminal()
application = load_application("", parent=os.getppid())
from django.test import Client
for host, path in (("localhost", "/en/nothing"), ("localhost", "/en/search?q=%22a&after=x"), ("evil.example", "/en/")):
    print(Client(SERVER_NAME=host).get(path).status_code)
print(Client(SERVER_NAME="localhost", enforce_csrf_checks=True).post("/accounts/login/").status_code)
"""
    environ = os.environ | {"BROADSHEET_DATA_DIR": str(tmp_path), "BROADSHEET_DATABASE_URL": ""}
    status = [sys.executable, "-m", "broadsheet", "status"]
    prepared = subprocess.run(status, env=environ, capture_output=True, check=False)
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=False)

    assert prepared.returncode == 0
    assert done.stderr == ""
    assert done.stdout.split() == ["404", "400", "400", "403"]
