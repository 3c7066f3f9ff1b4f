from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.errors import SearchSyntaxError
from broadsheet.search import Document, Hits, Index, Writer
from tests.search.conftest import START, document

PRESS = [
    document(1, "Central bank cuts rates", "The bank of Merrow cut its rates on Thursday.", section="business",
             publisher="The Merrow Post", publisher_domain="merrowpost.example", authors=("Ana Lima",), hashtags=("merrow",),
             story_id=7, country="XM"),
    document(2, "L’élection présidentielle à Quillon", "Les électeurs ont voté dimanche en Côte d’Ivoire.", "fr",
             publisher="Le Soir", publisher_domain="lesoir.example", story_id=8),
    document(3, "الانتخابات الرئاسية", "قال الرئيس إنّ الحكومة ستدرس المقترح", "ar"),
    document(4, "प्रधानमंत्री ने चुनाव की घोषणा की", "लड़कियों ने कहा", "hi"),
    document(5, "中国国家主席访问法国", "习近平今天抵达巴黎", "zh"),
    document(6, "東京で地震が発生", "けさ東京都で強い地震がありました", "ja"),
    document(7, "นายกรัฐมนตรีเยือนญี่ปุ่น", "ข่าววันนี้", "th"),
    document(8, "대통령이 서울에서 연설", "오늘 아침", "ko"),
    document(9, "Covid-19 cases rise in the U.S.", "Macron said 1,200 people drank at the café in New York."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rate cut", [1]),
        ("cutting", [1]),
        ('"cut its rates"', [1]),
        ('"rates its cut"', [1]),  # no such phrase: its words, said to be relaxed
        ("merrow thursday", [1]),
        ("election presidentielle", [2]),
        ("ivoire", [2]),
        ("انتخابات", [3]),
        ("رئيس", [3]),
        ("حكومه", [3]),
        ("चुनाव", [4]),
        ("लड़कियां", [4]),
        ("法国", [5]),
        ("地", [6]),
        ("地震 東京", [6]),
        ("ญี่ปุ่น", [7]),
        ("서울", [8]),
        ("대통령", [8]),
        ("covid-19", [9]),
        ("US", [9]),
        ("1200", [9]),
        ("cafe", [9]),
        ("new york", [9]),
        ("publisher:merrow", [1]),
        ("publisher:lesoir.example", [2]),
        ('publisher:"the merrow post"', [1]),
        ("author:lima", [1]),
        ('author:"ana lima"', [1]),
        ("#Merrow", [1]),
        ("section:business", [1]),
        ("country:xm", [1]),
        ("lang:fr", [2]),
        ("title:bank", [1]),
        ("title:thursday", []),
        ("(bank OR macron) cases", [9]),
        ("bank -rates", []),
        ("after:2026-11-02", []),
        ("before:2026-11-02 lang:en bank", [1]),
        ("nowhere", []),
        ("-", []),
        ("", []),
    ],
)
def test_finds(ids: Callable[..., list[int]], query: str, found: list[int]) -> None:
    assert ids(PRESS, query) == found


def test_reads_words_in_the_language_of_the_question_too(ids: Callable[..., list[int]]) -> None:
    assert ids([document(1, "Elections in Merrow", language="")], "elections", language="en") == [1]


def test_all_words_else_most(folder: Path, writer: Writer) -> None:
    writer.put(PRESS)
    writer.commit(1)
    index = Index.open(folder)
    assert not index.search("central bank").relaxed
    most = index.search("central bank chocolate")
    assert most.relaxed
    assert [hit.article_id for hit in most.hits] == [1]
    question = index.search("By how much did the central bank of Merrow cut its main rates on Thursday evening?")
    assert question.relaxed
    assert question.hits[0].article_id == 1


@pytest.mark.parametrize(
    ("typed", "meant"), [("macorn", "macron"), ("Makron -merow", "Macron -merow"), ("electoin", "election")]
)
def test_forgives_typing_errors(folder: Path, writer: Writer, typed: str, meant: str) -> None:
    writer.put(PRESS)
    writer.commit(1)
    hits = Index.open(folder).search(typed)
    assert hits.read_as == meant
    assert hits.total == 1


def test_what_is_left_out_is_taken_literally(ids: Callable[..., list[int]]) -> None:
    press = [document(1, "Macron speaks"), document(2, "Speaks nobody")]
    assert set(ids(press, "speaks -macorn")) == {1, 2}


def test_questions_without_spaces(ids: Callable[..., list[int]]) -> None:
    assert ids(PRESS, "東京の地震はいつ発生しましたか") == [6]
    assert ids(PRESS, "法国主席何时访问中国") == [5]


