"""A small invented paper, written straight into the tables: what pages show without any pipeline."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.core.cache import cache as django_cache
from django.utils import timezone

from broadsheet.newsroom.models import (
    Article,
    ArticleHashtag,
    ArticleState,
    Feed,
    Hashtag,
    Publisher,
    Revision,
    Standing,
    Story,
    StoryHashtag,
)
from broadsheet.newsroom.storing import hashtagdays
from broadsheet.newsroom.storing.tagging import mark_stale
from broadsheet.search import Document, Writer
from broadsheet.stories import fingerprint
from broadsheet.text import blocks as text_blocks
from broadsheet.types import Block, BlockKind

PUBLISHERS = (
    ("portansel.example", "Port Ansel Courier", "en", "XM"),
    ("kestrel.example", "Kestrel Wire", "en", "XM"),
    ("mercury.example", "Merrow Mercury", "en", "XM"),
    ("ledger.example", "Ansel Evening Ledger", "en", "XM"),
    ("valdory.example", "The Valdory Post", "en", "XV"),
    ("quillon.example", "Quillon Weekly", "en", "XQ"),
    ("phare.example", "Le Phare du Détroit", "fr", "XV"),
    ("vallee.example", "La Gazette de la Vallée", "fr", "XV"),
    ("barid.example", "بريد المرفأ", "ar", "XD"),
    ("delta.example", "صوت الدلتا", "ar", "XD"),
    ("samachar.example", "नदी समाचार", "hi", "XD"),
)
TOPICS = {
    "en": ("politics", "business", "sport", "culture", "science", "world", "health", "technology"),
    "fr": ("politics", "business", "sport", "culture"),
    "ar": ("politics", "business", "sport", "culture"),
    "hi": ("world",),
}
HEADLINES = {
    "en": (
        "Merrow shuts the Halvard lock for eleven weeks after divers find a crack",
        "Night trains return to Valdory after nine years, with a catch",
        "Four cities stop charging library fines and count what comes back",
        "A town votes to keep its bell ringing at night",
        "An observatory hears the same signal twice. Astronomers say: wait",
        "Quillon’s central bank holds its rate; two members wanted a cut",
        "Ferry crews call off strike an hour before it began",
        "Three countries agree how to share the Ister when it runs low",
    ),
    "fr": (
        "Le Merrow ferme l’écluse de Halvard pour onze semaines",
        "Le train de nuit revient en Valdorie après neuf ans",
        "Quatre villes renoncent aux amendes de bibliothèque",
        "Une commune vote pour garder sa cloche la nuit",
    ),
    "ar": (
        "ميرو تغلق هويس هالفارد أحد عشر أسبوعًا بعد اكتشاف شقّ",
        "عودة القطارات الليلية إلى فالدوري بعد تسع سنوات",
        "أربع مدن تلغي غرامات المكتبات",
        "بلدة تصوّت لإبقاء جرسها يقرع ليلًا",
    ),
    "hi": ("मेरो ने हैल्वर्ड जलपाश ग्यारह सप्ताह के लिए बंद किया",),
}
SENTENCES = {
    "en": (
        "The harbour authority closed the lock on Tuesday after divers found a crack 2.3 metres long.",
        "Ships must take the long way round until February.",
        "Insurers count two days a voyage, shippers three.",
        "“We wrote it down,” a spokesman said. “Nobody wrote back.”",
    ),
    "fr": (
        "L’autorité portuaire a fermé l’écluse mardi après la découverte d’une fissure de 2,3 mètres.",
        "Les navires feront le détour jusqu’en février.",
        "Les assureurs comptent deux jours par voyage, les armateurs trois.",
    ),
    "ar": (
        "أغلقت هيئة الميناء الهويس يوم الثلاثاء بعد أن وجد الغوّاصون شقًّا طوله 2.3 متر.",
        "وعلى السفن أن تسلك الطريق الطويل حتى شباط.",
        "ويحسب المؤمّنون يومين لكل رحلة، والشاحنون ثلاثة.",
    ),
    "hi": ("बंदरगाह ने मंगलवार को जलपाश बंद कर दिया।", "जहाज़ फ़रवरी तक लंबा रास्ता लेंगे।"),
}


@dataclass
class Paper:
    """What was made, for tests to pick from."""

    now: datetime
    publishers: list[Publisher] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)

    def by(self, language: str) -> list[Publisher]:
        """The publishers of one language."""
        return [publisher for publisher in self.publishers if publisher.language == language]

    def of(self, language: str) -> list[Article]:
        """The articles of one language, in the order of making."""
        return [article for article in self.articles if article.language == language]


def blocks(language: str, salt: str = "") -> tuple[Block, ...]:
    """A body of every kind of block."""
    lines = SENTENCES[language]
    return (
        Block(BlockKind.PARAGRAPH, " ".join(lines[:2])),
        Block(BlockKind.PARAGRAPH, f"{lines[-1]} {salt}".strip()),
        Block(BlockKind.HEADING, lines[1], level=2),
        Block(BlockKind.LIST, "\n".join(lines)),
        Block(BlockKind.QUOTATION, lines[0]),
        Block(BlockKind.IMAGE, "Caption", src="https://portansel.example/2.jpg", alt="", width=900, height=600),
        Block(BlockKind.EMBED, "Video", src="https://video.example/7"),
        Block(BlockKind.PARAGRAPH, " ".join(lines)),
    )


@cache
def _fingerprint(language: str) -> bytes:
    """One for all of a language, as if each had written its own text: no MinHash."""
    body = text_blocks.plain_text(blocks(language))
    return replace(fingerprint(HEADLINES[language][0], body, language), shingles=0, minhash=b"").to_bytes()


def publisher(domain: str, name: str, language: str, country: str, *, now: datetime) -> Publisher:
    """A publisher with one feed."""
    made = Publisher.objects.create(domain=domain, name=name, language=language, country=country)
    Feed.objects.create(
        publisher=made,
        url=f"https://{domain}/feed.xml",
        domain=domain,
        language=language,
        country=country,
        next_poll_at=now + timedelta(minutes=20),
        last_success_at=now - timedelta(minutes=5),
    )
    return made


def article(of: Publisher, story: Story | None, *, title: str, at: datetime, **fields: object) -> Article:
    """An article in the paper."""
    language = str(fields.pop("language", of.language))
    number = Article.objects.count() + 1
    body = blocks(language, salt=f"№ {number}.")
    text = text_blocks.plain_text(body)
    values: dict[str, object] = {
        "url": f"https://{of.domain}/{number}",
        "canonical_url": f"https://{of.domain}/{number}",
        "domain": of.domain,
        "standfirst": SENTENCES[language][1],
        "authors": ["Hanne Oriel", "Teo Varga"] if language == "en" else [],
        "section": story.section if story else "",
        "published_at": at,
        "found_at": at,
        "read_at": at,
        "blocks": text_blocks.to_json(body),
        "text": text,
        "fingerprint": _fingerprint(language),
        "state": ArticleState.PLACED,
        "sequence": number,
        "placed_for": {"code": "same-story", "words": ["Halvard", "lock"]},
    }
    return Article.objects.create(publisher=of, story=story, title=title, language=language, **(values | fields))


def standing(story: Story, language: str, country: str, told: list[Article], heat: float) -> Standing:
    """The story's place in one edition."""
    illustrated = next((each for each in told if each.image_url), None)
    marks = list(dict.fromkeys(each.publisher_id for each in told))
    return Standing.objects.create(
        story=story,
        language=language,
        country=country,
        section=story.section,
        heat=heat,
        lead=told[-1],
        image=illustrated,
        publisher_count=len(marks),
        article_count=len(told),
        marks=marks[:10],
        first_at=told[0].published_at,
        last_at=told[-1].published_at,
    )


