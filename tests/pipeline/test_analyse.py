from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from broadsheet.analysis import KINDS, Document, Kind, Line
from broadsheet.newsroom import findings
from broadsheet.newsroom.models import Article, ArticleName, ArticleState, Finding, Story
from broadsheet.newsroom.storing import analysed, placements
from broadsheet.newsroom.storing.settling import settle
from broadsheet.pipeline import analyse
from broadsheet.pipeline.desk import Desk

from .press import NOW
from .steps import place_all
from .test_place import waiting

pytestmark = pytest.mark.django_db


def placed(desk: Desk, *numbers: int, hosts: tuple[str, ...] = ("courier",)) -> list[Article]:
    """Articles in the paper, due for analysis."""
    for number in numbers:
        for host in hosts:
            waiting(number, host, analyse_at=NOW)
    place_all(desk)
    return list(Article.objects.order_by("pk"))


LEASE = timedelta(seconds=60)


def analyse_all(desk: Desk, later: timedelta = timedelta(minutes=5)) -> None:
    while analyse.step(replace(desk, clock=lambda: NOW + later)):
        pass


def test_what_is_placed_is_analysed_once(desk: Desk) -> None:
    rows = placed(desk, 1, 2)

    analyse_all(desk)

    made = Finding.objects.filter(article__in=rows)
    assert made.count() == len(KINDS) * len(rows)
    assert not Article.objects.filter(analyse_at__isnull=False).exists()
    assert not Story.objects.filter(analyse_at__isnull=False).exists()


def test_analysing_again_makes_nothing_again(desk: Desk) -> None:
    rows = placed(desk, 1)
    analyse_all(desk)
    before = list(Finding.objects.order_by("pk").values_list("pk", "made_at"))
    Article.objects.update(analyse_at=NOW)

    analyse_all(desk, timedelta(days=1))

    assert list(Finding.objects.order_by("pk").values_list("pk", "made_at")) == before
    assert findings.of_article(rows[0]).results


def test_a_changed_text_is_analysed_again(desk: Desk) -> None:
    row = placed(desk, 1)[0]
    analyse_all(desk)
    hashes = set(Finding.objects.filter(article=row).values_list("made_from", flat=True))
    Article.objects.filter(pk=row.pk).update(text="The bridge is open. It opened on Friday.", analyse_at=NOW)

    analyse_all(desk)

    assert hashes.isdisjoint(Finding.objects.filter(article=row).values_list("made_from", flat=True))
    assert Finding.objects.filter(article=row).count() == len(KINDS)


def test_copies_need_no_findings_of_their_own(desk: Desk) -> None:
    placed(desk, 1, hosts=("courier", "mercury"))
    copy = Article.objects.get(copy_of__isnull=False)

    analyse_all(desk)

    assert not Finding.objects.filter(article=copy).exists()
    assert copy.story_id is not None
    assert not Article.objects.filter(analyse_at__isnull=False).exists()


def test_a_killed_analyst_loses_nothing(desk: Desk) -> None:
    placed(desk, 1)

    assert analysed.take(analysed.due_articles(NOW), NOW, 10, LEASE)  # and then the process dies

    assert not analysed.take(analysed.due_articles(NOW), NOW, 10, LEASE)
    assert analysed.take(analysed.due_articles(NOW + LEASE), NOW + LEASE, 10, LEASE)


def test_what_becomes_due_meanwhile_stays_due(desk: Desk) -> None:
    row = placed(desk, 1)[0]
    (taken,) = analysed.take(analysed.due_articles(NOW), NOW, 10, LEASE)
    Article.objects.filter(pk=row.pk).update(analyse_at=NOW + timedelta(seconds=1))  # it was read again

    assert not analysed.finish(taken)

    row.refresh_from_db()
    assert row.analyse_at == NOW + timedelta(seconds=1)


def test_a_kind_that_fails_takes_no_other_with_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(document: Document) -> findings.Found:
        raise ZeroDivisionError

    def none(finding: findings.Found) -> list[Line]:
        return []

    monkeypatch.setitem(KINDS, "broken", Kind("broken", 1, findings.Found, fails, none))
    row = placed(desk, 1)[0]

    analyse_all(desk)

    assert "broken" in caplog.text
    assert Finding.objects.filter(article=row).count() == len(KINDS) - 1
    assert not Article.objects.filter(analyse_at__isnull=False).exists()


def test_an_article_that_leaves_takes_its_findings_along(desk: Desk) -> None:
    row = placed(desk, 1)[0]
    analyse_all(desk)

    placements.withdraw(row, 99)

    assert not Finding.objects.filter(article=row).exists()
    row.refresh_from_db()
    assert (row.state, row.analyse_at) == (ArticleState.REFUSED, None)


