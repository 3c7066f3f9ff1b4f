"""From text to the terms of the index, the same way for articles and for what readers type.

Folding is that of ``text.tokens``. What differs here: readers leave accents out, so accents go before stemming; stop
words stay, for phrases; and places are needed for marking.
Scripts that put no spaces between words, and Korean, whose particles hang on the words, become overlapping pairs of
characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import get_ident

import snowballstemmer
import tantivy

from broadsheet.search import arabic, scripts
from broadsheet.text.languages import of
from broadsheet.text.tokens import MARKS, fold, unaccent

_MEMORY = 1 << 16  # words kept with their stem, some 15 MB
MAX_WORD = 64  # characters of a word that count; longer ones are machine residue

# Han, kana, Hangul, Thai, Lao, Khmer, Burmese with their own marks
_RUNS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u104f\u1100-\u11ff\u1780-\u17d3\u3005-\u3007\u3040-\u30ff\u3130-\u318f"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_LETTERS = rf"[^\W_{_RUNS}]+(?:[\u200c\u200d{MARKS}]+[^\W_{_RUNS}]*)*"
_PATTERN = re.compile(rf"[{_RUNS}]+|\d+(?:[.,٫٬]\d+)+|(?:[^\W\d_{_RUNS}]\.){{2,}}|{_LETTERS}(?:['’ʼ]{_LETTERS})*")
_ASCII_PATTERN = re.compile(r"\d+(?:[.,]\d+)+|(?:[A-Za-z]\.){2,}|[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")
_IS_RUN = re.compile(f"[{_RUNS}]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")  # the second is India's: 1,25,000

_LAST_LONG = re.compile("(?<=[ァ-ヺー]{2})ー(?![ァ-ヺー])")  # コンピューター is also written コンピュータ
_PARTICLE = re.compile("([가-힣]{2,}?)(?:에서|에게|으로|까지|부터|은|는|이|가|을|를|의|에|로|와|과|도|만)")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-\w+)+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_SIGNS = {"٫": ".", "٬": ","}
# a nasal before a sound of its own place is written as a letter or as a dot: हिन्दी, हिंदी
_NASAL = re.compile("(?:ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ]))")
_GLIDE = re.compile("य([ीे])$")  # गये, गए; नयी, नई

# Snowball in tantivy takes 0.4 µs a word, in Python 35 µs; Python's has the other languages.
_IN_TANTIVY = frozenset(
    word
    for line in (
        "danish dutch english finnish french german greek hungarian italian norwegian",
        "portuguese romanian russian spanish swedish tamil turkish",
    )
    for word in line.split()
)

# Only words that carry no meaning at all: the lists of text.languages also hold "new", "first" and "Friday", which
# readers look for. Languages without a list here take theirs.
_STOP_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": """a about after all also am an and any are as at be because been before being but by can could did do
            does doing during each for from further had has have having he her here hers him his how i if in into is it
            its just me more most my no nor not of off on once only or other our out over own s same she should so some
            such t than that the their them then there these they this those through to too under until up us very was
            we were what when where which while who whom whose why will with would you your""",
        "fr": """a au aux avec ce ces cette comme dans de des du elle en est et etait ete etre eux il ils je la le les
            leur lui ma mais me mes moi mon ne nos notre nous on ont ou par pas plus pour qu que qui sa se ses son sont
            sur ta te tes toi ton tu un une vos votre vous y""",
        "ar": "في من علي الي عن مع هذا هذه ان او ما لا و كان قد التي الذي بعد قبل بين كل ثم",
        "hi": "का के की को में से है हैं और पर ने एक यह था थे थी कि जो भी नहीं हो कर इस",
        "es": "a al como con de del el en es la las lo los no o para por que se su un una y",
        "de": """als am an auf aus bei das dem den der des die ein eine einem einen er es fur im in ist mit nach nicht
            sich sie uber um und von vor wie wird zu zum zur""",
    }.items()
}


def terms(text: str, language: str) -> list[str]:
    """The terms of a text in order, stop words among them."""
    return terms_of(words(text), language)


def terms_of(found: Sequence[str], language: str) -> list[str]:
    """The terms of ``words``."""
    if not any(word[0] > "\u0e00" for word in found):
        return [term for word in found if (term := stem(word, language))]
    made: list[str] = []
    for word in found:
        if is_run(word):
            run = _LAST_LONG.sub("", word)
            made.extend(run[start : start + 2] for start in range(max(1, len(run) - 1)))
        elif term := stem(word, language):
            made.append(term)
    return made


def words(text: str) -> list[str]:
    """The words of a text (``scripts.composed``) as they are written, runs of unspaced scripts whole."""
    return (_ASCII_PATTERN if text.isascii() else _PATTERN).findall(text)


def forms(word: str) -> list[str]:
    """Other ways to write what was typed, which its own terms would not find.

    Arabic words with a preposition in front, Korean ones without the particle behind, letters with an umlaut as two,
    words with a hyphen as one.
    """
    script = scripts.script(word)
    if script == "arabic":
        return arabic.with_prepositions(word)
    if shorter := _PARTICLE.fullmatch(word):
        return [shorter.group(1)]
    found = [word.replace("-", "")] if _HYPHENED.fullmatch(word) else []
    spelled = word.lower().translate(_UMLAUTS) if script == "latin" and not word.isascii() else ""
    return [*found, spelled] if spelled and spelled != word.lower() else found


@lru_cache(maxsize=_MEMORY)
def stem(word: str, language: str) -> str:
    """The term of one word: plain, without its ending. "" where nothing is left."""
    bare = plain(word)
    if language == "ar":
        return arabic.stem(bare)
    return unaccent(_stemmer(language, get_ident())(bare)) or bare


@lru_cache(maxsize=_MEMORY)
def plain(word: str) -> str:
    """A word folded, without accents, elided articles, possessive endings, full stops or separators of thousands."""
    word = word[:MAX_WORD].replace("’", "'").replace("ʼ", "'").replace("ئو", "ؤو")  # مسئول, مسؤول
    word = fold(_without_elision(word))
    if not word.isascii():
        word = _one_spelling(word)
    if _THOUSANDS.fullmatch(word):
        return word.replace(",", "").replace(".", "")
    word = word.replace(",", ".") if word[:1].isdigit() else word.replace(".", "")
    # й is a letter of its own to Russian endings; unaccented before stemming it would be и
    return unaccent(word) if word < "\u0370" else word


def _one_spelling(word: str) -> str:
    """What is written in two ways besides accents: digits of all scripts, Arabic hamza, Hindi nasals and endings."""
    if word[0].isdecimal():
        return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else _SIGNS.get(char, char) for char in word)
    if "\u0900" <= word[0] < "\u0980":
        word = _NASAL.sub("\u0902", word)
        return _GLIDE.sub(lambda match: "ई" if match.group(1) == "ी" else "ए", word)
    return word


def hashtag(key: str) -> str:
    """A hashtag as it is compared: folded, without spaces, signs and accents."""
    return "".join(unaccent(plain(word)) for word in words(key))


def is_run(text: str) -> bool:
    """Whether the text begins in a script that is indexed as pairs of characters."""
    return _IS_RUN.match(text) is not None


@lru_cache(maxsize=64)
def stop_words(language: str) -> frozenset[str]:
    """Plain words that tell nothing; they are left out of questions, never out of the index."""
    known = _STOP_WORDS.get(language)
    return frozenset(map(plain, of(language).stop_words)) if known is None else known


@lru_cache(maxsize=256)
def _stemmer(language: str, thread: int) -> Callable[[str], str]:
    """A stemmer of the thread's own: Python's keep the word that they are at."""
    del thread
    algorithm = of(language).stemmer
    if not algorithm:
        return str
    if algorithm not in _IN_TANTIVY:
        return snowballstemmer.stemmer(algorithm).stemWord  # type: ignore[no-any-return]
    raw = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    analyzer = raw.filter(tantivy.Filter.stemmer(algorithm)).build()
    return lambda word: analyzer.analyze(word)[0]


def _without_elision(word: str) -> str:
    """``l'élection`` → élection, ``Trump's`` → Trump, ``aujourd'hui`` → aujourdhui."""
    if "'" not in word:
        return word
    *before, last = word.split("'")
    if before[-1] in {"O", "o"}:  # O'Neill
        return "".join((*before, last))
    if len(last) <= 2 < len(before[-1]):
        return before[-1]
    if len(before[-1]) <= 2 or before[-1].lower() in {"all", "dell", "nell", "sull"}:
        return last
    return "".join((*before, last))
