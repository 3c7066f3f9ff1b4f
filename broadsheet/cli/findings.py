"""One verb for each kind of finding: ``broadsheet brief``, ``broadsheet said``, …"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from broadsheet.newsroom.findings import Found

HELP = {
    "brief": "What happened, in three to five sentences of the articles.",
    "said": "Who said what: quotations and reported statements, by speaker.",
    "figures": "Numbers with what they count, and where publishers disagree.",
    "timeline": "Dated events in order, what is planned apart.",
    "positions": "Who supports, condemns, denies, offers, demands, warns.",
    "coverage": "What all publishers of a story report, and what only one.",
    "names": "People, organisations and places.",
}
FIRST_LINE = 200  # characters; a longer first line of a text file is no title


def verb(name: str) -> Callable[..., None]:
    """The verb of one kind of finding."""

    def run(
        target: Annotated[
            str,
            typer.Argument(
                metavar="ARTICLE|STORY|FILE",
                help="An article's number or address, a story's page such as s/12, a text file, or -.",
            ),
        ],
        json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
        language: Annotated[str, typer.Option(help="The language of a file.")] = "en",
    ) -> None:
        found, titles = _of_file(name, target, language) if _is_file(target) else _of_paper(target)
        _print(name, found, titles, as_json=json)

    run.__doc__ = f"""{HELP[name]}

    Each statement is followed by the number of the sentence it rests on.

    [dim]Examples:[/dim]  broadsheet {name} 12
      broadsheet {name} s/7 --json
      broadsheet {name} report.txt
    """
    return run


def _is_file(target: str) -> bool:
    return target == "-" or (bool(target) and Path(target).exists())


def _of_file(name: str, target: str, language: str) -> tuple[Found, dict[int, str]]:
    """What is found in a text; its first line is the title where it is short."""
    from broadsheet.cli.console import notes
    from broadsheet.cli.files import read_text
    from broadsheet.cli.start import settings

    text = read_text(Path(target), name).strip()
    settings()
    from broadsheet.analysis import Document
    from broadsheet.newsroom import findings

    first, _, rest = text.partition("\n")
    title, body = (first.strip(), rest.strip()) if rest.strip() and len(first) <= FIRST_LINE else ("", text)
    begun = findings.beginning(body)
    if len(begun) < len(body):
        notes().print(f"Only the first {len(begun):,} of {len(body):,} characters are read.", markup=False)
    read = Document(article_id=0, text=begun, title=title, language=language, publisher=target)
    return findings.made_alone(name, read), {0: title or target}


def _of_paper(target: str) -> tuple[Found, dict[int, str]]:
    from broadsheet.cli.start import prepared

    prepared()
    from broadsheet.errors import BroadsheetError
    from broadsheet.newsroom import articlepages, findings, targets
    from broadsheet.newsroom.models import Article

    named = targets.named(target)
    if named is None:
        raise BroadsheetError(f"{target or 'Nothing'} is no article or story of this paper{_instead(target)}")
    found = findings.of_article(named) if isinstance(named, Article) else findings.of_story(named)
    rows = articlepages.cited({source.article_id for source in found.sources.values()})
    return found, {pk: f"{row.publisher.name}: {row.title}" for pk, row in rows.items()}


def _instead(target: str) -> str:
    """What to do with a target that is not there."""
    if "://" in target:
        return f". `broadsheet read {target} > page.txt` reads a page that is not in it; page.txt can be analysed."
    return (
        " and no file. An article has a number or an address, a story a page such as s/12; `broadsheet search` finds"
        " articles."
    )


def _print(name: str, found: Found, titles: dict[int, str], *, as_json: bool) -> None:
    from broadsheet.analysis import KINDS
    from broadsheet.cli.console import notes, out, plain, print_json
    from broadsheet.newsroom import occasions

    result = found.results.get(name)
    lines = list(KINDS[name].lines(result)) if result is not None else []
    if as_json:
        print_json({"kind": name, "statements": [_statement(line, found, titles) for line in lines]})
        return
    numbers: dict[tuple[int, int], int] = {}
    head = ""
    for line in lines:
        if line.head and line.head != head:
            out().print(plain(f"\n{occasions.heading(name, line.head)}", style="bold"))
        head = line.head
        marks = []
        for evidence in line.evidence:
            if source := found.sources.get(evidence):
                marks.append(numbers.setdefault((source.article_id, source.sentence), len(numbers) + 1))
        out().print(plain(f"• {line.text} {''.join(f'[{mark}]' for mark in dict.fromkeys(marks))}"))
    for (article, sentence), number in numbers.items():
        notes().print(plain(f"[{number}] {titles.get(article, article)}, sentence {sentence}", style="dim"))
    if not lines:
        alone = name == "coverage" and len(titles) < 2
        notes().print("Coverage compares what the publishers of a story say: name a story, such as s/12." if alone
                      else "Nothing of this kind was found.")  # fmt: skip


def _statement(line: Any, found: Found, titles: dict[int, str]) -> dict[str, Any]:
    return {
        "head": line.head,
        "text": line.text,
        "sources": [
            {
                "article": evidence.article_id,
                "title": titles.get(evidence.article_id, ""),
                "start": evidence.start,
                "end": evidence.end,
                "sentence": source.sentence,
                "words": source.words,
            }
            for evidence in line.evidence
            if (source := found.sources.get(evidence))
        ],
    }
