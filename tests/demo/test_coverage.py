"""What several report is not what only one reports, in all stories of the demo world."""

from __future__ import annotations

from broadsheet.analysis import coverage
from quality.coverage import stories


def test_nothing_is_both_shared_and_alone() -> None:
    told = list(stories().values())
    assert told
    for documents in told:
        found = coverage.of_story(documents, [coverage.Coverage()] * len(documents))
        shared = {each for fact in found.shared for each in fact.evidence}
        assert shared.isdisjoint(fact.evidence for fact in found.alone)
