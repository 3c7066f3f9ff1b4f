"""What a model may do for the paper: word a brief, a wrap-up, an answer. Only checked sentences come back.

None says: show the verbatim finding. That is so when the owner has not turned the feature on, when the endpoint fails,
when the budget is spent, and when no sentence passed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from broadsheet.errors import LanguageModelError
from broadsheet.llm import orders, prompts
from broadsheet.llm.check import Outcome, check
from broadsheet.llm.client import Client, Feature, Message
from broadsheet.llm.sources import Source

MOST_SOURCES = 60  # sentences in one prompt; about 3,000 tokens
LONGEST_QUESTION = 500  # characters

_log = logging.getLogger(__name__)


def reword(client: Client, sources: Sequence[Source], language: str) -> Outcome | None:
    """A brief of what the sources say."""
    given = orders.without(sources[:MOST_SOURCES])
    return _checked(client, "brief", prompts.brief(given, language), given, language)


def wrap_up(client: Client, sources: Sequence[Source], language: str) -> Outcome | None:
    """The day in a sentence or two for each event, from the sentences of its briefs."""
    given = orders.without(sources[:MOST_SOURCES])
    return _checked(client, "wrapup", prompts.wrap_up(given, language), given, language)


def answer(client: Client, question: str, sources: Sequence[Source], language: str) -> Outcome | None:
    """An answer to a reader's question from the sentences that the search found."""
    given = orders.without(sources[:MOST_SOURCES])
    return _checked(client, "ask", prompts.answer(question[:LONGEST_QUESTION], given, language), given, language)


def _checked(
    client: Client, feature: Feature, asked: Sequence[Message], sources: Sequence[Source], language: str
) -> Outcome | None:
    if not sources or not client.on(feature):
        return None
    try:
        reply = client.chat(asked, feature=feature)
    except LanguageModelError as error:
        _log.warning("The language model did not help with %s: %s", feature, error)
        return None
    outcome = check(reply, sources, language)
    if outcome.dropped:
        client.store.count(feature, dropped=dict(outcome.dropped))
    return outcome if outcome.statements else None
