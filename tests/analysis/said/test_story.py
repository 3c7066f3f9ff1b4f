"""Who said what, over the articles of a story."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter

from broadsheet.analysis import Document
from broadsheet.analysis.said import KIND, StoryStatements
from broadsheet.analysis.said.story import of_story

DAY = datetime(2026, 11, 17, 8, tzinfo=UTC)


def documents(*texts: str, copied_from: Sequence[int | None] = ()) -> list[Document]:
    copies = [*copied_from, *([None] * len(texts))]
    return [
        Document(n, text, published=DAY + timedelta(hours=n), publisher_id=n + 1, copied_from=copies[n])
        for n, text in enumerate(texts)
    ]


def story(articles: list[Document]) -> StoryStatements:
    return of_story(articles, [KIND.of_article(each) for each in articles])


def test_the_same_quotation_of_two_publishers_is_one() -> None:
    found = story(
        documents(
            "“Eleven weeks is the honest number,” the minister Ilse Corvane said.",
            "“Eleven weeks is the honest number, and I mean it,” Corvane told reporters.",
        )
    )
    (speaker,) = found.speakers
    assert (speaker.name, speaker.aliases) == ("Ilse Corvane", ("Corvane",))
    (remark,) = speaker.remarks
    assert remark.text == "“Eleven weeks is the honest number, and I mean it,”"
    assert remark.publishers == 2
    assert [each.article_id for each in remark.evidence] == [0, 1]
    assert remark.published == DAY


def test_a_copy_is_no_other_publisher() -> None:
    text = "“Eleven weeks is the honest number,” Ilse Corvane said."
    found = story(documents(text, text, copied_from=[None, 0]))
    (remark,) = found.speakers[0].remarks
    assert (remark.publishers, len(remark.evidence)) == (1, 2)


def test_what_two_people_say_stays_apart() -> None:
    found = story(
        documents(
            "“Eleven weeks is the honest number,” Ilse Corvane said.",
            "“Eleven weeks is the honest number,” Teo Varga said.",
        )
    )
    assert {speaker.name for speaker in found.speakers} == {"Ilse Corvane", "Teo Varga"}


def test_a_surname_that_two_bear_is_joined_to_neither() -> None:
    found = story(
        documents(
            "Ilse Corvane said the lock would stay shut.",
            "Emil Corvane said the bridge would stay open.",
            "Corvane said the port would be sold this year.",
        )
    )
    assert {speaker.name for speaker in found.speakers} == {"Ilse Corvane", "Emil Corvane", "Corvane"}


def test_remarks_are_oldest_first_and_the_unnamed_last() -> None:
    found = story(
        documents(
            "Ilse Corvane said the lock would stay shut.",
            "“Nobody told us about it,” he said.",
            "Ilse Corvane said an engineer would read the logs.",
        )
    )
    assert [speaker.name for speaker in found.speakers] == ["Ilse Corvane", ""]
    times = [remark.published for remark in found.speakers[0].remarks]
    assert times == sorted(time for time in times if time is not None)


def test_results_can_be_stored() -> None:
    found = story(documents("Ilse Corvane said the lock would stay shut."))
    adapter = TypeAdapter(StoryStatements)
    assert adapter.validate_python(adapter.dump_python(found, mode="json")) == found
    assert [(line.head, line.text) for line in KIND.lines(found)] == [("Ilse Corvane", "the lock would stay shut")]


def test_fifty_articles_are_merged_in_time() -> None:
    text = " ".join(f"“The lock number {n} will stay shut for {n} weeks,” Ilse Corvane said." for n in range(20))
    articles = documents(*[text] * 50)
    findings = [KIND.of_article(each) for each in articles]
    begun = time.process_time()
    of_story(articles, findings)
    assert time.process_time() - begun < 1


def test_two_articles_unnamed_directors_are_two() -> None:
    found = story(
        documents(
            "The theatre opened. Its director said that the second hour was the better one.",
            "The museum closed. Its director said that nobody had come to see the clocks.",
        )
    )
    assert [speaker.name for speaker in found.speakers] == ["Its director", "Its director"]


def test_a_body_joins_its_longer_name() -> None:
    found = story(
        documents(
            "The Shippers’ League said that the fee must be dropped at once.",
            "The Shippers’ League of the Strait said a detour costs four days.",
        )
    )
    assert len(found.speakers) == 1
