from __future__ import annotations

import logging

import pytest

from broadsheet.pipeline.outlook import Outlook


def test_one_publisher_that_is_down_is_not_the_network() -> None:
    outlook = Outlook()
    for _ in range(10):
        outlook.not_reached("courier.example")

    assert not outlook.down


def test_several_in_a_row_are_and_it_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    outlook = Outlook()
    with caplog.at_level(logging.WARNING):
        for number in range(10):
            outlook.not_reached(f"paper{number}.example")

    assert outlook.down
    assert [record.getMessage()[:30] for record in caplog.records] == ["There seems to be no network; "]


def test_any_answer_ends_it() -> None:
    outlook = Outlook()
    for number in range(5):
        outlook.not_reached(f"paper{number}.example")
    outlook.reached()

    assert not outlook.down
    outlook.not_reached("paper1.example")
    assert not outlook.down
