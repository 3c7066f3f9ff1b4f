"""The catalogues of messages: extracted from templates and code, merged, and compiled, with Babel alone.

``python -m broadsheet.web.messages`` brings ``locale/*/LC_MESSAGES/django.po`` up to date and writes the ``.mo`` beside
each; what still wants a translation is printed. A test fails while anything is missing or a ``.mo`` is stale.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

WEB = Path(__file__).parent
ROOT = WEB.parent.parent
SOURCES = (WEB, WEB.parent / "api", WEB.parent / "newsroom")  # what speaks to readers
LANGUAGES = ("fr", "ar")
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # in headers, so that files change only with their messages
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
}
# As Django's own catalogues count, so that both can be merged.
PLURALS = {
    "fr": (2, "(n > 1)"),
    "ar": (6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5"),
}


def catalogue_path(language: str) -> Path:
    """Where a language's catalogue is kept."""
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


def extracted() -> Catalog:
    """All messages of templates and code, with the places that use them."""
    template = Catalog(project="Broadsheet", charset="utf-8")
    for path, source in _sources():
        for _line, message, comments, context in extract(
            "python", io.BytesIO(source.encode()), KEYWORDS, ("Translators:",), {"encoding": "utf-8"}
        ):
            place = (path.relative_to(ROOT).as_posix(), 1)
            template.add(message, locations=[place], auto_comments=comments, context=context)
    return template


def catalogue(language: str) -> Catalog:
    """The catalogue as it stands in the file, or an empty one."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, project="Broadsheet", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def missing(language: str) -> list[str]:
    """The messages that a language has no whole translation of."""
    known = catalogue(language)
    return [
        _key(message) for message in extracted() if message.id and not _is_whole(known.get(_key(message)), language)
    ]


def compiled(known: Catalog) -> bytes:
    """The catalogue in gettext's binary form."""
    buffer = io.BytesIO()
    write_mo(buffer, known)
    return buffer.getvalue()


def update(language: str) -> None:
    """Bring one catalogue up to date with the sources, and compile it. Messages that are used no more go."""
    known = catalogue(language)
    known.update(extracted(), no_fuzzy_matching=True)
    known.obsolete.clear()
    known.fuzzy = False
    known.header_comment = f"# Broadsheet: messages in {language}."
    known.creation_date = known.revision_date = EPOCH
    known.last_translator = known.language_team = known.msgid_bugs_address = "The Broadsheet maintainers"
    known.version = "1"
    known._num_plurals, known._plural_expr = PLURALS[language]  # type: ignore[assignment]
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, known, width=118, omit_header=False, include_lineno=False, sort_output=True)
    path.with_suffix(".mo").write_bytes(compiled(catalogue(language)))


def main() -> int:
    """Update all languages; returns 1 while something has no translation."""
    left = 0
    for language in LANGUAGES:
        update(language)
        for message in missing(language):
            left += 1
            print(f"{language}: {message}")
    return 1 if left else 0


def _sources() -> Iterator[tuple[Path, str]]:
    for folder in SOURCES:
        for path in sorted(folder.rglob("*")):
            if path.suffix == ".py" and path != Path(__file__):
                yield path, path.read_text(encoding="utf-8")
            elif path.suffix == ".html":
                text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
                yield path, "\n".join(line.strip() for line in text.splitlines())


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (list, tuple)) else message.id)


def _is_whole(message: Message | None, language: str) -> bool:
    if message is None or message.fuzzy:
        return False
    if isinstance(message.string, (list, tuple)):
        return len(message.string) == PLURALS[language][0] and all(message.string)
    return bool(message.string)


if __name__ == "__main__":
    sys.exit(main())
