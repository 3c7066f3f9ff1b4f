"""What the check of a model's English sentences knows of words: groups of one meaning, opposites, cues of doubt.

All lists are of closed classes or of the verbs and nouns that news is written with; none comes from a corpus. A word
that stands in none of them is compared by its stem alone.
"""

from __future__ import annotations

from broadsheet.text.languages.language import named, words

FUNCTION = words(
    """
    a an the this that these those its his her hers their theirs our my your he him she it they them we us i you
    who whom whose which what where when why how there here of in on at to from by for with into onto out off over
    under up down about as than then so and or but nor if while because although though since until till during
    between among through across against toward towards upon per via within without amid amidst throughout is are
    was were be been being am has have had having do does did doing will would shall should can could may might
    must not no never none nobody nothing n't also too very just only even still yet already again both either
    neither each every all any some such other others another more most less least much many few several own same
    one ones s t d ll re ve m such himself herself itself themselves myself ourselves not cannot whether meanwhile
    however some about around approximately roughly nearly almost ago once now longer later after before according
    """
)
IRREGULAR = named(
    """
    said=say says=say told=tell spoke=speak spoken=speak went=go gone=go goes=go came=come rose=rise risen=rise
    fell=fall fallen=fall lost=lose won=win led=lead leads=lead took=take taken=take gave=give given=give
    made=make found=find held=hold struck=strike stricken=strike brought=bring broke=break broken=break
    began=begin begun=begin grew=grow grown=grow drove=drive driven=drive chose=choose chosen=choose wrote=write
    written=write knew=know known=know saw=see seen=see left=leave met=meet paid=pay sold=sell bought=buy
    built=build sent=send spent=spend kept=keep stood=stand fought=fight shot=shoot stole=steal stolen=steal
    thought=think sought=seek taught=teach caught=catch felt=feel dealt=deal shook=shake withdrew=withdraw
    withdrawn=withdraw drew=draw drawn=draw threw=throw thrown=throw flew=fly flown=fly forbade=forbid
    forbidden=forbid became=become died=die dead=die death=die deaths=die dies=die burnt=burn sank=sink sunk=sink
    shrank=shrink born=bear beaten=beat shed=shed hurt=injure men=man women=woman children=child people=person
    beat=beat ate=eat sang=sing ran=run swore=swear wore=wear hid=hide hidden=hide bound=bound laid=lay lay=lie
    worse=bad worst=bad better=good best=good put=put set=set cut=cut hit=hit shut=shut cost=cost dug=dig
    hung=hang hired=hire fired=fire slid=slide swept=sweep backed=support backs=support backing=support
    thieves=thief wives=wife lives=life halves=half freed=free agreed=agree humans=person heard=hear
    """
)
PHRASES = {
    ("turn", "down"): "decline", ("step", "down"): "resign", ("rule", "out"): "rule-out", ("go", "up"): "rise",
    ("go", "down"): "fall", ("come", "down"): "fall", ("knock", "out"): "beat", ("come", "out"): "appear",
    ("set", "up"): "create", ("shut", "down"): "close", ("call", "off"): "cancel", ("put", "off"): "postpone",
    ("carry", "out"): "carry", ("look", "into"): "examine", ("lay", "off"): "dismiss", ("take", "over"): "acquire",
    ("shoot", "dead"): "shoot", ("bring", "down"): "lower", ("send", "back"): "return", ("come", "back"): "return",
    ("go", "back"): "return", ("call", "on"): "demand",
    ("point", "out"): "say", ("pull", "out"): "withdraw", ("move", "away"): "shift",
    ("phase", "out"): "phase-out", ("break", "down"): "break", ("hold", "off"): "postpone", ("speed",
    "up"): "accelerate",
    ("slow", "down"): "slow", ("sign", "up"): "enrol", ("shoot", "down"): "shoot-down", ("back", "down"): "yield",
    ("vote", "down"): "reject", ("strike", "down"): "reject", ("go", "off"): "sound", ("cut", "down"): "reduce",
}  # fmt: skip

