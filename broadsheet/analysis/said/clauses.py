"""Attributions in English: who says, thinks or wants what, by rules over tagged words.

The content of a cue is the clause or phrase that follows it, to the end of that clause, or the clause before it ("…, he
said"). What the annotators of political news count as attributions (PARC 3 and its kind) is counted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.analysis.said.lexicon import ADJECTIVES, NOUNS, SPEECH, VERBS, Cue
from broadsheet.analysis.said.passages import QUOTE, Piece
from broadsheet.analysis.said.phrases import (
    BE,
    NOMINAL,
    OPENERS,
    RELATIVE,
    TIME,
    Group,
    Span,
    governor,
    group,
    is_quote,
    main_subject,
    phrase_after,
    phrase_before,
    subject,
)  # fmt: skip
from broadsheet.text.languages.language import words

_WH = words("what how why whether when where who which if")
_CUTTING = words("after when while because although though during amid before since if unless until once")
_FRONTS = words("despite while as when although if because since after before though")
_PAPERS = words("statement email letter tweet memo note message report release post speech call")
_NEVER_NOUNS = words(
    "says tells finds denies insists suggests argues announces warns accuses urges asks writes adds thinks believes "
    "implies explains describes blames vows criticizes criticises defends praises rejects condemns acknowledges"
)
_AS = words("describe declare portray depict characterize characterise dismiss denounce deride see view regard hail praise")
_LISTING = words("including especially and or")
_CLAUSE_BREAKS = words("but while although though whereas")
_ADVERBIAL = words(
    "on in at during after before earlier later late early last this over following through via by for to with from when as"
)
_POSSESSIVE = words("his her its their my our your")
_QUOTING = words("continue begin offer call describe question urge demand ask reply respond answer")
_DOCUMENTS = words("poll survey study report data record result analysis number figure document email research")
_ENSURING = words("ensure ensures ensured ensuring make makes making made require requires mean means meant is was")


class Found(NamedTuple):
    """Spans of pieces. ``source`` is None where the passage names none."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    lemma: str


def find(pieces: Sequence[Piece]) -> list[Found]:
    """The attributions of one passage in the order of their cues."""
    found: list[Found] = []
    headed = _headed(pieces)
    if headed is not None:
        found.append(headed)
    for at, piece in enumerate(pieces):
        each: Found | None = None
        if piece.text == "according" and at + 2 < len(pieces) and pieces[at + 1].text == "to":
            each = _according(pieces, at)
        elif (piece.tag in {"VERB", "AUX"} and piece.text in VERBS) or (
            piece.tag == "NOUN" and piece.text in VERBS and _misread(pieces, at)
        ):
            each = _verb(pieces, at, VERBS[piece.text])
        elif piece.tag == "VERB" and piece.text not in _ENSURING:
            each = _unknown(pieces, at)
        elif piece.tag == "NOUN" and piece.text in NOUNS:
            each = _noun(pieces, at)
        elif piece.tag in {"ADJ", "VERB"} and piece.text in ADJECTIVES:
            each = _adjective(pieces, at, ADJECTIVES[piece.text])
        if each is not None and each.content:
            found.append(each)
    return [*found, *_announced(pieces, found)]


def _announced(pieces: Sequence[Piece], found: Sequence[Found]) -> list[Found]:
    """Quotations at a passage's end that no cue reached: "she answered with a phrase: “…”", "as Holm put it, “…”"."""
    if len(pieces) < 4 or not is_quote(pieces[-1]) or pieces[-2].text not in {":", ","}:
        return []
    last = len(pieces) - 1
    if any(start <= last < end for each in found for start, end in each.content):
        return []
    nearest = max((at for at in range(last) if pieces[at].tag == "VERB" and not is_quote(pieces[at])), default=-1)
    saying = any(
        piece.text in VERBS and piece.tag == "VERB" and "q" in VERBS[piece.text].takes
        for piece in pieces[max(0, last - 14) : last]
    )
    put = any(piece.text == "put" and pieces[at + 1].text == "it" for at, piece in enumerate(pieces[: last - 1]))
    if nearest < 0 or not (pieces[-2].text == ":" or saying or put):
        return []
    who = main_subject(pieces, last)
    return [Found(who, (last - 1, last), ((last, last + 1),), "say")] if who else []


