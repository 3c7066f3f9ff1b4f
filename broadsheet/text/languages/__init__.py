"""Languages: one file each; ``of`` finds what is known of one, ``detect`` says which a text is in.

A new language is a file here and a line in ``_DESCRIBED``; until then ``of`` gives a plain default.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from broadsheet.text.languages.ar import ARABIC
from broadsheet.text.languages.de import GERMAN
from broadsheet.text.languages.detect import detect
from broadsheet.text.languages.en import ENGLISH
from broadsheet.text.languages.es import SPANISH
from broadsheet.text.languages.fr import FRENCH
from broadsheet.text.languages.hi import HINDI
from broadsheet.text.languages.it import ITALIAN
from broadsheet.text.languages.language import Language, named, words
from broadsheet.text.languages.pt import PORTUGUESE
from broadsheet.text.languages.ru import RUSSIAN

__all__ = ["Language", "detect", "of"]

_DESCRIBED = MappingProxyType(
    {
        language.code: language
        for language in (ARABIC, GERMAN, ENGLISH, SPANISH, FRENCH, HINDI, ITALIAN, PORTUGUESE, RUSSIAN)
    }
)

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he", "yi", "ps", "sd", "ug", "ckb", "dv"})
_WITHOUT_CASE = words(
    "ar fa ur he yi ps sd ug ckb dv hi mr ne bn as pa gu or ta te kn ml si th lo km my ka am ti zh ja ko"
)
_STEMMERS = MappingProxyType(
    named(
        """
        ca=catalan cs=czech da=danish el=greek et=estonian eu=basque fi=finnish ga=irish hu=hungarian
        hy=armenian id=indonesian lt=lithuanian nb=norwegian ne=nepali nl=dutch no=norwegian pl=polish ro=romanian
        sr=serbian sv=swedish ta=tamil tr=turkish fa=persian yi=yiddish
        """
    )
)


def of(code: str) -> Language:
    """What is known of the language with this ISO 639-1 code (a region such as ``en-GB`` is ignored)."""
    base = code.replace("_", "-").split("-", 1)[0].lower()
    return _DESCRIBED.get(base) or _plain(base[:8])


@lru_cache(maxsize=256)
def _plain(code: str) -> Language:
    return Language(
        code=code,
        direction="rtl" if code in _RIGHT_TO_LEFT else "ltr",
        stemmer=_STEMMERS.get(code, ""),
        cased=code not in _WITHOUT_CASE,
    )
