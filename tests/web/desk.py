"""A story with findings of every kind, in four languages, with figures in dispute and actors on both sides."""

from __future__ import annotations

from datetime import timedelta

from broadsheet.newsroom import namepages
from broadsheet.newsroom.models import ArticleName, Story
from broadsheet.text import blocks as text_blocks
from broadsheet.types import Block, BlockKind
from tests.web import factory
from tests.web.factory import Paper

NAME = "Ilse Corvane"
TEXTS = (
    (
        "kestrel.example",
        "Minister orders inquiry into the Halvard lock",
        "Transport minister Ilse Corvane on Tuesday ordered an inquiry into the Halvard lock.\n"
        "Outside the closed Halvard lock 64 ships were waiting, the authority said.\n"
        "Valdory condemned the closure of the lock. Merrow supports the closure of the lock.\n"
        "“We wrote it down,” said Bram Teller of the Lock Workers’ Union. “Nobody wrote back.”\n"
        "The lock will reopen on 3 February 2027, Ms Corvane said.",
    ),
    (
        "mercury.example",
        "Ninety ships wait as the lock stays shut",
        "Outside the closed Halvard lock 90 ships were waiting, the authority said.\n"
        "Transport minister Ilse Corvane on Tuesday ordered an inquiry into the Halvard lock.\n"
        "Quillon criticised the closure of the lock. Norway denies the report.\n"
        "Edda Maurin, the chief engineer, said that the gate would come from the delta.",
    ),
    (
        "ledger.example",
        "Divers come back to the gate",
        "Divers found a crack of 2.3 metres on 12 May. Ilse Corvane said that the log had not been passed on.\n"
        "“I took it that told meant told,” Alec Dunn said. Leonie Asch, the chair, asked the director to resign.\n"
        "“Either nobody was told or somebody kept it,” said Marguerite Sable, the opposition leader.\n"
        "Winifred Stack said that two pilots had refused. Hanne Oriel told reporters that the ferry would not sail.\n"
        "“There is a spare gate,” said Teo Varga. “It was sold,” said Rufus Calder, the director.",
    ),
    (
        "phare.example",
        "L’écluse de Halvard fermée onze semaines",
        "Le 24 novembre, 310 milles de détour attendent les navires. « Nous l’avons écrit », a dit Bram Teller.\n"
        "L’écluse rouvrira le 3 février 2027.",
    ),
    (
        "barid.example",
        "ميرو تغلق هويس هالفارد أحد عشر أسبوعًا",
        "أغلقت هيئة الميناء الهويس يوم الثلاثاء بعد أن وجد الغواصون شقًّا طوله 2.3 متر.\n"
        "وتنتظر نحو 11,400 سفينة. وقالت الوزيرة: «أحد عشر أسبوعًا هو الرقم الصادق».",
    ),
    ("samachar.example", "हैल्वर्ड जलपाश बंद", "बंदरगाह ने मंगलवार को जलपाश बंद कर दिया। 90 जहाज़ प्रतीक्षा में हैं।"),
)


def tell(paper: Paper) -> Story:
    """Put the story into the paper, with the page of a name that it names."""
    begun = paper.now - timedelta(hours=len(TEXTS))
    story = Story.objects.create(
        first_at=begun,
        last_at=paper.now,
        revised_at=paper.now,
        section="world",
        article_count=len(TEXTS),
        publisher_count=len(TEXTS),
    )
    publishers = {each.domain: each for each in paper.publishers}
    told = []
    for number, (domain, title, text) in enumerate(TEXTS):
        body = tuple(Block(BlockKind.PARAGRAPH, line) for line in text.split("\n"))
        at = begun + timedelta(hours=number)
        fields = {"blocks": text_blocks.to_json(body), "text": text_blocks.plain_text(body), "standfirst": ""}
        told.append(factory.article(publishers[domain], story, title=title, at=at, **fields))
    factory.standing(story, "en", "", told, heat=200.0)
    for row in told[:3]:
        ArticleName.objects.create(
            article=row, key=namepages.key(NAME), label=NAME, kind="person", published_at=row.published_at or at
        )
    return story
