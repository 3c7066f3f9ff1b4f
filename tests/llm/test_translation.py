from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.config import Config
from broadsheet.errors import LanguageModelError
from broadsheet.llm import translation
from broadsheet.llm.client import Client
from broadsheet.llm.faithful import Doubt, doubt
from broadsheet.llm.store import Memory
from tests.llm.server import MODEL, Step, said, serving

PARAGRAPHS = ["The mayor opened 24 schools on 3 May 2026.", "", "Anna Lind was pleased."]
FRENCH = ["Le maire a ouvert 24 écoles le 3 mai 2026.", "Anna Lind était contente."]

GOOD = [
    ("Sales rose 4.5 per cent to 1,250 euros.", "Der Umsatz stieg um 4,5 Prozent auf 1.250 Euro.", "en", "de"),
    ("7.24 crore forms came back in 2026.", "72,4 millions de formulaires sont revenus en 2026.", "en", "fr"),
    ("Sales rose to 72.4 million in 2026.", "ارتفعت المبيعات إلى ٧٢٫٤ مليون في ٢٠٢٦", "en", "ar"),
    ("रूस के 48 लोग मारे गए और 320 घायल हुए।", "In Russia, 48 people were killed and 320 injured.", "hi", "en"),
    ("Both ministers met twice.", "Les deux ministres se sont rencontrés deux fois.", "en", "fr"),
    ("Anna Lind flew to London.", "Anna Lind s'est rendue à Londres.", "en", "fr"),
]
BAD = [
    ("The mayor opened 24 schools.", "Le maire a ouvert 42 écoles.", "en", "fr", Doubt.NUMBER),
    ("The mayor opened 24 schools.", "Le maire a ouvert des écoles.", "en", "fr", Doubt.NUMBER),
    ("The mayor opened some schools.", "Le maire a ouvert 24 écoles.", "en", "fr", Doubt.NUMBER),
    ("Prices rose 4.5 per cent.", "Les prix ont augmenté de 45 pour cent.", "en", "fr", Doubt.NUMBER),
    ("Sales rose to 72.4 million.", "ارتفعت المبيعات إلى ٧٢٫٤ مليار", "en", "ar", Doubt.NUMBER),
    (
        "On Friday Karl Brenner met Ines Holt.",
        "Vendredi, Marie Dupont a rencontré Jean Martin.",
        "en",
        "fr",
        Doubt.NAME,
    ),
    (
        "The mayor opened the schools in the east of the city.",
        "The mayor opened the schools.",
        "en",
        "ar",
        Doubt.SCRIPT,
    ),
    ("The mayor opened the schools in the east of the city.", "Le maire.", "en", "fr", Doubt.LENGTH),
    ("Read on.", "Lisez https://evil.example/ ici.", "en", "fr", Doubt.ADDRESS),
    ("The mayor opened the school.", " ", "en", "fr", Doubt.MISSING),
]


@pytest.mark.parametrize(("original", "translated", "source", "target"), GOOD)
def test_good_translations(original: str, translated: str, source: str, target: str) -> None:
    assert doubt(original, translated, source, target) is Doubt.NONE


@pytest.mark.parametrize(("original", "translated", "source", "target", "why"), BAD)
def test_doubtful_ones(original: str, translated: str, source: str, target: str, why: Doubt) -> None:
    assert doubt(original, translated, source, target) is why


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["en", "fr", "ar", "hi", "zh", "", "xx"]))
def test_doubt_never_raises(original: str, translated: str, language: str) -> None:
    assert (doubt(original, translated, language, "fr") is Doubt.MISSING) == (not translated.strip())


def libre(*texts: str) -> Step:
    return Step(json.dumps({"translatedText": list(texts)}).encode())


def test_a_libretranslate_server() -> None:
    with serving(libre(*FRENCH)) as script:
        engine = translation.LibreTranslate(Config(translate_url=script.url, translate_key="k"))
        store = Memory()
        found = translation.translate(PARAGRAPHS, "en", "fr", engine, store)
        assert [each.text for each in found.paragraphs] == [FRENCH[0], "", FRENCH[1]]
        assert all(each.translated for each in found.paragraphs)
        assert (found.engine, found.source, found.target) == ("LibreTranslate", "en", "fr")
        assert translation.translate(PARAGRAPHS, "en", "fr", engine, store) == found
        engine.close()
    assert len(script.asked) == 1
    path, _, payload = script.asked[0]
    assert path == "/v1/translate"
    assert payload == {
        "q": [PARAGRAPHS[0], PARAGRAPHS[2]],
        "source": "en",
        "target": "fr",
        "format": "text",
        "api_key": "k",
    }


def test_a_model_translates_line_by_line() -> None:
    with serving(said(f"[1] {FRENCH[0]}\n\n[2] {FRENCH[1]}")) as script:
        config = Config(llm_url=script.url, llm_model=MODEL, llm_features=("translate",))
        client = Client(config)
        engine = translation.engine(config, client)
        assert engine is not None
        found = translation.translate(PARAGRAPHS, "en", "fr", engine, client.store)
        engine.close()
    assert [each.text for each in found.paragraphs] == [FRENCH[0], "", FRENCH[1]]
    assert found.engine == MODEL


def test_a_doubtful_paragraph_stays_as_it_was_and_is_counted() -> None:
    with serving(libre("Le maire a ouvert 42 écoles le 3 mai 2026.", FRENCH[1])) as script:
        engine = translation.LibreTranslate(Config(translate_url=script.url))
        store = Memory()
        found = translation.translate(PARAGRAPHS, "en", "fr", engine, store)
        engine.close()
    assert next((each.text, each.doubt) for each in found.paragraphs) == (PARAGRAPHS[0], Doubt.NUMBER)
    assert found.paragraphs[2].translated
    assert store.dropped == {"translation-number": 1}
    assert len(store.answers) == 1


@pytest.mark.parametrize(
    "step", [libre("one"), Step(b'{"translatedText": "x"}'), Step(b"{}"), Step(b"[]"), Step(b"", 500)]
)
def test_a_translator_that_fails(step: Step) -> None:
    with serving(step) as script:
        engine = translation.LibreTranslate(Config(translate_url=script.url, llm_timeout=0.5))
        with pytest.raises(LanguageModelError):
            translation.translate(PARAGRAPHS, "en", "fr", engine, Memory())
        engine.close()


def test_a_model_that_loses_a_line_leaves_that_paragraph() -> None:
    with serving(said(f"[2] {FRENCH[1]}\n[9] Merci")) as script:
        config = Config(llm_url=script.url, llm_model=MODEL, llm_features=("translate",))
        client = Client(config)
        found = translation.translate(PARAGRAPHS, "en", "fr", translation.ModelTranslator(client), client.store)
        client.close()
    assert [each.doubt for each in found.paragraphs] == [Doubt.MISSING, Doubt.NONE, Doubt.NONE]


def test_without_a_setting_nothing_translates() -> None:
    assert not translation.available(Config())
    assert not translation.available(Config(llm_url="http://127.0.0.1:1/v1", llm_model="m", llm_features=("ask",)))
    assert translation.available(Config(translate_url="http://127.0.0.1:1"))
    client = Client(Config())
    assert translation.engine(Config(), client) is None