# One meaning each, the first word names it. "a/b" would be written twice where a word has two meanings: it has none
# here.
SYNONYMS = tuple(
    tuple(line.split())
    for line in """
    rise increase raise lift climb grow surge jump soar gain hike higher growth upturn
    fall decrease drop lower reduce cut slump plunge slip sink shrink lose-value lowered reduction slide dip
    beat defeat win overcome thrash eliminate victory
    kill die perish slay fatal fatality dead toll
    injure hurt wound
    say tell state add note explain announce report declare remark comment call describe speak argue insist stress write
    call-for
    large big great huge biggest largest
    high highest
    criticise criticize condemn denounce attack slam blast lambast decry rebuke
    blame
    accuse allege charge-with
    praise welcome hail applaud thank commend thanks celebrate laud
    support endorse favour favor
    oppose resist
    deny dispute
    admit confess acknowledge concede
    reject dismiss-as rebuff refuse turn-down spurn
    accept agree agreement approve
    demand want request ask seek urge call appeal
    promise pledge vow undertake
    threaten
    warn caution
    plan intend aim aim-for
    expect forecast anticipate reckon predict projection
    start begin launch commence open-talks
    end finish conclude stop
    close shut closure
    open reopen
    cancel scrap axe
    resign quit
    create establish
    appear publish publication
    arrest detain seize-person arrested
    seize confiscate
    steal theft rob
    find trace discover locate
    shift move relocate
    return
    leave evacuate flee
    enrol register enroll enlist
    remove delete strike-off erase
    release free
    free-of
    buy purchase acquire
    sell sale
    worth value cost price
    doctor physician medic
    company firm business corporation maker
    job post position worker employee
    vote ballot
    mayor
    accident collision crash collide
    earthquake quake tremor
    blaze fire wildfire
    film movie
    song
    prison jail
    guilty convict convicted conviction
    acquit clear acquittal innocent
    lawyer attorney counsel represent
    pupil student child kid
    talk negotiate negotiation
    deal agreement-deal
    ceasefire truce
    troop soldier force
    person people resident inhabitant citizen
    early
    last final
    start-date
    examine investigate probe inquiry investigation
    ban forbid prohibit outlaw bar
    allow permit let
    twice double
    three triple
    increase-in
    boss chief head leader lead
    show indicate suggest
    build construct
    help aid assist assistance
    home house
    vanish disappear
    altogether entirely entire completely wholly totally
    television tv
    overturn quash annul
    exchange swap
    discuss talk-about debate
    repair mend fix
    choose pick
    require need necessary
    rescue save
    collapse crumble
    name appoint nominate
    gather assemble
    receive get obtain
    carry transport
    link connect
    cause trigger prompt
    prevent avert
    hand transfer
    oversee supervise
    inform notify
    complain protest complaint
    accord pact treaty
    lawmaker legislator parliamentarian mp
    firefighter fireman
    teenager adolescent
    robber thief bandit
    disease illness sickness
    drug medicine medication
    ship vessel boat
    aircraft plane aeroplane airplane
    road street
    car vehicle
    costly expensive dear
    cheap inexpensive
    fast quick rapid speed
    sum amount
    tax levy
    scientist researcher
    author writer
    trade commerce
    hurricane typhoon cyclone
    flood flooding inundate
    photograph photo
    mobile cellphone phone telephone
    electricity power
    border frontier
    rival opponent competitor
    former previous ex
    yearly annual annually
    school
    spokesman spokeswoman spokesperson
    reward
    painting picture artwork
    part involve involvement
    suspect suspicion
    recommend recommendation
    declare-emergency
    decide decision
    protect protection
    province region
    illegal unlawful
    legal lawful
    remain stay
    hear hearing
    estimate
    damage harm
    destroy wreck
    strike walkout stoppage
    postpone delay
    elect election
    coach manager
    match game
    movement
    money fund funding
    tonne ton
    """.splitlines()
    if line.strip()
)
OPPOSITES = tuple(
    (tuple(left.split()), tuple(right.split()))
    for left, right in (
        line.split("|")
        for line in """
        rise gain up upward expand improve | fall lose down downward cut reduce shrink worsen
        beat win succeed success | lose fail failure
        support praise | oppose criticise blame accuse
        accept | reject refuse deny
        accept | oppose
        admit | deny
        allow | ban prevent block
        open | close
        start | end
        begin | cancel
        guilty | acquit
        buy | sell
        hire | dismiss
        create | cut
        join | leave
        enter | exit leave
        arrive | depart
        increase | decrease
        more | less fewer
        most | least
        highest high | lowest low
        largest large | smallest small
        best good | worst bad
        longest long | shortest short
        strongest strong | weakest weak
        richest rich | poorest poor
        oldest old | youngest young
        faster fast quick | slower slow
        first | last
        early earlier | late later
        above | below
        over | under
        before | after
        left | right
        north northern | south southern
        east eastern | west western
        north northern | east eastern west western
        south southern | east eastern west western
        man | woman
        brother | sister
        father | mother
        son | daughter
        husband | wife
        boy | girl
        uncle | aunt
        king | queen
        alive survive | die
        legal | illegal
        public | private
        urban | rural
        majority | minority
        confident certain sure | doubt doubtful unsure
        release | arrest imprison
        withdraw | deploy advance
        lend | borrow
        import | export
        profit | loss
        earn | lose
        surplus | deficit
        possible | impossible
        likely | unlikely
        safe | dangerous unsafe
        legal | banned
        peace | war
        truth true | false lie
        import | export
        day | night
        morning | evening afternoon
        morning | night
        summer | winter
        spring | autumn
        seller | buyer
        import | export
        red | blue green yellow
        black | white
        upper | lower
        inside | outside
        permanent permanently | temporary temporarily
        voluntary | compulsory mandatory
        honest | corrupt
    pass succeed | fail
    uphold confirm | overturn
    extend prolong | shorten
    strengthen | weaken
    remember | forget
    attack | defend
    lock | unlock
    lengthen | shorten
    freeze | thaw
    hide conceal | reveal disclose publish
    present | absent
    include | exclude omit
    like | hate dislike
    trust | distrust mistrust
    add | subtract remove
    appear | disappear vanish
    attend | miss boycott
    win | draw
    resume | suspend halt
    recognise recognize | ignore
    agree | disagree
    qualify | disqualify
    happy glad pleased | sad angry unhappy
    dry | wet
    hot warm | cold cool
    new | old
    rich | poor
    domestic | foreign
    winner | loser
    optimistic hopeful | pessimistic
    successful | unsuccessful
    secret | public open
    send | receive
    give | take
    push | pull
    widen | narrow
    heavy | light
    thick | thin
    deep | shallow
    wide | narrow
        half | double
        full | empty
        approve | veto
        raise | lower
        friend ally | enemy
        encourage | discourage
        comply obey | defy
        minimum | maximum
        ahead | behind
        for | against
        better | worse
        """.strip().splitlines()
    )
)

