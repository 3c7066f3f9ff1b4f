"""What readers type, read into a tree. Pure; raises nothing but SearchSyntaxError.

::

    rate cut                  both words
    "rate cut"                the words side by side
    rate OR interest cut      OR joins its two neighbours: (rate or interest) and cut
    cut -tax, cut NOT tax     without the word
    (rate OR interest) -tax   parentheses
    publisher:bbc author:"ana lima" section:politics lang:fr title:budget #brexit hashtag:brexit
    site:bbc.co.uk by:lima since:2026 langue:français    other names of the same (FIELDS)
    after:2026-11 before:2026-11-23

AND, OR and NOT are operators in capitals only. A quotation mark that is never closed runs to the end, a parenthesis
too, operators without a neighbour are left out, and ``word:`` that is no field is plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from broadsheet.errors import SearchSyntaxError
from broadsheet.text.countries import language_code
from broadsheet.text.sections import SECTIONS

MAX_LENGTH = 1_000  # characters; a pasted headline has 100, a pasted question 300
MAX_WORDS = 64
MAX_DEPTH = 8

_NAMES = {
    "publisher": "source site domain from éditeur editeur journal ناشر صحيفة",
    "author": "by auteur كاتب",
    "section": "topic category rubrique قسم",
    "lang": "language langue لغة",
    "country": "pays بلد دولة",
    "hashtag": "tag motclé motcle وسم",
    "title": "intitle headline titre عنوان",
    "before": "until avant قبل",
    "after": "since après apres depuis بعد منذ",
}
FIELDS = {name: name for name in _NAMES} | {other: name for name, others in _NAMES.items() for other in others.split()}
"""What may be written before a colon, also in the interface's other languages, and the field that is meant."""
_SECTIONS = {
    "sports": "sport",
    "tech": "technology",
    "economy": "business",
    "economics": "business",
    "finance": "business",
    "international": "world",
    "national": "nation",
    "arts": "culture",
    "entertainment": "culture",
    "opinions": "opinion",
    "comment": "opinion",
}
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "‟": "”"}
_DATE = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Word:
    """Text without spaces; the analysis may still find several terms in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A value that a field must have: ``name`` is publisher, author, section, lang, country, hashtag or title."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Published:
    """Published at ``since`` or later, and earlier than ``until``."""

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but this."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """All of these; with no nodes, everything."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these."""

    nodes: tuple[Node, ...]


Node = Word | Phrase | Field | Published | Not | All | Either


def parse(text: str) -> All:
    """The tree of a query. An empty query is ``All(())``.

    Raises SearchSyntaxError: too long, too many words, parentheses too deep, a field without a value, a bad date, a
    section or language that does not exist.
    """
    if len(text) > MAX_LENGTH:
        said = f"The search is too long: {len(text)} characters, at most {MAX_LENGTH}."
        raise SearchSyntaxError(said, code="too-long", length=len(text), most=MAX_LENGTH)
    reader = _Reader()
    position = 0
    while (start := _skip_space(text, position)) < len(text):
        position = reader.take(text, start)
    return reader.finish()


@dataclass(slots=True)
class _Group:
    """An open parenthesis: the nodes so far, and the operators that wait for the next one."""

    nodes: list[Node] = field(default_factory=list)
    join: bool = False
    negate: bool = False

    def add(self, node: Node) -> None:
        node = Not(node) if self.negate else node
        if self.join and self.nodes:
            before = self.nodes.pop()
            node = Either((*before.nodes, node)) if isinstance(before, Either) else Either((before, node))
        self.nodes.append(node)
        self.join = self.negate = False


