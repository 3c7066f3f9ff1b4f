"""English verbs that ascribe words or thoughts to somebody, with the complements that they ascribe.

Letters after a verb: ``q`` a quotation, or the clause that stands before ("…, he said"); ``c`` a clause ("that …",
"whether …", or bare); ``t`` an infinitive ("vowed to …"); ``o`` an object ("condemned the attack"); ``r`` somebody is
addressed first ("told reporters that …"); ``g`` a gerund ("denied taking …"); ``+of+on`` a preposition whose object is
the content. The words are English usage; which to keep was measured on annotated news, none of whose text is here.
"""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.text.languages.language import named, words

_VERBS = """
accuse:o acknowledge:cgoq add:cq admire:o admit:cgoqt+to advise:cr+against advocate:o+for affirm:coq
agree:cqt+on+to+with aim:t allege:coqt allude:+to announce:coqt answer:q anticipate:co apologise:+for apologize:+for
appear:ct applaud:o approve:o argue:cq+against+for articulate:o ask:cqrt+about+for assail:o assert:coq assure:cqr+of
attack:o attribute:o bash:o beg:rt believe:cq+in belittle:o bemoan:coq berate:o blame:o blast:oq blog:q
boast:cq+about+of boo:o brag:cq+about brand:o call:oq+for+on caution:cqr+against challenge:o chant:oq characterise:o
characterize:o cheer:o chide:oq cite:o claim:coqt clarify:coq commend:o comment:q+on compare:o complain:cq+about+of
concede:coq conclude:cq condemn:oq confess:cq+to confirm:coq congratulate:o contemplate:go contend:cq continue:q
contradict:o counter:cq credit:o criticise:oq criticize:oq crow:q cry:q decide:t declare:coqt decline:t decry:oq
deem:o defend:oq demand:coqt demonstrate:c denounce:oq deny:cgq depict:o deride:o describe:oq disagree:+with disavow:o
disclose:cq discover:c discuss:o dismiss:o disparage:o dispute:co distrust:o doubt:co downplay:o dub:o dwell:+on
echo:o elaborate:q+on email:cq emphasise:coq emphasize:coq endorse:o envision:o estimate:coq exaggerate:o exclaim:q
excoriate:o expect:cot explain:coq express:o fault:o fear:cot find:c forecast:co foresee:co gripe:cq+about grumble:cq
guess:c hail:o hammer:o hate:t hesitate:t highlight:o hint:cq+at hope:ct+for imagine:c implore:rt imply:co
indicate:co inform:cr+of insist:cq+on insult:o interject:q invoke:o jeer:o joke:cq+about know:c label:o lambast:o
lambaste:o lament:coq lash:+at laud:o laugh:q learn:c liken:o list:o love:t mention:co minimize:o mock:o mull:go
muse:cq+about mutter:q note:coq notice:c notify:cr+of object:cq+to observe:cq offer:qt opine:cq oppose:o
order:rt outline:o pillory:o plead:q+for+with pledge:cqt point:+out+to portray:o post:q praise:oq predict:coq
proclaim:coq promise:coqrt pronounce:o propose:cgoqt protest:oq push:rt+for question:oq quip:cq quote:o
rail:+about+against read:q reaffirm:co realise:c realize:c rebuke:o rebut:o recall:cgoq recite:o reckon:cq
recognise:co recommend:cg recount:coq refer:+to reference:o refuse:t refute:co regret:cgo reiterate:coq reject:o
relate:c remark:cq+on remember:cgoq remind:cqr+of renounce:o repeat:q reply:cq report:coq repudiate:o request:ct
rescind:o resent:o respond:q restate:o retort:cq retract:o retweet:o reveal:coq ridicule:o rip:+into salute:o savage:o
say:coqt+about+of scold:oq scream:q see:o seek:t seem:ct shout:coq show:c shrug:q+off sigh:q signal:c sing:q skewer:o
slam:oq smile:q sound:t speak:+about+against+of+to speculate:cq+about+on state:cq stress:coq suggest:cgoq summarize:o
suspect:c swear:ct talk:+about+up taunt:o teach:c tease:q tell:coqr+about+of term:o testify:cq+about text:cq thank:o
think:cq threaten:t+with touch:+on tout:o trumpet:o tweet:coq underline:co unveil:o urge:oqrt+for vent:o venture:q
vilify:o voice:o vouch:+for vow:cqt warn:cqr+about+against+of welcome:o whisper:q wish:ct wonder:cq+about
worry:cq+about write:cq+about+of yell:oq
"""
_NOUNS = """
acknowledgment admission announcement argument assertion assumption assurance claim complaint conclusion confidence
contention desire doubt fear feeling hope insistence intention opinion pledge prediction promise report rumor rumour
speculation suspicion threat vow warning worry
"""
_ADJECTIVES = """
adamant:c+about afraid:c+of angry:+about+at+with aware:c+of certain:c committed:+to concerned:c+about+with confident:c
convinced:c critical:+of determined:t disappointed:c+by+in+with eager:t furious:+about+at glad:ct happy:ct hesitant:t
hopeful:c keen:t+on opposed:+to optimistic:c+about proud:c+of reluctant:t sceptical:c+about+of skeptical:c+about+of
supportive:+of sure:c surprised:ct unaware:c+of unsure:c+about wary:+of worried:c+about
"""
_IRREGULAR = named(
    """
    admit=admitted/admitting beg=begged/begging blog=blogged/blogging brag=bragged/bragging crow=crowed
    cry=cried/cries dub=dubbed/dubbing find=found forecast=forecast foresee=foresaw/foreseen know=knew/known
    label=labeled/labelled/labeling/labelling offer=offered quip=quipped/quipping read=read rebut=rebutted/rebutting
    refer=referred/referring regret=regretted/regretting retract=retracted rip=ripped/ripping say=said see=saw/seen
    seek=sought show=shown shrug=shrugged/shrugging signal=signaled/signalled/signaling/signalling sing=sang/sung
    slam=slammed/slamming speak=spoke/spoken swear=swore/sworn teach=taught tell=told text=texted think=thought
    write=wrote/written
    """
)


