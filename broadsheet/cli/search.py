from __future__ import annotations

from typing import Annotated, Any

import typer

NAME = "search"


def run(
    words: Annotated[list[str], typer.Argument(help="Words, as in the search box of the paper.")],
    language: Annotated[str, typer.Option(help="Only articles in this language, such as en.")] = "",
    newest: Annotated[bool, typer.Option(help="Newest first instead of best first.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 20,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
) -> None:
    """Search the paper.

    [dim]Examples:[/dim]  broadsheet search harbour strike
      broadsheet search '"central bank" -rates' --newest --json
    """
    from broadsheet.cli.console import notes, out, plain, print_json
    from broadsheet.cli.start import prepared

    config = prepared()
    from broadsheet.newsroom.models import Article
    from broadsheet.search import Index

    index = Index.open(config.data_dir / "index")
    query = f"({' '.join(words)}) lang:{language}" if language else " ".join(words)
    hits = index.search(query, language=language, order="newest" if newest else "relevance", limit=limit)
    rows = Article.objects.select_related("publisher").in_bulk([hit.article_id for hit in hits.hits])
    found = [_found(rows[hit.article_id], config.base_url) for hit in hits.hits if hit.article_id in rows]
    if json:
        print_json({"total": hits.total, "articles": found})
        return
    if hits.read_as:
        notes().print(f"Found for: {hits.read_as}", markup=False)
    if hits.did_you_mean:
        notes().print(f"Did you mean: {hits.did_you_mean}", markup=False)
    for one in found:
        out().print(plain(f"{one['title']}\n  {one['publisher']}, {one['published'][:16]}  {one['page']}\n"))
    notes().print(f"{hits.total} articles found." if hits.total else "Nothing found.")


def _found(article: Any, base_url: str) -> dict[str, str]:
    return {
        "title": article.title,
        "publisher": article.publisher.name,
        "published": (article.published_at or article.found_at).isoformat(),
        "url": article.canonical_url or article.url,
        "page": f"{base_url}/en/a/{article.pk}",
    }
