"""Words that name people, places and organisations, and words beside such names. English, written for this project.

The long lists, given and family names and towns, are in a file; where they come from is said beside it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from broadsheet.text.countries import countries
from broadsheet.text.languages import of
from broadsheet.text.languages.language import words

ORGANISATION_WORDS = words(
    """
    academy administration agency airlines airways alliance army assembly associates association authority bank bar
    battalion board brigade brigades broadcasting brothers bureau cabinet capital chamber church club co
    coalition college commission committee company confederation conference congress consortium corp corporation council
    court department dept directorate division electric embassy energy enterprises exchange federation fellowship firm
    force forces foundation front fund gazette group guard guild herald holdings hospital inc industries initiative
    institute institution insurance international journal laboratories laboratory lab labs league legion legislature
    limited llc llp ltd magazine media ministry mission motors movement navy network news observer office
    orchestra organisation organization panel parliament partners partnership party plc police post press project radio
    regiment registry reserve school secretariat senate service services society software squad studios
    subcommittee syndicate systems taskforce team technologies television times tribunal tribune tv union united
    university watch weekly workers
    """
)
HEADS_OF_EVENTS = frozenset(["conference", "league", "times", "post", "guard", "mission", "press", "project"])
PLACE_WORDS = words(
    """
    airport archipelago avenue museum mosque station temple centre center
    basin bay beach boulevard bridge canal canyon cape cemetery city coast colony county
    creek delta desert district drive emirate field forest fort garden gulf hall harbor harbour heights highway hill
    hills hotel island islands isle kingdom lake lane mount mountain mountains ocean palace park peninsula plain plateau
    plaza port prefecture province railway range region republic reservoir river road sea shore square stadium state
    strait street territory tower towers town township valley village volcano
    """
)
PLACES = words(
    """
    Bharat Bengal
    Africa America Antarctica Asia Australasia Balkans Caribbean Caucasus Crimea Donbas Europe Eurasia Gaza Kashmir
    Kurdistan Levant Mesopotamia Oceania Palestine Patagonia Punjab Sahara Sahel Scandinavia Siberia Tibet Transnistria
    Britain England Scotland Wales Ulster Catalonia Bavaria Flanders Brittany Normandy Sicily Sardinia Tuscany
    USA US U.S. U.S.A. UK U.K. UAE DRC PRC USSR EU-27 D.C. Mars Moon Earth Atlantic Pacific Mediterranean Arctic Baltic
    Burma Macedonia Czechoslovakia Yugoslavia Persia Ivory_Coast Soviet_Union West_Bank Gaza_Strip
    Hong_Kong South_Korea North_Korea East_Timor Middle_East North_America South_America
    Latin_America Central_America Southeast_Asia South_Asia East_Asia Central_Asia
    Eastern_Europe Western_Europe Black_Sea Red_Sea South_China_Sea Persian_Gulf
    White_House Capitol_Hill Wall_Street Silicon_Valley Downing_Street New_England
    Andhra_Pradesh Arunachal_Pradesh Assam Bihar Chhattisgarh Goa Gujarat Haryana Himachal_Pradesh
    Jharkhand Karnataka Kerala Madhya_Pradesh Maharashtra Manipur Meghalaya Mizoram Nagaland Odisha Rajasthan
    Sikkim Tamil_Nadu Telangana Tripura Uttar_Pradesh Uttarakhand West_Bengal Jammu Ladakh Balochistan
    Sindh Khyber_Pakhtunkhwa Ontario Quebec Alberta Manitoba Saskatchewan British_Columbia Nova_Scotia
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois
    Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana
    Nebraska Nevada New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon
    Pennsylvania Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia Washington West_Virginia
    Wisconsin Wyoming New_Brunswick Newfoundland Yukon New_York_City Washington_D.C. Washington_DC London Paris Moscow
    New_South_Wales Queensland Tasmania Victoria
    """
)
AMBIGUOUS = words(
    """
    Victoria Washington Georgia Jordan Chad Guinea Jersey Virginia Carolina Earth Moon Mars Apple Amazon Shell Meta Ford
    Chelsea Liverpool Arsenal Intel Oracle Guardian Commonwealth Reliance Congress Senate Parliament Greens Liberals
    Labour Honda Tata Adani Stanford Harvard Yale BP ICE SEC AP ICC TSA MIT Taliban Delta
    """
)
ORGANISATIONS = words(
    """
    AFP ANI AP BBC CBS CNN NBC ABC NPR PTI TASS Reuters Bloomberg Xinhua Al_Jazeera New_York_Times
    Washington_Post Guardian Wall_Street_Journal Associated_Press Wikinews Wikipedia
    UN U.N. EU E.U. NATO WHO IMF WTO UNICEF UNESCO UNHCR OPEC ASEAN BRICS SAARC IAEA ICC ICJ OECD OSCE Interpol Europol
    United_Nations European_Union World_Bank African_Union Arab_League Red_Cross Commonwealth
    FBI CIA NSA NASA ESA ISRO FDA EPA CDC FAA SEC FCC FTC FEMA GCHQ MI5 MI6 KGB FSB IRS ICE TSA Pentagon Kremlin
    Congress Senate Parliament Bundestag Knesset Duma Lok_Sabha Rajya_Sabha GOP BJP AAP CPI CPM DMK TMC RSS ECI CBI
    Labour Tories Greens Likud Fatah Hamas Hezbollah ISIS ISIL Taliban
    Al-Qaeda Greenpeace Amnesty_International Human_Rights_Watch Oxfam FIFA UEFA IOC ICC BCCI NFL NBA NHL
    MLB Google Microsoft Apple Amazon Facebook Meta Twitter Netflix Tesla SpaceX Boeing Airbus Intel IBM Samsung Sony
    Toyota Honda Ford Nissan Volkswagen Siemens Nokia Huawei Alibaba Tencent Uber Airbnb Disney Pfizer Moderna Walmart
    McDonald's Starbucks ExxonMobil Chevron Shell BP Gazprom Rosneft Aramco HSBC Citigroup Barclays Goldman_Sachs
    Morgan_Stanley JPMorgan Lehman YouTube WhatsApp Instagram OpenAI Nvidia Tata Infosys Wipro Reliance Adani
    Scotland_Yard Harvard Yale Stanford MIT Oxford_University Cambridge_University UCLA Mozilla Oracle
    Manchester_United Chelsea Arsenal Real_Madrid Liverpool
    """
)
GROUPS = words(
    """
    muslims christians jews hindus sikhs buddhists catholics protestants sunnis shiites shias kurds arabs americans
    africans europeans asians britons taliban rohingya serbs turks germans danes swedes finns poles greeks czechs
    democrats republicans conservatives
    liberals tories communists israelis palestinians iraqis russians ukrainians
    """
)
LONGEST_ACRONYM = 5  # letters: "UNHCR"
LEADING = words(
    """
    republican democrat democratic conservative liberal labour independent communist socialist green rookie veteran
    afghan african albanian algerian american arab argentine armenian asian australian austrian bangladeshi belarusian
    belgian bolivian bosnian brazilian british bulgarian burmese cambodian cameroonian canadian catholic chilean chinese
    colombian croatian cuban cypriot czech danish dutch egyptian english estonian ethiopian european filipino finnish
    french georgian german ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian
    iraqi irish israeli italian jamaican japanese jordanian kazakh kenyan korean kurdish kuwaiti latvian lebanese libyan
    lithuanian malaysian maltese mexican moldovan mongolian moroccan nepalese nepali nigerian norwegian omani pakistani
    palestinian peruvian polish portuguese qatari romanian russian rwandan saudi scottish senegalese serbian singaporean
    slovak slovenian somali spanish sudanese swedish swiss syrian taiwanese tamil tanzanian thai tibetan tunisian
    turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean
    """
)
OFFICES = words(
    """
    president premier prime minister chancellor secretary ambassador senator representative congressman congresswoman
    governor mayor mp mla mep chief commissioner judge justice general colonel captain major lieutenant sergeant
    admiral commander officer director chairman chairwoman chairperson chair ceo cfo founder co-founder spokesman
    spokeswoman spokesperson professor dr doctor mr mrs ms miss sir dame lord lady king queen prince princess pope
    bishop archbishop cardinal reverend rev imam sheikh ayatollah sheriff detective inspector superintendent coach
    manager captain striker defender midfielder goalkeeper analyst economist editor reporter author singer actor
    actress lawyer attorney prosecutor counsel leader head deputy vice former acting foreign defence defense finance
    interior home health education speaker whip senior sen gov rep gen col capt lt sgt prof marshal emir sultan
    lawmaker legislator secretary-general strategist commentator columnist correspondent
    historian envoy delegate treasurer
    comptroller councillor councilman councilwoman alderman candidate activist
    """
)

_UNIONS = frozenset(["United Nations", "European Union", "Eurozone"])  # that CLDR counts among the territories


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Known names by their first word, longest first: their words and "P" for a place, "O" for an organisation."""
    held: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    lists = ((PLACES, "P"), (countries("en") - _UNIONS, "P"), (listed("places"), "P"), (ORGANISATIONS, "O"))
    for names, kind in lists:
        for name in names:
            parts = tuple(name.replace("-", " - ").replace("_", " ").split())
            held.setdefault(parts[0], set()).add((parts, kind))
    return {first: tuple(sorted(all_, key=lambda each: (-len(each[0]), each))) for first, all_ in held.items()}


