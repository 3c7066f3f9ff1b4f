"""Whether the same people do and say the same things in a sentence as in what it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.llm import lexicon, naming
from broadsheet.llm.sentence import SAY, Clause, Sentence
from broadsheet.llm.words import Word, WordKind, key_of

_CONVERSE = {key_of("lose")[0]: key_of("beat")[0]}
_TITLES = frozenset(key_of(each)[0] for each in ("president", "minister", "leader", "coach", "captain", "director", "chief"))


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what: the words of the subject and of the rest of a clause, and what the verb means."""

    verb: str
    subject: tuple[Word, ...]
    rest: tuple[Word, ...]


def failure(claim: Sentence, sources: Sequence[Sentence], meant: Sequence[Sentence] = ()) -> str:
    """ "speaker" or "role" where somebody else does or says it in ``sources``; "" where nothing shows that.

    ``meant`` are those whom pronouns and "the company" may stand for.
    """
    theirs = [(deed, source) for source in sources for deed in deeds(source)]
    for deed in deeds(claim):
        if not deed.subject:
            continue
        reason = _other_speaker(deed, sources, meant) if deed.verb in SPEECH else ""
        reason = reason or _other_doer(deed, theirs, meant)
        if reason:
            return reason
    return "role" if any(_other_owner(claim, source) for source in sources) else ""


def deeds(sentence: Sentence) -> list[Deed]:
    """The deeds of a sentence; "lost to" is told as the other's winning; "according to X" as X's saying."""
    found = [_deed(sentence, clause) for clause in sentence.clauses]
    return found + list(_according(sentence))


_ATTITUDES = frozenset(key_of(each)[0] for each in lexicon.ATTITUDES)
SPEECH = frozenset((SAY, *(key_of(each)[0] for each in "warn promise expect estimate doubt criticise praise deny accuse blame".split()))) | _ATTITUDES


def _deed(sentence: Sentence, clause: Clause) -> Deed:
    verb = sentence.words[clause.verb].key
    subject, rest = sentence.content_of(clause.subject), sentence.content_of(clause.rest)
    if verb in _CONVERSE and any(sentence.words[i].text == "to" for i in clause.rest[:12]) and _named(rest):
        return Deed(_CONVERSE[verb], tuple(rest), tuple(subject))
    if verb in SPEECH:
        rest = sentence.content_of([i for i in range(len(sentence.words)) if i not in clause.subject])
    return Deed(verb, tuple(subject), tuple(rest))


def _according(sentence: Sentence) -> list[Deed]:
    listed = sentence.words
    found = []
    for at, word in enumerate(listed[:-1]):
        if word.text.lower() == "according" and listed[at + 1].text.lower() == "to":
            end = next((i for i in range(at + 2, len(listed)) if listed[i].text in ",.;" or listed[i].text == '"'), len(listed))
            rest = [*range(at), *range(end, len(listed))]
            found.append(Deed(SAY, tuple(sentence.content_of(range(at + 2, end))), tuple(sentence.content_of(rest))))
    return found


def _named(listed: Sequence[Word]) -> list[Word]:
    return [word for word in listed if word.text[:1].isupper() and (word.kind is WordKind.NAME)]


def _meanings(listed: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.key for word in listed)


def _other_speaker(deed: Deed, sources: Sequence[Sentence], meant: Sequence[Sentence]) -> str:
    """For words of speech: who says it in the source sentence that holds most of what is said."""
    said = _meanings(deed.rest) - _meanings(deed.subject)
    best = max(sources, key=lambda source: len(said & source.keys))
    speakers = [each.subject for each in deeds(best) if each.subject and each.verb in SPEECH]
    if not said & best.keys:
        return ""
    mine = _named(deed.subject)
    named = [word for words in speakers for word in _named(words)]
    if mine and named:
        return "" if naming.shared(mine, named) else "speaker"
    if mine:
        known = [*_named(best.words), *(word for each in meant for word in each.words)]
        return "" if naming.shared(mine, known) or not speakers else "speaker"
    return "" if not speakers or any(_common(deed.subject, words) for words in speakers) or not _swapped(deed, best) else "speaker"


def _common(left: Sequence[Word], right: Sequence[Word]) -> bool:
    return bool(_meanings(left) & _meanings(right)) or naming.shared(_named(left), _named(right))


def _swapped(deed: Deed, source: Sentence) -> bool:
    """Whether the subject stands among what is done, and the doer's words among what is done here."""
    for other in deeds(source):
        if other.subject and _common(deed.subject, other.rest) and _common(other.subject, deed.rest):
            return not _common(deed.subject, other.subject)
    return False


def _other_doer(deed: Deed, theirs: Sequence[tuple[Deed, Sentence]], meant: Sequence[Sentence]) -> str:
    same = [(other, source) for other, source in theirs if other.verb == deed.verb and other.subject]
    if not same:
        return _stranger(deed, theirs, meant)
    rest = _meanings(deed.rest)
    most = max(len(rest & _meanings(other.rest)) for other, _ in same)
    fitting = [(other, source) for other, source in same if len(rest & _meanings(other.rest)) == most]
    return "" if any(not _differs(deed, other) for other, _ in fitting) else "role"


def _differs(deed: Deed, other: Deed) -> bool:
    mine, named = _named(deed.subject), _named(other.subject)
    if mine and named:
        return not naming.shared(mine, named)
    if _common(deed.subject, other.subject):
        return False
    return _common(deed.subject, other.rest) and _common(other.subject, deed.rest)


def _stranger(deed: Deed, theirs: Sequence[tuple[Deed, Sentence]], meant: Sequence[Sentence]) -> str:
    """A named doer who does not occur in the sentence that tells the deed, where somebody else does it."""
    mine, rest = _named(deed.subject), _meanings(deed.rest)
    if not mine or not theirs or not rest:
        return ""
    other, source = max(theirs, key=lambda pair: len(rest & pair[1].keys))
    if len(rest & source.keys) * 2 < len(rest) or not _named(other.subject):
        return ""
    known = [*source.words, *(word for each in meant for word in each.words)]
    return "" if naming.shared(mine, known) else "role"


def _other_owner(claim: Sentence, source: Sentence) -> bool:
    """Whether a name stands before or behind a word where the source has another: "Deccan captain", "police in Lutz"."""
    theirs = _owned(source)
    for place, name in _owned(claim):
        others = [other for where, other in theirs if where == place]
        if others and not any(naming.shared([name], [other]) for other in others):
            return True
    return False


def _owned(sentence: Sentence) -> list[tuple[tuple[str, str], Word]]:
    """Names with the word that they stand beside: ("before", "captain"), ("in", "police"), ("from", "")."""
    found = []
    listed = sentence.words
    for at, word in enumerate(listed):
        if word.text in _DAYS or word.kind is not WordKind.NAME and not (at == 0 and word.text[:1].isupper() and word.kind is WordKind.CONTENT):
            continue
        follower = next((i for i in range(at + 1, min(at + 4, len(listed))) if listed[i].text.lower() not in ("'", "s")), -1)
        if follower > 0 and listed[follower].kind is WordKind.CONTENT and not any(c.verb == follower for c in sentence.clauses):
            found.append((("before", listed[follower].key), word))
        if at > 1 and listed[at - 1].text.lower() in _PLACES:
            preposition = listed[at - 1].text.lower()
            if preposition in ("from", "for", "against"):
                found.append(((preposition, ""), word))
            elif listed[at - 2].kind is WordKind.CONTENT:
                found.append(((preposition, listed[at - 2].key), word))
    return found


_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_PLACES = frozenset("in from for against near".split())