class Cue(NamedTuple):
    """A word that ascribes: its base form, the letters of its complements, and the prepositions before a content."""

    lemma: str
    takes: str
    prepositions: frozenset[str] = frozenset()


def _cue(entry: str) -> Cue:
    lemma, _, rest = entry.partition(":")
    takes, *prepositions = rest.split("+")
    return Cue(lemma, takes, frozenset(prepositions))


def _forms(lemma: str) -> list[str]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    plural = lemma[:-1] + "ies" if lemma[-1] == "y" and lemma[-2] not in "aeiou" else lemma + "s"
    if lemma.endswith(("s", "sh", "ch", "x")):
        plural = lemma + "es"
    past = lemma[:-1] + "ied" if lemma[-1] == "y" and lemma[-2] not in "aeiou" else stem + "ed"
    progressive = lemma + "ing" if lemma in {"see", "agree", "disagree", "foresee"} else stem + "ing"
    return [lemma, plural, past, progressive, *filter(None, _IRREGULAR.get(lemma, "").split("/"))]


def _table(text: str) -> dict[str, Cue]:
    merged: dict[str, Cue] = {}
    for cue in map(_cue, text.split()):
        known = merged.get(cue.lemma, Cue(cue.lemma, ""))
        takes = "".join(sorted(set(known.takes + cue.takes)))
        merged[cue.lemma] = Cue(cue.lemma, takes, known.prepositions | cue.prepositions)
    return {lemma: cue for lemma, cue in merged.items() if cue.takes or cue.prepositions}


VERBS = {form: cue for lemma, cue in _table(_VERBS).items() for form in _forms(lemma)}
"""Every form of every verb, folded."""
NOUNS = {form: Cue(noun, "n") for noun in _NOUNS.split() for form in (noun, _forms(noun)[1])}
ADJECTIVES = _table(_ADJECTIVES)

SPEECH = words("""
    say tell state add note explain argue announce declare report claim insist continue reply respond answer ask tweet
    post remark observe recall quip joke write concede admit acknowledge confirm deny stress emphasize emphasise
    reiterate repeat assert affirm allege contend maintain warn caution advise remind inform assure suggest propose
    predict speculate conclude boast brag complain lament bemoan confess testify swear vow pledge promise threaten
    disclose reveal proclaim exclaim shout yell scream cry chant muse interject retort counter comment elaborate
    clarify hint describe call label brand dub term characterize criticize criticise condemn denounce decry blast slam
    blame accuse question dispute reject rebut refute defend praise applaud commend hail welcome thank congratulate
    urge demand request appeal apologize apologise express voice reaffirm recount quote text blog opine object protest
    declare mention discuss estimate recommend agree refuse decline according whisper mutter laugh pronounce implore beg
    plead notify relate tout deride mock ridicule rebuke chide scold berate lambaste assail lash rail vouch
    """)
"""Verbs by which somebody makes a statement: those of thought, wish and evidence are found, and not shown."""
