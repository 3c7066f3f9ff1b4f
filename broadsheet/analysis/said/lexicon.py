"""English verbs that ascribe words or thoughts to somebody, with the complements that they ascribe.

Letters after a verb: ``q`` a quotation, or the clause that stands before ("…, he said"); ``c`` a clause ("that …",
"whether …", or bare); ``t`` an infinitive ("vowed to …"); ``o`` an object ("condemned the attack"); ``r`` somebody is
addressed first ("told reporters that …"); ``g`` a gerund ("denied taking …"); ``+of+on`` a preposition whose object is the content. Chosen from
English usage; which of them to keep was measured on annotated news, none of whose text is here.
"""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.text.languages.language import words

_VERBS = """
say:qcot+of+about tell:qcror+of+about state:qc add:qc note:qco explain:qco argue:qc+for+against announce:qcot declare:qcot report:qco claim:qcot insist:qc+on
continue:q reply:qc respond:q answer:q ask:qcrt+for+about tweet:qco post:q remark:qc+on observe:qc recall:qcog quip:qc joke:qc+about write:qc+about+of
concede:qco admit:qcogt+to acknowledge:qcog confirm:qco deny:qcg stress:qco emphasize:qco emphasise:qco reiterate:qco repeat:q assert:qco affirm:qco
allege:qcot contend:qc  warn:qcr+of+against+about caution:qcr+against advise:cr+against remind:qcr+of inform:cr+of assure:qcr+of notify:cr+of
suggest:qcog propose:qcotg recommend:cg predict:qco forecast:co estimate:qco speculate:qc+about+on conclude:qc declare:qcot boast:qc+about+of brag:qc+about complain:qc+about+of
lament:qco bemoan:qco confess:qc+to testify:qc+about swear:ct vow:qct pledge:qct promise:qcrto threaten:t+with agree:qct+with+on+to disagree:+with disclose:qc reveal:qco
proclaim:qco exclaim:q shout:qco yell:qo scream:q cry:q whisper:q mutter:q chant:qo joke:qc muse:qc+about interject:q retort:qc counter:qc opine:qc reckon:qc quote:o cite:o
comment:q+on explain:qco elaborate:q+on clarify:qco hint:qc+at imply:co  signal:c indicate:co tout:o
think:qc believe:qc+in hope:ct+for fear:cto   expect:cto  wish:ct wonder:qc+about doubt:co  suspect:c   view:   
 realize:c realise:c  recognise:co remember:qcog imagine:c envision:o foresee:co anticipate:co guess:c worry:qc+about  
conclude:qc learn:c discover:c find:c show:c demonstrate:c   highlight:o underline:co read:q  outline:o
describe:qo call:qo+for+on label:o brand:o dub:o term:o deem:o characterize:o characterise:o portray:o depict:o  liken:o compare:o dismiss:o name:
criticize:qo criticise:qo condemn:qo denounce:qo decry:qo blast:qo slam:qo attack:o assail:o lambast:o lambaste:o deride:o mock:o ridicule:o rebuke:o chide:qo scold:qo berate:o bash:o rip:+into
nominate:o decide:t list:o identify:o challenge:o see:o know:c hammer:o blame:o accuse:o fault:o question:qo  dispute:co reject:o oppose:o rebut:o refute:co contradict:o defend:qo praise:qo applaud:o commend:o laud:o hail:o
welcome:o thank:o congratulate:o  back: support:      echo:o invoke:o trumpet:o  urge:qrto+for  implore:rt beg:rt
demand:qcot request:ct order:rt call:o+for+on  push:rt+for plead:q+with+for insist:qc seek:t   aim:t mull:og contemplate:og refuse:t decline:t
 object:qc+to protest:qo  advocate:o+for  approve:o
discuss:o mention:co address: refer:+to allude:+to point:+to+out speak:+about+of+against+to talk:+about+up  touch:+on dwell:+on rail:+against+about lash:+at vouch:+for joke:qc+about
complain:qc apologize:+for apologise:+for express:o voice:o articulate:o  raise: issue: vent:o reference:o recount:qco relate:c summarize:o recite:o reaffirm:oc restate:o
  teach:c seem:ct appear:ct sound:t
shrug:q+off mull:o laugh:q smile:q joke:q sigh:q tease:q grumble:qc gripe:qc+about crow:q  conclude:q offer:qt venture:q
publish: sing:q text:qc blog:q email:qc retweet:o  notice:c
 hesitate:t attempt: try:  need: love:t  mind: regret:cog resent:o admire:o hate:t distrust:o trust: respect:  
downplay:o minimize:o exaggerate:o disavow:o repudiate:o renounce:o distance: retract:o withdraw: rescind:o unveil:o pen: author: tell:qcr
 deliver: cheer:o boo:o salute:o honor: credit:o attribute:o nominate: pronounce:o vilify:o skewer:o excoriate:o pillory:o savage:o disparage:o belittle:o insult:o taunt:o jeer:o
"""
_NOUNS = """
claim hope fear assertion argument contention promise pledge vow
threat intention desire warning prediction announcement assurance complaint confidence
doubt speculation report rumor rumour assumption opinion conclusion insistence acknowledgment admission suspicion worry feeling
"""
_ADJECTIVES = """
confident:c sure:c certain:c convinced:c aware:c+of worried:c+about concerned:c+about+with afraid:c+of hopeful:c optimistic:c+about skeptical:c+of+about sceptical:c+of+about
proud:c+of critical:+of supportive:+of adamant:c+about glad:ct happy:ct eager:t reluctant:t determined:t ready: keen:t+on wary:+of surprised:ct disappointed:c+in+with+by
opposed:+to furious:+at+about angry:+at+about+with hesitant:t committed:+to unsure:c+about unaware:c+of
"""
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "know": "knew known", "feel": "felt",
    "see": "saw seen", "find": "found", "understand": "understood", "mean": "meant", "read": "read", "swear": "swore sworn",
    "speak": "spoke spoken", "show": "shown", "seek": "sought", "teach": "taught", "sing": "sang sung", "hear": "heard",
    "forecast": "forecast", "foresee": "foresaw foreseen", "withdraw": "withdrew withdrawn", "begin": "began begun",
    "rip": "ripped ripping", "plan": "planned planning", "slam": "slammed slamming", "admit": "admitted admitting",
    "refer": "referred referring", "brag": "bragged bragging", "quip": "quipped quipping", "rebut": "rebutted rebutting",
    "dub": "dubbed dubbing", "beg": "begged begging", "chat": "chatted", "shrug": "shrugged shrugging", "blog": "blogged blogging",
    "regret": "regretted regretting", "pen": "penned", "travel": "travelled", "label": "labeled labelled labeling labelling",
    "signal": "signaled signalled signaling signalling", "offer": "offered", "text": "texted",
    "crow": "crowed", "cry": "cried cries", "retract": "retracted", "begin": "began begun beginning",
    "convey": "conveyed",
}  # fmt: skip


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
    return [lemma, plural, past, progressive, *_IRREGULAR.get(lemma, "").split()]


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
