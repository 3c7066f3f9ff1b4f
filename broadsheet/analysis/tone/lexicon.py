"""Words that hurt, of six languages, and phrases that threaten. Few on purpose: whom they are said to weighs more.

Nothing here names a people, a faith, a love or a colour: to say what one is raises nothing. The few slurs are words
that have no other use. Written folded, singular.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.text.languages.language import words
from broadsheet.text.tokens import fold


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words. ``insults`` and ``animals`` count when they are said of somebody; ``rude`` in any case."""

    nouns: frozenset[str] = frozenset()  # "idiot"
    adjectives: frozenset[str] = frozenset()  # "stupid": of a plan as often as of a person
    animals: frozenset[str] = frozenset()  # "pig", "coward", "clown": an insult only straight to a face
    people: frozenset[str] = frozenset()  # "he", "man": that an adjective is said of
    rude: frozenset[str] = frozenset()  # "arsehole"
    expletives: frozenset[str] = frozenset()  # "shit": said of a thing as often as of a person
    slurs: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()  # "you", "your"
    first: frozenset[str] = frozenset()  # "I"
    being: frozenset[str] = frozenset()  # "are"
    passed_over: frozenset[str] = frozenset()  # between "you" and the insult: "are such a complete"
    negations: frozenset[str] = frozenset()
    calling: frozenset[str] = frozenset()  # before an insult that is a form of address: "espèce", "يا"
    threats: tuple[re.Pattern[str], ...] = ()
    rudely: tuple[re.Pattern[str], ...] = ()  # "shut up", "fuck off"


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for pattern in patterns)


_HARM = (
    "kill|murder|shoot|stab|strangle|hang|burn|beat|smash|break|hunt|hurt|drown|destroy|rape|slap|punch|end|bury|gut"
)
_HARMED = "shot|killed|hanged|hung|drowned|burned|burnt|gassed|exterminated|executed|raped|beaten|lynched|put down"
_VICTIM = "you|him|her|them|your|his|their|these|those|all|every|this"

