"""What a publisher lets be quoted no more stands nowhere, whatever was made of its articles before."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from broadsheet.newsroom import findings, wrapups
from broadsheet.newsroom.models import Article, Finding, Publisher, Story, WrapUp
from broadsheet.pipeline import analyse
from tests.cli.test_light import run
from tests.web import factory
from tests.web.conftest import browser, fresh, indexed, paper  # noqa: F401
from tests.web.factory import Paper

pytestmark = pytest.mark.django_db

OPENING = "The ferry company closed its line to the island on Tuesday and dismissed nobody. " * 4
SECRET = "zanzibarine"
TOLD = (
    f"Anna Berg, the mayor of Strand, said on 3 May 2025 that the {SECRET} cost 412 crowns. "
    f"“I will not pay for any {SECRET},” Anna Berg said. Anna Berg condemned the {SECRET} plan of Valdory. "
    f"The {SECRET} will be sold on 12 March 2027."
)


@pytest.fixture
def told(indexed: Paper) -> Article:  # noqa: F811
    """An article that was analysed with its story, and told in a wrap-up, when it was still shown in full."""
    row = indexed.of("en")[0]
    Article.objects.filter(story=row.story_id).update(text=f"{OPENING}\n\n{TOLD}", copy_of=None)
    factory.index(word_index_folder())
    for each in Article.objects.filter(story=row.story_id).select_related("publisher"):
        analyse.analyse(each, indexed.now)
    analyse.analyse_story(Story.objects.get(pk=row.story_id), indexed.now)
    place = {"article_id": row.pk, "sentence": 6, "publisher": "P"}
    point = {"text": f"The {SECRET} will be sold on 12 March 2027.", "places": [place]}
    story = {"story_id": row.story_id, "section": "", "headline": "Ferry", "language": "en", "publishers": 1}
    chapters = [{"section": "", "stories": [story | {"points": [point]}]}]
    WrapUp.objects.create(
        language="en", day=indexed.now.date(), since=indexed.now, made_at=indexed.now, chapters=chapters, audio="x.mp3"
    )
    row.refresh_from_db()
    return row


def word_index_folder() -> object:
    from django.conf import settings

    return settings.CONFIG.data_dir / "index"


def surfaces(row: Article, day: str) -> list[str]:
    question = "What+did+Anna+Berg,+the+mayor+of+Strand,+say%3F"
    return [
        f"/en/a/{row.pk}",
        f"/en/s/{row.story_id}",
        f"/en/a/{row.pk}/findings.atom",
        f"/en/a/{row.pk}/findings.json",
        f"/en/s/{row.story_id}/findings.atom",
        f"/en/s/{row.story_id}.atom",
        f"/api/v1/articles/{row.pk}/findings",
        f"/api/v1/stories/{row.story_id}/findings",
        "/api/v1/names/anna-berg",
        "/en/n/anna-berg",
        "/api/v1/wrapup?hours=336",
        f"/api/v1/wrapup/{day}",
        "/en/wrapup",
        f"/en/wrapup/{day}",
        "/en/wrapup.atom",
        "/en/wrapup/podcast.xml",
        f"/en/ask?q={question}",
        f"/en/ask?q={question}&a={row.pk}",
        f"/api/v1/ask?q={question}",
        f"/api/v1/ask?q={question}&story={row.story_id}",
        f"/api/v1/ask?q={question}&article={row.pk}",
    ]


def said(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_in_full_the_words_are_there(told: Article, browser: Client, indexed: Paper) -> None:  # noqa: F811
    paths = surfaces(told, indexed.now.date().isoformat())
    there = [path for path in paths if SECRET in said(browser, path)]
    assert len(there) >= len(paths) - 4, sorted(set(paths) - set(there))


@pytest.mark.parametrize("how", ["publisher", "noarchive", "snippet", "owner"])
def test_limited_they_are_nowhere(how: str, told: Article, browser: Client, indexed: Paper, settings: object) -> None:  # noqa: F811
    rows = Article.objects.filter(story=told.story_id)
    if how == "publisher":
        Publisher.objects.filter(articles__in=rows).update(display="excerpt")
    elif how == "noarchive":
        rows.update(noarchive=True)
    elif how == "snippet":
        rows.update(max_snippet=0)
    else:
        settings.CONFIG = settings.CONFIG.model_copy(update={"articles_shown": "excerpt"})  # type: ignore[attr-defined]

    leaking = [path for path in surfaces(told, indexed.now.date().isoformat()) if SECRET in said(browser, path)]

    assert leaking == []


def test_nor_on_a_command_line(
    told: Article, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Publisher.objects.update(display="excerpt")
    for kind in findings.LABELS:
        for target in (str(told.pk), f"s/{told.story_id}"):
            assert run(monkeypatch, kind, target) == 0
            assert run(monkeypatch, kind, target, "--json") == 0
    assert run(monkeypatch, "wrapup", "--hours", "300") == 0
    assert run(monkeypatch, "ask", "What does it cost?", "--story", str(told.story_id)) == 0
    shown = capsys.readouterr()
    assert SECRET not in shown.out + shown.err


def test_the_owner_limits_a_publisher_and_its_findings_are_due_again(
    told: Article,
    client: Client,
    indexed: Paper,  # noqa: F811
) -> None:
    client.defaults["SERVER_NAME"] = "localhost"
    client.force_login(User.objects.create_superuser("ilse"))
    page = f"/admin/newsroom/publisher/{told.publisher_id}/change/"
    form = client.get(page).context["adminform"].form
    values = {name: value for name, value in form.initial.items() if value is not None} | {"display": "excerpt"}
    inline = {"feeds-TOTAL_FORMS": 0, "feeds-INITIAL_FORMS": 0}

    assert client.post(page, values | inline).status_code == 302

    told.refresh_from_db()
    assert told.analyse_at is not None
    assert Story.objects.get(pk=told.story_id).analyse_at is not None
    before = Finding.objects.get(story=told.story_id, kind="brief").made_from
    while analyse.step(Desk(indexed)):
        pass
    assert Finding.objects.get(story=told.story_id, kind="brief").made_from != before
    stored = wrapups.stored("en")
    assert SECRET not in str(stored and stored.chapters)


class Desk:
    """As much of a desk as the analyst works with."""

    def __init__(self, paper: Paper) -> None:  # noqa: F811
        from django.conf import settings
        from django.utils import timezone

        self.config, self.clock = settings.CONFIG, timezone.now
