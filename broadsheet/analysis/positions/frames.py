"""Positions of one sentence, by the frames of its verbs and nouns. Precision first: what fits no frame says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from broadsheet.analysis.positions import lexicon
from broadsheet.analysis.positions.clauses import Clause, Phrase, Sentence, clause_of, group_start, is_passive
from broadsheet.analysis.positions.groups import TIMES, acts
from broadsheet.analysis.positions.lexicon import Frame, Stance
from broadsheet.text.languages.language import words

_GAP = 3  # words that "~" may stand for
_LONGEST = 32  # tokens of what a position is on
_EDGES = frozenset({".", ";", ":", "—", "–", "--", "?", "!", ")"})
_BREAKS = words("while whereas although though because after before when since if unless until amid")
_MARKS = frozenset({'"', "“", "‘", "'"})
_REFUSED = words("request requests motion petition bail visa visas access entry permission appeal permit application")
_OFFERED = words(
    """
    help aid assistance services service support backing talks mediation loan loans deal money compensation condolences
    reward truce ceasefire concession concessions asylum amnesty job jobs rebate refund apology guarantee guarantees
    protection sanctuary shelter terms bonus incentives discounts land weapons troops crossing hostages
    """
)
_RELATIVES = words("who which that")
_ENDING = words(
    "stop end halt drop withdraw scrap lift cancel reverse reconsider abandon delay postpone repeal shelve suspend"
)
_WHOEVER = words("him her them it me us you himself herself itself themselves")
_ASKED_PAST = _EDGES | {"about", "over", "how"}
_PLAIN = words("support demand offer praise blame fault favor favour appeal request rebuke boycott protest")
_AFTERWARDS = words("later ago again together")  # ends of "ten minutes later"
_BE = words("is are was were be been being remain remains remained stay stays")


class Found(NamedTuple):
    """A position in tokens: its subject, the target's phrases, what it is on as (first, beyond last) token."""

    stance: Stance
    clause: Clause
    cue: int
    targets: tuple[Phrase, ...]
    what: tuple[int, int]


def thing(sentence: Sentence, found: Found) -> tuple[int, int] | None:
    """The tokens that name the thing of a position: the first phrase of what it is on, without whose it is.

    Of "to stop the recount" it is "the recount", of "the mayor's plan for the port" it is "plan"; None of a clause.
    """
    start, end = found.what
    if found.stance is Stance.DEMANDS:
        asked = next((at for at in range(start, end) if sentence.word(at) == "to"), None)
        if asked is not None and sentence.word(asked + 1) not in _ENDING:
            return None
        start = start if asked is None else asked + 2
    while start < end and sentence.word(start) in _MARKS:
        start += 1
    phrase = sentence.starts.get(start)
    if phrase is None or phrase.end > end or sentence.tag(phrase.head) == "PRON":
        return None
    if found.stance is Stance.DEMANDS and sentence.tag(phrase.end) in {"VERB", "AUX", "ADV"}:
        return None  # "demanded the minister resign" is no demand for the minister
    owner = [at for at in range(phrase.start, phrase.end - 1) if sentence.word(at) in {"'s", "'"}]
    first = owner[-1] + 1 if owner else phrase.start
    return (first + 1 if sentence.tag(first) == "DET" and first + 1 < phrase.end else first, phrase.end)


def asks_to_end(sentence: Sentence, found: Found) -> bool:
    """Whether the thing of a demand is to end: "asked the board to drop the plan"."""
    start, end = found.what
    return found.stance is Stance.DEMANDS and any(
        sentence.word(at) == "to" and sentence.word(at + 1) in _ENDING for at in range(start, end)
    )


def find(sentence: Sentence) -> Iterator[Found]:
    """The positions in the order of their verbs."""
    known = lexicon.frames()
    taken = -1
    for at, word in enumerate(sentence.low):
        if at < taken:
            continue
        if word in known and sentence.tag(at) == "VERB" and not _had(sentence, at):
            for frame in known[word]:
                end = _match(sentence, at + 1, frame.after)
                if end is not None:
                    found = _verb(sentence, at, end, frame)
                    if found is not None:
                        yield found
                        taken = end
                    break
        if word in _BE:
            yield from _predicate(sentence, at)
        if word in lexicon.drawing_forms() and sentence.tag(at) == "VERB":
            yield from _drawn(sentence, at)
        if word in _HEADWORDS and sentence.tag(at) == "NOUN":
            yield from _noun(sentence, at)


