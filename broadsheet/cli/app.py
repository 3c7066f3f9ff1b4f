"""All verbs, in the order in which ``--help`` lists them."""

from __future__ import annotations

from typing import Annotated

import typer

from broadsheet.cli import (
    add,
    ask,
    demo,
    doctor,
    export_feeds,
    findings,
    import_feeds,
    ingest,
    owner,
    read,
    rebuild,
    recluster,
    search,
    serve,
    status,
    work,
    wrapup,
)

app = typer.Typer(
    name="broadsheet",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A newspaper made from all newspapers, that one person can run.",
    epilog="Settings are BROADSHEET_… variables or a file that BROADSHEET_CONFIG names.",
)


@app.callback(invoke_without_command=True)
def start(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    """What stands before the verb."""
    if version:
        from broadsheet import __version__

        typer.echo(f"broadsheet {__version__}")
        raise typer.Exit


app.command(ingest.NAME, hidden=True)(ingest.run)
for verb in (
    serve,
    work,
    demo,
    add,
    import_feeds,
    export_feeds,
    read,
    search,
    ask,
    status,
    doctor,
    rebuild,
    recluster,
    owner,
):
    app.command(verb.NAME)(verb.run)
app.command(wrapup.NAME, rich_help_panel="Analysis")(wrapup.run)
for name in findings.HELP:
    app.command(name, rich_help_panel="Analysis")(findings.verb(name))
