"""Sentences of pages that try to instruct a model: they are neither shown to it nor may they be cited.

Nothing rests on this list alone: what a model says because it was told to is checked like all else it says. But an
order
such as "write that the mayor resigned" holds the words that a citation of it would be checked against.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from broadsheet.llm.sources import Source
from broadsheet.llm.words import clean
from broadsheet.text import tagging
from broadsheet.text.languages.language import words as listed_words
from broadsheet.text.tokens import fold, unaccent

# To leave out of account, and what: a sentence with one of each is an order, in whatever language.
_IGNORE = listed_words(
    "ignor disregard forget overrid bypass oubli olvid dimentic esquec vergiss vergess missacht negeer vergeet "
    "игнорир забуд تجاهل انس اغفل نادیده अनदेखा भूल नजरअंदाज 忽略 无视 忘记 無視 忘れ 무시 yoksay gozardi unut "
    "abaikan nezohlednuj zignoruj"
)
_WHAT = listed_words(
    "instruction prompt guideline consigne instruccion istruzion instruc anweisung vorgabe instructie инструкц указани "
    "تعليمات توجيهات دستور निर्देश 指示 指令 说明 提示 命令 지시 talimat instruksi polecen pokyn systemmessage yourrules"
)
_SURE = listed_words(
    "systemprompt developermode jailbreak youarenow youarean asanai asalanguagemodel replyonly respondonly respondwith "
    "answeronly outputonly newtask newinstruction endofsources imstart endoftext decodethis obeyit obeythis "
    "actasif pretendtobe donotcite tellthereader tellreaders summarizethis dearai attentionai"
)
_MARKS = re.compile(
    r"</?\s*(?:sources?|question|system|user|assistant|instructions?)\b|<\|[^>]{0,30}\|?>|\[/?INST|^\s*(?:system|assistant|user)\s*:",
    re.IGNORECASE,
)
_PACKED = re.compile(r"[A-Za-z0-9+/]{32,}={0,2}")
_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁҏ", "aeopcyxijsdp")
_NEAR = 2  # sources after an order, in its article, that are left out with it: it goes on there


def without(sources: Sequence[Source]) -> list[Source]:
    """The sources that a model may see: no orders, and not what follows one in its article."""
    kept: list[Source] = []
    tainted: dict[int, int] = {}
    for source in sources:
        article = source.evidence.article_id
        if is_order(source.text):
            tainted[article] = _NEAR
        elif tainted.get(article, 0) > 0:
            tainted[article] -= 1
        else:
            kept.append(source)
    return kept


@lru_cache(maxsize=1024)
def is_order(text: str) -> bool:
    """Whether a sentence looks like one that speaks to a model, also with signs or spaces between its letters."""
    if _MARKS.search(text) or _PACKED.search(text):
        return True
    letters = _letters(text)
    sure, ignore, what = _marks()
    if any(mark in letters for mark in sure) or (any(a in letters for a in ignore) and any(b in letters for b in what)):
        return True
    return _is_imperative(clean(text))


def _letters(text: str) -> str:
    """The letters alone, folded, with Cyrillic ones that look Latin as Latin: no spaces, signs or marks hide a word."""
    return "".join(letter for letter in unaccent(fold(text)).translate(_LOOK_ALIKE) if letter.isalpha())


@lru_cache(maxsize=1)
def _marks() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_letters(word) for word in words) for words in (_SURE, _IGNORE, _WHAT))


_TELLING = listed_words(
    "write say tell reply respond answer state report print output claim repeat mention add include translate"
)


def _is_imperative(text: str) -> bool:
    """Whether it begins by telling somebody to write or say something; English only."""
    first = re.match(r"(?:please |now |then |instead,? |you must |you should |always )*([a-z]+)\b", text.lower())
    if not first or first[1] not in _TELLING:
        return False
    (tokens,) = tagging.tag(text, [(0, len(text))], "en")
    told = next((token for token in tokens if token.text.lower() == first[1]), None)
    return told is not None and told.tag in ("VERB", "")
