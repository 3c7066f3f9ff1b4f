"""Whether a sentence denies, doubts or reverses what it cites: negation, modality, opposites. English only, but for
the plain words of negation of a few more languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from broadsheet.llm import lexicon
from broadsheet.llm.roles import SPEECH, deeds, opposites
from broadsheet.llm.sentence import SAY, Sentence
from broadsheet.llm.words import Word, WordKind, key_of
from broadsheet.text.languages.language import words as listed_words

_WINDOW = 5  # content words to each side that tell which of several places is meant
_REACH = 2  # content words behind a negation that it denies
_REACH_OF_VERB = 4  # behind "denied", whose object is longer
_OPPOSITE = 2  # directly denied on one side and not at all on the other
_RELATIVE = frozenset(["that", "which", "who"])
_ENDS = _RELATIVE | frozenset([";", ",", '"', "but", "while", "because", "after", "since", "although"])
_STOPS = listed_words(", ; : and but while because although though when that")
_ELSEWHERE = {
    "fr": listed_words("ne pas n jamais aucun aucune ni sans personne"),
    "ar": listed_words("لا لم لن ليس ليست غير دون بدون"),
    "hi": listed_words("नहीं न मत बिना"),
    "es": listed_words("no nunca ningún ninguna sin tampoco nadie"),
    "de": listed_words("nicht kein keine keinen nie niemand ohne"),
}


class Force(NamedTuple):
    """What a word stands under: denied (2 directly, 1 perhaps) or not, and the cues of doubt and future before it."""

    denied: int
    cues: frozenset[str]


def failure(claim: Sentence, sources: Sequence[Sentence]) -> str:
    """ "negation", "modality" or "opposite"; "" where none shows."""
    if claim.language != "en":
        return _plain(claim, sources)
    mine, theirs = forces(claim), [forces(source) for source in sources]
    pairs = _counterparts(claim, sources)
    for at in dict.fromkeys(at for at, _, _ in pairs):
        places = [theirs[which][there].denied for own, which, there in pairs if own == at]
        if all(abs(mine[at].denied - denied) == _OPPOSITE for denied in places):
            return "negation"
    if len(negations(claim)) > sum(len(negations(source)) + bool(_lowered(source) & _ELSE) for source in sources):
        return "negation"
    if not negations(claim) and _only_denied(claim, sources):
        return "negation"
    if _opposed(claim, sources):
        return "opposite"
    if _stronger(claim, sources, pairs, mine, theirs) or _unconditional(claim, pairs, mine, theirs):
        return "modality"
    return ""


def forces(sentence: Sentence) -> dict[int, Force]:
    """Of each content word by its index what it stands under."""
    listed = sentence.words
    denied: dict[int, int] = {}
    cues: dict[int, set[str]] = {}
    for at, word in enumerate(listed):
        negates = word.text.lower() in lexicon.NEGATORS
        if (word.text.lower(), listed[at + 1].text.lower() if at + 1 < len(listed) else "") in lexicon.NEGATING_PHRASES:
            negates = True
        if negates and word.text.lower() == "no" and _is_bound(listed, at):
            continue
        if negates or (_is_negating(listed, at) and at not in denied):
            for rank, i in enumerate(_scope(sentence, at, _REACH if negates else _REACH_OF_VERB)):
                denied[i] = (
                    0 if denied.get(i) else 1 if rank and listed[i - 1].text.lower() != "no" else 2
                )  # denied twice is said
        for name, members in _cues().items():
            if word.text.lower() in members or (_is_said(word) and word.key in members):
                for i in _governed(sentence, at, name):
                    cues.setdefault(i, set()).add(name)
        if word.text.lower() == "to" and at and listed[at - 1].text.lower() in _BEFORE_TO:
            for i in _following(listed, at, "future"):
                cues.setdefault(i, set()).add(_BEFORE_TO[listed[at - 1].text.lower()])
    return {
        at: Force(denied.get(at, 0), frozenset(cues.get(at, ())))
        for at, word in enumerate(listed)
        if word.kind in (WordKind.CONTENT, WordKind.NAME)
    }


_BEFORE_TO = {"is": "future", "are": "future", "was": "future", "were": "future", "has": "duty", "have": "duty"}


def _is_said(word: Word) -> bool:
    """Whether a content word may be a cue: "investigators" and "the inquiry" are things."""
    thing = word.tag == "NOUN" and (word.key == _EXAMINE or word.text.lower().endswith(("or", "ors", "er", "ers")))
    return word.kind is WordKind.CONTENT and not thing


_EXAMINE = key_of("examine")[0]


def negations(sentence: Sentence) -> list[int]:
    """Indices of the words that deny something."""
    listed = sentence.words
    found = []
    for at, word in enumerate(listed):
        lower, following = word.text.lower(), listed[at + 1].text.lower() if at + 1 < len(listed) else ""
        if (
            (lower, following) in lexicon.NEGATING_PHRASES
            or _is_negating(listed, at)
            or (lower in lexicon.NEGATORS and not (lower == "no" and _is_bound(listed, at)))
        ):
            found.append(at)
    return found


def _only_denied(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether a claim that denies nothing has its verb from nowhere and the rest from a main clause that is denied."""
    parts = [piece for source in sources for piece in source.pieces]
    for piece in claim.pieces:
        best = max(parts, key=lambda part: len(part.keys & piece.keys))
        verbs = [piece.words[clause.verb] for clause in piece.clauses]
        denied = {best.words[at].key for at, force in forces(best).items() if force.denied == _OPPOSITE}
        denied_verbs = denied & {best.words[clause.verb].key for clause in best.clauses}
        if (
            denied_verbs
            and not denied_verbs & piece.keys
            and verbs
            and not any(verb.key in part.keys or verb.base in part.keys for verb in verbs for part in parts)
        ):
            return True
    return False


