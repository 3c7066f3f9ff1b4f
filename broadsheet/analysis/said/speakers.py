"""Who a speaker is: the full name and the office that the article gives him, a pronoun's or a surname's person.

When the text leaves it open, the name is "" and the page says "not named": a quotation is never given away on a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from broadsheet.analysis import naming
from broadsheet.analysis.document import Document
from broadsheet.analysis.positions.groups import acts
from broadsheet.text.entities import Entity, EntityKind
from broadsheet.text.languages.language import words

Span = tuple[int, int]

_HE, _SHE = words("he him his"), words("she her hers")
_OTHERS = words("they it we i you who which that this these those one some many all others both")
_QUOTED = words("i we you my our your mine ours me us i'm i’m myself himself herself themselves itself")
"""What a source begins with that stands inside somebody's own words, or that means another one."""
_MALE = words("mr sir lord king prince")
_FEMALE = words("mrs ms miss dame lady queen princess")
_SEGMENT = re.compile(r",| [—–-] | \([^()]*\)?$| (?:of|from|in|at|for|on|with|to|who|whose|which|that) ")
_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
_DETERMINERS = words("the a an this that his her its their our")
_ORGANISATION = re.compile(
    r"\b(?:Commission|Party|Congress|Council|Ministry|Department|Times|News|University|Committee|Union|Court|Board|Agency|"
    r"Group|Association|Bank|House|Office|Post|Journal|Institute|Foundation|Center|Centre|Authority|Police|Army|Inc|Corp|"
    r"Ltd|Company|Street|States|Kingdom|Government|Administration|Club|Society|Organi[sz]ation|Campaign|Press|Reuters)\b|&"
)
BODIES = frozenset(
    [
        "party",
        "company",
        "union",
        "ministry",
        "government",
        "commission",
        "authority",
        "group",
        "agency",
        "bank",
        "firm",
        "board",
        "council",
        "court",
        "organisation",
        "organization",
        "department",
        "association",
        "committee",
        "club",
        "university",
        "newspaper",
        "paper",
        "police",
        "army",
        "campaign",
    ]
)
_PAPERS = words("statement report release letter tweet post spokesperson memo filing") - {"spokesperson"}
_UNNAMED = re.compile(r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Ss]ome|[Mm]any|[Ss]everal|[Aa]nother|[Mm]ost)\b")
_ADDRESSED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady)\.? (?:[A-Z][\w'’-]+ )?([A-Z][\w'’-]+)")
_MOST_NAMES = 5_000  # of a text whose names are joined: one with more is a list
_NEAR = 700  # characters: a pronoun's person is no farther back
_TITLE = 30  # characters of an office before the name that a sentence begins with
_LONGEST_OFFICE = 90  # characters


class Speaker(NamedTuple):
    """``name`` is "" where the text leaves it open; ``office`` is verbatim; ``evidence`` is where he is named."""

    name: str
    office: str
    evidence: Span | None


NOBODY = Speaker("", "", None)