def test_title_counts_more(ids: Callable[..., list[int]]) -> None:
    text = "The committee met on Monday and talked of many things, of money and of a stadium. "
    press = [document(1, "Council meets", text + "stadium"), document(2, "Stadium", text), document(3, "Weather", text)]
    assert ids(press, "stadium")[0] == 2


def test_newer_first_among_equals_and_copies_last(ids: Callable[..., list[int]]) -> None:
    press = [document(number, "Bank cuts rates", copy=number == 700) for number in (1, 600, 700)]
    assert ids(press, "bank") == [600, 700, 1]


def test_order_newest_pages_by_cursor(folder: Path, writer: Writer) -> None:
    writer.put(document(number, f"Bank {number}", published_at=START) for number in range(1, 8))
    writer.commit(1)
    index = Index.open(folder)
    seen: list[int] = []
    hits = index.search("bank", order="newest", limit=3)
    seen += [hit.article_id for hit in hits.hits]
    writer.put([document(8, "Bank 8", published_at=datetime(2027, 1, 1, tzinfo=UTC))])
    writer.commit(2)
    while hits.next:
        hits = index.search("bank", order="newest", limit=3, after=hits.next)
        seen += [hit.article_id for hit in hits.hits]
    assert seen == [7, 6, 5, 4, 3, 2, 1]


def test_order_relevance_pages_without_doubles(folder: Path, writer: Writer) -> None:
    writer.put(document(number, "Bank", "money " * number) for number in range(1, 131))
    writer.commit(1)
    index = Index.open(folder)
    seen: list[int] = []
    after = None
    while after != "":
        hits = index.search("bank", limit=30, after=after)
        assert hits.total == 130
        seen += [hit.article_id for hit in hits.hits]
        after = hits.next
    assert sorted(seen) == list(range(1, 131))


@pytest.mark.parametrize("after", ["x", "n-1", "r-", "r-x", "r-²", "r--1", "r-" + "9" * 40])
def test_unknown_cursors_are_refused(folder: Path, writer: Writer, after: str) -> None:
    writer.put(PRESS)
    writer.commit(1)
    with pytest.raises(SearchSyntaxError, match="page of results"):
        Index.open(folder).search("bank", after=after)


def test_dates_out_of_range_are_taken(ids: Callable[..., list[int]]) -> None:
    press = [
        document(1, "Bank", published_at=datetime(1901, 1, 1, tzinfo=UTC)),
        document(2, "Bank", published_at=datetime(9999, 12, 31, tzinfo=UTC)),
    ]
    assert ids(press, "bank", order="newest") == [2, 1]
    assert ids([], "bank before:9999") == [1]
    assert set(ids([], "bank after:0001")) == {1, 2}


def test_facets_count_the_articles_found(folder: Path, writer: Writer) -> None:
    writer.put(PRESS)
    writer.commit(1)
    facets = Index.open(folder).search("bank OR election").facets
    assert {count.value: count.count for count in facets["language"]} == {"en": 1, "fr": 1}
    assert {count.value for count in facets["publisher"]} == {"merrowpost.example", "lesoir.example"}
    assert [(count.value, count.count) for count in facets["section"]] == [("business", 1)]


def test_hits_carry_what_the_page_needs(folder: Path, writer: Writer) -> None:
    writer.put([document(1, "Bank <b>cuts</b>\x00 \ud800rates", "So & so", story_id=5, standfirst="A <i>cut</i>.")])
    writer.commit(1)
    (hit,) = Index.open(folder).search("cut").hits
    assert (hit.story_id, hit.published_at) == (5, datetime(2026, 11, 1, 1, tzinfo=UTC))
    assert hit.title_html == "Bank &lt;b&gt;<mark>cuts</mark>&lt;/b&gt; ?rates"
    assert hit.snippet_html == "A &lt;i&gt;<mark>cut</mark>&lt;/i&gt;."


def test_similar_gives_the_nearest_first(folder: Path, writer: Writer) -> None:
    writer.put(PRESS)
    writer.commit(1)
    index = Index.open(folder)
    assert index.similar(["bank", "rates", "Macron"]) == (1, 9)
    assert index.similar(["bank"], limit=1) == (1,)
    assert index.similar(["nowhere", ""]) == ()
    assert index.similar([]) == ()


def stories(folder: Path, writer: Writer) -> Index:
    """Forty stories of one to five articles about a bank; the first has thirty."""
    number = 0
    for story in range(1, 41):
        for _ in range(30 if story == 1 else 1 + story % 5):
            number += 1
            writer.put([document(number, f"Bank {story}", "money " * (number % 7), story_id=story)])
    writer.put([document(900, "Bank of nobody's story"), document(901, "Bank of another", story_id=0)])
    writer.commit(1)
    return Index.open(folder)


