from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from broadsheet.errors import BroadsheetError

NAME = "work"
LOOK_FOR_HUNG = 15.0  # seconds


class Hung(BroadsheetError):
    """A thread that nothing can end. Its attempt counts, so that its page is left alone in the end."""


def run(
    workers: Annotated[int | None, typer.Option(help="Threads that poll and read.")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Where everything is kept.")] = None,
    until_done: Annotated[bool, typer.Option(help="End when nothing is due any more.")] = False,
    with_parent: Annotated[int, typer.Option("--with-parent", hidden=True)] = 0,
) -> None:
    """Poll, read, place and index, without serving pages.

    Any number of these may share one PostgreSQL, on any number of machines.

    [dim]Example:[/dim]  BROADSHEET_DATABASE_URL=postgresql://… broadsheet work --workers 16
    """
    from threading import Event

    from broadsheet.cli.start import desk, log_to_terminal, prepared
    from broadsheet.pipeline.serve import end_with_parent, set_on_signals

    stop = Event()
    set_on_signals(stop)
    log_to_terminal()
    config = prepared(workers=workers, data_dir=data_dir)
    from broadsheet.pipeline.ingest import work_until_done
    from broadsheet.pipeline.workers import Workers

    if until_done:
        work_until_done(desk(config), lambda _: None, stop)
        return
    if with_parent:
        end_with_parent(with_parent, stop.set)
    working = Workers(desk(config))
    working.start()
    while not stop.wait(LOOK_FOR_HUNG) and not (hung := working.hung()):
        pass
    working.stop()
    if not stop.is_set():
        raise Hung(f"This process ends, to be started again: some work does not end ({', '.join(hung)}).")
