from __future__ import annotations

import codecs
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from broadsheet.extraction import PastedArticle
    from broadsheet.types import ArticleContent, Block

NAME = "read"
HTML_WITHIN = 2000  # characters of a file in which a page shows a tag
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def run(
    source: Annotated[str, typer.Argument(metavar="URL|FILE", help="A page's address, an HTML file, or a text page.")],
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
    url: Annotated[str, typer.Option(help="The address that an HTML file came from.")] = "",
) -> None:
    """Print the article on a page, as the paper would take it.

    A text file with several articles pasted from a news page prints each of them.

    [dim]Examples:[/dim]  broadsheet read https://www.example.org/news/1
      broadsheet read page.html --url https://www.example.org/news/1
      broadsheet read page.txt --json
    """
    if "://" in source:
        _page(*_fetched(source), as_json=json)
        return
    from broadsheet.cli.files import FileProblem, read_bytes

    if source != "-" and not Path(source).exists():
        raise FileProblem(f"{source} cannot be read: No such file or directory. (An address begins with https://.)")
    body = read_bytes(Path(source))
    if b"\0" in body[:HTML_WITHIN] and not body.startswith(UTF_16):
        raise FileProblem(f"{source} is no page and no text.")
    text = body.decode("utf-8", "replace")
    if _is_html(source, text):
        _page(body, url or "https://example.invalid/page", "text/html", as_json=json)
    else:
        _pasted(text, as_json=json)


def _is_html(name: str, text: str) -> bool:
    head = text[:HTML_WITHIN].lower()
    return name.endswith((".html", ".htm", ".xhtml")) or "<html" in head or "<!doctype" in head or "<head" in head


def _fetched(address: str) -> tuple[bytes, str, str]:
    from contextlib import closing

    from broadsheet import config
    from broadsheet.fetching import Fetcher, Kind

    with closing(Fetcher(config.load())) as fetcher:
        response = fetcher.get(address, Kind.PAGE)
    return response.body, response.url, response.content_type


def _page(body: bytes, url: str, content_type: str, *, as_json: bool) -> None:
    """Print what is on the page, or end with the reason why it holds no article."""
    from broadsheet.cli.console import notes, print_json
    from broadsheet.extraction import article
    from broadsheet.pipeline.clock import utc_now
    from broadsheet.types import Rejection

    content = article(body, url, content_type=content_type, now=utc_now())
    if isinstance(content, Rejection):
        if as_json:
            print_json({"rejected": content.reason.value, "detail": content.detail})
        else:
            notes().print(f"No article: {content.reason.value}. {content.detail}", markup=False)
        raise typer.Exit(1)
    if as_json:
        print_json(asdict(content))
    else:
        _print_article(content)


def _print_article(content: ArticleContent) -> None:
    from broadsheet.cli.console import out, plain

    console = out()
    console.print(plain(content.title, style="bold"))
    facts = (
        content.publisher_name,
        ", ".join(content.authors),
        content.published.strftime("%Y-%m-%d %H:%M UTC") if content.published else "",
        content.language,
        content.section,
    )
    console.print(plain(" · ".join(fact for fact in facts if fact), style="dim"))
    console.print(plain(content.canonical_url, style="dim"))
    if content.standfirst:
        console.print(plain(f"\n{content.standfirst}", style="italic"))
    for block in content.blocks:
        console.print()
        console.print(plain(*_shown(block)))


def _shown(block: Block) -> tuple[str, str]:
    """The block as text, and the style it is printed in."""
    from broadsheet.types import BlockKind

    match block.kind:
        case BlockKind.HEADING:
            return block.text, "bold"
        case BlockKind.LIST:
            items = block.text.split("\n")
            marks = (f"{number}." for number in range(1, len(items) + 1)) if block.ordered else ("•" for _ in items)
            return "\n".join(f"  {mark} {item}" for mark, item in zip(marks, items, strict=True)), ""
        case BlockKind.QUOTATION:
            return "\n".join(f"  │ {line}" for line in block.text.split("\n")), "italic"
        case BlockKind.IMAGE:
            return f"[image] {block.text or block.alt}  {block.src}", "dim"
        case BlockKind.EMBED:
            return f"[embedded] {block.text}  {block.src}", "dim"
        case _:
            return block.text, ""


def _pasted(text: str, *, as_json: bool) -> None:
    from broadsheet.cli.console import notes, print_json
    from broadsheet.extraction import read_pasted_page

    articles = read_pasted_page(text)
    if as_json:
        print_json([asdict(article) for article in articles])
    elif not articles:
        notes().print("No article in this text: titles with paragraphs under them are looked for.")
    else:
        for number, article in enumerate(articles):
            _print_pasted(article, first=number == 0)
    if not articles:
        raise typer.Exit(1)


def _print_pasted(article: PastedArticle, *, first: bool) -> None:
    from broadsheet.cli.console import out, plain

    console = out()
    if not first:
        console.rule(style="dim")
    console.print(plain(article.title, style="bold"))
    facts = " · ".join(fact for fact in (article.publisher, article.age) if fact)
    if facts:
        console.print(plain(facts, style="dim"))
    for paragraph in article.paragraphs:
        console.print()
        console.print(plain(paragraph))
