from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

NAME = "rebuild"


class What(StrEnum):
    ALL = "all"
    FINGERPRINTS = "fingerprints"
    STORIES = "stories"
    FINDINGS = "findings"
    INDEX = "index"


def run(what: Annotated[What, typer.Argument(help="Which derived data.")] = What.ALL) -> None:
    """Make derived data again from the articles: fingerprints, stories with their standings and hashtags,
    findings, the index.

    End `serve` and `work` first. What was interrupted goes on where it was.

    [dim]Examples:[/dim]  broadsheet rebuild
      broadsheet rebuild index
    """
    from broadsheet.cli.console import bar, notes
    from broadsheet.cli.start import desk, prepared

    config = prepared()
    from broadsheet.pipeline import rebuild

    steps = {
        What.FINGERPRINTS: rebuild.rebuild_fingerprints,
        What.STORIES: rebuild.rebuild_stories,
        What.FINDINGS: rebuild.rebuild_findings,
        What.INDEX: rebuild.rebuild_index,
    }
    working = desk(config)
    for name, step in steps.items():
        if what in {What.ALL, name}:
            with bar(f"{name.value:<13}") as progress:
                done = step(working, progress)
            notes().print(f"{name.value}: {done} articles")
