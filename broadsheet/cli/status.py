from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

NAME = "status"


def run(json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False) -> None:
    """Print how the paper is doing, in numbers.

    [dim]Example:[/dim]  broadsheet status --json
    """
    from rich.table import Table

    from broadsheet.cli.console import out, print_json
    from broadsheet.cli.start import prepared

    config = prepared()
    from broadsheet.newsroom.health import health
    from broadsheet.pipeline.clock import utc_now

    current = health(utc_now(), config.data_dir / "index")
    numbers = asdict(current) | {"index_lag": current.index_lag}
    if json:
        print_json(numbers)
        return
    table = Table(show_header=False, box=None)
    for name, value in numbers.items():
        shown = ", ".join(f"{number} {key}" for key, number in value.items()) if isinstance(value, dict) else str(value)
        table.add_row(name.replace("_", " "), shown or "none")
    out().print(table)
