"""Files that a person names."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from broadsheet.errors import BroadsheetError

MAX_BYTES = 64 * 1024**2
HEAD = 2000  # characters that show whether a file is a text


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


def read_text(path: Path, verb: str) -> str:
    """The words in a file (UTF-8, or UTF-16 with its mark), fit for ``verb``. Raises FileProblem, which says what to do
    with an empty file, a folder, a web page or something else that is no text."""
    if path.is_dir():
        raise FileProblem(f"{path} is a folder: name a text file in it.")
    body = read_bytes(path)
    utf_16 = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = body.decode("utf-16" if utf_16 else "utf-8-sig", "replace")
    head = text[:HEAD].lower()
    if not text.strip():
        raise FileProblem(f"{'Standard input' if str(path) == '-' else path} is empty: nothing can be found in it.")
    if "\0" in head or head.count("\ufffd") > len(head) / 20:
        raise FileProblem(f"{path} is no text in UTF-8. `iconv -f … -t UTF-8` makes one of a text in another encoding.")
    if "<html" in head or "<!doctype" in head:
        raise FileProblem(f"{path} is a web page: `broadsheet read {path} | broadsheet {verb} -` takes its article.")
    return text


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
