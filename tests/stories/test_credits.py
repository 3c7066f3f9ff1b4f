from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.stories.credits import LATER, Sighting, is_credited, original

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BODY = "The river rose by two metres in the night. Varne closed its schools.\n\nThe mayor will speak at six."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"VARNE (Reuters) - {BODY}", "Reuters"),
        (f"VARNE, Norvia (AP) — {BODY}", "Associated Press"),
        (f"By Jane Morrow, The Ledger\n\n{BODY}", "The Ledger"),
        (f"{BODY} — AP", "Associated Press"),
        (f"{BODY}\n\n© AFP", "Agence France-Presse"),
        (
            f"{BODY}\n\nThis story was first published by The Varne Ledger and is printed with permission.",
            "Varne Ledger",
        ),
        (f"{BODY}\n\nCet article est paru dans Le Courrier.", "Le Courrier"),
        (f"{BODY}\n\nQuelle: dpa", "Deutsche Presse-Agentur"),
        (f"{BODY}\n\nFuente: EFE", "EFE"),
        (f"{BODY}\n\nالمصدر: وكالة نورفيا", "وكالة نورفيا"),
        (f"{BODY}\n\nसाभार: नॉर्विया टाइम्स", "नॉर्विया टाइम्स"),
        (f"{BODY}\n\nRead more at courier.example, where this appeared.", "courier.example"),
    ],
)
def test_a_credit_is_read(text: str, name: str) -> None:
    assert is_credited(text, [name])
    assert not is_credited(text, ["Oslany Herald"])
    assert not is_credited(BODY, [name])


@pytest.mark.parametrize(
    "text",
    [
        "Reuters said on Monday that it would close its office in Varne.\n\nIt has had one since 1950.",
        f"{BODY}\n\nReuters writers in Oslany contributed to this report.",
        "The dispute over Reuters (the agency) goes on, as the court said.",
        f"{BODY} The editor told Reuters.",
    ],
)
def test_a_name_in_the_text_is_no_credit(text: str) -> None:
    assert not is_credited(text, ["Reuters"])


def sighting(number: int, name: str, hours: float, text: str = BODY) -> Sighting:
    return Sighting(number, (name,), NOON + timedelta(hours=hours), text)


def test_the_first_is_the_original() -> None:
    one, other = sighting(1, "Herald", 1), sighting(2, "Reuters", 0)
    assert original(one, other) == original(other, one) == other


def test_the_one_that_is_named_is_the_original_though_its_clock_is_behind() -> None:
    copy, agency = sighting(1, "Herald", 0, f"VARNE (Reuters) - {BODY}"), sighting(2, "Reuters", 3)
    assert original(copy, agency) == original(agency, copy) == agency


def test_a_credit_does_not_reach_over_days_nor_against_another_credit() -> None:
    copy = sighting(1, "Herald", 0, f"VARNE (Reuters) - {BODY}")
    late = sighting(2, "Reuters", LATER / timedelta(hours=1) + 1)
    assert original(copy, late) == copy
    both = sighting(3, "Reuters", 1, f"{BODY}\n\nThis was first published by the Herald.")
    assert original(copy, both) == copy
