from __future__ import annotations

from broadsheet.text.memo import LONGEST, MOST, Memo


def test_a_word_is_made_once_and_what_was_not_asked_for_is_forgotten() -> None:
    made: list[str] = []

    def make(word: str) -> int:
        made.append(word)
        return len(word)

    memo = Memo(make)
    assert [memo["one"], memo["one"]] == [3, 3]
    for number in range(3 * MOST):
        assert memo[str(number)] == len(str(number))
        assert memo["one"] == 3
    assert made.count("one") == 1  # it was asked for all the time
    assert memo["1"] == 1
    assert made.count("1") == 2
    assert len(memo) <= MOST


def test_a_long_word_is_not_kept() -> None:
    memo = Memo(len)
    assert memo["x" * (LONGEST + 1)] == LONGEST + 1
    assert not memo
