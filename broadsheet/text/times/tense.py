"""Whether a clause speaks of what was or of what is to come, from the verb that stands nearest to a time in it.

No tagger: the forms of verbs tell. English looks back from the time and then ahead; French, Arabic and Hindi
know a few auxiliaries and endings.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.text.languages.language import words as listed

PAST, FUTURE, PRESENT, UNKNOWN = "past", "future", "present", ""
_REACH = 24  # words either side of a time; a verb further off belongs to another clause

_WILL = listed("will ll shall would must should")
_COMING = listed("""due scheduled expected planned slated set poised upcoming plans plan planning hopes aims intends
    intend hope aim
    going promises vows pledges expects expect awaits looming ahead bound""")
_WAS = listed("was were had did didn wasn weren hadn ve been has have hasn haven")
_UNTIL = frozenset({"until", "till", "unless"})
_RELATIVE = frozenset({"who", "whom", "which", "whose"})
_DETERMINERS = listed("a an the this that of no his her its their any another each")  # "a cut" is a noun
_IS = listed("is are s re am isn aren be being")
_SCHEDULED = (
    listed("""opens starts begins runs resumes expires returns closes ends launches arrives airs kicks
    departs premieres
    concludes reopens debuts meets votes decides""")
)  # in the present with a day they tell of a timetable: "the trial begins on Monday"
_SCHEDULED_PLURAL = frozenset(word.removesuffix("s") for word in _SCHEDULED)  # "polls open Thursday"; else a noun
_IRREGULAR = listed("""said saying told telling adding came went took gave made met won lost left began broke brought
    built bought caught
    chose cut drew drove
    fell felt fought found flew got grew heard held hit kept knew laid led lent lay meant paid put ran rose saw sold
    sent
    shook shot shut sang sank sat slept spoke spent stood stole struck swore swam taught threw thought understood woke
    wore wrote became hurt bore fled dealt forgot froze hid rode rang sought shrank slid spread sprang stuck swept tore
    died born known seen taken given done written driven broken chosen shown spoken thrown stolen sworn worn gone begun
    overthrown withdrew withdrawn underwent overcame beat beaten quit split set""") - {"set"}
_NOT_PAST = listed(
    "need speed seed feed hundred indeed united red bed aged breed exceed proceed succeed embed naked sacred wicked"
)
_FUTURE_ENDINGS = {
    "fr": ("ra", "ront", "rai", "rons", "rez", "ras"),
    "hi": ("गा", "गी", "गे"),
    "es": ("rá", "rán", "remos"),
}
_FUTURE_WORDS = {
    "fr": listed("prévu prévue prévus prévues va vont doit devrait devraient d'ici prochain"),
    "ar": listed("سوف سيتم المقرر المتوقع"),
    "hi": listed("होगा होगी होंगे होंगी"),
    "de": listed("wird werden soll sollen will wollen"),
    "es": listed("va van previsto prevista"),
}
_PAST_WORDS = {
    "fr": listed("a ont avait avaient était étaient fut été est sont furent"),
    "ar": listed("كان كانت تم قال قالت اعلن"),
    "hi": listed("था थी थे हुआ हुई हुए किया दिया गया गई गए कहा की थीं बना खुला"),
    "de": listed("wurde wurden war waren hat haben hatte hatten kam ging starb starben"),
    "es": listed("fue fueron ha han había era eran murió dijo"),
}


def of_clause(words: Sequence[str], start: int, end: int, language: str) -> str:
    """PAST, FUTURE, PRESENT or UNKNOWN for the time at ``words[start:end]``, folded words of its sentence."""
    if language == "en":
        return _english(words, start, end)
    before = words[max(0, start - _REACH) : start]
    after = words[end : end + _REACH]
    nearest = [*after, *reversed(before)] if language == "hi" else [*reversed(before), *after]
    return next((found for word in nearest if (found := _elsewhere(word, language))), UNKNOWN)


def _elsewhere(word: str, language: str) -> str:
    if word in _FUTURE_WORDS.get(language, ()):
        return FUTURE
    if word in _PAST_WORDS.get(language, ()):
        return PAST
    if len(word) > 3 and word.endswith(_FUTURE_ENDINGS.get(language, ("\0",))):
        return FUTURE
    if language == "ar" and len(word) > 4 and word[0] == "س" and word[1] in "يتن":
        return FUTURE  # "will" is written together with its verb
    return UNKNOWN


def _english(words: Sequence[str], start: int, end: int) -> str:
    for at in range(start - 1, max(-1, start - _REACH), -1):
        if words[at] == ";":
            break
        if words[at] in _UNTIL and start - at > 2:
            return FUTURE  # "until a committee reports in May"
        if found := _verb(words, at):
            return found
    relative = False
    for at in range(end, min(len(words), end + _REACH)):
        if found := _verb(words, at):
            if relative:
                relative = False  # "on 12 May a man whom nobody will name went ..."
                continue
            return _by_participle(words, at) if found == PRESENT else found
        relative = relative or words[at] in _RELATIVE
    return UNKNOWN


def _by_participle(words: Sequence[str], at: int) -> str:
    """An auxiliary that is met first, from the front: "is to begin" is to come, "has opened" was."""
    ahead = words[at + 1 : at + 4]
    if words[at] in _IS and any(word in _COMING or word == "to" for word in ahead):
        return FUTURE
    return PRESENT


def _verb(words: Sequence[str], at: int) -> str:
    """What the word at ``at`` says of its clause; UNKNOWN where it is no verb that tells."""
    word = words[at]
    if word in _WILL or (word in _COMING and not _before(words, at, _WAS)):
        return FUTURE
    if word == "won" and words[at + 1 : at + 2] in (["'"], ["’"]):
        return FUTURE
    if word in {"has", "have"} and not any(_is_participle(each) for each in words[at + 1 : at + 5]):
        return PRESENT  # "it has until Thursday"
    if word in _WAS:
        return PAST
    if word in _IS:
        return _to_be(words, at)
    noun = at > 0 and (words[at - 1] in _DETERMINERS or words[at - 1].isdecimal())
    if (word in _SCHEDULED and not noun) or (word in _SCHEDULED_PLURAL and at and words[at - 1].endswith("s")):
        return _after_auxiliary(words, at, otherwise=FUTURE)
    if word in _SCHEDULED_PLURAL and _before(words, at, _WILL | {"to"}):
        return _after_auxiliary(words, at, otherwise=UNKNOWN)
    if _is_participle(word) and not (word in _IRREGULAR and at and words[at - 1] in _DETERMINERS):
        return _after_auxiliary(words, at, otherwise=PAST)
    return UNKNOWN


def _is_participle(word: str) -> bool:
    """Whether a word is, or may be, a past or a participle."""
    return (
        word in _IRREGULAR
        or word in {"been", "read", "set"}
        or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST)
    )


def _to_be(words: Sequence[str], at: int) -> str:
    if words[at] == "s":  # of "it's" and of every possessive
        return UNKNOWN
    return FUTURE if words[at] == "be" and _before(words, at, _WILL | {"to"}) else PRESENT


def _after_auxiliary(words: Sequence[str], at: int, *, otherwise: str) -> str:
    """The tense of "will be held", "is to be held", "is held", "was held"."""
    before = words[max(0, at - 4) : at]
    if any(word in _WAS for word in before):
        return PAST
    if any(word in _WILL or word in _COMING for word in before):
        return FUTURE
    if "be" in before and "to" in before:
        return FUTURE
    if before and (before[-1] in _IS or "to" in before[-2:]):
        return PRESENT
    return otherwise


def _before(words: Sequence[str], at: int, among: frozenset[str]) -> bool:
    return any(word in among for word in words[max(0, at - 3) : at])