_HEADWORDS = frozenset(noun for noun, _ in lexicon.NOUNS)


def _had(sentence: Sentence, at: int) -> bool:
    """Whether "has support staff" was taken for a verb: none follows "have" in its plain form."""
    return sentence.word(at - 1) in {"has", "have", "had"} and sentence.word(at) in _PLAIN


def _match(sentence: Sentence, at: int, after: tuple[str, ...]) -> int | None:
    """Where the words end that must follow a verb; None where they do not."""
    for n, word in enumerate(after):
        if word == "~":
            upcoming = after[n + 1]
            for gap in range(_GAP + 4 if n + 2 == len(after) else _GAP + 1):
                if sentence.word(at + gap) in _EDGES | {","}:
                    return None
                if sentence.word(at + gap) == upcoming:
                    at += gap
                    break
            else:
                return None
        elif sentence.word(at) == word:
            at += 1
        elif n and sentence.tag(at) == "ADV" and sentence.word(at + 1) == word:
            at += 2
        else:
            return None
    return at


def _verb(sentence: Sentence, at: int, end: int, frame: Frame) -> Found | None:
    if frame.takes == "never":
        return None
    if is_passive(sentence, at):
        return _passive(sentence, at, end, frame)
    clause = clause_of(sentence, at)
    if any(sentence.word(each) in {"no", "little", "neither"} for each in range(at + 1, end)):
        clause.negated = not clause.negated
    opening = end
    while sentence.word(end) in _MARKS:
        end += 1
    if frame.takes in {"warned", "matter", "denied"} and sentence.word(end) == "on":
        end = next((each for each in range(end, end + 5) if sentence.word(each) == "that"), end)
    if frame.takes in {"target", "named", "denied"} and sentence.word(end) in _WHOEVER and _alone(sentence, end):
        return None  # whoever "him" is
    begins = end - 1 if sentence.word(end - 1) == "to" and sentence.tag(end) == "VERB" else min(opening, end)
    begins = end if sentence.word(end) == "that" else begins
    what = complement(sentence, begins if frame.takes != "called" else at + 1)
    first = sentence.starts.get(begins)
    if first is not None and sentence.word(first.head) in TIMES and first.end - first.start == 1:
        return None  # "pushed for years to …"
    if what is None:
        if frame.after != ("back",):
            return None
        what = (at, end)
    targets = _targets(sentence, end, frame.takes)
    if frame.takes == "wanted" and (clause.negated or sentence.tag(end) == "PRON"):
        return None
    if frame.stance is Stance.ACCUSES and not any(_someone(sentence, each) for each in targets):
        return None
    if _no_matter(sentence, at, end):
        return None
    if not _fits(sentence, end, frame, targets):
        return None
    return Found(frame.stance, clause, at, targets, _within(sentence, at, what))


def _within(sentence: Sentence, at: int, what: tuple[int, int]) -> tuple[int, int]:
    """What stands within a relative clause: "who opposed the bill" of "who opposed the bill offered another"."""
    if sentence.word(group_start(sentence, at) - 1) not in _RELATIVES:
        return what
    verbs = (each for each in range(what[0] + 1, what[1]) if sentence.tag(each) in {"VERB", "AUX"})
    return what[0], next((each for each in verbs if each - 1 in sentence.ends), what[1])


def _alone(sentence: Sentence, at: int) -> bool:
    """Whether a pronoun is a phrase of its own: "her", not "her plan"."""
    phrase = sentence.starts.get(at)
    return phrase is None or phrase.end == at + 1


