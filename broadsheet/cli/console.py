"""Where the verbs write: results to standard output, progress to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

# C0 without tab and line feed, DEL, C1, and what turns the direction of the letters after it (UAX #9): what strangers
# wrote must not steer the terminal, nor the words around it.
CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def out() -> Console:
    """The console for results."""
    return Console(highlight=False, soft_wrap=True)


def notes() -> Console:
    """The console for everything that is not a result."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def plain(text: str, style: str = "") -> Text:
    """Text of strangers, fit for a terminal: as it is, without markup and without control characters."""
    return Text(text.translate(CONTROLS), style=style)


def print_json(value: Any) -> None:
    """One JSON document on standard output, in UTF-8 whatever the terminal says."""
    sys.stdout.buffer.write(json.dumps(value, ensure_ascii=False, indent=2, default=str).encode("utf-8", "replace"))
    sys.stdout.buffer.write(b"\n")
    sys.stdout.flush()


def bars() -> Progress:
    """Progress bars on standard error; nothing where that is no terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=40),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=notes(),
        disable=not sys.stderr.isatty(),
    )


@contextmanager
def bar(description: str) -> Iterator[Callable[[int, int], None]]:
    """One bar, moved by calls with (done, of how many)."""
    with bars() as progress:
        task = progress.add_task(description, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