NEGATORS = words("not no never none nobody nothing n't neither nor without cannot hardly unable unwilling")
NEGATING_PHRASES = frozenset([("short", "of"), ("instead", "of"), ("rather", "than"), ("far", "from")])
NEGATING_VERBS = words("deny refuse fail rule-out")  # "fail" with "to" behind it
POSSIBLE = words("can may might could possible possibly perhaps maybe likely potentially probably")
FUTURE = words("will would shall should expect plan due upcoming scheduled set-to")
WISH = words("demand promise threaten hope intend offer propose recommend want aim consider ready")
CLAIM = words("accuse doubt suspect believe fear think claim suspicion blame")
HEDGES = words("probably possibly perhaps maybe likely apparently reportedly allegedly presumably")
OPEN = words("whether examine")
DUTY = words("must should ought")
ATTITUDES = words(  # verbs that tell one side from another: they may not be made up
    "accuse blame criticise praise support oppose deny admit reject threaten demand refuse doubt"
)

SEVERE = words(  # what may not be made up: it would do somebody harm, or frighten
    """
    die kill injure murder rape assault shoot stab bomb terrorist terror war explode explosion arrest jail
    prison guilty convict charge corrupt corruption bribe fraud lie scandal crime criminal illegal bankrupt resign
    sack dismiss suicide cancer poison poisoned abuse racist nazi riot coup invade invasion hostage kidnap torture
    massacre genocide leak fake rig rigged cheat steal addict drunk victim disaster catastrophe collapse panic
    threat
    """
)

