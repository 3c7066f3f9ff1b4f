"""The command line: one verb, one file. Django and the rooms are loaded by the verbs that need them, when they run."""

from __future__ import annotations

import sys

from broadsheet.errors import BroadsheetError

EXPECTED, UNEXPECTED, INTERRUPTED = 1, 70, 130  # exit codes; 2 is a wrong command line


def main() -> None:
    """Run the command line. Expected failures are one line and exit code 1; ``--debug`` shows where they came from."""
    words = [word for word in sys.argv[1:] if word != "--debug"]
    if len(words) < len(sys.argv) - 1:
        _run(words)
    try:
        _run(words)
    except BroadsheetError as error:
        _end(str(error), EXPECTED)
    except KeyboardInterrupt:
        _end("Interrupted.", INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone, as `head` does
        sys.exit(EXPECTED)
    except Exception as error:  # noqa: BLE001 - whatever it is, a person gets one line
        _end(f"This should not have happened: {type(error).__name__}: {error}. --debug shows where.", UNEXPECTED)


def _run(words: list[str]) -> None:
    from broadsheet.cli.app import app  # takes a tenth of a second, in which Ctrl-C is as likely as later

    app(words)


def _end(message: str, code: int) -> None:
    print(f"broadsheet: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(code)