def known(sentence: Sequence[str]) -> list[str]:
    """Of each word of a sentence whether a known name begins ("P", "O") or goes on ("p", "o") there; "" where none."""
    found = [""] * len(sentence)
    held = phrases()
    at = 0
    while at < len(sentence):
        for name, kind in held.get(sentence[at], ()):
            if tuple(sentence[at : at + len(name)]) == name:
                found[at : at + len(name)] = [kind, *[kind.lower()] * (len(name) - 1)]
                at += len(name) - 1
                break
        at += 1
    return found


def sure(name: tuple[str, ...]) -> str:
    """ "LOC" or "ORG" for a whole name that is nearly always that of a place or of an organisation; "" for others."""
    spelt = " ".join(name)
    if spelt.isupper() and len(spelt) > LONGEST_ACRONYM:  # the place of a date line
        return _sure().get(spelt.title(), "LOC" if spelt.title() in listed("places") else "")
    return _sure().get(spelt, "")


def head_kind(name: Sequence[str]) -> str:
    """ "LOC" or "ORG" for a name whose head says so: "Harbour Bridge", "Ministry of Trade"; "" for others."""
    at = next((at for at, word in enumerate(name) if word in {"of", "for"}), len(name))
    head = name[at - 1].lower() if at else ""
    if head in HEADS_OF_EVENTS:
        return ""
    return "ORG" if head in ORGANISATION_WORDS else "LOC" if head in PLACE_WORDS else ""