@pytest.mark.parametrize("order", ["relevance", "newest"])
def test_folded_each_story_is_one_result_on_one_page(folder: Path, writer: Writer, order: Literal["newest"]) -> None:
    index = stories(folder, writer)
    seen: list[int | None] = []
    hits = index.search("bank", order=order, limit=7, fold=True)
    while True:
        assert hits.total == index.count()
        for hit in hits.hits:
            seen.append(hit.story_id)
            number = 30 if hit.story_id == 1 else 1 + (hit.story_id or 0) % 5
            assert hit.more == (number - 1 if hit.story_id else 0)
            assert len(hit.also) == min(4, hit.more)
            assert hit.article_id not in hit.also
        if not hits.next:
            break
        hits = index.search("bank", order=order, limit=7, fold=True, after=hits.next)
    assert sorted(seen, key=str) == sorted([None, None, *range(1, 41)], key=str)


def test_folded_the_newest_article_stands_for_its_story(folder: Path, writer: Writer) -> None:
    writer.put([document(1, "Bank", story_id=5), document(9, "Bank", story_id=5), document(4, "Bank", story_id=6)])
    writer.commit(1)
    hits = Index.open(folder).search("bank", order="newest", fold=True).hits
    assert [(hit.article_id, hit.also) for hit in hits] == [(9, (1,)), (4, ())]


def test_copies_stand_behind_their_original_in_a_story(folder: Path, writer: Writer) -> None:
    writer.put(document(number, "Bank cuts rates", story_id=5, copy=number != 2) for number in (1, 2, 3))
    writer.commit(1)
    (hit,) = Index.open(folder).search("bank", fold=True).hits
    assert (hit.article_id, hit.more) == (2, 2)


def test_what_is_new_is_counted_by_when_it_was_found(folder: Path, writer: Writer) -> None:
    old = datetime(2001, 1, 1, tzinfo=UTC)
    writer.put([document(1, "Bank cuts rates"), document(2, "Bank"), document(3, "Bank rates", published_at=old)])
    writer.commit(1)
    index = Index.open(folder)
    assert index.newer("bank rates", 0) == 2
    assert index.newer("bank rates", 1) == 1
    assert index.newer("bank rates", 3) == 0
    assert index.newer("bank", 0, most=2) == 2
    assert index.newer("bank nowhere", 0) == index.newer("bnak", 0) == index.newer("", 0) == 0


def test_exactly_what_was_typed(folder: Path, writer: Writer) -> None:
    writer.put(PRESS)
    writer.commit(1)
    index = Index.open(folder)
    assert index.search("macorn").total == 1
    assert index.search("macorn", exact=True) == Hits(total=0)
    assert index.search("bank chocolate", exact=True) == Hits(total=0)
    assert index.search("banks rate", exact=True).total == 1


def test_a_rare_word_that_is_written_like_a_common_one(folder: Path, writer: Writer) -> None:
    writer.put(document(number, "Macron speaks") for number in range(1, 80))
    writer.put([document(99, "Marcon speaks")])
    writer.commit(1)
    hits = Index.open(folder).search("Marcon")
    assert (hits.total, hits.read_as, hits.did_you_mean) == (1, "", "Macron")
    assert Index.open(folder).search("Macron").did_you_mean == ""


@pytest.mark.parametrize("query", ["site:https://www.lesoir.example/une", "publisher:LESOIR.example", "from:soir"])
def test_publishers_by_address(ids: Callable[..., list[int]], query: str) -> None:
    assert ids(PRESS, query) == [2]


def test_without_an_index_nothing_is_found(folder: Path) -> None:
    index = Index.open(folder)
    assert index.search("bank") == Hits(total=0)
    assert index.similar(["bank"]) == ()
    assert index.count() == 0


def test_a_commit_is_found_by_the_next_search(folder: Path) -> None:
    index = Index.open(folder)
    with Writer.open(folder) as writer:
        for number in range(1, 4):
            writer.put([document(number, "Bank")])
            assert index.count() == number - 1
            writer.commit(number)
            assert index.search("bank").total == number


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["", "en", "ar", "??"]))
def test_whatever_is_typed_is_answered(press: Index, query: str, language: str) -> None:
    try:
        hits = press.search(query, language=language)
    except SearchSyntaxError:
        return
    assert hits.total >= len(hits.hits)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("press")
    with Writer.open(folder) as writer:
        writer.put(PRESS)
        writer.commit(1)
    return Index.open(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["", "en", "ar", "zh"]))
def test_whatever_is_printed_is_taken(folder: Path, writer: Writer, title: str, text: str, language: str) -> None:
    writer.put([Document(1, title, START, text=text, language=language, hashtags=(title,), authors=(text,))])
    writer.commit(1)
    hits = Index.open(folder).search("-nothing")
    assert hits.total == 1
    assert "<" not in hits.hits[0].title_html.replace("<mark>", "").replace("</mark>", "")
