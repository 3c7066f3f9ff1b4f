from __future__ import annotations

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from broadsheet.web.turns import Turns


def test_no_more_than_allowed_are_inside() -> None:
    turns = Turns(each=2, total=3, crowd=99)
    lock, inside, most, most_in_all = threading.Lock(), Counter[str](), Counter[str](), [0]

    def work(number: int) -> bool:
        key = "abc"[number % 3]
        with turns.take(key, 10) as entered:
            with lock:
                inside[key] += 1
                most[key] = max(most[key], inside[key])
                most_in_all[0] = max(most_in_all[0], inside.total())
            time.sleep(0.002)
            with lock:
                inside[key] -= 1
        return entered

    with ThreadPoolExecutor(12) as pool:
        assert all(pool.map(work, range(60)))
    assert max(most.values()) <= 2
    assert most_in_all[0] == 3


def test_patience_ends() -> None:
    turns = Turns(each=1, total=9, crowd=99)
    with turns.take("a", 0) as first, turns.take("a", 0.02) as second, turns.take("b", 0) as other:
        assert (first, second, other) == (True, False, True)
    with turns.take("a", 0) as again:
        assert again


def test_a_failure_inside_gives_the_turn_back() -> None:
    turns = Turns(each=1, total=1, crowd=1)
    with pytest.raises(KeyError), turns.take("a", 0):
        raise KeyError
    with turns.take("a", 0) as entered:
        assert entered


def test_a_crowd_is_turned_away_at_once() -> None:
    turns = Turns(each=1, total=1, crowd=2)
    outcomes: list[bool] = []

    def wait() -> None:
        with turns.take("a", 10) as entered:
            outcomes.append(entered)

    with turns.take("a", 0):
        waiting = threading.Thread(target=wait)
        waiting.start()
        time.sleep(0.05)
        begun = time.monotonic()
        with turns.take("b", 10) as entered:
            assert not entered
        assert time.monotonic() - begun < 5
    waiting.join()
    assert outcomes == [True]