@cache
def _sure() -> dict[str, str]:
    places = {name.replace("_", " ") for name in (*PLACES, *(countries("en") - _UNIONS))} - AMBIGUOUS
    organisations = {name.replace("_", " ") for name in ORGANISATIONS} - AMBIGUOUS
    return dict.fromkeys(organisations, "ORG") | dict.fromkeys(places, "LOC")


def places_in(name: str) -> list[tuple[str, int]]:
    """Known places inside a longer name, with their place in it."""
    matches = list(re.finditer(r"[^\s-]+|-", name))
    marks = known([match.group() for match in matches])
    found = []
    for at, mark in enumerate(marks):
        end = at + 1
        while end < len(marks) and marks[end] == "p":
            end += 1
        if mark == "P" and end - at < len(marks):
            start, stop = matches[at].start(), matches[end - 1].end()
            found.append((name[start:stop], start))
    return found


@cache
def given() -> frozenset[str]:
    """Given names."""
    return listed("given")


@cache
def family() -> frozenset[str]:
    """Family names."""
    return listed("family")


@cache
def titles() -> frozenset[str]:
    """Words of offices and forms of address, folded."""
    return OFFICES | of("en").titles


def listed(section: str) -> frozenset[str]:
    """The names of a section of the list: "given", "family" or "places"."""
    return _sections()[section]


@cache
def _sections() -> dict[str, frozenset[str]]:
    packed = resources.files("broadsheet.text").joinpath("weights", "gazetteer.txt.gz").read_bytes()
    blocks = (block.partition("\n") for block in gzip.decompress(packed).decode().split("\n\n"))
    return {name: frozenset(rest.split("\n")) for name, _, rest in blocks}
