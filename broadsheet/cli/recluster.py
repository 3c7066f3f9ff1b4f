from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

NAME = "recluster"


def run(
    since: Annotated[
        datetime, typer.Option(help="Publication of the first article, UTC.", formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"])
    ],
) -> None:
    """Place an archive into stories again, in order of time; stories keep their addresses where they can.

    First all is decided, while the paper stays as it is and `serve` may run; then it is written. Killed at any moment,
    the same command goes on where it was, and the result is the same. A story that is emptied leads to the one that
    most of its articles went to.

    [dim]Examples:[/dim]  broadsheet recluster --since 2026-01-01
      broadsheet recluster --since 2026-03-01T12:00:00
    """
    from broadsheet.cli.console import bar, notes
    from broadsheet.cli.start import desk, prepared

    config = prepared()
    from broadsheet.pipeline.recluster import recluster

    with bar("deciding") as deciding, bar("writing ") as writing:
        done = recluster(desk(config), since.replace(tzinfo=UTC), deciding, writing)
    notes().print(f"placed again: {done} articles")
