from __future__ import annotations

import pytest

from broadsheet import __version__
from broadsheet.config import Config
from broadsheet.errors import ConfigError
from broadsheet.fetching.agent import product_token, user_agent


def test_says_who_we_are_and_where_to_reach_us() -> None:
    agent = user_agent(Config(public_url="https://paper.example", contact="editor@paper.example"))
    assert agent == f"Broadsheet/{__version__} (+https://paper.example; editor@paper.example)"


def test_without_settings_it_names_the_project() -> None:
    assert user_agent(Config()) == f"Broadsheet/{__version__} (self-hosted newspaper; its owner gave no address)"


def test_the_owner_can_say_something_else() -> None:
    assert user_agent(Config(user_agent="Gazette/2 (+https://g.example)")) == "Gazette/2 (+https://g.example)"


@pytest.mark.parametrize("contact", ["a\r\nX-Evil: 1", "köln@paper.example", "a\0"])
def test_what_no_header_carries_is_refused(contact: str) -> None:
    with pytest.raises(ConfigError, match="BROADSHEET_CONTACT"):
        user_agent(Config(contact=contact))


@pytest.mark.parametrize("agent", ["Broadsheet/0.1 (+https://x)", "Broadsheet (x)", "Broadsheet"])
def test_the_name_for_robots(agent: str) -> None:
    assert product_token(agent) == "Broadsheet"
