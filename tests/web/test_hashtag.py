from __future__ import annotations

from django.test import Client

from broadsheet.newsroom import hashtagpages
from broadsheet.newsroom.models import Article, ArticleHashtag, Hashtag
from tests.web.factory import Paper
from tests.web.pages import Page


def test_a_hashtag_has_its_chart_stories_and_articles(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/t/halvardlock")
    count = ArticleHashtag.objects.filter(hashtag__key="halvardlock").count()
    assert page.texts("//h1") == ["#HalvardLock"]
    assert page.texts("//figure//b")[0] == str(count)
    assert len(page.texts("//ol[@class='roll']/li")) == hashtagpages.ARTICLES_SHOWN < count
    assert len(page.texts("//section[@class='block']//article")) == hashtagpages.STORIES_SHOWN
    assert "/en/t/shipping" in page.links("//aside//a")


def test_it_is_read_to_the_end_page_by_page(paper: Paper, browser: Client) -> None:
    url, seen = "/fr/t/halvardlock", []
    while url:
        page = Page(browser, url)
        seen += page.links("//ol[@class='roll']//h3/a")
        following = page.links("//nav[@class='pages']/a[@rel='next']")
        url = following[0] if following else ""
    assert len(seen) == len(set(seen)) == ArticleHashtag.objects.filter(hashtag__key="halvardlock").count()


def test_keys_in_any_script_and_case(paper: Paper, browser: Client) -> None:
    Hashtag.objects.create(key="هويس_هالفارد", label="هويس_هالفارد")
    Page(browser, "/ar/t/هويس_هالفارد")
    Page(browser, "/en/t/HALVARDLOCK")
    Hashtag.objects.create(key="ac/dc?#", label="AC/DC?#")
    page = Page(browser, "/en/t/ac/dc%3F%23")
    assert page.texts("//h1") == ["#AC/DC?#"]
    assert browser.get(page.links("//p[@class='tags']/a")[0]).status_code == 200
    Page(browser, "/en/t/nothing", 404)


def test_few_queries(paper: Paper, browser: Client, django_assert_max_num_queries: object) -> None:
    Page(browser, "/en/t/halvardlock")
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        Page(browser, "/en/t/halvardlock")
    Page(browser, "/en/hashtags")
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        Page(browser, "/en/hashtags")


def test_it_says_what_it_is_about_and_names_the_source(paper: Paper, browser: Client) -> None:
    sentence = "Merrow, a port of 90,000 people on the strait, lives by the lock that it has now shut."
    own = Article.objects.filter(hashtags__hashtag__key="merrow", language="en", opinion=False)
    lead = own.select_related("publisher").order_by("-published_at")[0]
    Article.objects.filter(pk=lead.pk).update(text=f"{sentence} Ships must wait.")
    page = Page(browser, "/fr/t/merrow")
    assert page.texts("//section[@aria-labelledby='about']//blockquote[@lang='en']") == [sentence]
    assert page.links("//section[@aria-labelledby='about']//a")[0].startswith(f"/fr/a/{lead.pk}")
    assert page.texts("//section[@aria-labelledby='about']//a") == [lead.publisher.name]
    assert not Page(browser, "/en/t/shipping").texts("//section[@aria-labelledby='about']")


def test_the_chart_can_be_read_without_eyes(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/t/halvardlock")
    count = ArticleHashtag.objects.filter(hashtag__key="halvardlock").count()
    assert str(count) in page.texts("//*[local-name()='svg']/*[local-name()='title']")[0]
    assert page.texts("//*[local-name()='svg']/*[local-name()='desc']")[0].startswith("Most on ")
    cells = [int(cell) for cell in page.texts("//figure//tbody/tr/td")]
    assert sum(cells[::2]) == count
    assert all(1 <= publishers <= articles for articles, publishers in zip(cells[::2], cells[1::2], strict=True))


def test_a_merged_hashtag_leads_to_the_other(paper: Paper, browser: Client) -> None:
    kept = Hashtag.objects.get(key="halvardlock")
    Hashtag.objects.create(key="hl", label="HL", merged_into=kept)
    answer = browser.get("/en/t/hl")
    assert (answer.status_code, answer["Location"]) == (301, "/en/t/halvardlock")
    assert "HalvardLock" in browser.get("/en/t/hl.atom").content.decode()


def test_the_list_shows_what_trends_first(paper: Paper, browser: Client) -> None:
    Hashtag.objects.filter(key="shipping").update(burst=4.0, recent_publishers=11, recent_expected=1.7)
    page = Page(browser, "/en/hashtags")
    assert page.texts("//section[@aria-labelledby='trending']//h3") == ["#Shipping"]
    assert "11 independent publishers in 24 hours" in page.texts("//section[@aria-labelledby='trending']//li")[0]
    assert "/en/t/merrow" in page.links("//section[@aria-labelledby='used']//a")
    assert "/en/hashtags" in Page(browser, "/en/").links("//footer//a")


def test_one_article_is_enough(paper: Paper, browser: Client) -> None:
    lone = Hashtag.objects.create(key="merrowlight", label="MerrowLight", article_count=1)
    ArticleHashtag.objects.create(hashtag=lone, article=paper.articles[0], published_at=paper.articles[0].published_at)
    Page(browser, "/en/t/merrowlight")