def _is_bound(listed: Sequence[Word], at: int) -> bool:
    """ "no fewer than 48" says at least, and denies nothing."""
    return at + 1 < len(listed) and listed[at + 1].text.lower() in ("fewer", "less", "more", "later")


def _is_negating(listed: Sequence[Word], at: int) -> bool:
    """Whether a verb such as "denied" stands here; "failed" denies with "to" behind it, "declined" what is refused."""
    refused = listed[at].base == "declin" and listed[at].key == _REFUSE  # see words: a price declines too
    if not (refused or listed[at].base in _negating()) or listed[at].tag not in ("", "VERB"):
        return False
    return listed[at].base != "fail" or (at + 1 < len(listed) and listed[at + 1].text == "to")


@lru_cache(maxsize=1)
def _negating() -> frozenset[str]:
    return frozenset(key_of(each)[1] for each in lexicon.NEGATING_VERBS)


_REFUSE = key_of("refuse")[0]


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    listed = {
        "possible": lexicon.POSSIBLE,
        "future": lexicon.FUTURE,
        "wish": lexicon.WISH,
        "claim": lexicon.CLAIM,
        "open": lexicon.OPEN,
        "duty": lexicon.DUTY,
        "hedge": lexicon.HEDGES,
    }
    keys = {name: {key_of(each)[0] for each in words} for name, words in listed.items() if name != "hedge"}
    return {name: frozenset(words | keys.get(name, set())) for name, words in listed.items()}


def _scope(sentence: Sentence, at: int, reach: int) -> list[int]:
    """Indices of the content words that a negation denies: the next ones, or what stands before a passive verb."""
    listed = sentence.words
    passive = any(clause.verb == at and clause.passive for clause in sentence.clauses)
    found: list[int] = []
    step = range(at - 1, -1, -1) if passive else range(at + 1, len(listed))
    if listed[at].text.lower() == "no" and at and listed[at - 1].kind is WordKind.CONTENT:
        found.append(at - 1)  # "accept no change" denies the accepting
    for i in step:
        if (listed[i].text.lower() in _STOPS and (found or listed[i].text.lower() != "that")) or len(found) == reach:
            break
        if listed[i].kind is WordKind.CONTENT:
            found.append(i)
    return found


def _governed(sentence: Sentence, at: int, cue: str) -> list[int]:
    """What stands behind a cue, and before it where that is what is planned: "a strike is planned"."""
    found = _following(sentence.words, at, cue)
    if any(clause.verb == at and clause.passive for clause in sentence.clauses):
        found += range(max((i for i in range(at) if sentence.words[i].text.lower() in _ENDS), default=0), at)
    return found


def _following(listed: Sequence[Word], at: int, cue: str) -> list[int]:
    """Indices of what a cue governs: to the end of its clause; a modal verb's ends at a relative one."""
    ends = _ENDS if cue in ("future", "possible") else _ENDS - _RELATIVE
    found = []
    for i in range(at + 1, len(listed)):
        if listed[i].text.lower() in ends:
            break
        found.append(i)
    return found