CURRENCIES = {
    sign: name
    for name, signs in {
        "dollar": "$ us$ usd dollar dollars", "euro": "€ eur euro euros", "pound": "£ gbp pound pounds sterling",
        "rupee": "₹ rs inr rupee rupees", "yen": "¥ jpy yen", "yuan": "yuan rmb cny renminbi",
        "rouble": "₽ rouble roubles ruble",
        "franc": "franc francs chf", "krone": "krone kroner kronor krona crown crowns", "peso": "peso pesos",
        "real": "reais", "rand": "rand", "won": "₩", "lira": "₺ lira", "dinar": "dinar dinars",
        "dirham": "dirham dirhams",
        "riyal": "riyal riyals", "shekel": "₪ shekel shekels", "guilder": "guilder guilders", "zloty": "zloty zlotys",
        "forint": "forint", "taka": "taka", "shilling": "shilling shillings", "naira": "₦ naira", "ringgit": "ringgit",
        "baht": "baht", "rupiah": "rupiah",
    }.items()
    for sign in signs.split()
}  # fmt: skip
UNITS = {
    word: name
    for name, listed in {
        "percent": "% percent pct cent", "point": "point points", "metre": "metre metres meter meters m",
        "kilometre": "kilometre kilometres kilometer kilometers km", "mile": "mile miles", "foot": "foot feet ft",
        "inch": "inch inches", "millimetre": "millimetre millimetres millimeter millimeters mm",
        "centimetre": "centimetre centimetres cm", "yard": "yard yards",
        "hectare": "hectare hectares ha", "acre": "acre acres", "kilogram": "kilogram kilograms kg kilo kilos",
        "tonne": "tonne tonnes ton tons", "gram": "gram grams", "pound": "lb lbs", "litre": "litre litres liter liters",
        "gallon": "gallon gallons", "barrel": "barrel barrels", "celsius": "celsius c", "fahrenheit": "fahrenheit f",
        "second": "seconds", "minute": "minute minutes", "hour": "hour hours", "day": "day days", "week": "week weeks",
        "fortnight": "fortnight", "month": "month months", "year": "year years", "decade": "decade decades",
        "century": "century centuries", "watt": "watt watts", "kilowatt": "kilowatt kilowatts kw",
        "megawatt": "megawatt megawatts mw", "gigawatt": "gigawatt gigawatts gw",
    }.items()
    for word in listed.split()
}  # fmt: skip
DAYS = {
    "hour": 1 / 24,
    "minute": 1 / 1440,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.4375,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}
AT_LEAST = (
    "at least",
    "more than",
    "over",
    "above",
    "no fewer than",
    "no less than",
    "not less than",
    "upwards of",
    "exceeding",
)
AT_MOST = (
    "at most",
    "less than",
    "under",
    "below",
    "fewer than",
    "no more than",
    "up to",
    "not more than",
    "maximum of",
)
DEMONYMS = named(
    """
    american=united-states british=britain french=france dutch=netherlands german=germany spanish=spain
    chinese=china greek=greece swiss=switzerland danish=denmark polish=poland turkish=turkey irish=ireland
    thai=thailand welsh=wales swedish=sweden finnish=finland scottish=scotland english=england norwegian=norway
    portuguese=portugal czech=czechia afghan=afghanistan filipino=philippines emirati=united-arab-emirates
    peruvian=peru lebanese=lebanon iraqi=iraq argentine=argentina cypriot=cyprus slovak=slovakia
    """
)
ACRONYMS = {
    "us": "united-states", "usa": "united-states", "u.s": "united-states", "un": "united-nations",
    "eu": "european-union",
    "uk": "united-kingdom", "who": "world-health-organization", "uae": "united-arab-emirates",
    "imf": "international-monetary-fund",
    "ecb": "european-central-bank", "nato": "nato", "eec": "european-economic-community",
}  # fmt: skip