@dataclass(slots=True)
class Speakers:
    """Resolves the sources of one article in the order in which they stand."""

    document: Document
    known: dict[str, Speaker] = field(default_factory=dict)  # by the last word of the name
    recent: list[tuple[int, Speaker, bool]] = field(default_factory=list)  # position, speaker, whether a person
    starts: list[int] = field(default_factory=list)
    kinds: dict[str, EntityKind] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)  # by the last word of a name: "mr", "ms"
    called: dict[str, bool] = field(default_factory=dict)  # of whom "she" or "he" was understood: whether a woman

    def __post_init__(self) -> None:
        names = self.document.names
        self.starts = [name.start for name in names]
        self.kinds = {name.text: name.kind for name in reversed(names)}
        for title, last in _ADDRESSED.findall(self.document.text):
            self.titles.setdefault(last.lower(), set()).add(title.lower())

    def resolve(self, source: Span | None) -> Speaker:
        """The speaker whom the article names at ``source``."""
        if source is None:
            return NOBODY
        words = self.document.text[slice(*source)].split()
        first = words[0].lower() if words else ""
        if first in _QUOTED:
            return NOBODY
        if len(words) == 1 and first in _HE | _SHE | _OTHERS:
            return self._pronoun(first, source)
        speaker = self._named(source) or self._described(source)
        if speaker.name:
            self.recent.append((source[0], speaker, self._is_person(speaker, first)))
        return speaker

    def _named(self, source: Span) -> Speaker | None:
        """A source with a name in it: "party leader Anna Holm", "Holm, the mayor of Varne"."""
        text = self.document.text
        cut = _SEGMENT.search(text, source[0], source[1])
        head_end = cut.start() if cut else source[1]
        names = list(self._names(source))
        inside = [name for name in names if name.end <= head_end + 1]
        if not inside and names and cut and text[cut.start()] == "," and names[0].start <= cut.end() + 1:
            return self._apposed(names[0], text[source[0] : cut.start()], source)
        if not inside:
            return self._with_name(source)
        name = inside[-1]
        rest = [word.lower() for word in _WORDS.findall(text, name.end, head_end) if word not in {"s", "'s", "’s"}]
        if (apposed := self._with_name(source)) is not None:
            return apposed
        if (rest and rest[-1] not in _PAPERS) or (_possessed(text, name.end) and not rest):
            return None  # "the Congress leader": the name is not the head
        before = text[source[0] : name.start].strip(" ,") if not rest and source[0] <= name.start else ""
        after = text[name.end : source[1]].strip(" ,") if cut and text[cut.start()] == "," else ""
        return self._full(name, _office(before) or _office(after, titled=True), source)

    def _with_name(self, source: Span) -> Speaker | None:
        """An office with a person's name behind it: "Varne's mayor, Ada Finch", "the head of research Ada Finch"."""
        text = self.document.text
        named = list(self._names(source))
        people = [name for name in named if name.kind == EntityKind.PERSON]
        if not people and named and " " in named[-1].text and named[-1].kind == EntityKind.OTHER:
            people = named[-1:]
        if not people or text[people[-1].end : source[1]].strip(' ,.”"'):
            return None
        name, before = people[-1], " ".join(text[source[0] : people[-1].start].split())
        office = before.rstrip(",")
        if not office or "," in office or office.split()[-1].lower() in _LINKS or '"' in office or "“" in office:
            return None
        spoken = {word.lower() for word in office.split()}
        if spoken & _CLAUSES or _is_plural(name.text) or len(office) > _LONGEST_OFFICE or not _is_role(office):
            return None
        return self._full(name, office, source)

    def _apposed(self, name: Entity, office: str, source: Span) -> Speaker:
        """ "the mayor, Ada Finch"."""
        return self._full(name, _office(office), source)

    def _full(self, name: Entity, office: str, source: Span) -> Speaker:
        """A name in its fullest form, with the office beside it or else beside another mention."""
        full = self._fuller(name)
        if office and full is not name and self._somebody_else(full, office):
            full = name
        spelt, titled = _without_title(" ".join(full.text.split()))
        if name.kind == EntityKind.PERSON:
            spelt = spelt.partition(" of ")[0]  # "Rand Holm of Varne"
        known = self.known.get(spelt)
        office = office or titled or (known.office if known else "")
        if not office and len(self.starts) <= _MOST_NAMES and (stated := naming.office(self.document, name)):
            office = _office(self.document.text[slice(*stated)])
        speaker = Speaker(spelt, office, source)
        self.known[spelt] = speaker
        return speaker

    def _somebody_else(self, full: Entity, office: str) -> bool:
        """Whether "President Holm" is not "First lady Ada Holm", of whom the article says another office."""
        before = self.document.text[max(0, full.start - 40) : full.start].rstrip().lower()
        if before.endswith(("lady", "wife", "daughter", "son", "brother", "sister", "husband", "widow")):
            return not before.endswith(_last_word(office))
        return before.endswith(("lady,", "wife,", "daughter,", "son,", "brother,", "sister,", "husband,", "widow,"))

    def _fuller(self, name: Entity) -> Entity:
        """The fullest form of a name; of "EC" and "the Commission" the one name that has these initials or this end."""
        if len(self.starts) > _MOST_NAMES:
            return name
        full = naming.full_name(self.document, name)
        if full.text != name.text or " " in name.text or name.kind == EntityKind.PERSON:
            return full
        spelt = {
            each.text: each for each in self.document.names if " " in each.text and _shortens(name.text, each.text)
        }
        return next(iter(spelt.values())) if len(spelt) == 1 else full

    def _described(self, source: Span) -> Speaker:
        """A source without a name: an antecedent for "the minister", else the words of the article."""
        phrase = " ".join(self.document.text[slice(*source)].split())
        words = [word.lower() for word in _WORDS.findall(phrase)]
        if words and words[0] in {"the", "this"} and not _UNNAMED.match(phrase):
            holders = {
                speaker.name: speaker
                for at, speaker, _ in self.recent
                if source[0] - at <= 3 * _NEAR and speaker.office and _same_office(words[1:], speaker.office)
            }
            if len(holders) == 1:
                (speaker,) = holders.values()
                return Speaker(speaker.name, speaker.office, source)
            bodies = {
                speaker.name
                for at, speaker, person in self.recent
                if not person and source[0] - at <= _NEAR and self._is_body(speaker.name)
            }
            if (
                words[-1] in BODIES
                and len(bodies) == 1
                and (name := bodies.pop())
                and name[:1].isupper()
                and name.split()[0].lower() not in _DETERMINERS
            ):
                return Speaker(name, "", source)
        if _SAID_INSIDE.search(phrase):
            return NOBODY  # "the president said he": a cue too many
        if not words or words[0] in _OTHERS | _HE | _SHE | {"what", "there", "how", "why"}:
            return NOBODY
        return Speaker(phrase, "", source)

    def _pronoun(self, pronoun: str, source: Span) -> Speaker:
        if pronoun not in _HE | _SHE:
            return self._thing(source) if pronoun == "it" else NOBODY
        for position, speaker, person in reversed(self.recent):
            if source[0] - position > _NEAR:
                break
            if person and self._gender_allows(speaker, pronoun in _SHE):
                between = self._people(max(position + 1, source[0] - _NEAR), source[0])
                between.pop(_last_word(speaker.name), None)
                return self._one_of(between, source, pronoun) if between else self._again(speaker, source, pronoun)
        begin = self._paragraph_before(source[0])
        return self._one_of(self._people(begin, source[0]), source, pronoun)

    def _again(self, speaker: Speaker, source: Span, pronoun: str) -> Speaker:
        self.called.setdefault(_last_word(speaker.name), pronoun in _SHE)
        found = Speaker(speaker.name, speaker.office, source)
        self.recent.append((source[0], found, True))
        return found

    def _people(self, start: int, end: int) -> dict[str, Entity]:
        """The people whom sentences between two positions are about: whom one begins with, or whose verb follows."""
        people = {}
        for name in self.document.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if name.kind != EntityKind.PERSON or _possessed(self.document.text, name.end):
                continue
            number = self.document.sentence_at(name.start)
            if name.start - self.document.sentences[number][0] <= _TITLE or self._acts(name, number):
                people[_last_word(name.text)] = name
        return people

    def _acts(self, name: Entity, number: int) -> bool:
        """Whether a verb stands behind a name: "…, Holm made clear that"."""
        words = self.document.tokens[number]
        at = bisect_left(words, name.end, key=lambda word: word.start)
        while at < len(words) and words[at].tag == "ADV":
            at += 1
        return at < len(words) and (words[at].tag in {"VERB", "AUX"}) and not words[at].text.endswith("ing")

    def _one_of(self, people: dict[str, Entity], source: Span, pronoun: str) -> Speaker:
        """The only one of them; nobody when there are two."""
        if len(people) != 1:
            return NOBODY
        (name,) = people.values()
        speaker = self._full(name, "", source)
        if not self._gender_allows(speaker, pronoun in _SHE) or _is_plural(speaker.name):
            return NOBODY
        return self._again(speaker, source, pronoun)

    def _paragraph_before(self, position: int) -> int:
        """Where the paragraph before that of ``position`` begins, no farther back than a pronoun reaches."""
        nearest = max(0, position - _NEAR)
        return max(
            nearest,
            self.document.text.rfind("\n", nearest, max(0, self.document.text.rfind("\n", nearest, position))),
        )

    def _thing(self, source: Span) -> Speaker:
        if self.recent and source[0] - self.recent[-1][0] <= _NEAR and self._is_thing(self.recent[-1]):
            return Speaker(self.recent[-1][1].name, self.recent[-1][1].office, source)
        return NOBODY

    def _is_person(self, speaker: Speaker, first: str) -> bool:
        """Whether "he" or "she" can stand for the speaker."""
        kind = self._kind(speaker.name)
        if kind != EntityKind.OTHER:
            return kind == EntityKind.PERSON and not _is_plural(speaker.name)
        if speaker.office and _is_title(_last_word(speaker.office)):
            return True
        words = speaker.name.split()
        return (
            2 <= len(words) <= 4
            and words[0][:1].isupper()
            and first not in _DETERMINERS
            and not _ORGANISATION.search(speaker.name)
        )

    def _is_thing(self, last: tuple[int, Speaker, bool]) -> bool:
        """Whether "it" can stand for the last speaker: a body by its name, or one that the article calls so."""
        words = last[1].name.lower().split()
        return not last[2] and (self._is_body(last[1].name) or (bool(words) and words[-1] in BODIES | _PAPERS))

    def _is_body(self, name: str) -> bool:
        return (
            self._kind(name) == EntityKind.ORGANISATION
            or bool(_ORGANISATION.search(name))
            or (name.isupper() and " " not in name)
        )

    def _kind(self, name: str) -> EntityKind:
        return self.kinds.get(name, EntityKind.OTHER)

    def _gender_allows(self, speaker: Speaker, woman: bool) -> bool:
        """False where a title before any mention of the name, or an earlier pronoun, says otherwise."""
        titles = self.titles.get(_last_word(speaker.name), set())
        if not titles and self.called.get(_last_word(speaker.name), woman) != woman:
            return False
        return not titles & (_MALE if woman else _FEMALE)

    def _names(self, source: Span) -> Iterable[Entity]:
        at = bisect_left(self.starts, source[0])
        while at < len(self.starts) and self.starts[at] < source[1]:
            if self.document.names[at].end <= source[1]:
                yield self.document.names[at]
            at += 1


