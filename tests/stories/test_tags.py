from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories import hashtags
from broadsheet.stories.tags import label
from tests.stories.writing import QUAKE, QUAKE_AGAIN, QUAKE_ARABIC, QUAKE_HINDI

ELECTION = (
    "Election Commission says draft list is not final",
    "The Election Commission said on Sunday that the draft voters' list of Tamura is not final. The EC will take claims "
    "until September. Narina Modal, who leads the opposition in Tamura, called the EC deaf. Modal said that thousands "
    "were missing from the voters' list. The Election Commission answered that every voter can object. By Jane Reporter.",
)


def labels(text: tuple[str, str], language: str = "en", **options: object) -> list[str]:
    keywords = options.get("keywords", ())
    exclude = options.get("exclude", ())
    return [tag.label for tag in hashtags(*text, language, keywords, exclude=exclude)]  # type: ignore[arg-type]


def test_names_are_joined_capitalised_words() -> None:
    found = labels(ELECTION)
    assert found[0] == "ElectionCommission"
    assert {"NarinaModal", "Tamura"} <= set(found)


def test_short_forms_count_for_the_whole_name() -> None:
    found = labels(ELECTION)
    assert not {"EC", "Modal"} & set(found)


def test_no_days_months_authors_or_publishers() -> None:
    found = labels(ELECTION, exclude=("Jane Reporter", "The Tamura Times", "Tamura"))
    assert not {"Sunday", "September", "JaneReporter", "Jane", "Tamura"} & set(found)


def test_keywords_count_when_the_text_speaks_of_them() -> None:
    found = labels(QUAKE, keywords=("aftershocks", "Football", "x" * 200))
    assert "Aftershocks" in found
    assert "Football" not in found


def test_labels_in_scripts_without_capitals_have_low_lines() -> None:
    assert "الدفاع_المدني" in labels(QUAKE_ARABIC, "ar", keywords=("الدفاع المدني",))
    assert labels(QUAKE_HINDI, "hi", keywords=("पोर्ट मारिन",))[0] == "पोर्ट_मारिन"


def test_spellings_of_a_name_share_a_key() -> None:
    both = [
        {tag.key for tag in hashtags(*text, "en", ())} for text in (QUAKE, (QUAKE_AGAIN[0], QUAKE_AGAIN[1].upper()))
    ]
    assert "tomasabelard" in both[0]
    assert all(key == key.casefold() and " " not in key for keys in both for key in keys)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=600), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_gives_at_most_eight_clean_tags(title: str, text: str, keywords: list[str]) -> None:
    for language in ("en", "ar", "ja", ""):
        tags = hashtags(title, text, language, keywords, exclude=keywords[:1])
        assert len(tags) <= 8
        assert len({tag.key for tag in tags}) == len(tags)
        assert all(0 < tag.weight <= 1 and tag.label and " " not in tag.label and len(tag.label) <= 120 for tag in tags)


def test_an_agency_in_brackets_is_no_hashtag() -> None:
    text = ("Quake in Varne", f"VARNE (Heron Wire) — {QUAKE[1]}")
    assert "HeronWire" not in labels(text)
    assert "Varne" in labels(text)


def test_common_words_sections_and_passing_mentions_are_no_hashtags() -> None:
    text = (
        "Crowns for the harbour",
        "Crowns are short in Varne. The council of Varne wants fifty crowns of every ship, said Edda Maurin. The World "
        "Fund may pay, and the world would look on.\n\nShips, ships and ships: the mayor counted ships in May. World "
        "prices rose in Varne, and a pilot from Orsk went home.",
    )
    found = labels(text)
    assert {"Varne", "EddaMaurin", "WorldFund"} <= set(found)
    assert not {"Crowns", "World", "May", "Ships", "Orsk"} & set(found)
    assert "Ships" in labels(text, keywords=("ships",))


def test_offices_days_credits_and_articles_are_no_part_of_a_name() -> None:
    text = (
        "Home Office defends new rules",
        "Home Secretary Irena Dolsk defended the rules of the Home Office. Dolsk spoke at the White Hall Tuesday.\n\n"
        "Aldo Berg/Getty Images\n\nThe Harbour Fund helps, Dolsk said at the White Hall. Read More\n\n"
        "What The Home Office Said About Its New Rules For Ships",
    )
    found = labels(text, keywords=("The Harbour Fund",))
    assert {"IrenaDolsk", "HomeOffice", "WhiteHall", "HarbourFund"} <= set(found)
    assert not {"Dolsk", "AldoBerg", "GettyImages", "WhiteHallTuesday", "TheHarbourFund", "ReadMore"} & set(found)
    assert all(len(label) < 30 for label in found)


def test_a_last_name_counts_for_the_name_that_was_told_first() -> None:
    text = (
        "Pilot saves ferry",
        f"Ana Lima steered the ferry ashore in Varne. {'Lima waited. The crew of Lima slept. ' * 6}",
    )
    assert "AnaLima" in labels(text)
    assert "Lima" not in labels(text)


def test_articles_and_numerals_are_no_hashtags() -> None:
    lock = "Merrow ferme L’Écluse Haute. Les navires attendent devant L’Écluse Haute, dit le port de Merrow."
    assert "ÉcluseHaute" in labels(("Merrow ferme L’Écluse Haute", lock), "fr")
    assert "Douze" not in labels(("Douze navires", "Douze navires attendent. Douze ! Douze autres viendront."), "fr")


def test_a_dateline_in_capitals_is_written_as_a_name() -> None:
    assert label("PORT ANSEL") == "PortAnsel"
    assert label("NATO") == "NATO"


def test_an_arabic_topic_is_shown_as_it_is_written() -> None:
    text = "قالت هيئة الميناء إن الاستقالة قبلت. وأعلنت هيئة الميناء أن الاستقالة نهائية."
    labels = {tag.label for tag in hashtags("استقالة مدير هيئة الميناء", text, "ar", ())}
    assert {"هيئة", "الاستقالة"} <= labels
