"""The directed model: exchanging the two exchanges the answer."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.analysis.positions import directed
from broadsheet.analysis.positions.directed import Direction, Pair
from broadsheet.text import tagging

EXCHANGED = [0, 2, 1, 4, 3]
WORDS = st.lists(
    st.sampled_from(["Ada", "Berg", "praised", "attacked", "was", "by", "not", "the", "plan", "and", "said", ",", "."]),
    min_size=2,
    max_size=25,
)


def pair(text: str, first: int, second: int) -> Pair:
    tokens = tagging.tag(text, [(0, len(text))], "en")[0]
    return Pair(tokens, (first, first + 1), (second, second + 1))


@given(WORDS, st.data())
@settings(max_examples=80)
def test_exchanging_the_two_exchanges_the_answer(words: list[str], data: st.DataObject) -> None:
    tokens = tagging.tag(" ".join(words), [(0, len(" ".join(words)))], "en")[0]
    first = data.draw(st.integers(0, len(tokens) - 1))
    second = data.draw(st.integers(0, len(tokens) - 1).filter(lambda at: at != first))
    one = directed.scores(Pair(tokens, (first, first + 1), (second, second + 1)))
    other = directed.scores(Pair(tokens, (second, second + 1), (first, first + 1)))

    np.testing.assert_allclose(one, other[EXCHANGED], atol=1e-4)


def test_clear_cases() -> None:
    assert directed.scores(pair("Berg strongly condemned Moss", 0, 3)).argmax() == Direction.FIRST_AGAINST
    assert directed.scores(pair("Berg warmly praised Moss", 0, 3)).argmax() == Direction.FIRST_FOR
    assert directed.scores(pair("Berg and Moss live in the town", 0, 2)).argmax() == Direction.NONE


def test_names_say_nothing() -> None:
    one = directed.scores(pair("Berg met with Moss on Friday", 0, 3))
    other = directed.scores(pair("Sorley met with Tarrow on Friday", 0, 3))

    np.testing.assert_allclose(one, other, atol=1e-5)
