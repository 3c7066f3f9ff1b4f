from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

NAME = "import"


def run(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE.opml", help="A list of feeds; - is standard input.")
    ] = None,
    starter: Annotated[bool, typer.Option(help="Add the feeds of the list that comes with Broadsheet.")] = False,
) -> None:
    """Add the feeds of an OPML file.

    [dim]Examples:[/dim]  broadsheet import subscriptions.opml
      broadsheet import --starter
    """
    from broadsheet.cli.console import notes
    from broadsheet.cli.files import FileProblem, read_bytes
    from broadsheet.cli.start import prepared

    if (file is None) == (not starter):
        raise typer.BadParameter("name one OPML file, or --starter")
    prepared()
    from broadsheet.feeds import read_opml
    from broadsheet.feeds import starter as starter_list
    from broadsheet.pipeline.add import add_listings
    from broadsheet.pipeline.clock import utc_now

    listings = starter_list() if file is None else read_opml(read_bytes(file))
    if not listings:
        raise FileProblem(f"{file} names no feeds: an OPML list has outlines with an xmlUrl.")
    added = add_listings(listings, utc_now())
    new = sum(one.new for one in added)
    refused = len(listings) - len(added)
    said = f"{new} feeds added, {len(added) - new} were there already"
    notes().print(f"{said}, {refused} have addresses that cannot be polled." if refused else f"{said}.")