def make(stories_each: int = 12) -> Paper:
    """A paper in four languages with copies, a changed headline, hashtags, an opinion and a live blog."""
    django_cache.clear()
    now = timezone.now().replace(microsecond=0)
    paper = Paper(now)
    paper.publishers = [publisher(*each, now=now) for each in PUBLISHERS]
    tags = [Hashtag.objects.create(key=name.casefold(), label=name) for name in ("HalvardLock", "Shipping", "Merrow")]
    for language in ("en", "fr", "ar", "hi"):
        for number in range(stories_each if language != "hi" else 1):
            _story(paper, language, number, tags)
    for tag in tags:
        tagged = ArticleHashtag.objects.filter(hashtag=tag)
        tag.article_count = tagged.count()
        tag.save()
        mark_stale((tag.pk, each.published_at.date()) for each in tagged)
    hashtagdays.recount()
    return paper


def _story(paper: Paper, language: str, number: int, tags: list[Hashtag]) -> None:
    tellers = paper.by(language)
    tellers = tellers[: 1 + (number * 2 + 2) % len(tellers)] if number else tellers
    last = paper.now - timedelta(minutes=11 + 47 * number)
    sections = TOPICS[language]
    story = Story.objects.create(
        first_at=last - timedelta(hours=len(tellers)),
        last_at=last,
        section=sections[number % len(sections)],
        revised_at=last,
        article_count=len(tellers),
        publisher_count=len(tellers),
    )
    told = []
    for position, teller in enumerate(tellers):
        base = HEADLINES[language][number % len(HEADLINES[language])]
        told.append(
            article(
                teller,
                story,
                title=base if position == len(tellers) - 1 and number < 8 else f"{base} ({number}.{position})",
                at=last - timedelta(hours=len(tellers) - 1 - position),
                image_url=f"https://{teller.domain}/{number}.jpg" if number % 3 == 0 else "",
                image_alt="The north gate" if language == "en" else "",
                opinion=number == 5,
                live=number == 6,
            )
        )
    if number == 0 and len(told) > 2:
        told[1].copy_of = told[0]
        told[1].save()
        _revise(told[-1], paper.now - timedelta(hours=2))
    for each in told:
        for tag in tags[: 1 + number % 3]:
            ArticleHashtag.objects.create(article=each, hashtag=tag, published_at=each.published_at)
    for tag in tags[: 1 + number % 3]:
        StoryHashtag.objects.create(story=story, hashtag=tag, count=len(told), last_at=last)
    for country in {"", *(teller.country for teller in tellers)}:
        standing(story, language, country, told, heat=100.0 - number)
    paper.stories.append(story)
    paper.articles += told


def _revise(article: Article, at: datetime) -> None:
    Revision.objects.create(
        article=article,
        title="Harbour ignored crack since May",
        standfirst=article.standfirst,
        blocks=article.blocks,
        text=article.text.replace("Tuesday", "Monday"),
        replaced_at=at,
    )
    article.revision_count = 1
    article.save()


def index(folder: Path) -> None:
    """Put all articles into a word index."""
    with Writer.open(folder) as writer:
        writer.put([_document(each) for each in Article.objects.select_related("publisher")])
        writer.commit(1)


def _document(article: Article) -> Document:
    return Document(
        article_id=article.pk,
        title=article.title,
        published_at=article.published_at or article.found_at,
        story_id=article.story_id,
        text=article.text,
        publisher=article.publisher.name,
        publisher_domain=article.publisher.domain,
        language=article.language,
        section=article.section,
    )