def _counterparts(claim: Sentence, sources: Sequence[Sentence]) -> list[tuple[int, int, int]]:
    """Of each content word of ``claim`` the place in a source that it most likely restates: word, source, word."""
    found = []
    for at, word in enumerate(claim.words):
        if word.kind is not WordKind.CONTENT:
            continue
        places = [(which, there) for which, source in enumerate(sources) for there, other in enumerate(source.words)
                  if other.kind is WordKind.CONTENT and _restates(word, other)]  # fmt: skip
        if places:
            around = _around(claim, at)
            near = [len(around & _around(sources[which], there)) for which, there in places]
            found += [(at, *place) for place, shared in zip(places, near, strict=True) if shared >= max(near) - 1]
    return found


def _restates(word: Word, other: Word) -> bool:
    """Whether two words say the same; verbs of speech only where they are one: "said" restates no "declared"."""
    return other.base == word.base or (other.key == word.key and word.key != SAY)


def _around(sentence: Sentence, at: int) -> frozenset[str]:
    said = (WordKind.CONTENT, WordKind.NAME, WordKind.NUMBER)
    left = [word.key for word in sentence.words[:at] if word.kind in said][-_WINDOW:]
    right = [word.key for word in sentence.words[at + 1 :] if word.kind in said][:_WINDOW]
    return frozenset(left + right)


