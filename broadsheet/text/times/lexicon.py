"""The words that times are made of, each with a one-letter class, so that the grammar is patterns over letters.

| class | words | class | words |
|---|---|---|---|
| M m | month; one that is a word as well ("May") | W | weekday |
| d o n a v | 1 to 31; ordinal; other count; "a"; "several" | Y y D | year; "'98"; decade |
| U S P | unit; season; part of the day | E s h | "early"; "the end"; "half" |
| L X T V | last; next; this; "that", "same" | A F | after a count: "ago", "later"; b: from the date spoken of |
| B f | before a count: "il y a"; "within" | G H i e | day from today; holiday; written date; named day |
| I R J & | preposition; "from", "between"; "to"; "and" | N O | article; "of" |
| , K | comma; dash | . x | end of a sentence; any other word |
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError

from broadsheet.text.tokens import fold

Meaning = tuple[str, Any]

_ENGLISH = """
L last past previous preceding|X next coming following upcoming forthcoming|T this current|V that same
A ago back|Ab before earlier previously prior|Fb later after afterwards|f within
G0 today tonight|G-1 yesterday|G+1 tomorrow|N the|O of|R from between since starting beginning
J to till until through til thru
& and or|E:START early|E:MID mid|E:END late|s:START beginning start|s:MID middle|s:END end|h half
I in on at by during for around about throughout over as circa
P morning afternoon evening night dawn noon midnight dusk midday overnight
Ud day days|Uw week weeks|Um month months|Uy year years|UD decade decades|UC century centuries|UQ quarter quarters
UE weekend weekends|Uh hour hours|Un minute minutes|UF fortnight fortnights
Ssp spring springtime|Ssu summer summertime|Sfa autumn fall|Swi winter wintertime
a1 a an one|v several few some couple many
D1920 twenties|D1930 thirties|D1940 forties|D1950 fifties|D1960 sixties|D1970 seventies|D1980 eighties|D1990 nineties
e2001-09-11 9/11|e2008-11-26 26/11|e2005-07-07 7/7
"""
_ENGLISH_PHRASES = """
G-1 last night|G0 this morning|G0 this afternoon|G0 this evening|N the very|G+2 day after tomorrow
G-2 day before yesterday|F from now|H12-24 christmas eve|H12-25 christmas day|H12-25 christmas
H12-31 new year's eve|H1-1 new year's day|H2-14 valentine's day|H10-31 halloween|H12-26 boxing day|H5-1 may day
H7-4 fourth of july|H3-8 international women's day|H6-19 juneteenth|H11-11 armistice day|H11-11 veterans day
H11-11 remembrance day|H3-17 st patrick's day|H1-26 republic day|H4-22 earth day|H7-14 bastille day|H2-6 waitangi day
H4-25 anzac day|H11-5 guy fawkes night|H1-26 australia day|H7-1 canada day|Heaster easter sunday|Heaster easter
Hgood-friday good friday|Heaster-monday easter monday|Hthanksgiving thanksgiving day|Hthanksgiving thanksgiving
Hmlk martin luther king day|Hlabor labor day|Hmemorial memorial day
"""
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
_NUMERALS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen
eighteen nineteen twenty"""

_FRENCH = """
L dernier dernière derniers dernières passé passée|X prochain prochaine prochains prochaines suivant suivante
T ce cet cette
Ab auparavant|Fb après|f dans sous d'ici|G0 aujourd'hui|G-1 hier|G+1 demain|N le la les l du des aux au|O de d
R depuis dès entre|J à au jusqu'au jusqu|& et|E:START début|E:MID mi milieu|E:END fin
I en le pour avant après vers durant pendant|P matin soir nuit après-midi midi minuit|h moitié
Ud jour jours|Uw semaine semaines|Um mois|Uy an ans année années|UC siècle siècles|UQ trimestre|UE week-end weekend
Uh heure heures|Un minute minutes|UD décennie décennies
Ssp printemps|Ssu été|Sfa automne|Swi hiver|a1 un une|v quelques plusieurs|o1 1er premier première
o2 deuxième second seconde|o3 troisième|o4 quatrième
n3 trois|n2 deux|n4 quatre|n5 cinq|n6 six|n7 sept|n8 huit|n9 neuf|n10 dix|n11 onze|n12 douze|n15 quinze|n20 vingt
n30 trente
"""
_FRENCH_PHRASES = """
B il y a|Fb plus tard|G-1 hier soir|G0 ce matin|G0 ce soir|G-2 avant hier|G-2 avant-hier|G+2 après demain
G+2 après-demain
H12-25 noël|H7-14 14 juillet|UE fin de semaine
"""

