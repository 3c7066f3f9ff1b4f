"""Files that a person names."""

from __future__ import annotations

import sys
from pathlib import Path

from broadsheet.errors import BroadsheetError

MAX_BYTES = 64 * 1024**2


class FileProblem(BroadsheetError):
    """A file that cannot be read or written, or is too large."""


def read_bytes(path: Path) -> bytes:
    """The file's bytes, or those of standard input for ``-``. Raises FileProblem."""
    try:
        with sys.stdin.buffer if str(path) == "-" else path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileProblem(f"{path} cannot be read: {error.strerror}.") from error
    if len(body) > MAX_BYTES:
        raise FileProblem(f"{path} is larger than {MAX_BYTES // 1024**2} MB.")
    return body


def write_bytes(path: Path, body: bytes) -> None:
    """Write the file. Raises FileProblem."""
    try:
        path.write_bytes(body)
    except OSError as error:
        raise FileProblem(f"{path} cannot be written: {error.strerror}.") from error


def make_folder(path: Path) -> None:
    """Make the folder unless it is there. Raises FileProblem."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(f"The folder {path} cannot be made: {error.strerror}.") from error
