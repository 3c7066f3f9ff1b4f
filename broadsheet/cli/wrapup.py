from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

NAME = "wrapup"
LONGEST_LINE = 998  # bytes of a line of mail (RFC 5322, section 2.1.1)

_ADDRESS = re.compile(r"[^@\s<>,]+@[^@\s<>,]+")


def run(
    language: Annotated[str, typer.Option(help="The language of the edition: en, fr or ar.")] = "en",
    hours: Annotated[int, typer.Option(min=1, max=24 * 14, help="How far back it goes.")] = 24,
    mail: Annotated[str, typer.Option(metavar="ADDRESS", help="Print it as a mail to this address.")] = "",
    audio: Annotated[Path | None, typer.Option(metavar="FILE", help="Speak it into this MP3 file.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
) -> None:
    """What the day brought, by section, in the articles' own words.

    [dim]Examples:[/dim]  broadsheet wrapup
      broadsheet wrapup --mail me@example.org | sendmail -t
      broadsheet wrapup --hours 8 --audio this-morning.mp3
    """
    from broadsheet.cli.console import notes, out, plain, print_json
    from broadsheet.cli.start import prepared

    config = prepared()
    from broadsheet.newsroom import wrapups
    from broadsheet.pipeline.clock import utc_now
    from broadsheet.pipeline.speech import speak

    now, day = utc_now(), wrapups.today()
    told = wrapups.between(language, now - timedelta(hours=hours), now)
    if not told:
        notes().print(f"Nothing new was told in {language} in the last {hours} hours.", markup=False)
        if not (json or mail):
            return
    text = wrapups.plain(told, language, day, f"{config.base_url}/{language}/wrapup")
    if json:
        print_json(wrapups.packed(told))
    elif mail:
        out().print(plain(_mail(mail, text, config.contact)))
    elif audio is None:
        out().print(plain(text))
    if audio is not None:
        seconds = speak(wrapups.script(told, language, day), language, audio.expanduser(), config.voice)
        notes().print(f"{audio}: {seconds / 60:.1f} minutes", markup=False)


def _mail(address: str, text: str, contact: str) -> str:
    """The text as a mail (RFC 5322) from ``contact``, or where that is no mail address from whom it goes to."""
    from email.message import EmailMessage

    from broadsheet.errors import BroadsheetError

    message = EmailMessage()
    for field, value in (("To", address), ("From", contact if _is_mail_address(contact) else address)):
        if not _is_mail_address(value):
            raise BroadsheetError(f"{value!r} is no mail address: write one such as me@example.org.")
        message[field] = value
    message["Subject"] = text.partition("\n")[0]
    short = all(len(line.encode()) < LONGEST_LINE for line in text.splitlines())
    message.set_content(text, cte="8bit" if short else "quoted-printable")
    return message.as_bytes().decode()


def _is_mail_address(text: str) -> bool:
    """Whether it is one, or several with commas; one with a line break could bring headers of its own."""
    from email.utils import getaddresses

    found = [address for _, address in getaddresses([text])]
    return text.isprintable() and bool(found) and all(map(_ADDRESS.fullmatch, found))
