from __future__ import annotations

from broadsheet.stories.telling import Passage, Said, told

INTRODUCED = "Edda Maurin, the harbour master of Port Ansel since 2019, ordered the lock shut on Tuesday."
MENTIONED = "Ships wait for days outside the harbour, and Edda Maurin has no date for them."
OTHER = "Shippers want Edda Maurin to pay for fuel that they burn on the long way round."


def passage(number: int, text: str, language: str = "en", limit: int = 320, owner: str = "") -> Passage:
    return Passage(number, number, owner or f"owner{number}", language, text, limit)


def test_it_takes_sentences_that_introduce_the_name_from_two_publishers() -> None:
    passages = [passage(1, f"A storm came over the strait in the night before. {MENTIONED}"), passage(2, INTRODUCED)]
    assert told({"eddamaurin"}, "en", passages) == [Said(2, INTRODUCED), Said(1, MENTIONED)]


def test_one_publisher_speaks_once_and_nothing_is_said_twice() -> None:
    passages = [passage(1, INTRODUCED, owner="a"), passage(2, MENTIONED, owner="a"), passage(3, INTRODUCED, owner="b")]
    assert [said.sentence for said in told({"eddamaurin"}, "en", passages)] == [INTRODUCED]


def test_the_readers_language_comes_first() -> None:
    french = "Edda Maurin, capitaine du port de Port Ansel, a fait fermer l’écluse mardi matin."
    passages = [passage(1, INTRODUCED), passage(2, french, "fr")]
    assert told({"eddamaurin"}, "fr", passages) == [Said(2, french)]


def test_neither_headings_nor_long_nor_other_names_are_quoted() -> None:
    heading = "Edda Maurin and the lock that everybody had forgotten for years"
    passages = [
        passage(1, heading),
        passage(2, INTRODUCED, limit=40),
        passage(3, "Edda Mauring has nothing to do with any of it at all."),
    ]
    assert told({"eddamaurin"}, "en", passages) == []


def test_names_in_other_scripts_are_found() -> None:
    text = "قالت هيئة الدفاع المدني إن الهويس سيظل مغلقًا أحد عشر أسبوعًا على الأقل."
    assert told({"الدفاعالمدني"}, "ar", [passage(1, text, "ar")]) == [Said(1, text)]


def test_a_dateline_is_no_mention() -> None:
    lead = "Ships wait for days outside the harbour, and Edda Maurin has no date for them."
    assert told({"portansel"}, "en", [passage(1, f"PORT ANSEL, 26 November (Kestrel Wire) – {lead}")]) == []
    for dateline in ("PORT ANSEL (Wire) - ", "PORT ANSEL, Merrow — "):
        assert told({"eddamaurin"}, "en", [passage(1, f"{dateline}{lead}")]) == [Said(1, lead)]
    dashed = "Edda Maurin – the harbour master – has shut the lock and has no date for anybody."
    assert told({"eddamaurin"}, "en", [passage(1, dashed)]) == [Said(1, dashed)]
