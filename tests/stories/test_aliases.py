from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stories.aliases import Likeness, Used, parts, same_in_other_script, short_forms, spelling, whole_of


def used(key: str, *stories: int) -> Used:
    return Used(key, key, frozenset(stories))


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("ElectionCommission", ["Election", "Commission"]),
        ("USTreasury", ["US", "Treasury"]),
        ("G7", ["G7"]),
        ("ÉcoleNormale", ["École", "Normale"]),
        ("الدفاع_المدني", ["الدفاع", "المدني"]),
    ],
)
def test_labels_come_apart_into_words(label: str, words: list[str]) -> None:
    assert parts(label) == words


def test_short_forms_are_initials_last_names_and_singulars() -> None:
    assert short_forms("EuropeanUnion") == {"eu": Likeness.INITIALS}
    assert short_forms("BankOfQuillon") == {"boq": Likeness.INITIALS, "bq": Likeness.INITIALS}
    assert short_forms("NarendraModi")["modi"] == Likeness.LAST_NAME
    assert short_forms("Tariffs") == {"tariff": Likeness.NUMBER}
    assert short_forms("Subsidies") == {"subsidy": Likeness.NUMBER}
    assert short_forms("Congress") == short_forms("Gas") == {}


@pytest.mark.parametrize("label", ["WorldBank", "NewYork", "WhiteHouse", "ParisAgreement", "ElectionCommission"])
def test_a_common_word_is_nobodys_last_name(label: str) -> None:
    assert Likeness.LAST_NAME not in short_forms(label).values()


def test_names_in_two_scripts_have_the_same_consonants() -> None:
    assert same_in_other_script("BenediktKrog", "بينيديكت_كروغ")
    assert not same_in_other_script("BenediktKrog", "كروغ")
    assert not same_in_other_script("Benedikt", "Benedict")
    assert not same_in_other_script("Oman", "إيمان")  # too few consonants to tell


def test_shared_stories_decide() -> None:
    eu, union = used("eu", 1, 2, 3, 4), used("europeanunion", 1, 2, 3, 9)
    assert whole_of(eu, [(union, Likeness.INITIALS)]) == (union, Likeness.INITIALS)
    assert whole_of(used("eu", 5, 6, 7), [(union, Likeness.INITIALS)]) is None
    assert whole_of(used("eu", 1, 2, 3, *range(10, 20)), [(union, Likeness.INITIALS)]) is None
    assert whole_of(used("eu", 1, 2), [(union, Likeness.INITIALS)]) is None


def test_two_wholes_are_none() -> None:
    modi = used("modi", *range(10))
    narendra, sonya = used("narendramodi", *range(10)), used("sonyamodi", *range(6))
    assert whole_of(modi, [(narendra, Likeness.LAST_NAME), (sonya, Likeness.LAST_NAME)]) is None
    assert whole_of(modi, [(narendra, Likeness.LAST_NAME)]) == (narendra, Likeness.LAST_NAME)


@given(st.text(max_size=40))
def test_any_label_comes_apart_and_is_no_short_form_of_itself(label: str) -> None:
    assert "".join(parts(label)) == label.replace("_", "")
    assert label.casefold() not in short_forms(label)


@given(st.dictionaries(st.sampled_from("ABCD"), st.integers(1, 50)), st.integers(0, 50))
def test_the_shown_spelling_is_stable(others: dict[str, int], times: int) -> None:
    shown = spelling("Z", times, others)
    assert shown == "Z" or others[shown] > times
    if shown != "Z":  # what was shown before does not come back at once
        assert spelling(shown, others[shown], {"Z": times}) == shown