ENGLISH = Lexicon(
    nouns=words(
        """idiot moron imbecile fool dumbass halfwit dimwit nitwit cretin simpleton loser scum lowlife retard scumbag
        sleazebag dirtbag twit numpty muppet nutjob psycho degenerate pos prat git plonker airhead bonehead blockhead
        buffoon dolt oaf pillock dunce ignoramus bimbo bigot crackpot wacko weirdo freak pervert swine hag"""
    ),
    adjectives=words(
        """stupid dumb dumber retarded brainless pathetic worthless disgusting ignorant braindead spineless loathsome
        idiotic moronic stupidest dumbest thick dense clueless deluded delusional gutless talentless repulsive vile
        moronic subhuman inbred gullible illiterate contemptible useless mindless ugly insane nuts"""
    ),
    animals=words(
        """pig rat worm toad snake cow donkey dog sheep clown liar coward fraud parasite vermin troll shill creep hack
        crybaby animal monkey cockroach leech puppet lapdog joke disgrace weasel maggot bot savage brat witch
        hypocrite crook traitor thug failure nobody fake nasty trash garbage filth mush tool embarrassment waste plague
        infestation disease cancer rubbish turd slime dirt baboon goat vulture locust stooge goon lunatic madman"""
    ),
    rude=words(
        """asshole arsehole prick bastard wanker bitch whore slut cunt dickhead motherfucker twat fucker shithead
        jackass
        douche douchebag tosser bellend fucktard cocksucker fuckwit shitstain"""
    ),
    expletives=words("fuck fucked fucking fuckin fck shit shitty bullshit bs crap piss pissed goddamn wtf"),
    slurs=words("faggot fag tranny nigger nigga kike spic chink gook paki raghead towelhead wetback gypo"),
    second=words("you u ya ye your ur youre yourself yourselves yours thou yall"),
    first=words("i am m me my we us im myself"),
    being=words("are r re is s was were be being been am must m"),
    passed_over=words(
        """a an the such so very total complete absolute real little big old bunch of all nothing but just another one
        people lot bloody filthy utter damn lying sad poor silly ridiculous worthless paid and dirty lazy fat ugly nasty
        as really still truly only typical guys two both too pure"""
    ),
    negations=words("not never t isn aren nobody none no don wasn hardly without neither nor"),
    calling=words("hey oi dear yo bloody"),
    people=words(
        """he she they who him her them man woman men women boy girl person people guy lady kid fellow bloke author
        reporter
        mayor minister journalist editor politician everybody everyone anybody anyone mother father wife husband son
        daughter family commenter voter brain face"""
    ),
    threats=_patterns(
        rf"(?:i|we)(?: am| are| m| re)?(?: will| ll| shall| would| gonna| wanna| want to| going to)(?: "
        rf"(?:come|find you|go) and)?"
        rf"(?: \w+)? (?:{_HARM}) (?:{_VICTIM})(?! (?:up )?(?:a|the|some) (?:link|form|copy|page|list))",
        r"(?:i|we)(?: will| ll| am going to| m going to| gonna) (?:find|get|come for|hunt) you(?= and|$| [.!])",
        r"(?:somebody|someone|they|we|people) (?:should|ought to|needs? to|must)(?: \w+)? "
        r"(?:shoot|kill|hang|stab|lynch|execute|burn|beat)"
        r" (?:you|him|her|them|this|these|that|the|all|every)",
        rf"(?:should|ought to|must|deserves? to|needs? to) (?:all )?be (?:{_HARMED})",
        r"(?:deserves? to|hope (?:you|he|she|they)(?: all)?(?: will)?|wish (?:you|he|she|they) would|go|please) "
        r"(?:die|rot|burn|choke|suffer|drop dead)(?! (?:of|with|from) (?:laughter|laughing))",
        r"kill (?:yourself|urself|yourselves|ur self|your self)|kys|drop dead|go hang yourself|neck yourself",
        r"(?:^|[.!?] )(?:hang|shoot|kill|burn|drown|gas|lynch|stab) (?:them|him|her|you|all|these|those)",
        r"(?:you|he|she|they)(?: will| ll| are going to| re going to) (?:regret|pay for) (?:this|it|that)",
        r"(?:put|get|deserves?|with) a (?:bullet|knife|noose|rope|grenade|bomb) (?:in|through|into|around) "
        r"(?:your|his|her|their)",
        r"(?:burn|blow|bomb|torch) (?:\w+ ){1,4}(?:down|up|to the ground)(?= and i|$| [.!])|bring the "
        r"(?:petrol|matches|rope)",
        r"hope (?:your|his|her|their) \w+(?: \w+)? (?:dies?|gets? \w+|burns?|suffers?)|(?:i ll|i will) show you what",
        r"i know (?:people|somebody|someone|guys) (?:in|on|near|at) your|we(?: are| re) (?:coming|watching) "
        r"(?:for )?you",
        r"watch your back|(?:know|found out|find out) (?:where|which \w+) you(?:r)?(?: \w+)? "
        r"(?:live|lives|sleep|work|kids|children|family|go)"
        r"|(?:know|found) (?:where|which school|what school) you(?:r)? ?\w*",
        r"you(?: are| re| will be| ll be| r) (?:so )?dead(?: (?:when|if|meat|man|the next)|$| [.!])",
        r"(?:next time i see you|when i see you|if i see you|wait (?:till|until) i)",
    ),
    rudely=_patterns(
        r"shut (?:the \w+ )?up|stfu|gtfo|get lost|go to hell|screw (?:you|off|yourself)|piss off|eat (?:shit|dirt|it)"
        r"|(?:fuck|fck|fuk) (?:off|you|u|your|this guy|yourself|them|him|her|all)|f u|suck (?:my|it|a)|kiss "
        r"my ass|up yours"
        r"|nobody asked you|go back (?:under|to your)|back where (?:they|you) came from|belongs? in the "
        r"kitchen|shit for brains"
        r"|not (?:humans?|people|human beings)|go f yourself|f off|(?:mother|father|parents?|someone|they) "
        r"(?:drop|dropped) you on your head"
        r"|(?:your|his|her|their) face would|make me (?:sick|puke|vomit)|wrong with you(?: people)?(?= "
        r"[.!]|$)|breed like|crawl back"
        r"|behind your back|you should be ashamed|take your meds|do us all a favou?r|waste of "
        r"(?:space|oxygen|skin|air)|too stupid to",
    ),
)
FRENCH = Lexicon(
    nouns=_folded("imbécile idiot idiote crétin crétine abruti abrutie débile minable bouffon ordure raclure"),
    adjectives=_folded("stupide nul nulle bête minable ridicule lamentable pitoyable"),
    people=_folded("il elle ils elles qui type homme femme gens maire ministre journaliste auteur"),
    animals=_folded("menteur menteuse porc chien cafard rat vermine lâche traître clown mouton parasite escroc"),
    rude=_folded("con conne connard connasse salaud salope enculé enculée pute bâtard fdp tocard"),
    expletives=_folded("merde putain foutre bordel chier"),
    second=_folded("tu te toi t vous ton ta tes votre vos"),
    first=_folded("je j moi me m nous"),
    being=_folded("es êtes est sont étais"),
    passed_over=_folded(
        "un une des de d tous toutes vraiment tellement si pauvre gros grosse sale petit petite le la espèce et"
    ),
    negations=_folded("pas jamais ni personne aucun"),
    calling=_folded("espèce sale pauvre bande"),
    threats=_patterns(
        r"(?:je vais|on va|nous allons) (?:te|vous|le|la|les)(?: retrouver et te)? "
        r"(?:tuer|buter|crever|casser|frapper|égorger|brûler|retrouver)",
        r"(?:va|allez) (?:crever|mourir|te pendre)|(?:tu vas|vous allez) (?:crever|mourir|le payer)|on sait "
        r"où (?:tu habites|vous habitez)",
    ),
    rudely=_patterns(
        r"(?:ferme )?ta gueule|fermez (?:la|vos gueules)|va te faire \w+|nique ta \w+|casse toi|dégage|ntm"
    ),
)
SPANISH = Lexicon(
    nouns=_folded("idiota imbécil retrasado subnormal payaso payasa escoria inútil"),
    adjectives=_folded("estúpido estúpida tonto tonta basura ignorante ridículo patético"),
    people=_folded("él ella ellos ellas quien tipo hombre mujer gente alcalde ministro periodista"),
    animals=_folded("mentiroso mentirosa cerdo cerda rata burro burra perro perra cobarde parásito cucaracha"),
    rude=_folded("gilipollas cabrón cabrona puta puto hijoputa pendejo pendeja maricón zorra coño capullo malparido"),
    expletives=_folded("mierda joder carajo"),
    second=_folded("tú tu te ti eres usted ustedes vosotros sois os"),
    first=_folded("yo soy me mi"),
    being=_folded("eres es son sois"),
    passed_over=_folded("un una unos unas muy tan todos todas el la de y puto pedazo"),
    negations=_folded("no nunca jamás nadie ningún"),
    calling=_folded("pedazo"),
    threats=_patterns(
        r"(?:te|os|lo|la) (?:voy|vamos) a (?:matar|romper|partir|pegar|quemar|encontrar)",
        r"(?:voy|vamos) a matar(?:te|los|las|lo|la|os)|ojalá te mueras|muérete|sé dónde vives|sabemos dónde vives",
    ),
    rudely=_patterns(r"vete a la mierda|cállate|que te (?:den|jodan)|jódete|hijo de puta|chinga tu \w+"),
)
GERMAN = Lexicon(
    nouns=_folded("idiot vollidiot trottel depp dummkopf blödmann schwachkopf versager abschaum vollpfosten spast"),
    adjectives=_folded("dumm blöd bescheuert erbärmlich widerlich hirnlos"),
    people=_folded("er die der wer mann frau leute typ minister journalist autor"),
    animals=_folded("lügner lügnerin schwein ratte feigling hund esel clown parasit ungeziefer verräter kuh heuchler"),
    rude=_folded("arschloch wichser hurensohn fotze schlampe drecksau missgeburt bastard hure penner"),
    expletives=_folded("scheiße scheisse scheiß kacke verdammt"),
    second=_folded("du dich dir dein deine ihr euch euer sie"),
    first=_folded("ich mich mir wir bin"),
    being=_folded("bist seid ist sind"),
    passed_over=_folded(
        "ein eine so ein einfach doch alle nur der die das völliger totaler kompletter blöder dummer und ja"
    ),
    negations=_folded("nicht kein keine nie niemand"),
    calling=_folded("du ihr"),
    threats=_patterns(
        r"(?:ich|wir) (?:bringe?n?|mache?n?|schlage?n?|steche?n?) (?:dich|euch|sie|ihn) (?:um|fertig|tot|kaputt|ab)",
        r"(?:ich|wir) (?:werde|werden) (?:dich|euch|sie) \w*(?:töten|umbringen|finden|kriegen)|(?:verrecke?|stirb)"
        r"|(?:ich weiß|wir wissen) wo du wohnst",
    ),
    rudely=_patterns(r"halt(?:et)? (?:die|deine|dein|das|s)? ?(?:fresse|maul|klappe)|fick dich|verpiss dich|leck mich"),
)
ARABIC = Lexicon(
    nouns=_folded("غبي غبيه اغبياء احمق حمقاء حقير حقيره سافل معتوه"),
    adjectives=_folded("تافه تافهه وقح جاهل قذر"),
    animals=_folded("كذاب كاذب حمار كلب خنزير جبان منافق خائن قرد بقره كلاب حمير"),
    rude=_folded("شرموطه عاهره قحبه خرا زفت"),
    second=_folded("انت انتم انتي لك عليك"),
    first=_folded("انا نحن لست"),
    passed_over=_folded("و يا هو مجرد"),
    negations=_folded("ليس لست ما لا"),
    calling=_folded("يا"),
    threats=_patterns("(?:سا|سوف ا|راح ا|ح)(?:قتلك|ذبحك|حرقك|كسرك|جدك)", "الموت لك", "(?:تستحق|تستاهل) الموت"),
    rudely=_patterns("اخرس|انقلع|كل خرا|اسكت يا"),
)
HINDI = Lexicon(
    nouns=_folded("बेवकूफ मूर्ख नालायक जाहिल निकम्मा"),
    adjectives=_folded("पागल घटिया"),
    people=_folded("आदमी औरत लोग वह वो"),
    animals=_folded("गधा गधे कुत्ता कुत्ते सूअर झूठा झूठे झूठी गद्दार कायर बंदर उल्लू"),
    rude=_folded("कमीना कमीने हरामी हरामजादा चूतिया रंडी भड़वा साला साले"),
    second=_folded("तुम तू आप तुझे तेरा तेरी तेरे तुम्हारा तुम्हारी"),
    first=_folded("मैं हम मुझे"),
    passed_over=_folded("एक बहुत ही सब और बड़े तो कर"),
    negations=_folded("नहीं मत ना"),
    threats=_patterns("(?:मार|काट|जला) (?:डालूंगा|डालूँगा|दूंगा|दूँगा|डालेंगे|देंगे)", "जान से मार\\w*", "मर जा"),
    rudely=_patterns("चुप (?:कर|हो|रह)", "भाड़ में जा", "दफा हो"),
)
LEXICONS = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH, "de": GERMAN, "ar": ARABIC, "hi": HINDI}
