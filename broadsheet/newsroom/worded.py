"""Findings in a language model's words: the sources it may write from, and what is left of its answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from broadsheet.analysis import all_evidence
from broadsheet.analysis.wrapup import Chapter, Place, Said, Told
from broadsheet.config import Config
from broadsheet.llm import check, wording
from broadsheet.llm.sources import Source
from broadsheet.newsroom import findings, modelstore
from broadsheet.newsroom.findings import Found
from broadsheet.newsroom.models import Article, ArticleState
from broadsheet.types import Evidence

KINDS = ("brief", "said", "figures", "ask")  # whose sentences a model is given, in this order
MOST = 24  # sentences; about 1,000 tokens


@dataclass(frozen=True, slots=True)
class Given:
    """A sentence that a model may write from, and where it is shown: the n-th of an article, from 1."""

    source: Source
    article: Article
    sentence: int


@dataclass(frozen=True, slots=True)
class Worded:
    """What is left of an answer; ``places`` of a sentence are indices into ``given``. Empty where nothing passed."""

    given: tuple[Given, ...]
    sentences: tuple[tuple[str, tuple[int, ...]], ...] = ()
    dropped: int = 0


def given(found: Found) -> tuple[Given, ...]:
    """The sentences that the findings rest on, each once, of the languages that the check reads well."""
    evidence = [each for name in KINDS if name in found.results for each in all_evidence(found.results[name])]
    ids = {each.article_id for each in evidence}
    rows = Article.objects.filter(pk__in=ids, state=ArticleState.PLACED, language__in=check.LANGUAGES)
    known = {row.pk: row for row in rows.select_related("publisher").only(*findings.COLUMNS)}
    documents = {pk: findings.document(row) for pk, row in known.items()}
    kept: dict[tuple[int, int], Given] = {}
    for each in evidence:
        read = documents.get(each.article_id)
        if read is None or not each.start < each.end <= len(read.text):
            continue
        at = read.sentence_at(each.start)
        whole = Evidence(each.article_id, *read.sentences[at])
        most = (each.end - each.start) * 2 > whole.end - whole.start  # all but a dateline, not a number or a name
        span = each if most else whole
        source = Source(read.quoted(span), span, read.publisher)
        kept.setdefault((each.article_id, at), Given(source, known[each.article_id], at + 1))
    return tuple(list(kept.values())[:MOST])


def brief(config: Config, found: Found) -> Worded:
    """A story's brief in the model's words. Never raises; may take as long as the model may."""
    sources = given(found)
    with closing(modelstore.client(config)) as client:
        return _left(sources, wording.reword(client, [each.source for each in sources], check.LANGUAGE))


def answer(config: Config, question: str, found: Found) -> Worded:
    """An answer in the model's words from the sentences that answer. Never raises."""
    sources = given(found)
    with closing(modelstore.client(config)) as client:
        return _left(sources, wording.answer(client, question, [each.source for each in sources], check.LANGUAGE))


def _left(sources: tuple[Given, ...], outcome: check.Outcome | None) -> Worded:
    if outcome is None:
        return Worded(sources)
    at = {each.source.evidence: index for index, each in enumerate(sources)}
    sentences = [(each.text, tuple(at[place] for place in each.evidence)) for each in outcome.statements]
    return Worded(sources, tuple(sentences), sum(number for _, number in outcome.dropped))


def wrap_up(config: Config, chapters: tuple[Chapter, ...], language: str) -> tuple[Chapter, ...]:
    """The chapters with the points of stories in the model's words beside their own; as they are where it fails."""
    if language not in check.LANGUAGES:
        return chapters
    points = [(story.story_id, point) for chapter in chapters for story in chapter.stories for point in story.points]
    points = points[: wording.MOST_SOURCES]
    sources = [Source(point.text, Evidence(number, 0, len(point.text))) for number, (_, point) in enumerate(points)]
    with closing(modelstore.client(config)) as client:
        outcome = wording.wrap_up(client, sources, language)
    told: dict[int, list[Said]] = {}
    for each in outcome.statements if outcome else ():
        rests = [points[place.article_id] for place in each.evidence]
        if len({story_id for story_id, _ in rests}) == 1:  # a sentence about two stories belongs to none
            told.setdefault(rests[0][0], []).append(Said(each.text, _places(point for _, point in rests)))
    return tuple(replace(chapter, stories=_with(chapter.stories, told)) for chapter in chapters)


def _places(points: Iterable[Said]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for point in points for place in point.places))


def _with(stories: Sequence[Told], told: dict[int, list[Said]]) -> tuple[Told, ...]:
    return tuple(replace(story, worded=tuple(told.get(story.story_id, ()))) for story in stories)