def speaks(name: str) -> bool:
    """Whether a speaker's words can be meant: a name, somebody by his office, a body, a paper; not "the hour"."""
    phrase = _BEFORE_HEAD.sub("", re.split(_HEAD_ENDS, name, maxsplit=1)[0].strip())
    words = phrase.split()
    if not words or any(word[:1].isupper() for word in words[_is_determined(words) :]):
        return bool(words)
    head = words[-1].lower()
    quantity = re.match(
        r"(?:\w+ )?(?:per ?cent|percent|dozens|hundreds|thousands|most|many|some|one|half|majority) ?", name
    )
    return bool(quantity) or acts(head) or head.rstrip("s") in _VOICES or _is_role(phrase)


def _is_determined(words: list[str]) -> bool:
    return words[0].lower() in _DETERMINERS | {"an", "some", "one", "two"}


_HEAD_ENDS = r",| (?:of|for|at|in|on|from|with|to|who|that|which|near|by|close|familiar|aboard|behind|outside|working) "
_BEFORE_HEAD = re.compile(r"^(?:[Tt]he|[Aa]n?)(?= \S+$) ")
_VOICES = words(
    """
    report study poll survey statement coastguard academy recipient marshal count resolution room letter document filing
    book article story paper newspaper website transcript memo
    data finding result analysis email e-mail lawsuit complaint indictment affidavit suit ruling order decision opinion
    note post tweet message bulletin release ad advertisement editorial column review author source aide insider
    woman man girl boy mother father parent brother sister wife husband son daughter friend neighbour neighbor witness
    guest visitor pastor priest preacher minister monk nun teen teenager child kid person people other colleague victim
    suspect defendant plaintiff juror user reader viewer caller commenter driver passenger tourist player coach captain
    fan analyst service observer reformer historian pundit moderate conservative democrat republican progressive
    liberal star singer rapper actor actress host anchor reporter correspondent outlet station magazine journal agency
    network film video broadcaster chairperson master mistress clerk steward guard pilot sailor crew guild trust fund
    railway service archive museum library theatre college jury grand tribunal embassy mission party headquarters
    """
)


