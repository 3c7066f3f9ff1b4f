from __future__ import annotations

from typing import Annotated

import typer

NAME = "add"


def run(
    address: Annotated[str, typer.Argument(metavar="URL", help="A feed, or a site whose feeds are to be found.")],
) -> None:
    """Add a feed, or the feeds of a site.

    [dim]Examples:[/dim]  broadsheet add https://www.example.org/rss.xml
      broadsheet add example.org
    """
    from rich.text import Text

    from broadsheet.cli.console import out, plain
    from broadsheet.cli.start import desk, prepared

    config = prepared()
    from broadsheet.pipeline.add import add

    for added in add(address, desk(config)):
        word = Text("added", "green") if added.new else Text("is there already", "dim")
        out().print(Text.assemble(word, plain(f"  {added.url}  {added.title}")))
