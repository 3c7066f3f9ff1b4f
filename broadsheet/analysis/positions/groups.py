"""Nouns for those who can take a position: offices, bodies, groups of people. English."""

from __future__ import annotations

from broadsheet.text.languages.language import words

GROUPS = words("""
    government governments administration cabinet ministry ministries minister ministers parliament senate congress
    assembly council councils commission committee court courts party parties opposition coalition alliance bloc union
    unions federation association associations league society societies institute organisation organisations
    organization organizations group groups agency agencies authority authorities board boards company companies firm
    firms bank banks business businesses industry employers insurers police army military navy troops rebels
    president premier chancellor mayor mayors governor governors senator senators congressman congresswoman lawmaker
    lawmakers legislator legislators deputy deputies leader leaders chief chiefs chairman chairwoman chair director
    directors secretary ambassador ambassadors diplomat diplomats envoy envoys official officials spokesman spokeswoman
    spokesperson spokespeople king queen prince bishop bishops archbishop pope cleric clerics church churches
    conference critics opponents supporters allies rivals activists campaigners protesters demonstrators residents
    citizens voters people locals villagers neighbours neighbors shopkeepers landlords tenants farmers fishermen miners
    nurses doctors teachers students parents patients workers employees staff drivers passengers commuters journalists
    editors scientists experts economists analysts academics researchers lawyers prosecutors prosecutor judges judge
    veterans families relatives survivors victims donors charities charity investors shareholders traders shippers
    consumers customers owner owners manager coach players club team side sides watchdog regulator regulators office
    department family wing youth candidate candidates republicans democrats conservatives liberals greens lawyer
    attorney attorneys delegation delegates members member representatives representative head executive founder
    ally rival opponent neighbour neighbor country countries nation nations state states city town village
    university school schools hospital newspaper crowd crowds public majority minority community communities
    secretary-general sheriff general commander commissioner inspector auditor inspectors auditors ombudsman councillor
    councillors mp mps backbenchers peers treasurer airline airlines railway utility operator network channel
    referee contractor contractors supplier suppliers maker makers developer developers broker brokers landlord tenant
    protester demonstrator activist campaigner critic supporter prosecution defence defense teacher doctor
    nurse worker farmer economist analyst scientist expert professor
    conservationists environmentalists hikers cyclists writers artists actors musicians refugees
    firefighter firefighters driver
    press media migrants monks
    """)
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow week weeks months month years "
    "days hours year morning evening night"
)
ENDINGS = ("ists", "crats", "keepers", "owners", "makers", "workers", "leaders", "holders", "growers", "women", "men")


def acts(noun: str) -> bool:
    """Whether a noun in small letters names someone who can take a position."""
    return noun not in TIMES and (noun in GROUPS or noun.endswith(ENDINGS))
