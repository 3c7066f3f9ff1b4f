"""Words by which a question says what it looks for, and a sentence what it gives; all folded (``tokens.fold``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from broadsheet.text.languages.language import named, words


class Sought(StrEnum):
    """What would be an answer."""

    PERSON = "person"
    PLACE = "place"
    DATE = "date"
    FIGURE = "figure"
    REASON = "reason"
    VERDICT = "verdict"  # yes or no
    ANYTHING = ""


@dataclass(frozen=True, slots=True)
class Cues:
    """Those of one language. ``asking`` holds one or two words of a question, the second after a space."""

    asking: dict[str, str] = field(default_factory=dict)
    opening: frozenset[str] = frozenset()  # first words of a question that yes or no would answer
    first: dict[str, str] = field(default_factory=dict)  # as ``asking``, but only as the first word
    reasons: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()  # words of doubt and denial: they decide
    chances: frozenset[str] = frozenset()  # words of likelihood and duty: they may
    leaning: frozenset[str] = frozenset()  # first words of a sentence that leans on the one before it
    times: frozenset[str] = frozenset()  # words of time besides months, weekdays and years
    recent: dict[str, int] = field(default_factory=dict)  # "this week" → how many days back
    empty: frozenset[str] = frozenset()  # words of questions that no answer repeats


_ENGLISH = Cues(
    asking=named(
        """
        who=person whom=person whose=person when=date where=place why=reason
        """
    )
    | {
        "what year": "date", "which year": "date", "what date": "date", "what day": "date", "which day": "date",
        "what month": "date", "which month": "date", "what time": "date", "which country": "place",
        "what country": "place", "which city": "place", "what city": "place", "which state": "place",
        "what state": "place", "how many": "figure", "how much": "figure", "how long": "figure", "how old": "figure",
        "how far": "figure", "how often": "figure", "what percentage": "figure", "what share": "figure",
        "how come": "reason", "what caused": "reason",
    },
    opening=words(
        "is are was were am do does did can could will would shall should has have had may might must isn't aren't"
    ),
    reasons=words("because due cause caused causes causing blame blamed reason reasons result after amid led owing so"),
    denials=words(
        """
        not no never neither nor cannot unlikely doubt doubts however but although despite still seems seem appears yes
        denied denies rejected confirmed confirms can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't
        haven't couldn't wouldn't shouldn't
        """
    ),
    chances=words("can could may might would will should likely whether insists must"),
    leaning=words("he she it they this that these those his her its their such both"),
    times=words("yesterday today tomorrow ago tonight noon midnight century decade since spring summer autumn winter"),
    recent={"today": 1, "yesterday": 2, "this week": 7, "last week": 14, "this month": 31, "last month": 62},
    empty=words(
        """
        happen happened tell name called many much percentage year share long old kind type exactly following mean true
        """
    ),
)  # fmt: skip

_FRENCH = Cues(
    asking={"quand": "date", "où": "place", "combien": "figure", "pourquoi": "reason", "quelle année": "date",
            "quel pays": "place", "quelle ville": "place", "quel pourcentage": "figure"},
    first={"qui": "person"},
    opening=words("est-ce est peut doit va a sont ont"),
    reasons=words("parce car cause raison grâce afin suite puisque"),
    denials=words("pas non jamais semble improbable doute mais cependant toujours"),
    chances=words("peut peuvent pourrait pourraient probable doit"),
    leaning=words("il elle ils elles ce cela ceci cette ces celui-ci celle-ci son sa ses leur leurs"),
    times=words("hier demain aujourd'hui avant-hier depuis siècle"),
    recent={"aujourd'hui": 1, "hier": 2, "cette semaine": 7, "semaine dernière": 14, "ce mois": 31},
)  # fmt: skip

_ARABIC = Cues(
    asking={"متي": "date", "اين": "place", "كم": "figure", "لماذا": "reason"},
    first={"من": "person"},
    opening=words("هل ا"),
    reasons=words("لان بسبب نتيجه جراء اثر"),
    denials=words("لا لن لم ليس لكن غير"),
    chances=words("قد ربما يمكن"),
    leaning=words("هو هي هم هذا هذه ذلك تلك وهو وهي وهذا"),
    times=words("امس اليوم غدا منذ"),
    recent={"اليوم": 1, "امس": 2, "هذا الاسبوع": 7, "الاسبوع الماضي": 14, "هذا الشهر": 31},
)

_HINDI = Cues(
    asking={"कौन": "person", "किसने": "person", "किसे": "person", "कब": "date", "कहां": "place", "कहा": "",
            "कितने": "figure", "कितना": "figure", "कितनी": "figure", "क्यो": "reason", "क्यों": "reason"},
    opening=words("क्या"),
    reasons=words("क्योंकि कारण वजह इसलिए"),
    denials=words("नहीं न लेकिन"),
    chances=words("शायद सकता सकती सकते"),
    leaning=words("वह वे यह ये इस उस उन इन उन्होंने इसके उनके"),
    times=words("कल आज परसों"),
    recent={"आज": 1, "इस सप्ताह": 7, "इस हफ्ते": 7, "इस महीने": 31},
)  # fmt: skip

_NONE = Cues()
_KNOWN = {"en": _ENGLISH, "fr": _FRENCH, "ar": _ARABIC, "hi": _HINDI}


def of(language: str) -> Cues:
    """The cues of a language; none of one that nobody has described yet."""
    return _KNOWN.get(language[:2].lower(), _NONE)
