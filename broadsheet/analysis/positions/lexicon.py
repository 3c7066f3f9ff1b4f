"""The words that tell a position: which stance a verb or a noun is, and what follows it. English.

Written for this project from general knowledge of the language of news. A pattern is a verb's lemma, the words that
must follow it (``~`` stands for up to three words such as "its full"), and after ``>`` what comes next:
``target`` (whom it is against or for, or the thing), ``ask`` (whom, then "to" and what), ``matter`` (only the thing).
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from broadsheet.text.languages.language import words


class Stance(StrEnum):
    """What an actor does; the small fixed set that pages show."""

    SUPPORTS = "supports"
    PRAISES = "praises"
    DEFENDS = "defends"
    AGREES = "agrees"
    OFFERS = "offers"
    DEMANDS = "demands"
    WARNS = "warns"
    DENIES = "denies"
    OPPOSES = "opposes"
    CRITICISES = "criticises"
    ACCUSES = "accuses"
    CONDEMNS = "condemns"


class Frame(NamedTuple):
    """One way to say a stance: ``after`` are the words that must follow the lemma."""

    stance: Stance
    after: tuple[str, ...]
    takes: str


_VERBS = {
    Stance.CONDEMNS: """
        condemn>target denounce>target deplore>target decry>target deride>target castigate>target excoriate>target
        call ~ disgrace>called call ~ shameful>called call ~ disgraceful>called call ~ baseless>called
        call ~ outrageous>called call ~ unacceptable>called call ~ disgusting>called call ~ barbaric>called
        call ~ insult>called
    """,
    Stance.CRITICISES: """
        criticize>target criticise>target slam>target blast>target rebuke>target lambast>target lambaste>target
        lash out at>target lash out against>target hit out at>target hit back at>target hit back>target
        fire back at>target
        take aim at>target take issue with>target find fault with>target chide>target chastise>target berate>target
        rail against>target complain about>target complain of>target complain that>matter
        scold>target mock>target ridicule>target question ~ legality>called question ~ wisdom>called
        question ~ motives>called question ~ rationale>called question ~ decision>called protest to>target
        call out>target single out ~ for criticism>called pour scorn on>target
        express ~ concern over>matter express ~ concern about>matter express ~ concern at>matter
        raise ~ concerns about>matter raise ~ concerns over>matter voice ~ concern over>matter
        voice ~ concern about>matter voice ~ concerns about>matter express ~ concerns about>matter
        express ~ regret over>matter express ~ outrage over>matter express ~ outrage at>matter
        express ~ anger at>matter express ~ anger over>matter express ~ dismay at>matter express ~ dismay over>matter
        lodge ~ complaint against>target file ~ complaint against>target make ~ critical remarks about>target
        make ~ critical remarks towards>target make ~ critical remarks toward>target
        level ~ criticism at>target heap ~ criticism on>target
    """,
    Stance.ACCUSES: """
        accuse>target blame>target fault>target hold ~ responsible>called
    """,
    Stance.OPPOSES: """
        oppose>target reject>target object to>target protest>target protest against>target rally against>target
        demonstrate against>target speak out against>target come out against>target campaign against>target
        vote against>target argue against>target speak against>target push back against>target push back on>target
        balk at>target bristle at>target rule out>named disagree with>target disapprove of>target veto>target
        distance himself from>target distance herself from>target distance itself from>target rebuff>target
        distance themselves from>target disavow>target repudiate>target resist>target boycott>target
        voice ~ opposition to>target express ~ opposition to>target declare ~ opposition to>target
        reiterate ~ opposition to>target raise ~ objections to>target raise ~ objection to>target
        withdraw ~ support for>target withdraw ~ support from>target
    """,
    Stance.SUPPORTS: """
        support>target back>target endorse>target welcome>target champion>target favor>target favour>target
        side with>target stand by>named stand with>target stand behind>target rally behind>target rally around>target
        come out in favor of>target come out in favour of>target come out in support of>target speak in favour of>target
        speak in favor of>target speak in support of>target vote for>target vote in favour of>target
        vote in favor of>target approve of>target advocate>matter advocate for>matter
        throw ~ weight behind>target throw ~ support behind>target voice ~ support for>target
        express ~ support for>target pledge ~ support for>target pledge ~ support to>target declare ~ support for>target
        reiterate ~ support for>target reaffirm ~ support for>target announce ~ support for>target
        offer ~ support for>target offer ~ support to>target show ~ support for>target
        show ~ solidarity with>target express ~ solidarity with>target give ~ backing to>target give ~ support to>target
        lend ~ support to>target approve>target rally in support of>target argue for>matter
    """,
    Stance.PRAISES: """
        praise>target hail>target laud>target applaud>target commend>target salute>target thank>target
        congratulate>target pay ~ tribute to>target compliment>target heap ~ praise on>target
        express ~ gratitude to>target lavish ~ praise on>target
    """,
    Stance.DEFENDS: """
        defend>target justify>target stick up for>target
    """,
    Stance.AGREES: """
        agree to>matter agree with>target agree on>matter agree that>matter concur with>target
        sign up to>matter consent to>matter
    """,
    Stance.OFFERS: """
        offer>offer volunteer to>matter
    """,
    Stance.DEMANDS: """
        demand>matter call for>matter call on>ask call upon>ask urge>ask implore>ask beseech>ask ask>asked
        ask for>matter request>asked appeal to>ask appeal for>matter press>asked exhort>ask plead with>ask
        plead for>matter
        push for>matter insist on>matter insist that>should want>wanted order>never
        beg>asked urge that>matter lobby for>matter
    """,
    Stance.WARNS: """
        warn>warned caution>warned threaten to>matter threaten>target sound ~ alarm over>matter
        sound ~ alarm about>matter issue ~ warning to>target
    """,
    Stance.DENIES: """
        deny>denied dismiss ~ claim>called dismiss ~ claims>called dismiss ~ allegation>called
        dismiss ~ allegations>called dismiss ~ accusation>called dismiss ~ accusations>called dismiss ~ report>called
        dismiss ~ reports>called reject ~ allegations>called reject ~ accusations>called reject ~ accusation>called
        reject ~ allegation>called refute>matter dispute>matter rebut>matter
        reject ~ suggestion>called dismiss ~ suggestion>called dismiss ~ suggestions>called
    """,
}

_PREDICATES = {  # after "be", "remain", "stay", "become"
    "opposed to": Stance.OPPOSES,
    "against": Stance.OPPOSES,
    "dead set against": Stance.OPPOSES,
    "critical of": Stance.CRITICISES,
    "in favour of": Stance.SUPPORTS,
    "in favor of": Stance.SUPPORTS,
    "supportive of": Stance.SUPPORTS,
}

_DRAWN = {  # "draw criticism from the unions": the actor comes last
    "criticism": Stance.CRITICISES,
    "condemnation": Stance.CONDEMNS,
    "opposition": Stance.OPPOSES,
    "praise": Stance.PRAISES,
    "objections": Stance.OPPOSES,
    "rebuke": Stance.CRITICISES,
    "rebukes": Stance.CRITICISES,
    "fire": Stance.CRITICISES,
    "ire": Stance.CRITICISES,
    "support": Stance.SUPPORTS,
    "applause": Stance.PRAISES,
}
DRAWING = words("draw win attract face receive prompt spark provoke meet earn")

NOUNS = {  # "the mayor's support for the stadium", "objections from the governor"
    ("support", "for"): Stance.SUPPORTS,
    ("opposition", "to"): Stance.OPPOSES,
    ("condemnation", "of"): Stance.CONDEMNS,
    ("criticism", "of"): Stance.CRITICISES,
    ("objections", "to"): Stance.OPPOSES,
    ("endorsement", "of"): Stance.SUPPORTS,
    ("rejection", "of"): Stance.OPPOSES,
    ("praise", "for"): Stance.PRAISES,
    ("denial", "of"): Stance.DENIES,
    ("denunciation", "of"): Stance.CONDEMNS,
    ("demand", "for"): Stance.DEMANDS,
    ("call", "for"): Stance.DEMANDS,
}

_IRREGULAR = {
    "find": "found found",
    "hold": "held held",
    "give": "gave given",
    "throw": "threw thrown",
    "take": "took taken",
    "hit": "hit hit",
    "come": "came come",
    "speak": "spoke spoken",
    "stand": "stood stood",
    "stick": "stuck stuck",
    "make": "made made",
    "show": "showed shown",
    "lend": "lent lent",
    "pay": "paid paid",
    "meet": "met met",
    "win": "won won",
    "draw": "drew drawn",
    "withdraw": "withdrew withdrawn",
    "beg": "begged begged",
    "slam": "slammed slammed",
    "veto": "vetoed vetoed",
    "rebut": "rebutted rebutted",
}
_DOUBLED = {"beg": "begging", "slam": "slamming", "hit": "hitting", "win": "winning", "rebut": "rebutting"}


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Of each form of a verb its frames, those with most words first."""
    by_lemma: dict[str, list[Frame]] = {}
    for stance, patterns in _VERBS.items():
        for pattern in _patterns(patterns):
            words, _, takes = pattern.rpartition(">")
            lemma, *after = words.split()
            by_lemma.setdefault(lemma, []).append(Frame(stance, tuple(after), takes))
    ordered = {lemma: tuple(sorted(known, key=lambda each: -len(each.after))) for lemma, known in by_lemma.items()}
    return {form: known for lemma, known in ordered.items() for form in forms(lemma)}


