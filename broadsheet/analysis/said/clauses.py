"""Attributions in English: who says, thinks or wants what, by rules over tagged words.

The content of a cue is the clause or phrase that follows it, to the end of that clause, or the clause before it ("…, he
said"). What the annotators of political news count as attributions (PARC 3 and its kind) is counted here.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.analysis.positions.groups import acts
from broadsheet.analysis.said.before import closes_speech, postposed
from broadsheet.analysis.said.complements import after_cue
from broadsheet.analysis.said.ends import end_of_clause, last_of, next_of, start_of_clause
from broadsheet.analysis.said.lexicon import ADJECTIVES, NOUNS, VERBS, Cue
from broadsheet.analysis.said.passages import QUOTE, Piece
from broadsheet.analysis.said.phrases import (
    BE,
    NOMINAL,
    OPENERS,
    RELATIVE,
    Found,
    Group,
    Span,
    governor,
    group,
    is_quote,
    main_subject,
    phrase_after,
    phrase_before,
    subject,
)
from broadsheet.text.languages.language import words

_PAPERS = words("statement email letter tweet memo note message report release post speech call")
_MOST_CUES = 24  # of a passage: no sentence has so many
_NEVER_NOUNS = words(
    "says tells finds denies insists suggests argues announces warns accuses urges asks writes adds thinks believes "
    "implies explains describes blames vows criticizes criticises defends praises rejects condemns acknowledges"
)
_DOCUMENTS = words("poll survey study report data record result analysis number figure document email research")
_ENSURING = words("ensure ensures ensured ensuring make makes making made require requires mean means meant is was")


def find(pieces: Sequence[Piece]) -> list[Found]:
    """The attributions of one passage in the order of their cues."""
    found: list[Found] = []
    headed = _headed(pieces)
    if headed is not None:
        found.append(headed)
    for at, piece in enumerate(pieces):
        if len(found) >= _MOST_CUES:
            break
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
    """What a verb that is not in the lexicon ascribes: "that …" after it, or words in quotation marks beside it."""
    if at + 1 >= len(pieces):
        return None
    verb, following, cue = group(pieces, at), pieces[at + 1], Cue(pieces[at].text, "q")
    if verb.form == "passive":
        return None
    if following.text == "that" and following.tag == "SCONJ" and verb.form != "inf":
        who = speaker_of(pieces, verb)
        return Found(who, (verb.start, at + 1), ((at + 1, end_of_clause(pieces, at + 1)),), cue.lemma) if who else None
    if verb.form == "finite" and closes_speech(pieces, verb):
        found = postposed(pieces, verb, cue)
        return found if found and is_quote(pieces[found.content[0][0]]) else None
    if following.text == ":" and at + 2 < len(pieces) and is_quote(pieces[at + 2]):
        who = speaker_of(pieces, verb)
        return Found(who, (verb.start, at + 1), ((at + 2, end_of_clause(pieces, at + 2)),), cue.lemma) if who else None
    return None


def _headed(pieces: Sequence[Piece]) -> Found | None:
    """ "Holm: the plan is dead": a speaker's name, a colon, and the words, as in headlines and transcripts."""
    colon = next_of(pieces, 1, {":"})
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
    return Found((start, colon), (colon, colon + 1), ((colon + 1, last_of(pieces)),), ":")


def _according(pieces: Sequence[Piece], at: int) -> Found | None:
    source = phrase_after(pieces, at + 2)
    if source is None:
        return None
    if at == 0 or pieces[at - 1].text in OPENERS:
        comma = next_of(pieces, source[1], {",", ":"})
        content = (comma + 1, end_of_clause(pieces, comma + 1)) if comma < len(pieces) else None
    else:
        last = at - 1 if pieces[at - 1].text == "," else at
        content = (start_of_clause(pieces, last), last)
        if (
            source[1] < len(pieces) - 1
            and pieces[source[1]].text == ","
            and not any(piece.tag in {"VERB", "AUX"} or is_quote(piece) for piece in pieces[:last])
        ):
            content = (source[1] + 1, end_of_clause(pieces, source[1] + 1))
    return Found(source, (at, at + 2), (content,) if content and content[1] > content[0] else (), "according")


