from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

NAME = "serve"


def run(
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on; 0 takes a free one.")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Where everything is kept.")] = None,
    workers: Annotated[int | None, typer.Option(help="Threads that poll and read; 0 leaves that to others.")] = None,
) -> None:
    """Serve the paper, and work for it.

    [dim]Example:[/dim]  broadsheet serve --host 0.0.0.0 --port 8080
    """
    from broadsheet.cli.start import log_to_terminal

    log_to_terminal()
    serve_paper(host=host, port=port, data_dir=data_dir, workers=workers)


def serve_paper(**values: object) -> None:
    """Prepare in a process of its own, say where the paper is, and serve it until a signal."""
    import os
    import subprocess
    import sys

    from broadsheet import config as settings
    from broadsheet.cli.start import put
    from broadsheet.pipeline.serve import EVERYWHERE, check_free, free_port, own_address, serve

    put(**values)
    config = settings.load()
    if config.port == 0:
        put(port=free_port(config.host))
        config = settings.load()
    check_free(config.host, config.port)
    if config.host in EVERYWHERE and not config.public_url:
        put(public_url=f"http://{own_address()}:{config.port}")
        config = settings.load()
    done = subprocess.run([sys.executable, "-m", "broadsheet", "owner", "--at-start"], env=os.environ, check=False)
    if done.returncode:
        raise typer.Exit(done.returncode)
    serve(config)
