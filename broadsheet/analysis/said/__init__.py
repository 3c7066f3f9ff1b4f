"""Who said what: quotations and reported speech, each with its speaker, in the articles' own words."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.analysis.document import Document
from broadsheet.analysis.kind import Kind, Line
from broadsheet.analysis.said import english, patterns
from broadsheet.analysis.said.english import Attribution
from broadsheet.analysis.said.statements import Statement, Statements, of_article
from broadsheet.analysis.said.story import Remark, Speaker, StoryStatements, of_story

__all__ = ["KIND", "Attribution", "Remark", "Speaker", "Statement", "Statements", "StoryStatements", "attributions"]


def attributions(document: Document) -> tuple[Attribution, ...]:
    """All that the article ascribes to somebody: words, and in English thoughts, wishes and findings as well."""
    return english.attributions(document) if document.language == "en" else patterns.attributions(document)


def lines(finding: Statements | StoryStatements) -> Iterator[Line]:
    """The statements, each with its speaker at its head."""
    if isinstance(finding, Statements):
        return (Line(each.text, each.evidence, each.speaker) for each in finding.statements)
    return (
        Line(remark.text, remark.evidence, speaker.name) for speaker in finding.speakers for remark in speaker.remarks
    )


KIND = Kind("said", 2, Statements, of_article, lines, StoryStatements, of_story)
