"""The measure of dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quality import dates, records

CONLLU = """# newdoc id = x
# meta::dateCreated = 2024-06-10
# newpar
# text = Bridge shut
1\tBridge\tbridge\tNOUN\tNN\t_\t0\troot\t_\t_
2\tshut\tshut\tVERB\tVBN\t_\t1\tacl\t_\t_
# newpar
# text = Wednesday, June 12, 2024
1\tWednesday\tWednesday\tPROPN\tNNP\t_\t0\troot\t_\tXML=<date when:::"2024-06-12">|SpaceAfter=No
2\t,\t,\tPUNCT\t,\t_\t1\tpunct\t_\t_
3\tJune\tJune\tPROPN\tNNP\t_\t1\tdep\t_\t_
4\t12\t12\tNUM\tCD\t_\t3\tnummod\t_\tSpaceAfter=No
5\t,\t,\tPUNCT\t,\t_\t1\tpunct\t_\t_
6\t2024\t2024\tNUM\tCD\t_\t3\tnummod\t_\tXML=</date>
# newpar
# text = It shut yesterday.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tshut\tshut\tVERB\tVBD\t_\t0\troot\t_\t_
3\tyesterday\tyesterday\tNOUN\tNN\t_\t2\tobl\t_\tXML=<date when:::"2024-06-11"></date>|SpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def test_the_date_line_is_the_day_of_writing() -> None:
    article = dates.dated(CONLLU)
    assert article.written == date(2024, 6, 12)
    assert [article.text[each.start : each.end] for each in article.marked] == ["Wednesday, June 12, 2024", "yesterday"]


def test_a_value_may_be_finer_than_what_is_marked_but_not_coarser() -> None:
    assert dates.right({"when": "2000", "value": "2000-07-18"})
    assert not dates.right({"when": "2000-07-18", "value": "2000"})
    assert not dates.right({"when": "", "value": "2000"})


@pytest.mark.gold
def test_the_goal_is_kept(gold: Path) -> None:
    found = records.read(gold / "news-annotated" / "wikinews-dev.jsonl.gz")
    articles = [dates.dated(record["conllu"]) for record in found]
    rows = [
        {"span": "", "when": each.when, "from": each.first, "to": each.last, "value": value}
        for article in articles
        for each, value in dates.values(article)
    ]
    assert dates.figures(rows)["value_accuracy"] >= 0.93
