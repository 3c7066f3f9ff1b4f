"""Currencies by sign, ISO 4217 code and English name; codes and names are CLDR's."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from babel import Locale

from broadsheet.text.tokens import unaccent

# What stands before a "$", and whose dollar that is; a bare "$" is "dollar", whoever's it may be.
_DOLLARS = MappingProxyType(
    {
        "us": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD",
        "hk": "HKD", "hkd": "HKD", "nz": "NZD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "mex": "MXN",
        "j": "JMD", "t": "TTD", "usd": "USD",
    }
)  # fmt: skip
_SIGNS = MappingProxyType(
    {
        "$": "USD", "£": "GBP", "€": "EUR", "₹": "INR", "¥": "JPY", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH",
        "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₪": "ILS", "₡": "CRC", "৳": "BDT", "₸": "KZT", "₾": "GEL",
        "₵": "GHS", "₨": "INR", "₿": "BTC", "﷼": "IRR", "元": "CNY", "円": "JPY",
    }
)  # fmt: skip
_ABBREVIATED = MappingProxyType(
    {
        "rs": "INR", "re": "INR", "rm": "MYR", "rmb": "CNY", "dhs": "AED", "tk": "BDT", "ksh": "KES", "kn": "HRK",
        "zl": "PLN", "sek": "SEK", "chf": "CHF", "yen": "JPY",
    }
)  # fmt: skip
# Names that say more or less than CLDR's, as newspapers write them; the last word alone names the commonest of a kind.
_NAMES = MappingProxyType(
    {"USD": "dollar", "GBP": "pound sterling", "RUB": "russian ruble", "SEK": "swedish krone", "BTC": "bitcoin"}
)
_BARE = MappingProxyType(
    {
        "dollar": "dollar", "euro": "euro", "sterling": "pound sterling", "pound": "pound sterling",
        "rupee": "indian rupee", "yen": "japanese yen", "yuan": "chinese yuan", "renminbi": "chinese yuan",
        "rouble": "russian ruble", "ruble": "russian ruble", "won": "south korean won", "rand": "south african rand",
        "lira": "turkish lira", "peso": "mexican peso", "ringgit": "malaysian ringgit", "baht": "thai baht",
        "naira": "nigerian naira", "real": "brazilian real", "reais": "brazilian real", "hryvnia": "ukrainian hryvnia",
        "shekel": "shekel", "sen": "sen", "rupiah": "indonesian rupiah", "dirham": "united arab emirates dirham",
        "riyal": "saudi riyal", "taka": "bangladeshi taka", "zloty": "polish zloty", "franc": "swiss franc",
        "forint": "hungarian forint", "lari": "georgian lari", "dong": "vietnamese dong", "bitcoin": "bitcoin",
        "crown": "crown", "cent": "cent", "p": "penny",
        "penny": "penny", "pence": "penny", "paisa": "paisa", "paise": "paisa", "buck": "dollar",
        "quid": "pound sterling", "krona": "swedish krone", "kroner": "norwegian krone", "krone": "norwegian krone",
        "ether": "ether", "dinar": "iraqi dinar", "shilling": "kenyan shilling", "rial": "iranian rial",
    }
)  # fmt: skip
AMBIGUOUS = frozenset({"pound", "pounds", "real", "won", "dong", "crown", "crowns"})
"""Bare names of currencies that are words of another kind as well."""
_CROWNS = MappingProxyType({"danish": "DKK", "swedish": "SEK", "norwegian": "NOK", "czech": "CZK", "icelandic": "ISK"})
_OWNERS = MappingProxyType(
    {"us": "dollar", "american": "dollar", "british": "pound sterling", "sri lankan": "sri lankan rupee"}
)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """The name of each currency by its code in small letters."""
    named = Locale("en").currencies
    current = {code: unaccent(str(name).lower()) for code, name in named.items() if "(" not in str(name)}
    return {code.lower(): name for code, name in (current | dict(_NAMES)).items()}


@lru_cache(maxsize=1)
def _full_names() -> dict[tuple[str, ...], str]:
    return {tuple(name.split()): name for name in _codes().values() if 1 < len(name.split()) < 5}


def by_code(code: str) -> str:
    """The name of the currency with an ISO 4217 code: "indian rupee"; "" for an unknown one."""
    return _codes().get(code.lower(), "")


def by_sign(sign: str, before: str = "") -> str:
    """The name for a sign ("$", "₹") with the letters before it ("hk", "us"); "" for what is no sign."""
    if sign == "$" and before.lower() in _DOLLARS:
        return by_code(_DOLLARS[before.lower()])
    return by_code(_SIGNS[sign]) if sign in _SIGNS else ""


def owns_dollar(letters: str) -> bool:
    """Whether the letters before a "$" say whose dollar it is."""
    return letters.lower() in _DOLLARS


def by_abbreviation(written: str) -> str:
    """The name for "Rs", "RM", "INR", "USD" as they are written: codes in capital letters only."""
    if written.isupper() and len(written) == 3:
        return by_code(written)
    if written.lower() in _ABBREVIATED and (written[0].isupper() or written in ("kn", "zl")):
        return by_code(_ABBREVIATED[written.lower()])
    return ""


def by_words(words: tuple[str, ...]) -> tuple[str, int]:
    """The currency that small-letter words begin with, and how many words name it: ("hong kong dollar", 3); ("", 0)."""
    for length in (4, 3, 2):
        if len(words) >= length and (name := _full_names().get((*words[: length - 1], _singular(words[length - 1])))):
            return name, length
    if len(words) > 1 and _singular(words[1]) in ("crown", "kronor", "kroner", "krone") and words[0] in _CROWNS:
        return by_code(_CROWNS[words[0]]), 2
    if len(words) > 1 and words[0] in _OWNERS and _singular(words[1]) in ("dollar", "pound"):
        return _OWNERS[words[0]], 2
    if len(words) > 2 and " ".join(words[:2]) in _OWNERS and _singular(words[2]) == "rupee":
        return _OWNERS[" ".join(words[:2])], 3
    name = _BARE.get(_singular(words[0])) if words else None
    return (name, 1) if name else ("", 0)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word not in ("reais",) else word
