"""Who we say that we are."""

from __future__ import annotations

from broadsheet import __version__
from broadsheet.config import Config
from broadsheet.errors import ConfigError

UNNAMED = "self-hosted newspaper; its owner gave no address"


def user_agent(config: Config) -> str:
    """The User-Agent of every request: name, version and where a publisher finds or reaches who runs this.

    ``config.user_agent`` replaces the whole of it. Raises ConfigError: a setting holds what no header carries.
    """
    page = f"+{config.public_url}" if config.public_url else ""
    about = "; ".join(part for part in (page, config.contact.strip()) if part) or UNNAMED
    name = config.user_agent.strip() or f"Broadsheet/{__version__} ({about})"
    if not (name.isascii() and name.isprintable()):
        raise ConfigError(
            "BROADSHEET_USER_AGENT, BROADSHEET_CONTACT and BROADSHEET_PUBLIC_URL may hold printable ASCII only,"
            " because they are sent in a header."
        )
    return name


def product_token(agent: str) -> str:
    """The name that robots.txt files know an agent by: its first word without the version (RFC 9309 §2.2.1)."""
    return agent.split("/", 1)[0].split(" ", 1)[0]
