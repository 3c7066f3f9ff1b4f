"""Fills an instance's tables with an archive that a bad placer has mixed: ``python -m tests.pipeline.archive``.

A process of its own, since a process has one database.
"""

from __future__ import annotations

from datetime import timedelta

from broadsheet.cli.start import prepared

from .press import NOW, report

EVENTS = 700  # each told by two papers: three batches of decisions, eleven of writing


def fill() -> None:
    """Two papers' reports of each event, an hour apart; every third of them in one of ten stories."""
    from broadsheet.newsroom.models import Article, ArticleState, Publisher, Story
    from broadsheet.newsroom.storing.settling import settle
    from broadsheet.stories import fingerprint

    papers = [Publisher.objects.create(domain=f"{name}.example", name=name) for name in ("courier", "herald")]
    stories = [Story.objects.create(first_at=NOW, last_at=NOW, revised_at=NOW) for _ in range(EVENTS)]
    rows = []
    for event in range(EVENTS):
        title, paragraphs = report(event)
        text = "\n\n".join(paragraphs)
        print_ = fingerprint(title, text, "en").to_bytes()
        for paper, publisher in enumerate(papers):
            number = 2 * event + paper
            rows.append(
                Article(
                    publisher=publisher,
                    url=f"https://{publisher.domain}/{event}",
                    domain=publisher.domain,
                    title=title,
                    text=text,
                    language="en",
                    fingerprint=print_,
                    words=120,
                    published_at=NOW - timedelta(minutes=5 * (EVENTS - event) - 60 * paper),
                    found_at=NOW,
                    state=ArticleState.PLACED,
                    story=stories[event % 10 if number % 3 == 0 else event],
                    sequence=number + 1,
                )
            )
    Article.objects.bulk_create(rows)
    settle([story.pk for story in stories], {}, NOW)


if __name__ == "__main__":
    prepared()
    fill()