def test_stored_findings_are_what_would_be_made_now(desk: Desk) -> None:
    row = placed(desk, 1)[0]
    made = findings.of_article(row)
    analyse_all(desk)

    with_stored = findings.of_article(row)

    assert with_stored.results == made.results
    assert with_stored.sources == made.sources


def test_two_analysts_never_take_the_same(desk: Desk) -> None:
    placed(desk, *range(1, 7))
    first = analysed.take(analysed.due_articles(NOW), NOW, 3, LEASE)
    second = analysed.take(analysed.due_articles(NOW), NOW, 10, LEASE)

    assert {row.pk for row in first}.isdisjoint(row.pk for row in second)
    assert len(first) + len(second) == 6


def test_names_become_rows_and_go_with_the_text(desk: Desk) -> None:
    row = placed(desk, 1)[0]
    Article.objects.filter(pk=row.pk).update(
        text="The transport minister, Ilse Corvane, spoke in London. Corvane met the World Health Organization.",
        analyse_at=NOW,
    )
    analyse_all(desk)
    first = dict(ArticleName.objects.filter(article=row).values_list("key", "kind"))
    Article.objects.filter(pk=row.pk).update(text="It rained in Paris.", analyse_at=NOW)
    analyse_all(desk)

    assert first["ilse-corvane"] == "person"
    assert first["london"] == "place"
    assert set(ArticleName.objects.filter(article=row).values_list("key", flat=True)) == {"paris"}


def of_one_story(desk: Desk) -> tuple[list[Article], Story]:
    """Two originals that stand in one story, and their findings."""
    rows = placed(desk, 1, 2)
    story = rows[0].story
    assert story is not None
    Article.objects.update(story=story)
    settle([row.story_id for row in rows if row.story_id], {}, NOW)
    analyse_all(desk)
    return list(Article.objects.order_by("pk")), Story.objects.get(pk=story.pk)


def test_a_story_keeps_no_word_of_an_article_that_left(desk: Desk) -> None:
    rows, story = of_one_story(desk)
    assert Finding.objects.filter(story=story).exists()
    Article.objects.filter(pk=rows[1].pk).update(state=ArticleState.READ, reason="expired")

    place_all(desk)

    assert not Finding.objects.filter(story=story).exists()  # the words of one are its own page's
    analyse_all(desk)
    assert {place.article_id for place in findings.of_story(story).sources.values()} <= {rows[0].pk}


def test_what_leaves_while_it_is_analysed_gets_no_findings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = placed(desk, 1)[0]
    make = findings.make

    def late(*arguments: object) -> object:
        made = make(*arguments)  # type: ignore[arg-type]
        placements.withdraw(Article.objects.get(pk=row.pk), 99)
        return made

    monkeypatch.setattr(findings, "make", late)

    analyse_all(desk)

    assert not Finding.objects.exists()
    assert not ArticleName.objects.exists()


def test_a_story_that_loses_an_article_while_it_is_analysed_is_due_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, story = of_one_story(desk)
    Finding.objects.filter(story=story).delete()
    Story.objects.filter(pk=story.pk).update(analyse_at=NOW)
    make = findings.make_of_story

    def late(*arguments: object) -> object:
        made = make(*arguments)  # type: ignore[arg-type]
        Article.objects.filter(pk=rows[1].pk).update(state=ArticleState.READ, reason="expired")
        place_all(desk)
        return made

    monkeypatch.setattr(findings, "make_of_story", late)

    analyse.step(replace(desk, clock=lambda: NOW))

    assert not Finding.objects.filter(story=story).exists()


def test_an_article_that_cannot_be_placed_keeps_no_findings(desk: Desk) -> None:
    row = placed(desk, 1)[0]
    analyse_all(desk)
    Article.objects.filter(pk=row.pk).update(state=ArticleState.READ)

    placements.set_aside("no place", NOW)

    assert not Finding.objects.exists()
    assert not ArticleName.objects.exists()


def test_an_article_that_cannot_be_written_holds_up_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = placed(desk, 1, 2)
    write = analysed.write_article

    def fails(read: Document, *arguments: Any) -> None:
        if read.article_id == bad.pk:
            raise ZeroDivisionError
        write(read, *arguments)

    monkeypatch.setattr(analysed, "write_article", fails)
    analyse_all(desk)

    assert Finding.objects.filter(article=good).count() == len(KINDS)
    assert not Finding.objects.filter(article=bad).exists()
    assert list(Article.objects.filter(analyse_at__isnull=False)) == [bad]
    assert "could not be made" in caplog.text