_ARABIC = """
L الماضي الماضيه المنصرم المنصرمه السابق الفائت|X المقبل المقبله القادم القادمه التالي|T هذا هذه الحالي الجاري
B منذ قبل|f بعد خلال|G-1 امس البارحه|G0 اليوم|G+1 غدا|N يوم|R من بين|J الي حتي|& و|E:START مطلع اوائل بدايه|E:MID منتصف
E:END اواخر نهايه|I في عام سنه|P صباح مساء ليل فجر ظهر|Ud ايام الايام يومين|Uw اسبوع الاسبوع اسابيع
Um شهر الشهر اشهر شهور|Uy العام السنه عام سنه سنوات اعوام|UC القرن قرن|UD عقد عقود
Ssp الربيع|Ssu الصيف|Sfa الخريف|Swi الشتاء
n3 ثلاثه ثلاث|n4 اربعه اربع|n5 خمسه خمس|n6 سته ست|n7 سبعه سبع|n8 ثمانيه ثماني|n9 تسعه تسع|n10 عشره عشر
"""
_ARABIC_PHRASES = "G-2 اول امس|G+2 بعد غد"
_LEVANTINE = {
    "شباط": 2, "اذار": 3, "نيسان": 4, "ايار": 5, "حزيران": 6, "تموز": 7, "اب": 8, "ايلول": 9,
}  # fmt: skip
_LEVANTINE_PAIRS = {("كانون", "الثاني"): 1, ("تشرين", "الاول"): 10, ("تشرين", "الثاني"): 11, ("كانون", "الاول"): 12}

_HINDI = """
L पिछले पिछली पिछला गत बीते बीती|X अगले अगली अगला आगामी|T इस|A पहले पूर्व|Fb बाद|G0 आज|G? कल|O के की का|R से|J तक
E:START शुरू|E:END अंत|I में को|P सुबह शाम रात|Ud दिन दिनों|Uw सप्ताह हफ्ते हफ़्ते|Um महीने महीना माह
Uy साल वर्ष सालों वर्षों
UC सदी शताब्दी|UD दशक|N सन्|a1 एक|n2 दो|n3 तीन|n4 चार|n5 पांच पाँच|n6 छह छः|n7 सात|n8 आठ|n9 नौ|n10 दस
"""
_GERMAN = """
L letzten letzte letzter letztes vergangenen vergangene vergangenes
X nächsten nächste nächster nächstes kommenden kommende
T diesen diese dieser dieses|B vor|f in|G0 heute|G-1 gestern|G+1 morgen|G-2 vorgestern|G+2 übermorgen
N der die das den dem
R vom von zwischen seit|J bis zum|& und|E:START anfang|E:MID mitte|E:END ende|I am im bis um ab gegen
P morgens abend nachmittag vormittag nacht mittag|Ud tag tage tagen|Uw woche wochen|Um monat monate monaten
Uy jahr jahre jahren|UC jahrhundert|UQ quartal|UE wochenende|Ssp frühjahr frühling|Ssu sommer|Sfa herbst|Swi winter
a1 einem einer ein eine|n2 zwei|n3 drei|n4 vier|n5 fünf|n6 sechs|n7 sieben|n8 acht|n9 neun|n10 zehn
"""
_SPANISH = """
L pasado pasada pasados pasadas|X próximo próxima próximos próximas|T este esta|B hace|f dentro|G0 hoy|G-1 ayer
G+1 mañana
G-2 anteayer|G+2 pasado-mañana|N el la los las|O de del|R desde entre|J a al hasta|& y e|E:START principios inicios
E:MID mediados|E:END finales fines|I en para|P noche tarde madrugada|Ud día días|Uw semana semanas|Um mes meses
Uy año años|UC siglo|UQ trimestre|UD década décadas|Ssp primavera|Ssu verano|Sfa otoño|Swi invierno
a1 un una|v varios varias|n2 dos|n3 tres|n4 cuatro|n5 cinco|n6 seis|n7 siete|n8 ocho|n9 nueve|n10 diez
"""
_OTHER = "O de do di del|I em in"  # Portuguese and Italian: "3 de março de 2021"
_WORDS = {"en": _ENGLISH, "fr": _FRENCH, "ar": _ARABIC, "hi": _HINDI, "de": _GERMAN, "es": _SPANISH}
_PHRASES = {"en": _ENGLISH_PHRASES, "fr": _FRENCH_PHRASES, "ar": _ARABIC_PHRASES}
_LIKE_WORDS = {"en": {"may", "march", "mar", "sun", "sat", "mon", "wed", "second"}, "fr": {"mars", "mai", "sam"}}
_SHORT_HINDI = ("सोम", "मंगल", "बुध", "गुरु", "शुक्र", "शनि", "रवि")
_SHORT_DAYS = {"en"}  # elsewhere short weekdays are words: "mar.", "sam.", "lun."


