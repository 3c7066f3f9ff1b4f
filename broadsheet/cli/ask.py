from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from broadsheet.config import Config
    from broadsheet.newsroom.asking import Asked

NAME = "ask"


def run(
    question: Annotated[list[str], typer.Argument(help="A question in words.")],
    article: Annotated[str, typer.Option(help="Ask only this article: its number or address.")] = "",
    story: Annotated[str, typer.Option(help="Ask only this story: its number or page.")] = "",
    language: Annotated[str, typer.Option(help="The language of the question.")] = "en",
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
) -> None:
    """Ask the paper: the answer is sentences of its articles, word for word.

    [dim]Examples:[/dim]  broadsheet ask "When does the lock open again?"
      broadsheet ask "Who saw the crack first?" --story 7 --json
    """
    from broadsheet.cli.console import notes, out, plain, print_json
    from broadsheet.cli.start import prepared

    config = prepared()
    from broadsheet.errors import BroadsheetError
    from broadsheet.newsroom import articlepages, asking

    words = asking.tidied(" ".join(question))
    if not 0 < len(words) <= asking.LONGEST:
        raise BroadsheetError(f"A question has 1 to {asking.LONGEST} characters, and this one {len(words):,}.")
    asked = _ask(words, article or _page(story), language, config)
    rows = articlepages.cited({source.article_id for source in asked.found.sources.values()})
    if json:
        print_json({"says": asked.answer.says, "read": asked.read, "sentences": _sentences(asked, rows),
                    "follow_ups": list(asked.answer.follow_ups)})  # fmt: skip
        return
    if not asked.answer.says:
        notes().print(f"The archive does not say. {asked.read} articles were read for it.")
    for number, said in enumerate(_sentences(asked, rows), 1):
        source = said["sources"][0] if said["sources"] else {}
        out().print(plain(f"{number}. {said['text']}"))
        notes().print(plain(f"   {source.get('publisher', '')}: {source.get('title', '')}", style="dim"))
    for each in asked.answer.follow_ups:
        notes().print(plain(f"Ask next: {each}"))


def _page(story: str) -> str:
    return f"s/{story}" if story.isdecimal() else story


def _ask(question: str, target: str, language: str, config: Config) -> Asked:
    from django.utils import timezone

    from broadsheet.errors import BroadsheetError
    from broadsheet.newsroom import asking, targets
    from broadsheet.newsroom.models import Article

    if not target:
        return asking.of_whole_paper(question, config, timezone.now(), language=language)
    named = targets.named(target)
    if named is None:
        raise BroadsheetError(f"{target} is no article or story of this paper; `broadsheet search` finds articles.")
    if isinstance(named, Article):
        return asking.of_article(question, named, timezone.now())
    return asking.of_story(question, named, timezone.now())


def _sentences(asked: Asked, rows: dict[int, Any]) -> list[dict[str, Any]]:
    """The statements as plain values; articles that have left the paper are no source any more."""
    return [
        {
            "text": said.text,
            "context": said.context,
            "score": said.score,
            "sources": [
                {
                    "article": evidence.article_id,
                    "title": rows[evidence.article_id].title,
                    "publisher": rows[evidence.article_id].publisher.name,
                    "start": evidence.start,
                    "end": evidence.end,
                    "sentence": asked.found.sources[evidence].sentence,
                }
                for evidence in said.evidence
                if evidence.article_id in rows and evidence in asked.found.sources
            ],
        }
        for said in asked.answer.sentences
    ]
