from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

NAME = "ingest"


def run(
    opml: Annotated[Path | None, typer.Option(help="A list of feeds to add first.")] = None,
    again: Annotated[bool, typer.Option(help="Poll and read everything again, due or not.")] = False,
    force: Annotated[bool, typer.Option(help="Also into a paper that holds articles.")] = False,
) -> None:
    """Work until nothing is due, with progress bars; a step of `demo`."""
    from threading import Event

    from broadsheet.cli.console import bars
    from broadsheet.cli.start import desk, log_to_terminal, prepared
    from broadsheet.pipeline.serve import set_on_signals

    stop = Event()
    set_on_signals(stop)
    log_to_terminal()
    config = prepared()
    from broadsheet.errors import BroadsheetError
    from broadsheet.feeds import read_opml
    from broadsheet.newsroom.models import Article
    from broadsheet.pipeline.add import add_listings
    from broadsheet.pipeline.clock import utc_now
    from broadsheet.pipeline.ingest import Tally, make_due, work_until_done

    if Article.objects.exists() and not (force or again):
        raise BroadsheetError(
            f"The paper in {config.database_url.rsplit('/', 1)[-1] or config.data_dir} holds articles already;"
            " name another place, or add --force to mix the demo into it."
        )
    if opml is not None:
        add_listings(read_opml(opml.read_bytes()), utc_now())
    working = desk(config)
    if again:
        make_due(working)
    with bars() as progress:
        names = ("feeds polled ", "pages read   ", "placed       ", "analysed     ")
        feeds, read, placed, analysed = (progress.add_task(name) for name in names)

        def show(tally: Tally) -> None:
            progress.update(feeds, completed=tally.all_feeds - tally.left.feeds, total=tally.all_feeds)
            progress.update(read, completed=tally.found - tally.left.articles, total=tally.found)
            progress.update(placed, completed=tally.placed, total=tally.placed + tally.left.places)
            progress.update(analysed, completed=max(0, tally.placed - tally.left.findings), total=tally.placed)

        show(work_until_done(working, show, stop))
