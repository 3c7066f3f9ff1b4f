"""Verbs that may stand for other words of a source, in one direction: who "left without talking" need not have "left".

The groups of one meaning stand in ``lexicon``; these are weaker. A verb on the left says no more than any of the words
on the right does in a news text, or what follows from it.
"""

from __future__ import annotations

from functools import lru_cache

from broadsheet.llm.words import key_of

_RESTATED = """
hit: strike struck damage affect batter
lose: beat defeat fall loss down lower fail concede deficit
win: beat victory prize award title gold succeed first go triumph
score: make goal point add net
shed: cut job remove
cut: reduce lower shed end
spend: sentence face cost stay budget expend
pay: fee cost price buy fine wage spend offer salary fund finance acquire bid
receive: get give vaccinate award award win grant
join: attend enter part member with help
leave: withdraw depart retire quit force flee evacuate spare remain out exit
lead: under head since succeed chief director captain leader top ahead
play: meet face match against
meet: face play talk against
face: meet play charge could risk against
beat: win defeat over knock oust eliminate lose
finish: place come end third second winner behind per vote
travel: journey trip fly drive go way sail flight
fly: flight aircraft plane drone
drive: force push bring into car
accept: take agree approve receive bribery
attend: present delegate at guest come crowd
host: hold next take place venue
warn: could risk danger threaten caution fear urge but unless
promise: will pledge vow guarantee assure
treat: injury hurt hospital medical care wound
talk: speak interview negotiate say conversation meet
speak: say talk tell address
discuss: talk negotiate debate
hear: court case trial hearing listen
record: measure reach set register log highest lowest
measure: record reach survey
attribute: cause due because blame link
blame: cause fault because responsible
publish: data show release report issue print
show: data figure publish find survey suggest according report
find: study research survey conclude discover report seize trace
seize: confiscate find capture take custom
rescue: save pick safety evacuate lift
save: rescue
close: shut seal
shut: close
bar: ban forbid exclude block close
ban: bar forbid prohibit outlaw
suffice: enough sufficient
need: require must chase lack necessary enough demand
require: must need
want: demand seek ask hope plan wish
seek: want ask demand look try
ask: call demand request urge want seek appeal
urge: call ask appeal demand want
call: ask appeal urge demand describe name
approve: sanction agree vote pass
agree: accord deal treaty accept sign consent settle
decide: vote agree rule choose resolve
vote: ballot election decide support
fail: not unable could collapse miss
protest: demonstrate against rally march strike
demonstrate: protest march rally
oppose: against reject object
reject: deny not dismiss
complain: say criticise object complaint
criticise: say call attack accuse blame
succeed: replace follow after take become
replace: succeed take over new
employ: job work staff hire worker
work: job employee employ
heal: close treat
sew: stitch
rise: from up grow higher
fall: from down less lower
grow: from up rise
exceed: over above more than outnumber higher surpass
outnumber: more exceed
extend: long more prolong
last: until hour day week month year long take
drop: fall
strike: stop work stoppage walkout
surrender: give up
escape: flee run away
flee: escape leave run
die: kill dead death victim fatal
kill: die dead death
injure: hurt wound injury
suspect: suspicion
sue: damage court lawsuit
file: complaint lawsuit start case submit
submit: file
sign: agree deal
deploy: send
send: deploy dispatch deliver
free: release
hold: keep detain own
own: hold have share stake
possess: own have
chair: chairman head lead
head: chief lead director chairman leader president
run: head operate manage lead
trigger: cause after lead
cause: because after due lead from
force: have must leave drive
evacuate: bring move leave safety
return: back come go
arrive: reach come land
enter: reach arrive go orbit
reach: arrive enter hit total rise to
land: arrive
crash: collide accident hit
collide: crash hit accident
halt: stop suspend close
stop: halt end cease suspend block
suspend: stop halt
delay: postpone late
charge: accuse
jail: sentence prison year
sentence: year prison jail
cost: price worth pay
estimate: put about expect think figure
put: estimate
rank: place position seed
mention: say
address: speak
host: hold
contain: hold have include
support: back favour for endorse agree
favour: support back
gain: rise up win add
expand: grow enlarge build
build: construct
plan: will want intend to going aim propose
intend: will plan want
expect: will likely forecast could
hope: want wish
think: believe rule expect
believe: think
doubt: whether question not
confirm: say
announce: say will
reveal: say disclose publish show
note: say
explain: because say
argue: say claim
claim: say
state: say
reply: say answer
insist: say
respond: say answer reply
appear: seem
thank: gratitude
regret: sorry apologise
apologise: sorry
celebrate: mark
commemorate: mark anniversary
retire: leave end
visit: go come tour travel trip
tour: visit
cooperate: work together help
cover: pay insure
offer: propose
propose: offer plan suggest
use: with by
age: year old
turn: become
end: result acquit verdict conclude
take: bring succeed seize
escape: flee make off
seize: stop intercept discover
stay: remain keep
weaken: fall lower
cross: border over
block: close stop
protect: safe
cancel: not off
consider: think call find
describe: call
name: call
dub: call
label: call
point: say blame show
voice: say
stand: be candidate
quit: leave resign
resign: leave quit step
sell: sale buy
buy: acquire purchase take pay
launch: start begin
"""


@lru_cache(maxsize=1)
def _licences() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _RESTATED.strip().splitlines():
        verb, _, others = line.partition(":")
        listed = {key for word in others.split() for key in (*key_of(word), word)}
        for key in key_of(verb):
            found.setdefault(key, set()).update(listed)
    return {key: frozenset(listed) for key, listed in found.items()}


def may_restate(key: str, base: str, said: frozenset[str]) -> bool:
    """Whether a verb with these keys may stand for one of the words that a source has: keys, and words in small."""
    listed = _licences()
    return not said.isdisjoint(listed.get(base, frozenset()) | listed.get(key, frozenset()))