def _is_plural(name: str) -> bool:
    """Whether a name can be one of a group: "Republicans", "the Taliban" is left to its kind."""
    return " " not in name and name.endswith(("ans", "ats", "sts", "ers", "ese"))


def _possessed(text: str, end: int) -> bool:
    return text[end : end + 2] in {"'s", "’s", "' ", "’ "}


def _shortens(short: str, name: str) -> bool:
    """Whether "EC" or "Commission" can stand for "Election Commission"."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials == short if short.isupper() else name.endswith(" " + short) and bool(_ORGANISATION.search(short))


def _without_title(name: str) -> tuple[str, str]:
    """A name without the office that is spelt with capitals before it, and that office."""
    words = name.split()
    last = max((at for at, word in enumerate(words[:-1]) if _is_title(word)), default=-1)
    return (" ".join(words[last + 1 :]), " ".join(words[: last + 1])) if last >= 0 else (name, "")


def _last_word(name: str) -> str:
    words = _WORDS.findall(name)
    return words[-1].lower() if words else ""


def _office(words: str, *, titled: bool = False) -> str:
    """``words`` if they can be an office or a description: they hold a word in small letters, or a known title."""
    words = " ".join(words.split()).strip(" ,")
    bare = [word for word in words.split() if word.lower() not in _DETERMINERS]
    if not bare or len(words) > _LONGEST_OFFICE or any(char.isdigit() for char in words):
        return ""
    if bare[0].lower() in {"who", "which", "whose", "where"}:
        return ""
    if bare == ["Mr."] or words.rstrip(".").lower() in _MALE | _FEMALE | {"dr"}:
        return ""
    if (titled and not any(_is_title(word) for word in bare)) or not (_is_title(bare[-1]) or _is_role(words)):
        return ""
    if words.split()[0].lower() in _QUANTITIES:
        return ""
    return words


_SAID_INSIDE = re.compile(r"\b(?:said|says|told)\b.*\b(?:he|she|they|it)$")
_CLAUSES = words("that which who whom something somebody someone other and or")  # no office has them before a name
_LINKS = words("of for and with to from in at on by or but that than as like s son daughter wife husband")
_QUANTITIES = words("some many most several few all both other two three leading")
_ROLES = re.compile(
    r"(?:er|or|ist|man|woman|ant|ian|ess|chief|head|boss|aide|guru|host|star|fellow|expert|cop|nurse|doctor|agent)s?$"
)
_TITLES = re.compile(
    r"(?:president|minister|premier|chancellor|secretary|senator|sen|rep|governor|gov|mayor|judge|general|chief|chair\w*|"
    r"spokes\w+|director|ambassador|leader|head|professor|coach|captain|officer|commissioner|manager|analyst|economist|"
    r"coordinator|coxswain|sheriff|sergeant|lieutenant|colonel|admiral|inspector|constable|detective|treasurer|principal|"
    r"lawyer|attorney|king|queen|prince|pope|bishop|mp|mla|founder|ceo|executive|editor|candidate|deputy|envoy|author|"
    r"congressman|cardinal|archbishop|rabbi|imam|sultan|strategist|pollster|adviser|advisor|activist|expert|owner|lawmaker|congressman|congresswoman|representative)s?\.?",
    re.IGNORECASE,
)


def _is_role(words: str) -> bool:
    """Whether the words name what a person does: "party founder", "a strategist of the party"."""
    noun = re.split(r" (?:of|at|for|in|with|from|to|on) ", words)[0].split()[-1:]
    return bool(noun) and bool(_ROLES.search(noun[0].lower()) or _is_title(noun[0]))


def _is_title(word: str) -> bool:
    return bool(_TITLES.fullmatch(word))


def _same_office(words: list[str], office: str) -> bool:
    """Whether "the Congress leader" can be the one whose office is "senior Congress leader"."""
    held = {word.lower() for word in _WORDS.findall(office)}
    spoken = [word for word in words if word not in _DETERMINERS]
    return bool(spoken) and _is_title(spoken[-1]) and held.issuperset(spoken)
