"""Reading pages as a person would: text, links, and the few things that are asked of every page."""

from __future__ import annotations

from django.test import Client
from lxml import html


class Page:
    """A page that was asked for."""

    def __init__(self, client: Client, url: str, status: int = 200, **headers: str) -> None:
        self.response = client.get(url, headers=headers or None)
        assert self.response.status_code == status, (url, self.response.status_code)
        self.text = self.response.content.decode()
        self.tree = html.fromstring(self.text)

    def texts(self, path: str) -> list[str]:
        """The text of each element of an XPath."""
        return [" ".join(element.text_content().split()) for element in self.tree.xpath(path)]

    def links(self, path: str = "//a") -> list[str]:
        """The addresses of the links of an XPath."""
        return [element.get("href") for element in self.tree.xpath(path)]


def with_class(name: str) -> str:
    """The XPath condition for a class among several."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