def _opposed(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether the claim has a word that no source has, and a source its opposite that the claim has not."""
    mine = _open_words(claim)
    theirs = frozenset(key for source in sources for key in _open_words(source))
    return any(
        not (left | right >= _LOSING and _lost_to(claim, sources))
        and (
            ((mine - theirs) & left and (theirs - mine) & right and not mine & right)
            or ((mine - theirs) & right and (theirs - mine) & left and not mine & left)
        )
        for left, right in opposites()
    )


_LOSING = frozenset([key_of("lose")[0], key_of("beat")[0]])


def _lost_to(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether a claim of losing tells the source's winning from the other side: its subject is who was beaten there."""
    if any(deed.verb == key_of("beat")[0] for deed in deeds(claim)):
        return any(deed.verb == key_of("beat")[0] for source in sources for deed in deeds(source))
    won = [deed for source in sources for deed in deeds(source) if deed.verb == key_of("beat")[0]]
    lost = [deed for deed in deeds(claim) if deed.verb in _LOSING]
    names = [
        frozenset(word.key for word in each)
        for deed in lost
        for each in (deed.subject if deed.verb == key_of("lose")[0] else deed.rest,)
    ]
    return any(
        mine & {word.key for word in deed.rest} and not mine & {word.key for word in deed.subject}
        for mine in names
        for deed in won
    )


def _open_words(sentence: Sentence) -> frozenset[str]:
    """Meanings and plain words, without what bounds a number ("more than 5")."""
    bounds = {i for i, word in enumerate(sentence.words) if _bounds(sentence, i)}
    found: set[str] = set()
    for at, word in enumerate(sentence.words):
        if at not in bounds:
            found |= {word.key, word.text.lower()} if word.kind is WordKind.CONTENT else {word.text.lower()}
    return frozenset(found)


def _bounds(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at].text.lower()
    if word not in ("more", "less", "fewer", "over", "under", "above", "below", "most", "least"):
        return False
    return any(0 <= quantity.start - sentence.words[at].end <= 8 for quantity in sentence.quantities)


def _stronger(claim: Sentence, sources: Sequence[Sentence], pairs: Sequence[tuple[int, int, int]],
              mine: dict[int, Force], theirs: Sequence[dict[int, Force]]) -> bool:  # fmt: skip
    """Whether something is told as a fact, or as to come, that the source tells as possible, wished or charged."""
    verbs = {clause.verb for clause in claim.clauses}
    permitted = any(_PERMITTED.search(source.text) for source in sources)
    for at, which, there in pairs:
        here, source = mine[at].cues, theirs[which][there].cues
        if "possible" in source and ("future" in here and not here & {"possible", "claim", "open"}):
            return True
        if "open" in source and not here & {"open", "possible", "claim", "wish"}:
            return True
        if (at in verbs or _had_to(claim, at)) and source and not here and (_is_past(claim, at) or "open" in source):
            return True
        if "possible" in here and not source and _may_before(claim, at) and not permitted:
            return True
        if "possible" in here and "future" in source and "possible" not in source and _may_before(claim, at):
            return True
    doubted = any(_DOUBT & (_lowered(source) | source.keys) for source in sources)
    if _MAY & _lowered(claim) and not doubted and not permitted:
        return True
    hedged = [at for at, which, there in pairs if "hedge" in theirs[which][there].cues]
    if len(hedged) > 1 and not any(mine[at].cues for at in hedged) and not _lowered(claim) & _DOUBT:
        return True
    for at, which, there in pairs:
        will = any(word.text.lower() in ("will", "would", "shall") for word in claim.words[max(0, at - 3) : at])
        if will and "possible" in theirs[which][there].cues and not lexicon.POSSIBLE & _lowered(claim):
            return True
    known = {at: theirs[which][there].cues for at, which, there in pairs}
    return _past_verb_of_doubt(claim, verbs, mine, known)


def _unconditional(
    claim: Sentence, pairs: Sequence[tuple[int, int, int]], mine: dict[int, Force], theirs: Sequence[dict[int, Force]]
) -> bool:
    """Whether most of what is told as a fact is doubted, wished or demanded wherever the sources have it."""
    cued = any(force.cues for force in mine.values()) or _CALLS.search(claim.text)
    if cued or negations(claim) or _lowered(claim) & _DOUBT:
        return False
    under: dict[int, bool] = {}
    for at, which, there in pairs:
        under[at] = under.get(at, True) and bool(theirs[which][there].cues & _UNTRUE)
    return sum(under.values()) > 1 and sum(under.values()) * 2 >= len(under)


_CALLS = re.compile(r"\b(?:call\w* (?:for|on)|urg\w+|ask\w*|seek\w*|sought|appeal\w*|insist\w*)\b", re.IGNORECASE)
_UNTRUE = frozenset(["possible", "wish", "claim", "open", "duty"])
_ELSE = frozenset(["otherwise", "unless", "if"])
_PERMITTED = re.compile(r"\b(?:ha(?:s|ve|d) until|right to|free to|allowed|permitted|entitled)\b", re.IGNORECASE)
_MAY = frozenset(["may", "might"])
_DOUBT = lexicon.POSSIBLE | {key_of(each)[0] for each in (*lexicon.CLAIM, "consider", "expect")} | {"whether", "if"}


def _lowered(sentence: Sentence) -> frozenset[str]:
    return frozenset(word.text.lower() for word in sentence.words)


def _past_verb_of_doubt(
    claim: Sentence, verbs: set[int], mine: dict[int, Force], known: dict[int, frozenset[str]]
) -> bool:
    """The same for a verb that the source has not: then what stands behind it decides."""
    for verb in verbs - known.keys():
        after = [cues for at, cues in known.items() if at > verb][:3] or list(known.values())
        if claim.words[verb].key in SPEECH or _is_cue(claim.words[verb]):
            continue
        if (
            not mine[verb].cues
            and _is_past(claim, verb)
            and after
            and all(cues & {"future", "possible", "open"} for cues in after)
        ):
            return True
    return False


def _is_cue(word: Word) -> bool:
    return any(word.key in members for members in _cues().values())


def _may_before(claim: Sentence, at: int) -> bool:
    return any(word.text.lower() in ("may", "might") for word in claim.words[max(0, at - 3) : at])


def _had_to(claim: Sentence, at: int) -> bool:
    return [word.text.lower() for word in claim.words[max(0, at - 2) : at]] == ["had", "to"]


def _is_past(claim: Sentence, at: int) -> bool:
    """Whether a verb tells what has happened: "has built", "began", "were published"."""
    if _had_to(claim, at):
        return True
    word = claim.words[at].text.lower().split(" ")[0]
    before = [each.text.lower() for each in claim.words[max(0, at - 3) : at]]
    if any(each in ("will", "would", "to", "shall") for each in before) or (before[-1:] and before[-1] in _STATE):
        return False
    return word.endswith("ed") or word in lexicon.IRREGULAR


_STATE = listed_words("is are be being remain remains stay stays")


def _plain(claim: Sentence, sources: Sequence[Sentence]) -> str:
    cues = _ELSEWHERE.get(claim.language, frozenset())
    mine = sum(word.text.lower() in cues for word in claim.words)
    theirs = sum(word.text.lower() in cues for source in sources for word in source.words)
    return "negation" if bool(mine) != bool(theirs) else ""