@cache
def predicates() -> tuple[tuple[tuple[str, ...], Stance], ...]:
    """What stands after "be" to tell a stance."""
    return tuple((tuple(words.split()), stance) for words, stance in _PREDICATES.items())


@cache
def drawn() -> dict[str, Stance]:
    """Nouns that an act draws from those who hold the stance."""
    return dict(_DRAWN)


@cache
def drawing_forms() -> frozenset[str]:
    """The forms of the verbs that such a noun follows."""
    return frozenset(form for lemma in DRAWING for form in forms(lemma))


def forms(lemma: str) -> tuple[str, ...]:
    """The forms of an English verb: itself, third person, past, participle, -ing."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    ending = lemma[-1] == "y" and lemma[-2] not in "aeiou"
    third = (
        f"{lemma[:-1]}ies" if ending else f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else f"{lemma}s"
    )
    past = f"{lemma[:-1]}ied" if ending else f"{stem}ed"
    irregular = _IRREGULAR.get(lemma, past).split()
    return (lemma, third, *irregular, _DOUBLED.get(lemma, f"{stem}ing"))


def _patterns(text: str) -> list[str]:
    """Patterns end where their ``>what`` stands."""
    found, words = [], []
    for word in text.split():
        words.append(word)
        if ">" in word:
            found.append(" ".join(words))
            words = []
    return found


@cache
def cue_words() -> frozenset[str]:
    """Words of which a sentence with a position has at least one."""
    nouns = {noun for noun, _ in NOUNS} | set(_DRAWN)
    return frozenset(frames()) | nouns | {words[0] for words, _ in predicates()} | {"critical", "favour", "favor"}
