from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from broadsheet.newsroom.models import Article, ArticleState, Publisher, Revision
from broadsheet.text import diff
from broadsheet.text.diff import Change
from broadsheet.web import article as view
from tests.web import factory
from tests.web.factory import Paper
from tests.web.pages import Page


def page_of(browser: Client, article: Article, language: str = "en") -> Page:
    return Page(browser, f"/{language}/a/{article.pk}")


def test_an_article_is_shown_whole(paper: Paper, browser: Client) -> None:
    article = paper.of("en")[0]
    page = page_of(browser, article)
    assert page.texts("//h1") == [article.title]
    assert page.texts("//p[@class='byline']/a[1]") == ["Port Ansel Courier"]
    assert "Hanne Oriel, Teo Varga" in page.texts("//p[@class='byline']/span")
    assert [element.tag for element in page.tree.xpath("//div[@class='prose']/*")] == [
        "p", "p", "h2", "ul", "blockquote", "figure", "p", "p",
    ]  # fmt: skip
    assert page.links("//p[@id='original']/a") == [article.canonical_url]


def test_pictures_come_through_the_proxy_only(paper: Paper, browser: Client) -> None:
    page = page_of(browser, paper.of("en")[0])
    sources = [element.get("src") for element in page.tree.xpath("//img")]
    assert len(sources) == 2
    assert all(source.startswith("/i/") for source in sources)


def test_each_sentence_has_an_anchor(paper: Paper, browser: Client) -> None:
    page = page_of(browser, paper.of("en")[0])
    numbers = [element.get("id") for element in page.tree.xpath("//div[@class='prose']//span[@id]")]
    assert numbers == [f"s{number}" for number in range(1, len(numbers) + 1)]
    assert page.texts("//span[@id='s2']") == ["Ships must take the long way round until February."]


def test_a_foreign_article_is_set_in_its_own_language_and_direction(paper: Paper, browser: Client) -> None:
    page = page_of(browser, paper.of("ar")[0], "en")
    assert page.tree.xpath("//h1[@lang='ar' and @dir='rtl']")
    assert page.tree.xpath("//div[@class='prose' and @lang='ar' and @dir='rtl']")
    assert page_of(browser, paper.of("ar")[0], "ar").tree.xpath("//html[@dir='rtl']")
    assert page_of(browser, paper.of("en")[0], "ar").tree.xpath("//div[@class='prose' and @lang='en' and @dir='ltr']")


def test_a_changed_headline_is_told_with_the_difference(paper: Paper, browser: Client) -> None:
    article = Article.objects.get(revision_count=1)
    page = page_of(browser, article)
    assert page.texts("//div[contains(@class, 'notice--doubt')]/p/strong") == [
        "The publisher changed this headline 2 hours ago."
    ]
    assert "Harbour ignored" in " ".join(page.texts("//p[@class='diff']//del"))
    assert "Monday" in page.texts("//p[@class='diff']//del")
    assert "Tuesday" in page.texts("//p[@class='diff']//ins")


def test_several_changes_are_told_one_by_one(paper: Paper) -> None:
    article = Article.objects.get(revision_count=1)
    first = Revision.objects.get()
    Revision.objects.create(
        article=article, title="The very first", text=first.text, replaced_at=first.replaced_at - timedelta(hours=1)
    )
    found = view.differences(article, list(Revision.objects.order_by("-replaced_at")))
    assert [bool(each.passages) for each in found] == [True, False]
    assert "".join(change.text for change in found[1].title if change.kind != "added") == "The very first"


@pytest.mark.parametrize("setting", ["publisher", "noarchive", "max_snippet"])
def test_whoever_asks_for_it_is_shown_as_an_excerpt(paper: Paper, browser: Client, setting: str) -> None:
    article = paper.of("en")[0]
    text = " ".join(article.text.split())
    if setting == "publisher":
        Publisher.objects.filter(pk=article.publisher_id).update(display="excerpt")
    else:
        Article.objects.filter(pk=article.pk).update(**{setting: 60 if setting == "max_snippet" else True})
    page = page_of(browser, article)
    shown = page.texts("//div[@class='prose']")[0]
    assert len(shown) <= (60 if setting == "max_snippet" else 320)
    assert text.startswith(shown.rstrip("…").strip())
    assert page.texts("//div[@class='notice']//strong") == ["The rest is at the publisher."]


def test_a_publisher_that_allows_no_word_gets_none(paper: Paper, browser: Client) -> None:
    article = paper.of("en")[0]
    Article.objects.filter(pk=article.pk).update(max_snippet=0)
    page = page_of(browser, article)
    assert not page.tree.xpath("//div[@class='prose']")
    assert article.standfirst not in page.text


def test_others_on_the_same_event_stand_beside_it(paper: Paper, browser: Client) -> None:
    article = Article.objects.get(revision_count=1)
    page = page_of(browser, article)
    names = page.texts("//aside//ul[contains(@class, 'roll--slim')]//a[@class='pub']")
    assert article.publisher.name not in names
    assert len(names) == len(set(names)) == 4
    assert all(text.startswith("Same story: ") for text in page.texts("//p[@class='reason']"))


