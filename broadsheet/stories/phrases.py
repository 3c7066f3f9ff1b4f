"""What an article speaks of: names, short forms counted for the whole ones, keywords, and words that come back."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from broadsheet.stories.boilerplate import sentences_only, without_credits
from broadsheet.text import names, tokens
from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages import of

MAX_TEXT = 20_000  # characters read
MAX_KEYWORDS = 30
LONGEST_WHOLE = 4  # words of a name for which its first or last word may stand
LONGEST = 5  # words with capitals; a longer name that is mentioned once is a heading
DOMINANT = 2  # times the others' mentions that the likeliest whole of a short form must have
ELIDING = frozenset({"fr", "it"})  # languages that write the article and the name together: "L’Équipe"
PER_WORD = 6  # characters that a word takes on the average, its space included
_REMEMBERED = 1 << 14  # names: a day's

_PART = re.compile(rf"[^\W_](?:[^\W_]|[{tokens.MARKS}])*")
_ELISION = re.compile(r"^[Ll]['’](?=\w)")
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)  # "The Salt Stair": ``text.names`` cuts it off as well
_PIECE = re.compile(rf"{tokens.WORD.pattern}|[^\w\s]|\n")


@dataclass(slots=True)
class Phrase:
    """Something that an article speaks of. ``first`` is the character of its first mention, about.

    Of its mentions ``opens`` follow a stop word or a mark and not another word, ``closes`` are followed by one, and
    ``joined`` stand at a hyphen; they are counted of single words only, and where a taste asks for every word.
    """

    label: str
    count: int
    first: int
    name: bool
    opens: int = 0
    closes: int = 0
    joined: int = 0


@lru_cache(maxsize=_REMEMBERED)
def key(name: str) -> str:
    """A name in the form in which its spellings are equal: folded, unaccented, without spaces."""
    return "".join(tokens.unaccent(word) for word in tokens.words(name, ""))[:120]


@lru_cache(maxsize=_REMEMBERED)
def label(name: str) -> str:
    """A name as it is shown after "#": ``ElectionCommission``; in scripts without capitals with low lines."""
    parts = parts_of(name)
    if len(parts) > 1 and name.isupper():  # a dateline: "PORT ANSEL"
        parts = [part.lower() for part in parts]
    if any(part[:1].lower() != part[:1].upper() for part in parts):
        return "".join(part[:1].upper() + part[1:] for part in parts)[:120]
    return "_".join(parts)[:120]


def parts_of(name: str) -> list[str]:
    """The words of a name as they are written."""
    return _PART.findall(name)


def body_of(text: str) -> str:
    """The part of an article's text that is read, without credits."""
    return without_credits(text[:MAX_TEXT])


def named(title: str, text: str, language: str) -> dict[str, Phrase]:
    """Names by key; a part of a longer name ("Modi") and its initials ("EC") count for the longer one."""
    body = sentences_only(text.split("\n"))
    source = body if names.title_cased(title) else f"{title}.\n{body}"
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in names.counted(source, language).items():
        bare = _bare(name, language)
        if len(form := key(bare)) > 1 and (count > 1 or sum(part[0].isupper() for part in parts_of(bare)) <= LONGEST):
            spelt[form][bare] += count
    found = {form: _phrase(spellings, source) for form, spellings in spelt.items()}
    return _merged(found, _wholes(found, len(source) - len(body)))


def _phrase(spellings: Counter[str], source: str) -> Phrase:
    """Under the spelling that is used most, of several the longest."""
    most_used = max(spellings, key=lambda each: (spellings[each], len(each), each))
    return Phrase(most_used, spellings.total(), max(0, source.find(most_used)), name=True)


def _bare(name: str, language: str) -> str:
    """``Home Secretary Suella Braverman`` → ``Suella Braverman``, ``White House Tuesday`` → ``White House``."""
    if language in ELIDING:
        name = _ELISION.sub("", name)
    words = name.split(" ")
    if len(words) == 1:
        return name
    dates, titles = calendar_words(language), of(language).titles
    while len(words) > 1 and tokens.unaccent(tokens.fold(words[-1])) in dates:
        words.pop()
    for at in range(len(words) - 2, 1, -1):
        if words[at][:1].isupper() and tokens.fold(words[at - 1]) in titles:
            return " ".join(words[at:])
    return " ".join(words)


def _merged(found: Mapping[str, Phrase], wholes: Mapping[str, str]) -> dict[str, Phrase]:
    merged = {form: phrase for form, phrase in found.items() if form not in wholes}
    for form, whole in wholes.items():
        kept, part = merged[whole], found[form]
        kept.count += part.count
        kept.first = min(kept.first, part.first)
    return merged