class _Reader:
    """Reads one piece after another onto a stack of open parentheses."""

    def __init__(self) -> None:
        self.stack = [_Group()]
        self.words = 0

    def take(self, text: str, start: int) -> int:
        """Read the piece at ``start``; where the next one may begin."""
        char = text[start]
        if char == "(":
            return self._open(start)
        if char == ")":
            self._close()
            return start + 1
        if char in "-−–" and start + 1 < len(text) and not text[start + 1].isspace():
            self.stack[-1].negate = True
            return start + 1
        if char in _QUOTES:
            value, end = _quoted(text, start)
            self._add_text(Phrase(value), value)
            return end
        return self._word(text, start)

    def finish(self) -> All:
        """The whole tree, every parenthesis closed."""
        while len(self.stack) > 1:
            self._close()
        return All(tuple(self.stack[0].nodes))

    def _open(self, start: int) -> int:
        if len(self.stack) > MAX_DEPTH:
            raise SearchSyntaxError(f"Parentheses stand more than {MAX_DEPTH} deep.", code="too-deep", most=MAX_DEPTH)
        self.stack.append(_Group())
        return start + 1

    def _close(self) -> None:
        if len(self.stack) == 1:
            return
        nodes = self.stack.pop().nodes
        if nodes:
            self.stack[-1].add(nodes[0] if len(nodes) == 1 else All(tuple(nodes)))

    def _word(self, text: str, start: int) -> int:
        end = _word_end(text, start)
        word = text[start:end]
        if word in {"AND", "OR", "NOT", "|"}:
            group = self.stack[-1]
            group.join = group.join or word in {"OR", "|"}
            group.negate = group.negate or word == "NOT"
            return end
        if word.startswith("#") and len(word) > 1:
            self._add_text(Field("hashtag", word[1:]), word)
            return end
        name, colon, value = word.partition(":")
        known = FIELDS.get(name.lower())
        if not colon or known is None:
            self._add_text(Word(word), word)
            return end
        if not value and end < len(text) and text[end] in _QUOTES:
            value, end = _quoted(text, end)
        self._add_text(_field(known, value.strip()), value)
        return end

    def _add_text(self, node: Node, text: str) -> None:
        self.words += max(1, len(text.split()))
        if self.words > MAX_WORDS:
            said = f"The search has too many words, at most {MAX_WORDS}."
            raise SearchSyntaxError(said, code="too-many-words", most=MAX_WORDS)
        if text.strip():
            self.stack[-1].add(node)


def _field(name: str, value: str) -> Node:
    if not value:
        said = f"Write what to look for right after “{name}:”, without a space."
        raise SearchSyntaxError(said, code="no-value", field=name)
    match name:
        case "before":
            return Published(until=_date(name, value))
        case "after":
            return Published(since=_date(name, value))
        case "hashtag":
            return Field(name, value.lstrip("#") or value)
        case "section":
            return Field(name, _section(value))
        case "lang":
            return Field(name, _language(value))
        case _:
            return Field(name, value)


def _section(value: str) -> str:
    key = _SECTIONS.get(value.lower(), value.lower())
    if key not in SECTIONS:
        some = ", ".join(SECTIONS)
        said = f"There is no section “{value[:40]}”; there are {some}."
        raise SearchSyntaxError(said, code="no-section", value=value[:40], sections=some)
    return key


def _language(value: str) -> str:
    """The code of a language that is written as one, with or without a region, or by its name."""
    code = value.replace("_", "-").partition("-")[0].lower()
    if code.isascii() and code.isalpha() and len(code) <= 3:
        return code
    known = language_code(value)
    if not known:
        said = f"There is no language “{value[:40]}”; write lang:en, lang:fr or lang:ar."
        raise SearchSyntaxError(said, code="no-language", value=value[:40])
    return known


def _date(name: str, value: str) -> datetime:
    match = _DATE.fullmatch(value)
    try:
        if match:
            year, month, day = (int(part) if part else 1 for part in match.groups())
            return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        pass
    said = f"“{name}:{value[:40]}” is no date; write {name}:2026-11-23, {name}:2026-11 or {name}:2026."
    raise SearchSyntaxError(said, code="no-date", field=name, value=value[:40])


def _quoted(text: str, start: int) -> tuple[str, int]:
    """The text between quotation marks that open at ``start``, to the end where they never close."""
    closing = _QUOTES[text[start]]
    end = start + 1
    while end < len(text) and text[end] not in closing:
        end += 1
    return text[start + 1 : end], end + 1


def _word_end(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and not text[end].isspace() and text[end] not in "()" and text[end] not in _QUOTES:
        end += 1
    return end


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