def _no_matter(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a court's "rejected the appeal" or a town's "welcomed the guests" is meant: acts, no positions."""
    head = sentence.word(sentence.starts[end].head) if end in sentence.starts else ""
    word = sentence.word(at)
    return (word.startswith("reject") and head in _REFUSED) or (word.startswith("welcom") and acts(head))


def _someone(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase names someone who can be to blame."""
    return sentence.tag(phrase.head) == "PROPN" or acts(sentence.word(phrase.head))


def _fits(sentence: Sentence, end: int, frame: Frame, targets: tuple[Phrase, ...]) -> bool:
    """Whether what follows is what the frame takes: "urged Merrow to …", not "asked when"."""
    word = sentence.word(end)
    match frame.takes:
        case "ask" | "asked" | "wanted":
            asked = end in sentence.starts and _asked_at(sentence, end) is not None
            return asked or (frame.takes == "ask" and bool(targets) and sentence.word(targets[-1].end) == "for")
        case "offer":
            offered = next((each.head for each in _row(sentence, end)[-1:]), None)
            return word == "to" or (offered is not None and sentence.word(offered) in _OFFERED)
        case "should":
            return any(sentence.word(at) in {"should", "must"} for at in range(end, end + 12))
        case "matter":
            return end in sentence.starts or word in {"that", "to"} or sentence.tag(end) == "VERB"
        case "denied":
            twice = len(_row(sentence, end)) > 1  # "denied him a second term"
            refused = end in sentence.starts and sentence.word(sentence.starts[end].head) in _REFUSED
            return (
                word != "to"
                and not (twice or refused)
                and (end in sentence.starts or word == "that" or word.endswith("ing"))
            )
        case "named":
            own = word in {"his", "her", "their", "its"}
            return end in sentence.starts and (not own or acts(sentence.word(sentence.starts[end].head)))
        case "target":
            return bool(frame.after) or end in sentence.starts or word.endswith("ing")
        case _:
            return True


def _row(sentence: Sentence, at: int) -> list[Phrase]:
    """The phrases that stand one after another: whom, and what."""
    found: list[Phrase] = []
    while at in sentence.starts and len(found) < 3:
        found.append(sentence.starts[at])
        at = found[-1].end
    return found


def _asked_at(sentence: Sentence, end: int) -> int | None:
    """Where "to" and a verb stand after whom is asked."""
    at = end
    while at < min(len(sentence.tokens), end + 14):
        if sentence.word(at) == "to" and sentence.tag(at) == "PART" and at > end:
            return at
        if (sentence.tag(at) in {"VERB", "SCONJ"} and at not in sentence.inside) or sentence.word(at) in _ASKED_PAST:
            return None
        at += 1
    return None


def _targets(sentence: Sentence, end: int, takes: str) -> tuple[Phrase, ...]:
    """The phrases right after the verb, one or joined by "and"."""
    at = end
    if takes == "called":
        return ()
    if takes in {"matter", "should", "denied"}:
        return ()
    if takes == "offer" and sentence.word(at) == "to":
        return ()
    if sentence.word(at) in {"against", "with"} and takes in {"target"}:
        at += 1
    first = sentence.starts.get(at)
    if first is None:
        return ()
    named = sentence.starts.get(first.end + 1) if sentence.word(first.end) == "," else None
    if named and sentence.word(named.end) == "," and sentence.tag(named.head) == "PROPN" and takes == "target":
        return (named,)  # "accused her rival, Karl Stamm, of"
    found = [first]
    while sentence.word(found[-1].end) == "and" and found[-1].end + 1 in sentence.starts:
        found.append(sentence.starts[found[-1].end + 1])
    if takes == "warned" and sentence.word(found[-1].end) not in {"of", "that", "against", "about", "to", "not"}:
        return ()
    if takes == "offer" and found[-1].end not in sentence.starts:
        return ()
    return tuple(found)


def _passive(sentence: Sentence, at: int, end: int, frame: Frame) -> Found | None:
    """ "The plan was criticised by farmers", and "Japan was accused by China of breaking the treaty"."""
    by = next((each for each in range(end, min(end + 3, len(sentence.tokens))) if sentence.word(each) == "by"), None)
    if by is None or by + 1 not in sentence.starts or frame.takes in {"asked", "wanted"}:
        return None
    clause = clause_of(sentence, at)
    patient = clause.subject
    clause.subject = _of_chain(sentence, sentence.starts[by + 1])
    if patient is None or clause.reported:
        return None
    return Found(frame.stance, clause, at, (patient,), (patient.start, patient.end))


def _of_chain(sentence: Sentence, phrase: Phrase) -> Phrase:
    """ "the head of the bank" for "the head"."""
    for _ in range(3):
        if sentence.word(phrase.end) in {"of"} and phrase.end + 1 in sentence.starts:
            phrase = Phrase(phrase.start, sentence.starts[phrase.end + 1].end, phrase.head)
    return phrase


def _predicate(sentence: Sentence, at: int) -> Iterator[Found]:
    """ "is opposed to", "remain critical of", "are in favour of"."""
    after = at + 1
    negated = False
    while sentence.tag(after) == "ADV" or sentence.word(after) in {"not", "n't"}:
        negated = negated or sentence.word(after) in {"not", "n't", "never"}
        after += 1
    for predicate, stance in lexicon.predicates():
        end = after + len(predicate)
        if tuple(sentence.low[after:end]) == predicate and (what := complement(sentence, end)):
            clause = clause_of(sentence, at)
            clause.negated = clause.negated != negated
            yield Found(stance, clause, at, _targets(sentence, end, "target"), what)
            return


def _drawn(sentence: Sentence, at: int) -> Iterator[Found]:
    """ "The minister drew criticism from farmers over the price of water.\""""
    for noun in range(at + 1, min(at + 6, len(sentence.tokens))):
        stance = lexicon.drawn().get(sentence.word(noun))
        source = noun + 2
        if stance is None or sentence.word(noun + 1) not in {"from", "by"} or source not in sentence.starts:
            continue
        clause = clause_of(sentence, at)
        patient, clause.subject = clause.subject, _of_chain(sentence, sentence.starts[source])
        if patient is not None and not clause.negated:
            yield Found(stance, clause, at, (patient,), (patient.start, patient.end))
        return


def _noun(sentence: Sentence, at: int) -> Iterator[Found]:
    """ "The mayor's support for the stadium", "their opposition to the roll"."""
    stance = lexicon.NOUNS.get((sentence.word(at), sentence.word(at + 1)))
    phrase = sentence.inside.get(at)
    if stance is None or phrase is None or phrase.end != at + 1 or (what := complement(sentence, at + 2)) is None:
        return
    owner = next((each for each in range(at - 1, phrase.start - 1, -1) if sentence.word(each) in {"'s", "'"}), None)
    if owner is None or sentence.word(phrase.start - 1) in {"without", "lack", "lose", "losing", "withdrew"}:
        return
    clause = Clause(subject=Phrase(phrase.start, owner, owner - 1))
    verbs = (each for each in range(*what) if sentence.tag(each) in {"VERB", "AUX"} and each not in sentence.inside)
    what = (what[0], max(what[0] + 1, next(verbs, what[1])))
    yield Found(stance, clause, at, _targets(sentence, at + 2, "target"), what)


def complement(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The complement: up to the edge of the clause."""
    last = min(len(sentence.tokens), start + _LONGEST)
    at = start
    whole = sentence.quoted[start - 1]  # all is said by one: what he says ends with his words
    while at < last:
        word = sentence.word(at)
        if word in {".", "?", "!"} or (
            not sentence.quoted[at] and word in _EDGES | _BREAKS and at > start + (word in _BREAKS)
        ):
            break
        if whole and not sentence.quoted[at]:
            break
        if sentence.quoted[at]:
            at += 1
            continue
        if word == "(":
            closing = next(
                (each for each in range(at, min(at + 9, len(sentence.low))) if sentence.word(each) == ")"), None
            )
            if closing is None:
                break
            at = closing + 1
            continue
        if word == "," and not _goes_on(sentence, at):
            break
        if sentence.tag(at) == "CCONJ" and at > start and _begins_clause(sentence, at + 1):
            break
        at += 1
    if not whole and start < at < last and sentence.quoted[at - 1]:
        ends = [each for each in (at, at + 1) if '"' in sentence.word(each) or "”" in sentence.word(each)]
        return (start, ends[0] + 1) if ends else (start, at)
    while at > start and (
        sentence.word(at - 1) in {",", "that", "to", '"', "“"}
        or (sentence.tag(at - 1) in {"ADV", "ADP", "SCONJ", "CCONJ"} and sentence.word(at - 1) not in _AFTERWARDS)
    ):
        at -= 1
    return (start, at) if at > start else None


def _goes_on(sentence: Sentence, comma: int) -> bool:
    """Whether a list or an insertion goes on: "peaceful, political and diplomatic means", "those who, it says, …"."""
    if any(sentence.word(at) == "," and sentence.word(at - 1) in _RELATIVES for at in range(comma - 4, comma + 1)):
        return True
    return sentence.tag(comma + 1) == "ADJ" and sentence.tag(comma - 1) == "ADJ"


def _begins_clause(sentence: Sentence, at: int) -> bool:
    """Whether a verb of its own, with or without a subject, follows."""
    while sentence.tag(at) == "ADV":
        at += 1
    if sentence.tag(at) in {"VERB", "AUX"} and at not in sentence.inside:
        return sentence.word(at - 1) != "to"
    phrase = sentence.starts.get(at)
    return (
        phrase is not None
        and sentence.tag(phrase.end) in {"VERB", "AUX"}
        and group_start(sentence, phrase.end) == phrase.end
    )