def _wholes(found: Mapping[str, Phrase], body: int) -> dict[str, str]:
    """For a short form the longer name that it stands for, when that is clear. The text begins at ``body``.

    News names a person in full first and by the last name afterwards; where the short form comes first ("York", "New
    York"), the longer one has to be mentioned a quarter as often.
    """
    longer: dict[str, set[str]] = defaultdict(set)
    for form, phrase in found.items():
        words = tokens.words(phrase.label, "")
        if 2 <= len(words) <= LONGEST_WHOLE:
            for part in (words[-1], *(word for word in words[:1] if len(words) == 2)):
                longer[tokens.unaccent(part)].add(form)
            longer["".join(word[0] for word in words)].add(form)
    wholes: dict[str, str] = {}
    for form, phrase in found.items():
        if whole := _likeliest(longer[form], found):
            if found[whole].count * 4 >= phrase.count or body <= found[whole].first <= phrase.first:
                wholes[form] = whole
        elif (plural := f"{form}s") in found and not longer[plural] and not longer[form]:
            few, many = sorted((form, plural), key=lambda each: (found[each].count, each))
            wholes[few] = many
    return {form: whole for form, whole in wholes.items() if whole not in wholes}


def _likeliest(forms: Collection[str], found: Mapping[str, Phrase]) -> str:
    """The form that is mentioned far more often than all others together, or ""."""
    best = max(forms, key=lambda form: (found[form].count, form), default="")
    others = sum(found[form].count for form in forms if form != best)
    return best if best and found[best].count >= DOMINANT * others else ""


def keywords_in(title: str, text: str, keywords: Sequence[str]) -> Iterable[Phrase]:
    """The publisher's own keywords, when the text speaks of them."""
    words = tokens.words(f"{title}\n{text}", "") if keywords else []
    folded = f" {' '.join(words)} "
    for written in keywords[:MAX_KEYWORDS]:
        keyword = _ARTICLE.sub("", written.strip())
        plain = " ".join(tokens.words(keyword, ""))
        count = folded.count(f" {plain} ") if 2 <= len(plain) <= 60 else 0
        if count:
            yield Phrase(keyword, count, 0, name=True)


def topics(title: str, text: str, language: str, least: int, named_words: Collection[str]) -> Iterable[Phrase]:
    """Words outside names that come back, by stem; where capitals mark no names, the main source."""
    words = tokens.words(f"{title}\n{text}", language)
    places = {word: at for at, word in reversed(list(enumerate(words)))}
    forms: dict[str, list[str]] = defaultdict(list)
    counts, stop = Counter(words), of(language).stop_words
    for word in counts:
        if _telling(word, stop) and tokens.unaccent(word) not in named_words:
            forms[tokens.stem(word, language)].append(word)
    written = {} if of(language).cased else {tokens.fold(part): part for part in parts_of(f"{title}\n{text}")}
    for spellings in forms.values():
        count = sum(counts[word] for word in spellings)
        if count >= least:
            shown = max(spellings, key=lambda word: (counts[word], len(word), word))
            place = min(places[word] for word in spellings) * PER_WORD
            yield Phrase(written.get(shown, shown), count, place, name=False)


def every_word(title: str, text: str, language: str) -> Iterable[Phrase]:
    """Every word but stop words, by stem, with what stands around it."""
    stop = of(language).stop_words
    pieces = ["\n", *_pieces(f"{title}\n{text}", language), "\n"]
    found: dict[str, Phrase] = {}
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for at, ((before, word), (_, after)) in enumerate(pairwise(pairwise(pieces))):
        if not _telling(word, stop):
            continue
        stem = tokens.stem(word, language)
        shown[stem][word] += 1
        phrase = found.setdefault(stem, Phrase(word, 0, at * PER_WORD, name=False))
        phrase.count += 1
        phrase.opens += _parts_words(before, stop)
        phrase.closes += _parts_words(after, stop)
        phrase.joined += before == "-" or after == "-"
    for stem, phrase in found.items():
        phrase.label = max(shown[stem], key=lambda word: (shown[stem][word], len(word), word))
    return found.values()


def _pieces(text: str, language: str) -> list[str]:
    """Words, marks and ends of lines in order."""
    pieces: list[str] = []
    for piece in _PIECE.findall(tokens.fold(text)):
        pieces.extend(tokens.words(piece, language) or [piece])
    return pieces


def _telling(word: str, stop: Collection[str]) -> bool:
    return len(word) > 2 and word not in stop and not word.isdigit() and word[0].isalnum()


def _parts_words(piece: str, stop: Collection[str]) -> bool:
    return not piece[0].isalnum() or piece in stop
