"""The analysis desk on pages: findings as parts of a page, and a number for every sentence that they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django.utils.translation import gettext_noop as _

from broadsheet.analysis import KINDS, all_evidence, brief, is_empty
from broadsheet.analysis.coverage import Coverage
from broadsheet.analysis.figures import Agreement, Comparison, StoryFigures
from broadsheet.analysis.names import Names
from broadsheet.analysis.said import StoryStatements
from broadsheet.newsroom import articlepages
from broadsheet.newsroom.findings import LABELS, Found, Source
from broadsheet.newsroom.models import Article
from broadsheet.types import Evidence
from broadsheet.web.addresses import article_path
from broadsheet.web.chrome import interface_language

F = TypeVar("F")

NOTES = {
    "brief": _("Each number opens the sentence it rests on."),
    "said": _("Grouped by speaker, oldest first."),
    "positions": _("As the articles tell them; no opinion of ours."),
    "names": _("Each leads to all that is told of it."),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """One sentence that statements rest on: its number on the page, where it is shown, and who printed it."""

    number: int
    source: Source
    article: Article
    path: str  # of the sentence on the article's page


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of finding on a page. ``cited`` are the sentences it rests on, in order; ``count`` its statements."""

    name: str
    label: str
    note: str
    finding: Any
    template: str
    cited: tuple[Cited, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Desk:
    """All findings of a page. ``cited`` gives the sentence of every Evidence in them."""

    parts: tuple[Part, ...] = ()
    cited: dict[Evidence, Cited] = field(default_factory=dict)

    @property
    def languages(self) -> frozenset[str]:
        """Those of the articles that are cited."""
        return frozenset(each.article.language for each in self.cited.values())

    def sentences(self, evidence: Evidence | Iterable[Evidence]) -> list[Cited]:
        """The sentences behind a statement, each once, by number."""
        found = {cited.number: cited for each in _each(evidence) if (cited := self.cited.get(each)) is not None}
        return [found[number] for number in sorted(found)]

    @property
    def disputed(self) -> Comparison | None:
        """The first figure on which publishers contradict each other."""
        told = self.finding(StoryFigures)
        compared = told.compared if told else ()
        return next((each for each in compared if each.agreement is Agreement.DISPUTED), None)

    def finding(self, form: type[F]) -> F | None:
        """The finding of one kind, known by its class; None where the page has none."""
        return next((part.finding for part in self.parts if isinstance(part.finding, form)), None)

    def first(self, evidence: Evidence | Iterable[Evidence]) -> Cited | None:
        """The sentence that a statement's words are from; None where its article is not in the paper any more."""
        return next((cited for each in _each(evidence) if (cited := self.cited.get(each)) is not None), None)


def _each(evidence: Evidence | Iterable[Evidence]) -> Iterable[Evidence]:
    return (evidence,) if isinstance(evidence, Evidence) else evidence


def of_article(found: Found, article: Article) -> Desk:
    """The findings of an article, for the panel beside it."""
    return _desk(found, {article.pk: article}, "findings/{}.html", lambda row: "")


def of_story(found: Found) -> Desk:
    """The findings of a story, for the sections of its page."""
    rows = articlepages.cited({source.article_id for source in found.sources.values()})
    _for_reader(found, rows)
    return _desk(found, rows, "findings/{}-story.html", lambda row: article_path(row.pk, row.title))


def _for_reader(found: Found, rows: dict[int, Article]) -> None:
    """What stands in the interface's language comes first where order tells nothing else; what shows nothing goes."""
    spoken = {
        each: rows[place.article_id].language for each, place in found.sources.items() if place.article_id in rows
    }
    results = {name: _in_language(told, interface_language(), spoken) for name, told in found.results.items()}
    found.results.clear()
    found.results.update((name, told) for name, told in results.items() if not is_empty(told))


def _in_language(told: Any, own: str, spoken: Mapping[Evidence, str]) -> Any:
    if isinstance(told, brief.Brief):
        return brief.in_language(told, own, spoken)
    if isinstance(told, StoryFigures):
        singles = sorted(told.singles, key=lambda each: spoken.get(each.evidence[0]) != own)
        return StoryFigures((*told.compared, *singles))
    if isinstance(told, StoryStatements):
        named = sorted(told.speakers, key=lambda each: (not each.name, spoken.get(each.remarks[0].evidence[0]) != own))
        return StoryStatements(tuple(named))
    if isinstance(told, Names):
        return replace(told, others=())  # of which nobody knows what they name: half of them are no names
    if isinstance(told, Coverage):
        return told if any((told.shared, told.alone, told.left_out, told.headlines, told.copies)) else Coverage()
    return told


def _desk(found: Found, rows: dict[int, Article], template: str, path: Callable[[Article], str]) -> Desk:
    numbers: dict[tuple[int, int], Cited] = {}
    cited: dict[Evidence, Cited] = {}
    parts = []
    for name, result in found.results.items():
        own: dict[int, Cited] = {}
        for evidence in all_evidence(result):
            source = found.sources.get(evidence)
            if source is None or source.article_id not in rows:
                continue
            row, key = rows[source.article_id], (source.article_id, source.sentence)
            if key not in numbers:
                numbers[key] = Cited(len(numbers) + 1, source, row, f"{path(row)}#s{source.sentence}")
            cited[evidence] = numbers[key]
            own.setdefault(numbers[key].number, numbers[key])
        count = sum(1 for _ in KINDS[name].lines(result)) if name in KINDS else 0
        label, note = LABELS.get(name, name), NOTES.get(name, "")
        parts.append(Part(name, label, note, result, template.format(name), tuple(own.values()), count))
    return Desk(tuple(parts), cited)
