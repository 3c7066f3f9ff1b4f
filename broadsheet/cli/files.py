"""Files that a person names."""

from __future__ import annotations

import sys
from pathlib import Path

from broadsheet.errors import BroadsheetError

MAX_BYTES = 64 * 1024**2


class FileProblem(BroadsheetError):
    """A file that cannot be read, or is too large."""


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
