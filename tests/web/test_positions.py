from __future__ import annotations

from django.template.loader import render_to_string

from broadsheet.analysis import Document
from broadsheet.analysis.positions import of_article, of_story
from broadsheet.web.desk import Desk

TEXT = "Moscow condemned the tram line. The mayor supports the tram line. Oslo has not denied the report."


def shown(template: str, finding: object) -> str:
    return " ".join(render_to_string(template, {"finding": finding, "desk": Desk()}).split())


def test_an_article_shows_who_takes_which_position() -> None:
    page = shown("findings/positions.html", of_article(Document(1, TEXT)))

    assert "<strong>Russia</strong> condemns: the tram line" in page
    assert "<strong>Norway</strong> does not deny: the report" in page


def test_a_story_shows_the_axis() -> None:
    documents = [Document(1, TEXT, publisher="Kestrel Wire")]
    page = shown("findings/positions-story.html", of_story(documents, [of_article(documents[0])]))

    assert "On: tram line" in page
    assert page.index('cx="10%"') < page.index('cx="90%"')
    assert page.index("The mayor") < page.index("Russia") < page.index("Norway")
