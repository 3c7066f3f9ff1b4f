from __future__ import annotations

import io
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from broadsheet.web import messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|<[^>]*>")


def entries(catalogue: Catalog) -> dict[object, object]:
    def plain(value: object) -> object:
        return tuple(value) if isinstance(value, list | tuple) else value

    return {plain(message.id): plain(message.string) for message in catalogue if message.id}


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_nothing_wants_a_translation(language: str) -> None:
    assert messages.missing(language) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    compiled = read_mo(io.BytesIO(messages.catalogue_path(language).with_suffix(".mo").read_bytes()))
    assert entries(compiled) == entries(messages.catalogue(language))


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_translations_keep_placeholders_and_markup(language: str) -> None:
    for message in messages.catalogue(language):
        if not message.id:
            continue
        singular = isinstance(message.id, str)
        wanted = sorted(PLACEHOLDER.findall(message.id if singular else message.id[1]))
        last = message.string if singular else message.string[-1]
        assert sorted(PLACEHOLDER.findall(last)) == wanted, message.id


def test_arabic_has_six_plurals() -> None:
    plural = [message for message in messages.catalogue("ar") if isinstance(message.id, tuple)]
    assert plural
    assert {len(message.string) for message in plural} == {6}
