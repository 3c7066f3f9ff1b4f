from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from broadsheet.demo import DemoWorld

NAME = "demo"


def run(
    port: Annotated[int, typer.Option(help="The port of the paper; 0 takes a free one.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    data_dir: Annotated[Path | None, typer.Option(help="Keep the demo here; else it is gone at the end.")] = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End when everything is ingested.")] = False,
    force: Annotated[bool, typer.Option(help="Also into a database that holds articles already.")] = False,
) -> None:
    """Show the paper with an invented press: starts it, reads all of it over HTTP, and serves the result.

    [dim]Examples:[/dim]  broadsheet demo
      broadsheet demo --port 9000 --data-dir ./demo
    """
    import shutil
    import signal
    import sys
    import tempfile

    from broadsheet.cli.files import make_folder
    from broadsheet.cli.start import log_to_terminal, put
    from broadsheet.demo import start
    from broadsheet.pipeline.serve import check_free

    log_to_terminal()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what was begun is tidied away
    if not no_serve:
        check_free(host, port)
    folder = data_dir or Path(tempfile.mkdtemp(prefix="broadsheet-demo-"))
    make_folder(folder)
    world = start(0)
    put(
        data_dir=folder.absolute(),
        host=host,
        port=port,
        allow_private_hosts=".localhost",
        domain_interval=0,
        poll_min_interval=5,  # so that changes show while somebody watches
        poll_max_interval=60,
        reread_interval=0,
    )
    try:
        _ingest(world, folder, force=force)
        if not no_serve:
            _serve()
    finally:
        world.stop()
        if data_dir is None:
            shutil.rmtree(folder, ignore_errors=True)


def _ingest(world: DemoWorld, folder: Path, *, force: bool) -> None:
    """Read the press twice: as it was first, and after its publishers have changed what they had written."""
    from broadsheet.cli.console import notes
    from broadsheet.feeds import write_opml

    opml = folder / "demo.opml"
    opml.write_bytes(write_opml(world.listings, "The demo world"))
    notes().print(f"An invented press of {len(world.listings)} feeds is up; reading it over HTTP.")
    _verb("ingest", "--opml", str(opml), *(["--force"] if force else []))
    world.advance()
    notes().print("Its publishers have corrected some of what they wrote; reading it again.")
    _verb("ingest", "--again")


def _serve() -> None:
    from broadsheet.cli.serve import serve_paper

    serve_paper()


def _verb(*words: str) -> None:
    """Run a verb in a process of its own, so that this one stays small and can be forked."""
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-m", "broadsheet", *words], check=False)
    if done.returncode:
        raise typer.Exit(done.returncode)
