from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.languages import detect, of

LONG = {
    "en": "The government said on Monday that talks about the river would go on until the end of the month, and that "
    "nobody had been asked to leave the villages along its banks before the winter begins.",
    "fr": "Le gouvernement a annoncé lundi que les discussions sur le fleuve se poursuivraient jusqu’à la fin du mois et "
    "que personne n’avait été prié de quitter les villages de ses rives avant le début de l’hiver.",
    "de": "Die Regierung teilte am Montag mit, dass die Gespräche über den Fluss bis zum Ende des Monats weitergehen und "
    "niemand die Dörfer an seinen Ufern vor dem Beginn des Winters verlassen müsse.",
    "es": "El gobierno dijo el lunes que las conversaciones sobre el río seguirían hasta fin de mes y que a nadie se le "
    "había pedido que dejara los pueblos de sus orillas antes de que empiece el invierno.",
    "ar": "قالت الحكومة يوم الاثنين إن المحادثات بشأن النهر ستستمر حتى نهاية الشهر",
    "hi": "सरकार ने सोमवार को कहा कि नदी पर बातचीत महीने के अंत तक जारी रहेगी",
    "fa": "دولت روز دوشنبه گفت که گفتگوها درباره رودخانه تا پایان ماه ادامه خواهد یافت",
    "ur": "حکومت نے پیر کو کہا کہ دریا کے بارے میں بات چیت مہینے کے آخر تک جاری رہے گی",
    "ja": "政府は月曜日、川をめぐる協議を月末まで続けると発表した",
    "zh": "政府周一表示，关于河流的谈判将持续到月底",
    "ko": "정부는 월요일 강에 관한 협상이 이달 말까지 계속될 것이라고 밝혔다",
    "ru": "Правительство сообщило в понедельник, что переговоры о реке продлятся до конца месяца",
    "el": "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι οι συνομιλίες θα συνεχιστούν",
    "th": "รัฐบาลกล่าวเมื่อวันจันทร์ว่าการเจรจาเรื่องแม่น้ำจะดำเนินต่อไปจนถึงสิ้นเดือน",
}


@pytest.mark.parametrize("language", sorted(LONG))
def test_a_paragraph_is_recognised(language: str) -> None:
    assert detect(LONG[language]) == language


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_a_long_text_wins_over_a_wrong_hint(language: str) -> None:
    assert detect(2 * LONG[language], "pt") == language


def test_the_hint_decides_short_texts_of_its_script() -> None:
    assert detect("Table ronde", "fr-CA") == "fr"
    assert detect("Table ronde", "en") == "en"
    assert detect("नदी", "mr") == "mr"


def test_the_script_wins_over_a_hint_of_another() -> None:
    assert detect("قالت الحكومة", "en") == "ar"
    assert detect("政府", "fr") == "zh"


def test_without_letters_there_is_only_the_hint() -> None:
    assert detect("") == ""
    assert detect("2026 … 17 %", "en_GB") == "en"


@given(st.text(max_size=400), st.text(max_size=12))
def test_detect_never_raises(text: str, hint: str) -> None:
    assert isinstance(detect(text, hint), str)


@given(st.text(max_size=12))
def test_every_code_has_a_language(code: str) -> None:
    assert of(code).direction in {"ltr", "rtl"}


def test_what_is_known_of_some() -> None:
    assert of("ar").direction == of("fa").direction == "rtl"
    assert not of("ar").cased
    assert not of("hi").cased
    assert of("en-GB") is of("en")
    assert of("nl").stemmer == "dutch"
    assert all(of(code).stop_words for code in ("en", "fr", "ar", "de", "es", "hi", "pt", "it", "ru"))
