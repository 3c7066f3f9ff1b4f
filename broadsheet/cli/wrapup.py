from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

NAME = "wrapup"


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


def _mail(address: str, text: str, sender: str) -> str:
    """The text as a mail (RFC 5322). An address with a line break in it is refused by ``EmailMessage``."""
    from email.message import EmailMessage

    from broadsheet.errors import BroadsheetError

    message = EmailMessage()
    try:
        message["To"], message["From"] = address, sender or address
    except ValueError as error:
        raise BroadsheetError(f"{address!r} is no mail address: {error}.") from error
    message["Subject"] = text.partition("\n")[0]
    message.set_content(text, cte="8bit")
    return message.as_bytes().decode()
