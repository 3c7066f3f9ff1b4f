from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

NAME = "export"


def run(
    file: Annotated[Path | None, typer.Argument(metavar="FILE.opml", help="Standard output unless named.")] = None,
) -> None:
    """Write all feeds as OPML.

    [dim]Examples:[/dim]  broadsheet export > feeds.opml
      broadsheet export feeds.opml
    """
    from broadsheet.cli.files import write_bytes
    from broadsheet.cli.start import prepared

    prepared()
    from broadsheet.feeds import write_opml
    from broadsheet.newsroom import subscriptions

    body = write_opml(subscriptions.listings(), "Broadsheet")
    if file is None:
        sys.stdout.buffer.write(body)
        sys.stdout.flush()
    else:
        write_bytes(file, body)