def _only_named(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "called" gives a thing its name: "a firm called Varne Analytics"."""
    if not at or pieces[at - 1].tag != "NOUN" or pieces[at - 1].text in VERBS:
        return False
    start = phrase_before(pieces, at - 1)[0]
    return pieces[start].text in {"a", "an", "one", "another"} and not acts(pieces[at - 1].text)


def _verb(pieces: Sequence[Piece], at: int, cue: Cue) -> Found | None:
    verb = group(pieces, at)
    if cue.lemma == "quote" and (relayed := _relayed(pieces, verb)):
        return relayed
    if verb.form == "passive":
        return _passive(pieces, verb, cue)
    if cue.lemma in {"appear", "seem"}:
        return _raised(pieces, verb, cue)
    if pieces[at].text == "called" and _only_named(pieces, at):
        return None
    if "q" in cue.takes and closes_speech(pieces, verb):
        earlier = postposed(pieces, verb, cue)
        if earlier is not None:
            return earlier
    if cue.lemma in {"show", "find"} and verb.start and pieces[verb.start - 1].text.rstrip("s") in _DOCUMENTS:
        cue = cue._replace(takes=cue.takes + "o")
    content, end = after_cue(pieces, at, cue)
    if content is not None and cue.lemma == "ask" and (at == 0 or (at == 1 and pieces[0].text == "when")):
        return Found(None, (0, end), ((content[0], min(content[1], next_of(pieces, content[0], {","}))),), "ask")
    if content is not None:
        who = speaker_of(pieces, verb)
        if who is None and not is_quote(pieces[content[0]]):
            return None  # of 240 such in 400 articles 29 were right, and a page cannot show them
        if who is not None and pieces[who[0]].text in RELATIVE:
            content = _to_main_verb(pieces, content)
        return Found(who, (verb.start, end), (content,), cue.lemma)
    if "q" in cue.takes:
        return _relative(pieces, verb, cue) or postposed(pieces, verb, cue)
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
    while who is not None and at < min(len(pieces), who[1] + 8) and verb.form != "passive" and pieces[at].text != "as":
        at += 1  # "quoted a person close to him as saying"
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
        content = (start_of_clause(pieces, last) if last else 0, last)
    if content[1] <= content[0]:
        return None
    return Found(who, (at + 1, at + 2), (content,), "say")


def speaker_of(pieces: Sequence[Piece], verb: Group) -> Span | None:
    if verb.form == "finite":
        return subject(pieces, verb.start)
    before = pieces[verb.start - 1] if verb.start else None
    if before is None:
        return subject_after(pieces, verb.verb)
    if before.tag in {"NOUN", "PROPN"} and verb.form == "ing":
        teller = governor(pieces, verb.start) if before.text in _PAPERS else None
        return teller or phrase_before(pieces, verb.start - 1)
    if before.tag == "CCONJ" and verb.form == "ing":
        return main_subject(pieces, verb.start)
    if verb.form == "ing" and before.tag == "PUNCT":
        last = verb.start - 2
        aside = last >= 0 and before.text == "," and pieces[last].tag in NOMINAL and phrase_before(pieces, last)[0] == 0
        return phrase_before(pieces, last) if aside else main_subject(pieces, verb.start)
    return governor(pieces, verb.start) or (subject_after(pieces, verb.verb) if verb.form == "ing" else None)


def subject_after(pieces: Sequence[Piece], verb: int) -> Span | None:
    """The subject that follows a fronted participle: "Speaking to reporters, Holm said"."""
    comma = next_of(pieces, verb, {","})
    while comma + 1 < len(pieces):
        found = phrase_after(pieces, comma + 1)
        if found is not None and found[1] < len(pieces) and pieces[found[1]].tag in {"VERB", "AUX", "ADV", "PUNCT"}:
            return found
        comma = next_of(pieces, comma + 1, {","})
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
    return Found(None, (verb.start, after), (*spans, rest), cue.lemma)


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
    content, end = after_cue(pieces, at, cue)
    if content is None:
        return None
    return Found(subject(pieces, verb.start), (verb.start, end), (content,), cue.lemma)