def test_the_story_is_read_on_from_article_to_article(paper: Paper, browser: Client) -> None:
    told = list(Article.objects.filter(story=paper.stories[0], copy_of=None).order_by("published_at"))
    url, seen = f"/en/a/{told[0].pk}", []
    while url and len(seen) < 9:
        page = Page(browser, url)
        seen.append(page.texts("//h1")[0])
        following = page.links("//nav[@class='turn']/a[@rel='next']")
        url = following[0] if following else ""
    assert seen == [article.title for article in told]
    assert page.links("//nav[@class='turn']/a[@rel='prev']")


def test_a_copy_says_what_it_copies_and_what_it_changed(paper: Paper, browser: Client) -> None:
    copy = Article.objects.exclude(copy_of=None).get()
    page = page_of(browser, copy)
    assert "Port Ansel Courier" in page.texts("//div[@class='notice']")[0]
    difference = Page(browser, page.links("//div[@class='notice']//a")[0])
    assert "№ 2" not in difference.texts("//div[contains(@class, 'prose--diff')]//del")
    assert difference.texts("//div[contains(@class, 'prose--diff')]//ins")
    Page(browser, f"/en/a/{copy.copy_of_id}/against", 404)


def test_a_copy_of_a_closed_text_gives_nothing_away(paper: Paper, browser: Client) -> None:
    copy = Article.objects.exclude(copy_of=None).get()
    Article.objects.filter(pk=copy.copy_of_id).update(noarchive=True)
    page = Page(browser, f"/en/a/{copy.pk}/against")
    assert not page.tree.xpath("//div[contains(@class, 'prose--diff')]//ins")


@pytest.mark.parametrize("state", [ArticleState.FOUND, ArticleState.REFUSED, ArticleState.FAILED])
def test_what_is_not_in_the_paper_has_no_page(paper: Paper, browser: Client, state: str) -> None:
    article = factory.article(paper.publishers[0], None, title="Not yet", at=paper.now, state=state)
    Page(browser, f"/en/a/{article.pk}", 404)


def test_hostile_titles_and_addresses_do_no_harm(paper: Paper, browser: Client) -> None:
    article = factory.article(
        paper.publishers[0],
        paper.stories[0],
        title="<script>alert(1)</script> “x” & <b>y</b>",
        at=paper.now,
        authors=["<img src=x onerror=alert(1)>"],
        canonical_url="https://portansel.example/?a=1&b=%22%3E%3Cscript%3E",
        image_url="javascript:alert(1)",
        image_alt='" onload="alert(1)',
    )
    for url in (f"/en/a/{article.pk}", f"/en/s/{article.story_id}", "/en/p/portansel.example"):
        page = Page(browser, url)
        assert not page.tree.xpath("//script[not(@src) or text()]")
        assert all(src.startswith("/static/") for src in page.tree.xpath("//script/@src"))
        assert not page.tree.xpath("//@onerror | //@onload")
        assert "javascript:" not in page.text


def test_few_queries(paper: Paper, browser: Client, django_assert_max_num_queries: object) -> None:
    article = Article.objects.get(revision_count=1)
    page_of(browser, article)
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        page_of(browser, article)


def test_passages_keep_every_change_and_leave_out_what_is_far_off() -> None:
    changes = diff.words("One. " + "Same words here. " * 60 + "Two.", "Uno. " + "Same words here. " * 60 + "Due.")
    found = view.passages(changes)
    assert len(found) == 2
    assert [[c.text for c in p if c.kind == "added"] for p in found] == [["Uno"], ["Due"]]
    assert sum(len(change.text) for passage in found for change in passage) < 2 * view.CONTEXT_CHARACTERS + 60


def test_a_text_without_change_has_no_passages() -> None:
    assert view.passages((Change("same", "All as it was."),)) == ()
    assert view.passages(()) == ()


def test_french_signs_stay_with_their_words(db: None) -> None:
    article = Article(language="fr", blocks=[{"kind": "paragraph", "text": "« Non » : pourquoi ?"}])
    assert "«&nbsp;Non&nbsp;»&nbsp;: pourquoi&nbsp;?" in view.body(article)
    article.language = "en"
    assert "« Non » : pourquoi ?" in view.body(article)


def test_recordings_are_linked_and_nothing_else_is(paper: Paper, browser: Client) -> None:
    article = Article.objects.filter(state="placed").first()
    assert article is not None
    article.enclosures = [
        {"url": "https://kestrel.example/7.mp3", "type": "audio/mpeg", "length": 2048},
        {"url": "javascript:alert(1)", "type": "video/mp4", "length": None},
        {"url": "https://kestrel.example/7.jpg", "type": "image/jpeg", "length": 1},
    ]
    article.save(update_fields=["enclosures"])
    page = Page(browser, f"/en/a/{article.pk}")
    assert "https://kestrel.example/7.mp3" in page.links()
    assert not {"javascript:alert(1)", "https://kestrel.example/7.jpg"} & set(page.links())
