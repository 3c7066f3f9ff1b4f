from __future__ import annotations

from typing import Annotated

import typer

NAME = "owner"


def run(
    at_start: Annotated[bool, typer.Option("--at-start", hidden=True)] = False,
) -> None:
    """Print the one-time link by which the first account is made.

    [dim]Example:[/dim]  broadsheet owner
    """
    from broadsheet.cli.console import notes
    from broadsheet.cli.start import prepared

    config = prepared()
    from broadsheet.newsroom import owner
    from broadsheet.newsroom.models import Feed
    from broadsheet.pipeline.prepare import collect_static_files

    console = notes()
    if at_start:
        collect_static_files()
        console.print(f"The paper is at [bold]{config.base_url}[/bold]  (Ctrl-C ends it)")
    if owner.is_wanted():
        console.print(f"Become its owner: [bold]{config.base_url}/welcome/owner?token={owner.token()}[/bold]")
    elif not at_start:
        console.print("The paper has an owner already; accounts are made in the admin pages.")
    if at_start and not Feed.objects.exists():
        console.print("There are no feeds yet: choose some at the first visit, or `broadsheet add example.org`.")
