"""Names of countries and languages in the languages of the interface, from CLDR by way of Babel."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

# The invented countries of the demo world, under codes that ISO 3166-1 leaves to its users.
INVENTED = {
    "XM": {"en": "Merrow", "fr": "Merrow", "ar": "ميرو"},
    "XV": {"en": "Valdory", "fr": "Valdorie", "ar": "فالدوري"},
    "XQ": {"en": "Quillon", "fr": "Quillon", "ar": "كويلون"},
    "XD": {"en": "Delta", "fr": "Delta", "ar": "دلتا"},
}
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_WIDE_SPREAD = (
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv sw ta te "
    "th tr uk ur vi zh"
)  # whose own names are known; each takes some milliseconds to load


def country_name(code: str, language: str) -> str:
    """The country's name in ``language``; the code itself where CLDR has none."""
    code = code.upper()
    if code in INVENTED:
        return INVENTED[code].get(language, INVENTED[code]["en"])
    return str(_locale(language).territories.get(code, code))


def is_country(name: str, language: str) -> bool:
    """Whether ``name`` is that of a country in ``language``."""
    return name in countries(language)


def language_name(code: str, language: str) -> str:
    """A language's name in another (or, with the same code twice, its own); the code itself where CLDR has none."""
    name = str(_locale(language).languages.get(code, code))
    return name[:1].upper() + name[1:] if code == language else name


def language_code(name: str) -> str:
    """The code of the language that is called so in English, French, Arabic or itself; "" where none is."""
    return _languages_by_name().get(name.strip().casefold(), "")


@cache
def _languages_by_name() -> dict[str, str]:
    known = {language_name(code, code).casefold(): code for code in _WIDE_SPREAD.split()}
    for interface in ("en", "fr", "ar"):
        known |= {str(name).casefold(): str(code) for code, name in _locale(interface).languages.items()}
    return known


def direction(language: str) -> str:
    """ "rtl" or "ltr", for the ``dir`` attribute."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


@cache
def countries(language: str) -> frozenset[str]:
    """The names of all countries in ``language``."""
    territories = _locale(language).territories
    invented = (names.get(language, names["en"]) for names in INVENTED.values())
    return frozenset((*(str(name) for code, name in territories.items() if code.isalpha()), *invented))


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