@lru_cache(maxsize=64)
def words(code: str) -> dict[str, Meaning]:
    """Folded word → class and what it stands for, of the language with this ISO 639-1 code."""
    known = dict(_listed(_WORDS.get(code, _OTHER)))
    if code == "en":
        known |= {word: ("o", value) for value, word in enumerate(_ORDINALS.split(), 1)}
        known |= {word: ("n", value) for value, word in enumerate(_NUMERALS.split(), 1) if value > 1}
    return _calendar(code) | known


@lru_cache(maxsize=64)
def phrases(code: str) -> dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]:
    """First folded word → the phrases that begin with it, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    listed = [(tuple(words.replace("'", " ").split()), meaning) for words, meaning in _phrased(_PHRASES.get(code, ""))]
    if code == "ar":
        listed += [(pair, ("M", month)) for pair, month in _LEVANTINE_PAIRS.items()]
    for parts, meaning in sorted(listed, key=lambda each: -len(each[0])):
        found.setdefault(parts[0], []).append((parts, meaning))
    return {first: tuple(each) for first, each in found.items()}


def like_words(code: str) -> frozenset[str]:
    """Names of months and days that are words as well, and count only with a capital letter and in company."""
    return frozenset(_LIKE_WORDS.get(code, ()))


def _listed(table: str) -> list[tuple[str, Meaning]]:
    groups = (group.split() for group in table.replace("\n", "|").split("|") if group.strip())
    return [(fold(word), _meaning(group[0])) for group in groups for word in group[1:]]


def _phrased(table: str) -> list[tuple[str, Meaning]]:
    groups = (group.split(maxsplit=1) for group in table.replace("\n", "|").split("|") if len(group.split()) > 1)
    return [(fold(words), _meaning(code)) for code, words in groups]


def _meaning(code: str) -> Meaning:
    kind, payload = code[0], code[1:].lstrip(":")
    return kind, int(payload) if payload.lstrip("+-").isdigit() and kind not in "e" else payload


def _calendar(code: str) -> dict[str, Meaning]:
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError, TypeError):
        return {}
    found: dict[str, Meaning] = {}
    for width in ("wide", "abbreviated"):
        for month, name in locale.months["format"][width].items():
            found.setdefault(fold(str(name)).rstrip("."), ("M", month))
        if width == "wide" or code in _SHORT_DAYS:
            for day, name in locale.days["format"][width].items():
                found.setdefault(fold(str(name)).rstrip("."), ("W", day))
    if code == "ar":
        found |= {name: ("M", month) for name, month in _LEVANTINE.items()}
    if code == "en":
        found |= {"sept": ("M", 9), "tues": ("W", 1), "thurs": ("W", 3), "thur": ("W", 3)}
    if code == "hi":
        found |= {fold(name): ("W", day) for day, name in enumerate(_SHORT_HINDI)}
    return found
