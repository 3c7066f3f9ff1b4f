from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from broadsheet.feeds import parse
from broadsheet.newsroom import wrapups
from broadsheet.newsroom.models import Article, ArticleState, WrapUp
from broadsheet.newsroom.storing import placements
from broadsheet.pipeline import wrapups as daily
from broadsheet.web.wrapup import VISITED
from tests.llm.server import MODEL, Step, said, serving
from tests.pipeline.test_speech import own_voice
from tests.web.factory import Paper
from tests.web.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def spoken(paper: Paper, tmp_path: Path, settings: object) -> WrapUp:
    """Today's wrap-up, with audio."""
    update = {"data_dir": tmp_path, "voice": own_voice(tmp_path)}
    settings.CONFIG = settings.CONFIG.model_copy(update=update)  # type: ignore[attr-defined]
    made = daily.make(settings.CONFIG, "en", wrapups.today(), paper.now)  # type: ignore[attr-defined]
    assert made is not None
    return made


def test_the_page_tells_stories_with_a_source_behind_each_point(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/wrapup")

    points = page.texts("//ul[@class='facts']/li")
    assert points
    assert len(page.texts("//ul[@class='facts']/li[a[@class='src']]")) == len(points)
    assert all("#s" in link for link in page.links("//ul[@class='facts']/li/a"))


def test_only_stories_of_the_readers_language_are_told(paper: Paper) -> None:
    for language in ("en", "fr", "ar"):
        told = wrapups.between(language, paper.now - timedelta(days=3), paper.now + timedelta(minutes=1))
        assert told
        assert {story.language for chapter in told for story in chapter.stories} == {language}


def test_since_the_reader_was_here(paper: Paper, browser: Client) -> None:
    browser.get("/en/wrapup")
    assert VISITED in browser.cookies
    browser.cookies[VISITED] = str(int((paper.now - timedelta(hours=3)).timestamp()))

    page = Page(browser, "/en/wrapup?since=visit")

    assert page.texts("//h1") == ["Since you were here"]


@pytest.mark.parametrize("cookie", ["", "x", "-1", "99999999999", "1e9", "0"])
def test_any_cookie_is_borne(cookie: str, paper: Paper, browser: Client) -> None:
    browser.cookies[VISITED] = cookie

    assert browser.get("/en/wrapup?since=visit").status_code == 200


def test_nothing_new_is_said_as_such(browser: Client, db: None) -> None:
    assert "Nothing new was told in this time." in Page(browser, "/en/wrapup").texts("//p[@class='standfirst']")[0]


def test_a_day_stays_as_it_was_made(spoken: WrapUp, browser: Client) -> None:
    page = Page(browser, f"/en/wrapup/{spoken.day}")

    assert page.texts("//h3") == [story.headline for chapter in wrapups.chapters(spoken) for story in chapter.stories]
    assert f'src="/en/wrapup/{spoken.day}.mp3"' in browser.get(f"/en/wrapup/{spoken.day}").content.decode()


@pytest.mark.parametrize("day", ["2026-13-40", "1999-01-01", "2026-02-30"])
def test_a_day_without_one_is_not_there(day: str, paper: Paper, browser: Client) -> None:
    assert browser.get(f"/en/wrapup/{day}").status_code == 404
    assert browser.get(f"/en/wrapup/{day}.mp3").status_code == 404


def test_the_podcast_leads_to_the_sound(spoken: WrapUp, paper: Paper, browser: Client) -> None:
    answer = browser.get("/en/wrapup/podcast.xml")
    entry = parse(answer.content, "http://localhost/en/wrapup/podcast.xml", now=paper.now + timedelta(days=1)).entries[
        0
    ]

    enclosure = entry.enclosures[0]
    assert (enclosure.type, enclosure.length) == ("audio/mpeg", spoken.size)
    sound = b"".join(browser.get(enclosure.url.replace("http://localhost", ""))).startswith  # type: ignore[arg-type]
    assert sound((b"\xff", b"ID3"))
    assert browser.get("/en/wrapup.atom").content.count(b"<entry") == 1


@pytest.mark.parametrize(
    ("asked", "status", "length"),
    [
        ("bytes=0-9", 206, 10),
        ("bytes=5-", 206, -5),
        ("bytes=-7", 206, 7),
        ("bytes=99999999-", 416, 0),
        ("lines=1", 200, 0),
    ],
)
def test_players_may_ask_for_a_part(asked: str, status: int, length: int, spoken: WrapUp, browser: Client) -> None:
    answer = browser.get(f"/en/wrapup/{spoken.day}.mp3", headers={"Range": asked})

    assert answer.status_code == status
    assert answer.headers.get("Accept-Ranges", "bytes") == "bytes"
    if status == 206:
        assert len(b"".join(answer)) == (length if length > 0 else spoken.size + length)  # type: ignore[arg-type]
    elif status == 200:
        assert len(b"".join(answer)) == spoken.size  # type: ignore[arg-type]


def test_the_day_is_made_once(paper: Paper, settings: object, tmp_path: Path) -> None:
    config = settings.CONFIG.model_copy(update={"voice": "", "wrapup_hour": 0, "data_dir": tmp_path})  # type: ignore[attr-defined]

    assert daily.step(config, paper.now + timedelta(minutes=1)) == 3
    assert daily.step(config, paper.now + timedelta(minutes=2)) == 0
    assert WrapUp.objects.filter(audio="").count() == 3


def test_a_voice_that_is_missing_costs_the_sound_alone(
    paper: Paper, settings: object, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = settings.CONFIG.model_copy(update={"voice": "no-such-voice {file}", "data_dir": tmp_path})  # type: ignore[attr-defined]

    made = daily.make(config, "en", wrapups.today(), paper.now)

    assert made is not None
    assert made.audio == ""
    assert "has no audio" in caplog.text


def test_the_mail_and_the_speech_say_the_same(spoken: WrapUp) -> None:
    told = wrapups.chapters(spoken)

    mail = wrapups.plain(told, "en", spoken.day, "https://paper.example/en/wrapup")
    speech = wrapups.script(told, "en", spoken.day)

    for chapter in told:
        for story in chapter.stories:
            for text in (story.headline, *(point.text for point in story.points), wrapups.credit(story)):
                assert text in mail
                assert text in speech
    assert "https://paper.example/en/wrapup" in mail


def test_what_a_withdrawn_article_said_is_told_no_more(
    spoken: WrapUp, paper: Paper, browser: Client, settings: object
) -> None:
    gone = wrapups.chapters(spoken)[0].stories[0].lead_id
    words = "heron"
    lead = Article.objects.get(pk=gone)
    Article.objects.filter(pk=gone).update(text=lead.text.replace("authority", words))
    daily.make(settings.CONFIG, "en", spoken.day, paper.now)  # type: ignore[attr-defined]
    sound = settings.CONFIG.data_dir / "audio" / spoken.audio  # type: ignore[attr-defined]
    assert words in browser.get(f"/en/wrapup/{spoken.day}").content.decode()
    assert sound.is_file()

    placements.withdraw(Article.objects.get(pk=gone), 99)

    for path in (f"/en/wrapup/{spoken.day}", "/en/wrapup.atom", "/en/wrapup/podcast.xml"):
        answer = browser.get(path).content.decode()
        assert words not in answer, path
        assert f"/a/{gone}" not in answer
    assert browser.get(f"/en/wrapup/{spoken.day}.mp3").status_code == 404

    daily.forget_withdrawn(settings.CONFIG, "en")  # type: ignore[attr-defined]

    spoken.refresh_from_db()
    assert spoken.audio == ""
    assert not sound.exists()
    assert wrapups.chapters(spoken)
    assert words not in str(spoken.chapters)


def test_a_wrap_up_of_which_nothing_is_left_is_not_there(spoken: WrapUp, browser: Client, settings: object) -> None:
    Article.objects.update(state=ArticleState.REFUSED)

    assert browser.get(f"/en/wrapup/{spoken.day}").status_code == 404
    daily.forget_withdrawn(settings.CONFIG, "en")  # type: ignore[attr-defined]
    assert not WrapUp.objects.filter(pk=spoken.pk).exists()


def test_a_model_words_the_day_beside_the_articles_own_words(
    paper: Paper, browser: Client, settings: Any, tmp_path: Path
) -> None:
    own = wrapups.between("en", paper.now - timedelta(hours=24), paper.now)
    first = own[0].stories[0].points[0].text
    lie = "Ships must take the short way round until March [1]."
    with serving(said(f"{first} [1]\n{lie}")) as script:
        update = {"data_dir": tmp_path, "llm_url": script.url, "llm_model": MODEL, "llm_features": ("wrapup",)}
        settings.CONFIG = settings.CONFIG.model_copy(update=update)
        row = daily.make(settings.CONFIG, "en", wrapups.today(), paper.now)
        assert row is not None
        assert len(script.asked) == 1
        plain = Page(browser, f"/en/wrapup/{row.day.isoformat()}")
        browser.cookies["worded"] = "on"
        page = Page(browser, f"/en/wrapup/{row.day.isoformat()}")
        assert len(script.asked) == 1, "pages ask nothing"
    assert [story.points for each in wrapups.chapters(row) for story in each.stories] == [
        story.points for each in own for story in each.stories
    ]
    assert "Worded by the model" not in plain.text
    assert "Worded by the model" in page.text
    assert page.texts("//details[@class='fold']//ul[@class='facts']/li")
    assert "short way" not in page.text + str(row.chapters)


def test_a_model_that_fails_leaves_the_day_as_it_is(paper: Paper, settings: Any, tmp_path: Path) -> None:
    with serving(Step(b"{", 400)) as script:
        update = {"data_dir": tmp_path, "llm_url": script.url, "llm_model": MODEL, "llm_features": ("wrapup",)}
        row = daily.make(settings.CONFIG.model_copy(update=update), "en", wrapups.today(), paper.now)
    assert row is not None
    assert not any(story.worded for each in wrapups.chapters(row) for story in each.stories)
