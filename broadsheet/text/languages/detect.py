"""Which language a text is in: its script first, then a statistical classifier among that script's languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_SAMPLE = 2_000  # characters looked at; the classifier's answer no longer changes after some hundred
_SHORT = 60  # letters; below this the classifier guesses, and a hint of the right script wins
_CLEAR = 200  # letters; from here on the text itself wins over the hint

_LATIN = (
    *("en", "fr", "de", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "sl", "hr", "hu"),
    *("ro", "tr", "id", "ms", "vi", "ca", "et", "lv", "lt", "sq", "sw", "tl", "eu", "gl", "ga", "is"),
)

_SCRIPTS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("kana", re.compile(r"[\u3040-\u30ff]"), ("ja",)),
    ("hangul", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]"), ("ko",)),
    ("han", re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]"), ("zh", "ja")),
    ("arabic", re.compile(r"[\u0620-\u06ff\u0750-\u077f]"), ("ar", "fa", "ur", "ps", "ug")),
    ("devanagari", re.compile(r"[\u0904-\u0939\u0958-\u0961]"), ("hi", "mr", "ne")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]"), ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn")),
    ("hebrew", re.compile(r"[\u05d0-\u05ea]"), ("he",)),
    ("greek", re.compile(r"[\u0370-\u03ff]"), ("el",)),
    ("thai", re.compile(r"[\u0e01-\u0e2e]"), ("th",)),
    ("bengali", re.compile(r"[\u0985-\u09b9]"), ("bn", "as")),
    ("gurmukhi", re.compile(r"[\u0a05-\u0a39]"), ("pa",)),
    ("gujarati", re.compile(r"[\u0a85-\u0ab9]"), ("gu",)),
    ("oriya", re.compile(r"[\u0b05-\u0b39]"), ("or",)),
    ("tamil", re.compile(r"[\u0b85-\u0bb9]"), ("ta",)),
    ("telugu", re.compile(r"[\u0c05-\u0c39]"), ("te",)),
    ("kannada", re.compile(r"[\u0c85-\u0cb9]"), ("kn",)),
    ("malayalam", re.compile(r"[\u0d05-\u0d39]"), ("ml",)),
    ("sinhala", re.compile(r"[\u0d85-\u0dc6]"), ("si",)),
    ("georgian", re.compile(r"[\u10a0-\u10ff]"), ("ka",)),
    ("armenian", re.compile(r"[\u0530-\u058f]"), ("hy",)),
    ("ethiopic", re.compile(r"[\u1200-\u137f]"), ("am",)),
    ("lao", re.compile(r"[\u0e81-\u0eae]"), ("lo",)),
    ("khmer", re.compile(r"[\u1780-\u17b3]"), ("km",)),
    ("myanmar", re.compile(r"[\u1000-\u102a]"), ()),
    (
        "latin",
        re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
        _LATIN,
    ),
)
_ALTERNATIVES = {name: languages for name, _, languages in _SCRIPTS}
_URDU = re.compile(r"[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]")  # letters that Urdu has and Persian has not
_PERSIAN = re.compile(r"[\u067e\u0686\u0698\u06a9\u06af\u06cc]")  # pe, che, zhe, keheh, gaf, Farsi yeh
_PASHTO = re.compile(r"[\u067c\u0681\u0685\u0689\u0693\u0696\u069a\u06bc\u06cd\u06d0]")


def detect(text: str, hint: str = "") -> str:
    """The ISO 639-1 code of the language of ``text``; ``hint`` (a feed's or a page's word) decides short texts.

    "" when there are no letters and no hint. Never raises.
    """
    sample = text[:_SAMPLE]
    wanted = hint.replace("_", "-").split("-", 1)[0].strip().lower()[:3]
    script, letters = _script(sample)
    if not script:
        return wanted
    languages = _ALTERNATIVES[script]
    if not languages or (letters < _SHORT and wanted in languages):
        return wanted or "my"
    found = _within(script, languages, sample)
    if letters < _CLEAR and wanted in languages and found != wanted:
        return wanted
    return found


def _script(sample: str) -> tuple[str, int]:
    """The script with the most letters and how many; kana decides against Han, since Japanese is written in both."""
    counts = {name: len(pattern.findall(sample)) for name, pattern, _ in _SCRIPTS}
    if counts["kana"] * 10 > counts["han"] > 0:
        counts["kana"] += counts["han"]
    name = max(counts, key=lambda script: counts[script])
    return (name, counts[name]) if counts[name] else ("", 0)


def _within(script: str, languages: tuple[str, ...], sample: str) -> str:
    if len(languages) == 1 or script == "han":
        return languages[0]
    if script == "arabic":
        return _arabic_script(sample)
    return str(_classifier(languages).classify(sample)[0])


def _arabic_script(sample: str) -> str:
    """Letters tell these languages apart more surely than the classifier: each has some that Arabic lacks."""
    letters = len(_ALTERNATIVES["arabic"]) and len(re.findall(r"[\u0620-\u06ff]", sample))
    for pattern, language in ((_PASHTO, "ps"), (_URDU, "ur"), (_PERSIAN, "fa")):
        if len(pattern.findall(sample)) > 0.02 * letters:
            return language
    return "ar"


@lru_cache(maxsize=8)
def _classifier(languages: tuple[str, ...]) -> Any:
    """One identifier for each set of languages; loading takes a tenth of a second, so it is kept."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  (loads a model: only when asked)

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)  # type: ignore[no-untyped-call]
    known = [language for language in languages if language in identifier.nb_classes]
    identifier.set_languages(known)
    return identifier