def _misread(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word that the tagger takes for a noun is the verb: "Holm insists that", "the poll finds Holm ahead"."""
    if not at or at + 1 >= len(pieces) or not pieces[at].text.endswith("s"):
        return False
    following = pieces[at + 1]
    if pieces[at].text in _NEVER_NOUNS:
        return pieces[at - 1].tag in {"PROPN", "PRON", "NOUN", "PUNCT"} and following.tag != "PUNCT"
    if following.text == "that" or (following.tag in {"PRON", "PROPN", "DET", QUOTE} and following.text != "of"):
        return pieces[at - 1].tag in {"PROPN", "PRON"} or pieces[at - 1].text.rstrip("s") in _DOCUMENTS
    return False


def _unknown(pieces: Sequence[Piece], at: int) -> Found | None:
    """What a verb that is not in the lexicon ascribes: it has "that …" after it, or words in quotation marks beside it."""
    if at + 1 >= len(pieces):
        return None
    verb, following, cue = group(pieces, at), pieces[at + 1], Cue(pieces[at].text, "q")
    if verb.form == "passive":
        return None
    if following.text == "that" and following.tag == "SCONJ" and verb.form != "inf":
        who = _speaker(pieces, verb)
        return Found(who, (verb.start, at + 1), ((at + 1, end_of_clause(pieces, at + 1)),), cue.lemma) if who else None
    if verb.form == "finite" and _closes_speech(pieces, verb):
        found = _postposed(pieces, verb, cue)
        return found if found and is_quote(pieces[found.content[0][0]]) else None
    if following.text == ":" and at + 2 < len(pieces) and is_quote(pieces[at + 2]):
        who = _speaker(pieces, verb)
        return Found(who, (verb.start, at + 1), ((at + 2, end_of_clause(pieces, at + 2)),), cue.lemma) if who else None
    return None


def _headed(pieces: Sequence[Piece]) -> Found | None:
    """ "Holm: the plan is dead": a speaker's name, a colon, and the words, as in headlines and transcripts."""
    colon = _next(pieces, 1, {":"})
    if colon >= len(pieces) - 1 or pieces[colon - 1].tag not in {"PROPN", "NOUN"}:
        return None
    if not is_quote(pieces[colon + 1]):
        named = colon < 8 and all(
            piece.tag in {"PROPN", "NOUN", "ADJ", "ADP", "DET", "PART"} for piece in pieces[:colon]
        )
        if (
            not named
            or not any(piece.tag in {"VERB", "AUX"} for piece in pieces[colon:])
            or pieces[colon - 1].text == "note"
        ):
            return None
    start = phrase_before(pieces, colon - 1)[0]
    if not any(piece.tag == "PROPN" for piece in pieces[start:colon]):
        return None
    return Found((start, colon), (colon, colon + 1), ((colon + 1, _last(pieces)),), ":")


def _according(pieces: Sequence[Piece], at: int) -> Found | None:
    source = phrase_after(pieces, at + 2)
    if source is None:
        return None
    if at == 0 or pieces[at - 1].text in OPENERS:
        comma = _next(pieces, source[1], {",", ":"})
        content = (comma + 1, end_of_clause(pieces, comma + 1)) if comma < len(pieces) else None
    else:
        last = at - 1 if pieces[at - 1].text == "," else at
        content = (_clause_start(pieces, last), last)
        if (
            source[1] < len(pieces) - 1
            and pieces[source[1]].text == ","
            and not any(piece.tag in {"VERB", "AUX"} or is_quote(piece) for piece in pieces[:last])
        ):
            content = (source[1] + 1, end_of_clause(pieces, source[1] + 1))
    return Found(source, (at, at + 2), (content,) if content and content[1] > content[0] else (), "according")


def _verb(pieces: Sequence[Piece], at: int, cue: Cue) -> Found | None:
    verb = group(pieces, at)
    if cue.lemma == "quote" and (relayed := _relayed(pieces, verb)):
        return relayed
    if verb.form == "passive":
        return _passive(pieces, verb, cue)
    if cue.lemma in {"appear", "seem"}:
        return _raised(pieces, verb, cue)
    if "q" in cue.takes and _closes_speech(pieces, verb):
        postposed = _postposed(pieces, verb, cue)
        if postposed is not None:
            return postposed
    if cue.lemma in {"show", "find"} and verb.start and pieces[verb.start - 1].text.rstrip("s") in _DOCUMENTS:
        cue = cue._replace(takes=cue.takes + "o")
    content, end = _after(pieces, at, cue)
    if content is not None and cue.lemma == "ask" and (at == 0 or (at == 1 and pieces[0].text == "when")):
        return Found(None, (0, end), ((content[0], min(content[1], _next(pieces, content[0], {","}))),), "ask")
    if content is not None:
        who = _speaker(pieces, verb)
        if who is None and (verb.form == "inf" or (verb.start and pieces[verb.start - 1].tag in {"DET", "ADJ"})):
            return None
        if who is not None and pieces[who[0]].text in RELATIVE:
            content = _to_main_verb(pieces, content)
        return Found(who, (verb.start, end), (content,), cue.lemma)
    if "q" in cue.takes:
        return _relative(pieces, verb, cue) or _postposed(pieces, verb, cue)
    return None


def _to_main_verb(pieces: Sequence[Piece], content: Span) -> Span:
    """The content without what follows the relative clause it stands in: "Holm, who said it was safe, resigned"."""
    for at in range(content[0] + 1, content[1] - 1):
        after = pieces[at + 1]
        if pieces[at].text == "," and after.tag in {"VERB", "AUX"} and not after.text.endswith("ing"):
            return content[0], at
    return content


def _relative(pieces: Sequence[Piece], verb: Group, cue: Cue) -> Found | None:
    """ "a move that critics said was unfair"."""
    after = verb.verb + 1
    if (
        after >= len(pieces)
        or pieces[after].tag not in {"AUX", "VERB"}
        or pieces[after].text.endswith("ing")
        or "c" not in cue.takes
    ):
        return None
    who = subject(pieces, verb.start)
    if who is None or who[0] == 0:
        return None
    spans: list[Span] = [(after, end_of_clause(pieces, after))]
    if pieces[who[0] - 1].text in {"which", "who", "that", "what"}:
        spans.insert(0, (who[0] - 1, who[0]))
    return Found(who, (verb.start, after), tuple(spans), cue.lemma)


def _relayed(pieces: Sequence[Piece], verb: Group) -> Found | None:
    """ "…, PTI quoted the minister as saying", "he was quoted as saying that …"."""
    who = subject(pieces, verb.start) if verb.form == "passive" else phrase_after(pieces, verb.verb + 1)
    at = verb.verb + 1 if verb.form == "passive" or who is None else who[1]
    if (
        who is None
        or at + 1 >= len(pieces)
        or pieces[at].text != "as"
        or pieces[at + 1].text not in {"saying", "telling"}
    ):
        return None
    after = at + 2
    if after < len(pieces) and pieces[after].tag != "PUNCT":
        content = (after, end_of_clause(pieces, after))
    else:
        teller = subject(pieces, verb.start) or who
        last = min(teller[0], who[0])
        last -= pieces[last - 1].text == "," if last else 0
        content = (_clause_start(pieces, last) if last else 0, last)
    if content[1] <= content[0]:
        return None
    return Found(who, (at + 1, at + 2), (content,), "say")


def _closes_speech(pieces: Sequence[Piece], verb: Group) -> bool:
    """Whether the cue stands after the words: "A," he said; A, said the minister."""
    if verb.form != "finite" or not verb.start:
        return False
    following = pieces[verb.verb + 1] if verb.verb + 1 < len(pieces) else None
    before = pieces[verb.start - 1]
    if is_quote(before):
        return following is not None and not is_quote(following)
    if before.text == ",":
        inverted = following is not None and following.tag in NOMINAL | {"DET", "ADJ"} and verb.start == verb.verb
        who = phrase_after(pieces, verb.verb + 1) if inverted else None
        if cue_takes_recipient(pieces[verb.verb].text):
            who = None
        if who is not None and not _aside_start(pieces, verb.start - 1):
            who = None
        inverts = who is not None and (who[1] >= len(pieces) or pieces[who[1]].tag not in {"VERB", "AUX", "PART"})
        if inverts:
            return True
    who = subject(pieces, verb.start)
    return (
        who is not None
        and who[0] > 0
        and is_quote(pieces[who[0] - 1])
        and not (following is not None and (following.text in {"that", ":"} or is_quote(following)))
    )


def cue_takes_recipient(word: str) -> bool:
    """Whether a noun phrase after the verb is the one addressed: "told the Times"."""
    return word in VERBS and VERBS[word].lemma in {"tell", "assure", "remind", "warn"}


def _aside_start(pieces: Sequence[Piece], comma: int) -> bool:
    """Whether the comma ends a clause and not an aside between a subject and its verb."""
    who = subject(pieces, comma + 1)
    return (
        who is None
        or who[0] > 0
        or (
            any(piece.tag in {"VERB", "AUX"} for piece in pieces[who[1] : comma] if True) and pieces[who[1]].text != ","
        )
    )


def _speaker(pieces: Sequence[Piece], verb: Group) -> Span | None:
    if verb.form == "finite":
        return subject(pieces, verb.start)
    before = pieces[verb.start - 1] if verb.start else None
    if before is None:
        return _subject_after(pieces, verb.verb)
    if before.tag in {"NOUN", "PROPN"} and verb.form == "ing":
        teller = governor(pieces, verb.start) if before.text in _PAPERS else None
        return teller or phrase_before(pieces, verb.start - 1)
    if before.tag == "CCONJ" and verb.form == "ing":
        return main_subject(pieces, verb.start)
    if verb.form == "ing" and before.tag == "PUNCT":
        last = verb.start - 2
        aside = last >= 0 and before.text == "," and pieces[last].tag in NOMINAL and phrase_before(pieces, last)[0] == 0
        return phrase_before(pieces, last) if aside else main_subject(pieces, verb.start)
    return governor(pieces, verb.start) or (_subject_after(pieces, verb.verb) if verb.form == "ing" else None)


def _subject_after(pieces: Sequence[Piece], verb: int) -> Span | None:
    """The subject that follows a fronted participle: "Speaking to reporters, Holm said"."""
    comma = _next(pieces, verb, {","})
    while comma + 1 < len(pieces):
        found = phrase_after(pieces, comma + 1)
        if found is not None and found[1] < len(pieces) and pieces[found[1]].tag in {"VERB", "AUX", "ADV", "PUNCT"}:
            return found
        comma = _next(pieces, comma + 1, {","})
    return None


def _passive(pieces: Sequence[Piece], verb: Group, cue: Cue) -> Found | None:
    """ "was accused by critics of …", "is expected to …": the one spoken about belongs to the content."""
    after = verb.verb + 1
    source = None
    if after < len(pieces) and pieces[after].text == "by":
        source = phrase_after(pieces, after + 1)
        after = source[1] if source else after + 1
    about = subject(pieces, verb.start)
    rest: Span | None = None
    if after + 1 < len(pieces) and pieces[after].text in {",", ":"} and is_quote(pieces[after + 1]):
        return Found(source, (verb.start, verb.verb + 1), ((after + 1, end_of_clause(pieces, after + 1)),), cue.lemma)
    if after < len(pieces) and pieces[after].text in {"to", "as", "of", "for", "that", "by", "whether", "if", "about"}:
        rest = (after, end_of_clause(pieces, after))
    if rest is None and (source is None or about is None):
        return None
    if (
        rest is not None
        and source is None
        and pieces[after].text in {"for", "by", "about"}
        and cue.lemma not in {"ask", "blame", "criticize"}
    ):
        return None
    spans = [about] if about and pieces[about[0]].text not in {"it", "who"} else []
    return Found(source, (verb.start, verb.verb + 1), tuple(spans + ([rest] if rest else [])), cue.lemma)


def _raised(pieces: Sequence[Piece], verb: Group, cue: Cue) -> Found | None:
    after = verb.verb + 1
    if after >= len(pieces):
        return None
    about = subject(pieces, verb.start)
    if pieces[after].text not in {"to", "that", "as"} and pieces[after].tag not in {"ADJ"} | NOMINAL | {"DET"}:
        return None
    rest = (after, end_of_clause(pieces, after))
    spans = [about] if about and pieces[about[0]].text != "it" else []
    return Found(None, (verb.start, after), tuple([*spans, rest]), cue.lemma)


def _noun(pieces: Sequence[Piece], at: int) -> Found | None:
    """ "his claim that …", "a plan to …"."""
    if at + 2 >= len(pieces) or pieces[at + 1].text not in {"that", "to"}:
        return None
    if pieces[at + 1].text == "to" and (
        pieces[at + 2].tag != "VERB" or pieces[at].text.rstrip("s") in {"statement", "view", "report"}
    ):
        return None
    start = at
    while start and pieces[start - 1].tag in {"ADJ", "NOUN"}:
        start -= 1
    source = None
    if start and (pieces[start - 1].text in {"his", "her", "its", "their"}):
        source = (start - 1, start)
    elif start >= 2 and pieces[start - 1].text in {"'s", "’s", "'", "’"} and pieces[start - 2].tag in NOMINAL:
        source = phrase_before(pieces, start - 2)
    else:
        source = governor(pieces, start)
    content = (at + 1, end_of_clause(pieces, at + 1))
    return Found(source, (at, at + 1), (content,), pieces[at].text)


def _adjective(pieces: Sequence[Piece], at: int, cue: Cue) -> Found | None:
    if not at or at + 2 >= len(pieces):
        return None
    verb = group(pieces, at)
    if not any(
        pieces[i].text in BE | {"feel", "felt", "seem", "remain", "remained"} for i in range(max(0, verb.start), at)
    ):
        return None
    content, end = _after(pieces, at, cue)
    if content is None:
        return None
    return Found(subject(pieces, verb.start), (verb.start, end), (content,), cue.lemma)


def _after(pieces: Sequence[Piece], at: int, cue: Cue) -> tuple[Span | None, int]:
    """The content after a cue at ``at``, and where the cue ends; None where what follows is none."""
    after = at + 1
    while after < len(pieces) and pieces[after].tag == "ADV" and pieces[after].text not in _WH:
        after += 1
    if "r" in cue.takes:
        after = _past_recipient(pieces, after)
    opening = None
    if after < len(pieces) and (pieces[after].tag == "ADP" or pieces[after].text in TIME | {"last", "this"}):
        moved = _past_adverbials(pieces, after)
        clausal = cue._replace(takes=cue.takes.replace("o", ""), prepositions=frozenset())
        opening = _opening(pieces, moved, clausal) if moved > after else None
    if opening is None:
        opening = _opening(pieces, after, cue)
    if opening is None:
        moved = _past_adverbials(pieces, after)
        opening = _opening(pieces, moved, cue._replace(takes=cue.takes.replace("o", ""))) if moved > after else None
        after = moved
    if opening is None:
        return None, at + 1
    start, kind = opening
    if kind == "o" and _only_time(pieces, start):
        return None, at + 1
    if is_quote(pieces[start]) and (start + 1 >= len(pieces) or pieces[start + 1].tag in {"ADP", "SCONJ"}):
        return (start, start + 1), at + 1
    end = end_of_clause(pieces, start) if kind == "c" else end_of_phrase(pieces, start)
    return ((start, end) if end > start else None), at + 1


def _only_time(pieces: Sequence[Piece], start: int) -> bool:
    """Whether the object is none: "reported last week"."""
    end = start
    while end < len(pieces) and (
        pieces[end].text in TIME | {"last", "this", "next", "on"} or pieces[end].tag in {"NUM"}
    ):
        end += 1
    return end > start and pieces[end - 1].text in TIME and (end >= len(pieces) or pieces[end].tag in {"PUNCT", "ADP"})


def _opening(pieces: Sequence[Piece], after: int, cue: Cue) -> tuple[int, str] | None:
    """Where the content begins when the cue's complement begins at ``after``, and the letter of the complement."""
    if after >= len(pieces):
        return None
    piece, takes = pieces[after], cue.takes
    following = pieces[after + 1] if after + 1 < len(pieces) else None
    if "q" in takes:
        if piece.text in {":", ","} and following and is_quote(following):
            return after + 1, "c"
        if piece.text == ":" and following:
            return after + 1, "c"
        if is_quote(piece):
            return after, "c"
    if is_quote(piece) and takes:
        return after, "c" if "c" in takes else "o"
    if (piece.text in cue.prepositions and following and following.tag not in {"PUNCT", "VERB"} | {"AUX"}) or (
        piece.text in cue.prepositions and following and following.text.endswith(("ing", "ed"))
    ):
        return after + 1, "o"
    if piece.text == "as" and following and cue.lemma in _AS:
        return after, "o"
    if piece.text == "that" and "c" in takes and following and (piece.tag == "SCONJ" or _is_clause(pieces, after + 1)):
        return after, "c"
    if piece.text in _WH and ("c" in takes or "o" in takes):
        return after, "c"
    if piece.text == "to" and following and "t" in takes and following.tag in {"VERB", "AUX", "ADV"}:
        return after, "t"
    if "c" in takes and _is_clause(pieces, after):
        return after, "c"
    if piece.text.endswith("ing") and piece.tag == "VERB" and ("g" in takes or "o" in takes):
        return after, "o"
    if "o" in takes and (
        piece.tag in NOMINAL | {"DET", "ADJ", "QUOTE"} or piece.text in {"his", "her", "its", "their"}
    ):
        if cue.lemma not in {"say", "tell", "see", "name"} or is_quote(piece):
            return after, "o"
    return None


def _is_clause(pieces: Sequence[Piece], start: int) -> bool:
    """Whether a noun phrase and a finite verb follow: "said the plan would fail"."""
    if pieces[start].tag not in NOMINAL | {"DET", "ADJ", QUOTE, "SYM", "ADV"} and pieces[
        start
    ].text not in _POSSESSIVE | {"both", "neither"}:
        return False
    noun = False
    for at in range(start, min(len(pieces), start + 30)):
        piece = pieces[at]
        if piece.tag in {"AUX", "VERB"} and noun and pieces[at - 1].text != "to":
            if piece.tag == "AUX" or not piece.text.endswith("ing"):
                return True
        if is_quote(piece) and noun and pieces[at - 1].tag in NOMINAL:
            return True  # "says the rival “cannot win”"
        if piece.text in {";", ":"} or (
            piece.text == "," and (at == start or (at + 1 < len(pieces) and pieces[at + 1].tag == "CCONJ"))
        ):
            return False
        noun = noun or piece.tag in NOMINAL or is_quote(piece)
    return False


def _past_recipient(pieces: Sequence[Piece], after: int) -> int:
    if after >= len(pieces) or is_quote(pieces[after]):
        return after
    who = phrase_after(pieces, after)
    if who is None:
        return after
    end = who[1]
    while end < len(pieces) and pieces[end].text in TIME:
        end += 1
    while end < len(pieces) and pieces[end].tag == "ADP" and (more := phrase_after(pieces, end + 1)):
        end = more[1]
    following = pieces[end] if end < len(pieces) else None
    if following is None or following.tag in {"VERB", "AUX"}:
        return who[1] if following is None else after
    return (
        end
        if following.text in {"that", "to", ",", ":", "."} | _WH
        or is_quote(following)
        or following.tag in {"DET", "PRON"}
        else who[1]
    )


def _past_adverbials(pieces: Sequence[Piece], after: int) -> int:
    """Past "on Tuesday", "in a statement", "at a rally in Ohio", "Sunday", and a comma pair around them."""
    at = after
    for _ in range(6):
        if at >= len(pieces):
            break
        piece = pieces[at]
        if piece.tag == "ADP" and piece.text in _ADVERBIAL and (noun := phrase_after(pieces, at + 1)):
            at = noun[1]
        elif piece.tag == "ADP" and at + 1 < len(pieces) and pieces[at + 1].text in TIME:
            at += 2
        elif piece.text in TIME or piece.tag == "ADV":
            at += 1
        elif (
            piece.text in {"last", "this", "late", "early", "next", "earlier", "later"}
            and at + 1 < len(pieces)
            and pieces[at + 1].text in TIME
        ):
            at += 2
        elif piece.text == "," and at + 1 < len(pieces) and at > after and pieces[at + 1].text in {"that"} | TIME:
            at += 1
        else:
            break
    return at


def _postposed(pieces: Sequence[Piece], verb: Group, cue: Cue) -> Found | None:
    """ "A, he said", "A, said the minister on Monday", "A, he said, B"."""
    if verb.form not in {"finite"}:
        return None
    inverted = verb.start and (pieces[verb.start - 1].text == "," or is_quote(pieces[verb.start - 1]))
    if inverted and pieces[verb.start - 1].text == ",":
        named = subject(pieces, verb.start)
        inverted = not (named and named[0] and is_quote(pieces[named[0] - 1]))
    who = phrase_after(pieces, verb.verb + 1) if inverted and not cue_takes_recipient(pieces[verb.verb].text) else None
    after = verb.verb + 1
    first = verb.start
    if who is not None:
        after = who[1]
    else:
        who = subject(pieces, verb.start)
        if who is None:
            return None
        first = who[0]
    if not first:
        return None
    before = pieces[first - 1]
    if before.text == "as" and first != verb.start:
        return _as_said(pieces, verb, who, cue)
    if before.text != "," and not is_quote(before):
        return None
    last = first if is_quote(before) else first - 1
    start = _clause_start(pieces, last) if last else 0
    while start < last and pieces[start].tag == "PUNCT":
        start += 1
    if last - start > 1 and pieces[last - 1].text in {"which", "who", "that", "because", "whose"}:
        start = last - 1  # "the fund, which, he claimed, may …"
    if start >= last or (pieces[start].tag == "VERB" and pieces[start].text.endswith("ing")):
        return None
    if cue.lemma in _QUOTING and not is_quote(pieces[start]):
        return None
    if not any(is_quote(piece) or piece.tag in {"VERB", "AUX"} for piece in pieces[start:last]):
        if not (after + 1 < len(pieces) and pieces[after].text == ","):
            return None
    if pieces[start].text == "as" or (first and pieces[first - 1].text == "as"):
        return None
    spans: list[Span] = [(start, last)]
    rest = _resumed(pieces, after, inverted=first == verb.start, quoted=is_quote(pieces[start]) and last - start <= 2)
    if rest is not None:
        spans.append(rest)
    return Found(who, (verb.start, verb.verb + 1), tuple(spans), cue.lemma)


def _as_said(pieces: Sequence[Piece], verb: Group, who: Span, cue: Cue) -> Found | None:
    """ "As Holm noted, the plan is dead"; "the plan is dead, as Holm noted"."""
    comma = _next(pieces, verb.verb, {","})
    if who[0] == 1:
        if comma + 1 >= len(pieces):
            return None
        return Found(who, (verb.start, verb.verb + 1), ((comma + 1, end_of_clause(pieces, comma + 1)),), cue.lemma)
    if pieces[who[0] - 2].text != ",":
        return None
    return Found(who, (verb.start, verb.verb + 1), ((_clause_start(pieces, who[0] - 2), who[0] - 2),), cue.lemma)


def _resumed(pieces: Sequence[Piece], after: int, *, inverted: bool, quoted: bool) -> Span | None:
    """What goes on after "…, he said,": a quotation, or the rest of the clause."""
    at = _past_adverbials(pieces, after)
    if at + 1 < len(pieces) and pieces[at].text in {",", ":", "."} and is_quote(pieces[at + 1]):
        return (at + 1, end_of_clause(pieces, at + 1))
    if inverted or quoted:
        if (
            at + 1 < len(pieces)
            and pieces[at].text == ","
            and pieces[at + 1].tag in {"VERB", "AUX"}
            and not pieces[at + 1].text.endswith("ing")
        ):
            return (at + 1, end_of_clause(pieces, at + 1))
        for later in range(at, len(pieces) - 1):
            if pieces[later].text == "," and is_quote(pieces[later + 1]) and len(pieces[later + 1].text) > 1:
                return (later + 1, end_of_clause(pieces, later + 1))
        return None
    if (
        at + 1 < len(pieces)
        and pieces[at].text == ","
        and pieces[at + 1].text not in _CLAUSE_BREAKS | {"and", "who", "which"}
    ):
        if pieces[at + 1].text in VERBS or pieces[at + 1].text.endswith("ing") or pieces[at + 1].text in {"according"}:
            return None
        return (at + 1, end_of_clause(pieces, at + 1))
    return None


def _clause_start(pieces: Sequence[Piece], last: int) -> int:
    """Where the clause that ends before ``last`` begins: the passage's beginning, or after another speaker's words."""
    for at in range(last - 1, -1, -1):
        if pieces[at].text == ";" or (pieces[at].text == ":" and is_quote(pieces[at + 1])):
            return at + 1
    return 0


def end_of_clause(pieces: Sequence[Piece], start: int) -> int:
    """Where the clause that begins at ``start`` ends."""
    end = _last(pieces)
    fronted = pieces[0].text in _FRONTS
    for at in range(start, end):
        piece, following = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        if following is None:
            break
        if piece.text == ";":
            return at
        if (
            piece.text == "”,"
            and following.text.endswith("ing")
            and following.text in VERBS
            and VERBS[following.text].lemma in SPEECH
        ):
            return at + 1
        if piece.text in {",", "—", "–"} and _breaks(pieces, at + 1):
            return at
        if piece.text == "," and fronted and _sentence_follows(pieces, at + 1):
            return at
        if piece.text == "," and following.text in {"but", "and"} and _sentence_follows(pieces, at + 2):
            return at
        if piece.text in {"and", "but"} and _another_cue(pieces, at + 1, start):
            return at - 1 if pieces[at - 1].text == "," else at
    return end


def _breaks(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what follows a comma belongs to the speaker's clause and not to the content."""
    piece = pieces[at]
    if piece.text == "according":
        return True
    if piece.tag == "VERB" and piece.text.endswith("ing") and piece.text in VERBS and VERBS[piece.text].lemma in SPEECH:
        return True
    if piece.text in _CLAUSE_BREAKS | {"and"}:
        return _own_cue(pieces, at + 1)
    who = phrase_after(pieces, at)
    if who is not None and who[1] < len(pieces):  # "…, he said" closes what somebody else is said to have said
        verb = pieces[who[1]]
        return (
            verb.tag == "VERB"
            and verb.text in VERBS
            and VERBS[verb.text].lemma in {"say", "add", "tell"}
            and not verb.text.endswith("ing")
            and (who[1] + 1 >= len(pieces) or pieces[who[1] + 1].tag in {"PUNCT", "ADP"})
        )
    return False


def _own_cue(pieces: Sequence[Piece], at: int) -> bool:
    who = phrase_after(pieces, at)
    after = who[1] if who else at
    while after < len(pieces) and pieces[after].tag in {"AUX", "ADV", "PART"}:
        after += 1
    return (
        after < len(pieces)
        and pieces[after].tag == "VERB"
        and pieces[after].text in VERBS
        and VERBS[pieces[after].text].lemma in SPEECH
    )


def _another_cue(pieces: Sequence[Piece], at: int, start: int) -> bool:
    """Whether "and" is followed by another verb of saying of the same speaker: "said A and accused B"."""
    while at < len(pieces) and pieces[at].tag == "ADV":
        at += 1
    if at >= len(pieces) or pieces[at].tag != "VERB" or pieces[at].text not in VERBS:
        return False
    word = pieces[at].text
    return VERBS[word].lemma in SPEECH and (word.endswith("ed") or word in {"said", "told", "wrote"})


def end_of_phrase(pieces: Sequence[Piece], start: int) -> int:
    """Where an object that begins at ``start`` ends: at a comma that no relative clause or list follows, at "after …"."""
    clause = end_of_clause(pieces, start)
    for at in range(start + 1, clause):
        piece = pieces[at]
        if piece.text in {":", "—", "–", "--"}:
            return at
        following = pieces[at + 1] if at + 1 < clause else None
        if piece.text == "," and following is not None:
            if following.tag in {"VERB", "SCONJ", "ADP", "ADV", "CCONJ"} and following.text not in _LISTING:
                return at
        if piece.tag in {"SCONJ", "ADP"} and piece.text in _CUTTING:
            return at
        if piece.text in {"on", "in", "at"} and following is not None and following.text in TIME:
            return at
        if piece.text in {"and", "but"} and _sentence_follows(pieces, at + 1):
            return at - 1 if pieces[at - 1].text == "," else at
    return clause


def _sentence_follows(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a subject and its finite verb follow: "and he pronounced"."""
    who = phrase_after(pieces, at)
    return (
        who is not None
        and who[1] < len(pieces)
        and pieces[who[1]].tag in {"VERB", "AUX"}
        and not pieces[who[1]].text.endswith("ing")
    )


def _last(pieces: Sequence[Piece]) -> int:
    end = len(pieces)
    while end and pieces[end - 1].tag == "PUNCT" and pieces[end - 1].text in {".", "!", "?", "…", ";", ",", ")"}:
        end -= 1
    return end


def _next(pieces: Sequence[Piece], at: int, texts: set[str]) -> int:
    while at < len(pieces) and pieces[at].text not in texts:
        at += 1
    return at
