"""Ages of persons that no unit marks: "Nick Hague, 44," and "she is 62."."""

from __future__ import annotations

from broadsheet.text.quantities.measures import Unit
from broadsheet.text.quantities.numerals import Numeral
from broadsheet.text.quantities.pieces import Sentence


def age(sentence: Sentence, numeral: Numeral) -> Unit | None:
    """The age in "Nick Hague, 44," and "aged 35" and "she is 62."."""
    if not 1 <= numeral.value <= 115 or numeral.value % 1 or numeral.scale != 1:
        return None
    first, last = numeral.first, numeral.last
    before, after = sentence.lower(first - 1), sentence.lower(last)
    told = before in ("aged", "age", "ages") and after not in ("group",)
    told = told or (before == "now" and after == ",")
    told = told or (before == "of" and sentence.lower(first - 2) in ("age", "ages"))
    apposed = _follows_name(sentence, numeral) or (
        before == ","
        and after in (",", ";")
        and sentence.is_capitalised(first - 2)
        and sentence.is_number(first)
        and numeral.value > 9
    )
    turned = (
        (before in ("turned", "turns") or _is_person_being(sentence, first))
        and after in (".", ",", "", "when", "by", "and", "at", "in", "on", "next", "this")
        and sentence.is_number(first)
        and numeral.value > 9
    )
    return Unit("year of age", last, last, "age") if told or apposed or turned else None


def _follows_name(sentence: Sentence, numeral: Numeral) -> bool:
    """As in "Nick Hague 44 has spent": commas are lost in feeds."""
    first, last = numeral.first, numeral.last
    return (
        sentence.is_number(first)
        and 15 < numeral.value < 100
        and sentence.lower(last) in ("has", "had", "is", "was", "who", "said", "says", "told")
        and all(sentence.is_capitalised(at) and not sentence.pieces[at].text.isupper() for at in (first - 1, first - 2))
    )


def _is_person_being(sentence: Sentence, at: int) -> bool:
    verb = at - 1
    if sentence.lower(verb) == "be" and sentence.lower(verb - 1) in ("will", "would"):
        verb -= 1
    elif sentence.lower(verb) not in ("is", "was", "am"):
        return False
    return sentence.lower(verb - 1) in ("he", "she", "i", "who")
