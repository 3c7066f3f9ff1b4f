"""Words as the machine compares them: folded, cut out of the text, stemmed.

Scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) and Hangul give overlapping pairs of
characters, as Lucene's CJKAnalyzer does: no dictionary, and any two-character word of a query is found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from threading import get_ident

import snowballstemmer

from broadsheet.text.languages import Language, of
from broadsheet.text.memo import Memo


def _marks() -> str:
    """A character class of combining marks in the basic plane: Python's ``\\w`` leaves out Indic vowel signs."""
    points = [point for point in range(0x300, 0xFFFF) if unicodedata.category(chr(point)) in {"Mn", "Mc"}]
    spans: list[list[int]] = []
    for point in points:
        if spans and spans[-1][1] == point - 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in spans)


MARKS = _marks()
WORD = re.compile(rf"[^\W_][\w{MARKS}]*(?:['’.](?=[^\W\d_])[\w{MARKS}]+)*")

_UNSPACED = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\u3005\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)
_ARABIC_NOISE = re.compile("[\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")  # tatweel and vowel signs
_ARABIC = str.maketrans("أإآٱىیيةکؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "اااايييهكوي01234567890123456789")
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
_DEVANAGARI = str.maketrans(
    "०१२३४५६७८९ँ", "0123456789ं", "\u093c"
)  # the nukta goes, the chandrabindu becomes an anusvara
_DEVANAGARI_LETTER = re.compile("[\u0900-\u097f]")
_SIGNS = ".,;:!?'\"()[]“”‘’«»…—–-"  # around words: none of them begins or ends one
_INVISIBLE = re.compile("[\u200b-\u200f\u00ad\ufeff]")
_MEMORY = 1 << 16  # words kept with their stem: a day's news of one language


def fold(text: str) -> str:
    """``text`` in the form in which spellings of one word are equal: NFKC, case-folded, Arabic and Devanagari unified.

    Accents of Latin letters stay, because stemmers and stop words need them; ``unaccent`` takes them off.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    if _ARABIC_LETTER.search(text):
        text = _ARABIC_NOISE.sub("", text).translate(_ARABIC)
    if _DEVANAGARI_LETTER.search(text):
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_DEVANAGARI))
    return _INVISIBLE.sub("", text)


@lru_cache(maxsize=_MEMORY)
def unaccent(word: str) -> str:
    """``word`` without the accents of Latin, Greek and Cyrillic letters (``ł`` and ``ø`` become ``l`` and ``o``)."""
    if word.isascii():
        return word
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if not "\u0300" <= letter <= "\u036f")
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})


def words(text: str, language: str) -> list[str]:
    """The folded words of ``text`` in order, stop words included; a possessive ``'s`` and French ``l'`` are cut off."""
    del language  # one segmentation serves all; the parameter is there for the language that will need its own
    return list(chain.from_iterable(map(_IN_TOKEN.__getitem__, text.split())))


def _in_token(token: str) -> tuple[str, ...]:
    """The words of what stands between two white spaces: one as a rule, in a text without spaces many."""
    inner = token.strip(_SIGNS)
    if inner.isascii() and inner.isalnum():
        return (inner.lower(),)
    folded = fold(token)
    found = WORD.findall(folded)
    if _UNSPACED.search(folded):
        found = [pair for word in found for pair in (_pairs(word) if _UNSPACED.search(word) else (word,))]
    return tuple(word if word.isalnum() else _bare(word) for word in found)


_IN_TOKEN = Memo(_in_token)


def terms(text: str, language: str) -> list[str]:
    """The stemmed, unaccented words of ``text`` in order, without stop words."""
    known = of(language)
    stop = known.stop_words
    return [stem(word, known.code) for word in words(text, language) if word not in stop and not _trivial(word)]


@lru_cache(maxsize=_MEMORY)
def stem(word: str, language: str) -> str:
    """The stem of a folded word, unaccented; words with digits and words of other scripts stay whole."""
    known = of(language)
    if any(letter.isdigit() for letter in word) or not known.stemmer or (known.cased and not _latin_like(word)):
        return unaccent(word)
    if known.code == "ar":
        word = without_prefix(word, known)
    return unaccent(_stemmer(known.stemmer, get_ident()).stemWord(word)) or word


def without_prefix(word: str, language: Language) -> str:
    """``word`` without the article or preposition that the language writes together with it, if three letters stay."""
    for prefix in language.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word


@lru_cache(maxsize=256)
def _stemmer(algorithm: str, thread: int) -> snowballstemmer.stemmer:
    """A stemmer of the thread's own: it keeps the word that it is at, and two threads would cut one another's."""
    del thread
    return snowballstemmer.stemmer(algorithm)


def _latin_like(word: str) -> bool:
    return word[0] < "\u0590"


def _trivial(word: str) -> bool:
    return len(word) == 1 and (word.isascii() or not _UNSPACED.match(word)) and not word.isdigit()


def _bare(word: str) -> str:
    """Without possessive, elision and the full stops of an abbreviation (``u.s`` → ``us``)."""
    head, apostrophe, tail = word.partition("'")
    if apostrophe:
        if tail in {"s", ""}:
            word = head
        elif len(head) <= 2 or head in {
            "aujourd",
            "jusqu",
            "lorsqu",
            "puisqu",
            "quelqu",
            "dell",
            "nell",
            "sull",
            "all",
        }:
            word = tail if len(head) <= 2 and len(tail) > 2 else word
    if "." in word:
        parts = word.split(".")
        word = "".join(parts) if max(len(part) for part in parts) == 1 else word
    return word


def _pairs(word: str) -> list[str]:
    """Overlapping pairs of an unspaced run; what is Latin or a number between the runs stays a word."""
    found: list[str] = []
    at = 0
    for run in _UNSPACED.finditer(word):
        if run.start() > at:
            found.append(word[at : run.start()])
        text = run.group()
        found.extend([text[i : i + 2] for i in range(len(text) - 1)] or [text])
        at = run.end()
    if at < len(word):
        found.append(word[at:])
    return found
