from __future__ import annotations

from typing import Annotated

import typer

NAME = "doctor"
MARKS = {"good": "[green]✓[/green]", "doubtful": "[yellow]![/yellow]", "bad": "[red]✗[/red]"}


def run(
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
    offline: Annotated[bool, typer.Option(help="Ask no server for anything.")] = False,
) -> None:
    """Say what is wrong and what to do. Ends with 1 when something is bad.

    [dim]Example:[/dim]  broadsheet doctor
    """
    from dataclasses import asdict

    from broadsheet.cli.console import out, plain, print_json
    from broadsheet.cli.start import settings

    config = settings()
    from broadsheet.pipeline.doctor import examine

    checks = examine(config, network=not offline)
    if json:
        print_json([asdict(check) for check in checks])
    else:
        for check in checks:
            out().print(f"{MARKS[check.verdict]} [bold]{check.name}[/bold]  ", end="")
            out().print(plain(check.detail))
            if check.advice:
                out().print(f"    → {check.advice}", markup=False)
    if any(check.verdict == "bad" for check in checks):
        raise typer.Exit(1)
