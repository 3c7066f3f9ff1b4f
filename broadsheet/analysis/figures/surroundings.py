"""What a sentence says around a number: the thing it measures, as of when, and who says so."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages import of
from broadsheet.text.languages.language import words as listed
from broadsheet.text.quantities import Kind, Quantity
from broadsheet.text.quantities.bounds import FALLING, RISING, SOFT
from broadsheet.text.quantities.nouns import counted
from broadsheet.text.quantities.pieces import Sentence

_SAYING = (
    "said|says|told|claimed|alleged|stated|announced|estimated|reported|noted|warned|confirmed|explained|argued|"
    "predicted|insisted|quipped|pointed out|informed"
)
_SAID = re.compile(rf"\b(?:{_SAYING})\b")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Aa]s per|[Dd]ata from|figures from) ([^,.;:()\"“”]{2,80})")
_SPEAKER = re.compile(
    r"(?:(?:the|an?|its|their|his|her)\s+)?[^\W\d_][\w.'’&()-]*(?:\s+[\w.'’&()-]+){0,9}", re.IGNORECASE
)
_NO_SPEAKER = re.compile(
    r"^(?:it|that|this|there|which|who|when|while|as|if|but|and|he|she|they|we|i|also|has|have|had|is|was|were|are)$",
    re.IGNORECASE,
)
_RELATIVE = frozenset(
    [
        "who",
        "whose",
        "whom",
        "which",
        "that",
        "has",
        "have",
        "had",
        "is",
        "was",
        "were",
        "are",
        "been",
        "be",
        "will",
        "would",
        "not",
    ]
)
"""Words of a clause: what holds one is more than a name or an office."""
_LONGEST_SPEAKER = 90  # characters
_EDGES = ',;:"“”()—\n'
_DATE_REACH = 60  # characters between a number and the date it is given for
_PHRASES = (
    r"so far(?: this (?:year|month|week|season))?|to date|today|yesterday"
    r"|this (?:year|month|week|season|morning|quarter|fiscal)"
    r"|last (?:year|month|week|season|night|quarter|fiscal|summer|winter|spring|autumn)"
    r"|a (?:year|month|week) (?:ago|earlier)"
    r"|the previous (?:year|month|week|day|quarter)|(?:in )?the past (?:year|month|week|day)"
)


def dated(text: str, start: int, end: int, number: Quantity, language: str) -> str:
    """The date words of a sentence that stand nearest to its number: "as of Monday", "in 2023-24"; "" for none."""
    best, near = "", _DATE_REACH + 1
    for match in _dates(language[:2].lower()).finditer(text, start, end):
        if match.start() < number.end and number.start < match.end():
            continue
        far = match.start() - number.end if match.start() >= number.end else number.start - match.end() + 10
        if far < near:
            best, near = " ".join(match.group().split()), far
    return best


@lru_cache(maxsize=32)
def _dates(language: str) -> re.Pattern[str]:
    known = calendar_words(language)
    long = [word.title() if of(language).cased else word for word in known if len(word) > 3]
    short = [word.title() for word in known if len(word) < 5 and of(language).cased]  # "May", "Mar": only with a day
    names = "|".join(map(re.escape, sorted(long, key=len, reverse=True))) or r"(?!)"
    day = rf"(?:{'|'.join(map(re.escape, sorted(short, key=len, reverse=True)))})\.? \d{{1,2}}\b" if short else r"(?!)"
    named = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{day}|(?:{names})\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?)(?:,? \d{{4}}\b)?"
    year = r"(?:19|20)\d\d(?:[-–]\d{2,4})?(?![\w.,]?\d)"
    led = (
        r"(?:[Aa]s of|[Aa]s on|[Aa]s at|[Aa]t the end of|[Bb]y|[Uu]ntil|[Tt]ill|[Ss]ince|[Oo]n|[Ii]n|[Dd]uring|[Ff]or) "
    )
    phrases = _PHRASES if language == "en" else r"(?!)"
    return re.compile(rf"\b(?:{led})?(?:early |late |mid-)?(?:{named}|(?i:{phrases}))\b|\b{led}{year}|\b{year}")


def speaker(text: str, start: int, end: int) -> str:
    """Who the sentence says says so, in its own words; "" where it attributes nothing, or to a pronoun."""
    found = _ACCORDING.search(text, start, end)
    if found:
        return " ".join(found[1].split())
    for verb in _SAID.finditer(text, start, end):
        name = _before(text, start, verb.start()) or _after(text, verb.end(), end)
        if name:
            return name
    return ""


def _before(text: str, start: int, verb: int) -> str:
    """The words between the last comma or quotation mark and the verb; of "the director, Ada Poe, said" the name."""
    from_ = max(start, verb - _LONGEST_SPEAKER)
    while verb > from_ and text[verb - 1] in " ,":
        verb -= 1
    edge = max((text.rfind(each, from_, verb) for each in _EDGES), default=-1)
    words = text[edge + 1 if edge >= from_ else from_ : verb].strip()
    if edge < from_ and from_ != start:
        return ""
    words = re.sub(r"\s+(?:also|has|have|had|later|earlier)$", "", words)
    return _name(words)


def _after(text: str, verb: int, end: int) -> str:
    """The words after a verb up to the next edge: "said the ministry."."""
    stop = min(
        (at for each in _EDGES + "." if (at := text.find(each, verb, min(end, verb + _LONGEST_SPEAKER))) >= 0),
        default=-1,
    )
    words = text[verb:stop].strip() if stop >= 0 else ""
    first = words.partition(" ")[0]
    return _name(words) if first[:1].isupper() or first in ("the",) else ""


def _name(words: str) -> str:
    if not words or not _SPEAKER.fullmatch(words) or _NO_SPEAKER.match(words.partition(" ")[0]):
        return ""
    if _RELATIVE & set(words.lower().split()):
        return ""
    return " ".join(words.split())


_TOTAL = re.compile(r"\b(?:number of|tolls?|count of|tally|total)\b(?![^.;]*[.;])", re.IGNORECASE)


def is_total(before: str) -> bool:
    """Whether the words before a bare number say that it is the number of something: "the toll rose to 64"."""
    return bool(_TOTAL.search(before))


_CLAUSE_VERBS = listed(
    "is was are were be been has had have stood stands stand reached reaches touched crossed hit cost costs totalled "
    "amounted came comes comprise comprised exceeded remains remained averaged stayed raised hiked estimated pegged "
    "settled closed ended worth set allotted allocated"
)
_MONEY_NOUN_LINKS = (("worth", "of"), ("in",), ("of",))
_SHARE_LINKS = (("of",),)
_SKIPPED = listed("the a an its their his her all total these those this that our my")
_SOFT = SOFT | {"an", "a", "more", "less", "than", "over", "at", "least", "estimated", "up", "to"}
_BETWEEN = _SOFT | listed(
    "to by at from of for the its nearly almost about around roughly some record only just in up out down"
)
"""What may stand between a verb and its number: "Inflation eased to nearly 5 per cent"."""
_AND = listed(
    "and but or"
)  # "fines brought in 84,000 crowns in four cities and cost 61,000": the subject stands far off
_THINKING = listed(
    "expect expects expected forecast forecasts predicted said says say told wants wanted asked spent spend"
)
_EXTENTS = listed("long high wide deep tall thick")
_LINKS = listed("of in round around for on at to from per between")
_PUTTING = listed(
    "put puts putting estimate estimates estimated leave leaves left keep keeps kept hold holds held set sets fix "
    "fixed raise raises raised lift lifted cut cuts lower lowered reduce reduced bring brings brought take takes took"
)
_AT = listed("at to")
_PUT_REACH = 10  # pieces
_SUBJECT_REACH = 14  # pieces


def thing(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """Where what a quantity measures stands: its noun, or of money and shares what they are of; else empty."""
    if quantity.counted_end > quantity.counted_start:
        return quantity.counted_start, _compound_end(sentence, quantity)
    first = next((at for at, piece in enumerate(sentence.pieces) if piece.start >= quantity.start), None)
    if first is None:
        return 0, 0
    last = next((at for at, piece in enumerate(sentence.pieces) if piece.start >= quantity.end), len(sentence.pieces))
    span = (
        _part_of(sentence, last, quantity.kind)
        or _long(sentence, first, last)
        or _object(sentence, last, quantity.kind)
        or _owner(sentence, first)
        or _put(sentence, first)
        or _subject(sentence, first)
    )
    return (sentence.pieces[span[0]].start, sentence.pieces[span[1] - 1].end) if span else (0, 0)


def _compound_end(sentence: Sentence, quantity: Quantity) -> int:
    """Of "a 225-page report" the end of "report", of anything else that of the noun itself."""
    at = next((at for at, piece in enumerate(sentence.pieces) if piece.start >= quantity.counted_end), None)
    if at is None or quantity.counted_start != quantity.end + 1 or sentence.lower(at) in _AND:
        return quantity.counted_end
    hyphen = any(piece.text in "-‐‑" and piece.start == quantity.end for piece in sentence.pieces)
    phrase = _phrase(sentence, at) if hyphen else None
    return sentence.pieces[phrase[1] - 1].end if phrase and phrase[0] == at else quantity.counted_end


def _part_of(sentence: Sentence, at: int, kind: Kind) -> tuple[int, int] | None:
    """ "58 of 120 seats", "19 of the 22 stations": the noun behind the whole."""
    if kind not in (Kind.BARE, Kind.COUNT) or sentence.lower(at) != "of":
        return None
    at += 1 + (sentence.lower(at + 1) in _SKIPPED)
    if not sentence.is_number(at):
        return None
    while sentence.is_number(at):
        at += 1
    return _phrase(sentence, at)


def _long(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """ "a crack 2.3 metres long in the gate": the noun before."""
    return _back(sentence, first) if sentence.lower(last - 1) in _EXTENTS else None


def _object(sentence: Sentence, at: int, kind: Kind) -> tuple[int, int] | None:
    """ "24 per cent of adults", "a Rs 600 crore package", "$5 billion in aid"."""
    if kind is Kind.BARE:
        return None
    for link in _MONEY_NOUN_LINKS if kind is Kind.CURRENCY else _SHARE_LINKS:
        if tuple(sentence.lower(at + ahead) for ahead in range(len(link))) == link:
            return _phrase(sentence, at + len(link))
    return _phrase(sentence, at)


def _phrase(sentence: Sentence, at: int) -> tuple[int, int] | None:
    while sentence.lower(at) in _SKIPPED:
        at += 1
    first, last = counted(sentence, at)
    return (first, last) if last > first and not sentence.is_number(first) else None


def _owner(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """ "an effective tax rate of 31.5 per cent", "a net worth of $48 billion"."""
    link = first - 1
    while sentence.lower(link) in _SOFT:
        link -= 1
    return _back(sentence, link) if sentence.lower(link) == "of" else None


def _put(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """ "puts the number of houses at 15", "left its main rate at 3.25 per cent", "raised the fare to 35 crowns"."""
    at = first - 1
    while sentence.lower(at) in _SOFT and sentence.lower(at) not in _AT:
        at -= 1
    for verb in range(at - 1, max(-1, at - _PUT_REACH), -1):
        if sentence.lower(at) not in _AT or not sentence.is_word(verb):
            return None
        if sentence.lower(verb) in _PUTTING:
            begin = verb + 1 + (sentence.lower(verb + 1) in _SKIPPED)
            return (begin, at) if begin < at and sentence.is_word(begin) else None
    return None


def _subject(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """The noun phrase before the verb that the number follows: "Inflation eased to 4.83 per cent"."""
    for at in range(first - 1, max(-1, first - _SUBJECT_REACH), -1):
        if sentence.lower(at) in (";", ":", "(", "“", '"') or sentence.is_number(at):
            return None
        if _is_verb(sentence, at):
            begin = _group(sentence, at)
            owned = sentence.lower(begin - 1) not in _AND and not _THINKING & {
                sentence.lower(n) for n in range(begin, at + 1)
            }
            return _back(sentence, begin) if owned else None
        if sentence.lower(at) not in _BETWEEN and sentence.tag(at) != "ADV":
            return None
    return None


def _group(sentence: Sentence, verb: int) -> int:
    """Where the verbs and adverbs that stand together with a verb begin."""
    while verb and (
        _is_verb(sentence, verb - 1)
        or sentence.lower(verb - 1).endswith("ly")
        or sentence.lower(verb - 1) in ("not", "also", "will")
    ):
        verb -= 1
    return verb


def _is_verb(sentence: Sentence, at: int) -> bool:
    tag = sentence.tag(at)
    if tag:
        return tag in ("VERB", "AUX") or (sentence.lower(at) in ("cost", "costs") and sentence.is_number(at + 1))
    word = sentence.lower(at)
    return word in _CLAUSE_VERBS or ((word in RISING or word in FALLING) and word not in ("up", "down", "+"))


def _back(sentence: Sentence, stop: int) -> tuple[int, int] | None:
    """The longest noun phrase that ends before a piece, with what it is of or in: "exports of rice"."""
    for first in range(max(0, stop - 7), stop):
        begin, last = counted(sentence, first, one=True)
        if last == stop and last > begin and sentence.tag(begin) == "VERB":
            begin += 1  # "offering loans of 22 million"
        if last == stop and last > begin:
            link = begin - 1 - (sentence.lower(begin - 1) in _SKIPPED)
            if sentence.lower(link) in _LINKS:
                head = _back(sentence, link)
                return (head[0], stop) if head else (begin, stop)
            return begin, stop
    return None
