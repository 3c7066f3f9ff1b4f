"""Which section of the paper an article belongs to, by what its publisher calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from broadsheet.extraction.structured import Structured, text
from broadsheet.text.addresses import host, registrable_domain

# Words of publishers' section names and addresses, in the languages of the starter list. The first word of a path that
# is here decides; words with two meanings (such as "life") are left out.
_WORDS = {
    "opinion": """
        opinion opinions editorial editorials op-ed oped comment commentary commentisfree columns columnists
        columnist letters meinung kommentar kommentare debatte debat debatten opinioni opinión opinion-es
        tribune tribunes idees idées chroniques leserbriefe ledare leder kultur-debatt views viewpoint
        perspectives رأي آراء мнения мнение विचार
    """,
    "sport": """
        sport sports deporte deportes football soccer cricket tennis golf rugby nba nfl mlb nhl f1 formula1
        olympics fussball fußball futbol fútbol calcio esporte esportes sporten idrott sporza bundesliga
        athletics motorsport رياضة спорт खेल 体育 スポーツ 스포츠
    """,
    "business": """
        business economy economics finance money markets market wirtschaft finanzen economie économie economia
        economía negocios bourse entreprises dinero ekonomi økonomi erhverv talous gospodarka biznes companies
        personal-finance industry banking real-estate property inflation jobs karriere unternehmen börse boerse
        اقتصاد أعمال экономика бизнес business-news 経済 经济 财经 경제
    """,
    "technology": """
        technology tech technik digital netzwelt technologie tecnologia tecnología gadgets sci-tech
        science-technology science-and-technology teknologi teknik internet ai computing cybersecurity gaming
        games web numerique numérique pixels تكنولوجيا технологии 科技 テクノロジー
    """,
    "science": """
        science sciences wissen wissenschaft ciencia scienza scienze environment climate climate-change umwelt
        klima planete planète nature space astronomy weltall energy-and-environment energy-environment nauka
        vitenskap videnskab viden miljö علوم наука 科学
    """,
    "health": """
        health healthcare wellness well gesundheit sante santé salud salute saude saúde medicine medical
        covid-19 coronavirus covid zdrowie helse hälsa sundhed صحة здоровье 健康 건강
    """,
    "culture": """
        culture arts art entertainment entertainment-arts kultur cultura movies film films music musik musique
        tv tv-and-radio television books livres bücher buecher literatur theatre theater celebrity celebrities
        showbiz stage design style fashion lifestyle life-style food travel people panorama-leute feuilleton
        cinema cinéma kino unterhaltung leute magazine lifeandstyle spettacoli espectaculos espectáculos gente
        ثقافة فن культура 文化 エンタメ 娱乐 연예
    """,
    "politics": """
        politics political politik politique politica política elections election election-2024 white-house
        congress parliament policy westminster innenpolitik bundestag polityka politikk polityka-krajowa wahlen
        سياسة политика 政治 정치 राजनीति
    """,
    "world": """
        world international global monde welt mundo mondo ausland aussenpolitik außenpolitik worldnews
        world-news europe europa africa asia asia-pacific americas middle-east middleeast latin-america
        us-canada internacional esteri etranger étranger afrique asie ameriques udland utrikes verden världen
        swiat świat internacionales العالم دولي в-мире мир 国际 国際 국제 दुनिया
    """,
    "nation": """
        nation national india uk us usa us-news uk-news australia canada deutschland inland france espana españa
        italia schweiz österreich austria norge sverige danmark polska kraj local regional region metro city
        cities society gesellschaft societe société sociedad cronaca crime panorama news-local education state
        states domestic indland inrikes innenriks lokales regionales россия общество محليات 社会 사회 देश
    """,
}
_KEYS = {word: section for section, words in _WORDS.items() for word in words.split()}
_PARTS = re.compile(r"[\s/>|,;&]+")
_PLACES = frozenset({"world", "nation"})  # in "US politics" the subject counts
OPINION_TYPES = frozenset({"OpinionNewsArticle", "Editorial"})

# "Opinion | …", "Editorial: …", "[Tribune] …", "… | Opinion": the word stands apart from the headline by a sign.
_OPINION_MARKS = """
    opinion op-ed editorial letter letters letters?.to.the.editor column commentary viewpoint tribune
    éditorial édito chronique billet point.de.vue libre.opinion meinung kommentar leitartikel gastbeitrag
    kolumne opinión tribuna columna carta.al.director cartas.al.director editoriale l['’]opinione commento
    opinião artigo.de.opinião opinie ledare leder debatt debat мнение колонка رأي مقال.رأي افتتاحية संपादकीय
    विचार राय 社説 オピニオン 社论 评论 사설 칼럼
"""
_MARK = "|".join(mark.replace(".", r"\s") for mark in _OPINION_MARKS.split())
OPINION_TITLE = re.compile(
    rf"^\s*(?:[\[(【]\s*(?:{_MARK})\s*[\])】]|(?:{_MARK})\s*(?:[:：|]|\s[–—-]\s))|\|\s*(?:{_MARK})\s*$", re.IGNORECASE
)


def find(structured: Structured, url: str, hints: tuple[str, ...] = ()) -> str:
    """A key of ``text.sections``, or "" where neither the page nor its address nor the feed's ``hints`` tell."""
    for name in _named(structured, url, hints):
        key = of(name)
        if key:
            return key
    return ""


def is_opinion(structured: Structured, url: str, types: tuple[str, ...], title: str = "") -> bool:
    """Whether the publisher marks the piece as opinion: by its type, its headline, its section or its address."""
    if OPINION_TYPES.intersection(types) or OPINION_TITLE.search(title):
        return True
    return any(of(name) == "opinion" for name in (*_sections(structured), *_segments(url)))


def of(name: str) -> str:
    """The section that a publisher's ``name`` for one means; "" for an unknown one."""
    name = name.strip().lower()
    whole = _KEYS.get(name) or _KEYS.get(name.replace(" ", "-"))
    parts = [_KEYS[part] for part in _PARTS.split(name) if part in _KEYS]
    return whole or next((key for key in parts if key not in _PLACES), next(iter(parts), ""))


def of_address(url: str) -> str:
    """The section that an address names, in a directory or a subdomain (``sport.courier.example``); "" where none."""
    return next((key for key in map(of, (*_segments(url), *_subdomains(url))) if key), "")


def _named(structured: Structured, url: str, hints: tuple[str, ...]) -> Iterator[str]:
    yield from _sections(structured)
    yield from _segments(url)
    yield from _subdomains(url)
    yield from _crumbs(structured)
    yield from hints[:5]


def _sections(structured: Structured) -> list[str]:
    value = structured.article.get("articleSection")
    values = value if isinstance(value, list) else [value]
    names = [text(entry)[:100] for entry in values[:5]]
    names += [
        structured.meta(name)[:100] for name in ("article:section", "parsely-section", "section", "cxenseparse:section")
    ]
    return [name for name in (*names, structured.item("articlesection")[:100]) if name]


def _segments(url: str) -> list[str]:
    """The words of the address before its last one, which is the piece's own name."""
    return [unquote(part) for part in urlsplit(url).path.lower().split("/")[1:-1][:4] if part and not part.isdigit()]


def _subdomains(url: str) -> list[str]:
    """The labels before the registered domain, the nearest first."""
    name, domain = host(url), registrable_domain(url)
    return name.removesuffix(domain).strip(".").split(".")[::-1] if domain and name != domain else []


def _crumbs(structured: Structured) -> Iterator[str]:
    for node in structured.nodes:
        if node.get("@type") == "BreadcrumbList" and isinstance(node.get("itemListElement"), list):
            for entry in node["itemListElement"][:6]:
                if isinstance(entry, dict):
                    yield text(entry.get("name") or entry.get("item"))[:100]
