"""English."""

from __future__ import annotations

from broadsheet.text.languages.language import Language, numbered, scaled, words

ENGLISH = Language(
    code="en",
    stemmer="english",
    stop_words=words(
        """
        a about above after again against all also although always am among an and another any are as at be became
        because been before being below between both but by came can cannot come could day days did do does doing done
        down due during each either else even ever every few first for from further get gets getting go goes going got
        had has have having he her here hers herself him himself his how however i if in into is it its itself just last
        like made make makes making many may me might more most much must my myself near need never new next no nor not
        now of off often on once one only onto or other others our ours ourselves out over own per put quite rather
        really said same say saying says see seen several shall she should since so some still such take taken than that
        the their theirs them themselves then there these they this those though three through thus time to today told
        too took toward towards two under until up upon us use used using very via want was way we well went were what
        when where whether which while who whom whose why will with within without would year years yes yet you your
        yours yourself yourselves
        don didn doesn isn wasn aren weren won wouldn couldn shouldn hasn haven hadn ain
        don't didn't doesn't isn't wasn't aren't weren't won't wouldn't couldn't shouldn't hasn't haven't hadn't can't
        i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll it'll we're we've we'd we'll they're
        they've they'd they'll that'll there's let's
        mr mrs ms dr according per cent monday tuesday wednesday thursday friday saturday sunday
        """
    ),
    connectors=words("of de da del della di du la le van von der den ter bin ibn al el and the"),
    titles=words(
        """
        mr mrs ms miss dr prof professor sir dame lord lady president minister prime chancellor senator sen rep
        representative governor gov mayor king queen prince princess judge justice general gen colonel col captain capt
        lieutenant lt sergeant sgt major secretary chief chairman chairwoman spokesman spokeswoman director ambassador
        attorney deputy vice coach officer commander
        councillor councilman councilwoman inspector superintendent
        detective sheriff reverend rev pope bishop archbishop imam sheikh
        """
    ),
    saying=words("said says told asked replied added explained recalled who whose"),
    inside=words("in near outside across"),
    abbreviations=words(
        """
        mr mrs ms dr prof sr jr st mt gen col lt sgt capt maj sen rep gov rev hon pres vs v no nos inc corp co ltd bros
        jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun a.m p.m e.g i.e etc approx est
        dept univ assn u.s u.k u.n d.c ave blvd fig ca cf rs v adm cmdr insp supt
        """
    ),
    scales=scaled(
        """
        hundred=1e2 thousand/k=1e3 lakh/lakhs=1e5 million/millions/m/mn=1e6 crore/crores=1e7
        billion/bn/b=1e9 trillion/tn=1e12
        """
    ),
    numerals=numbered(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty
        """
    )
    | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12},
    percent=words("% percent pct per-cent"),
)
