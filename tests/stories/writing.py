"""Short articles written for these tests, and what makes newcomers and known articles of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from broadsheet.stories import Candidate, Known, Newcomer, fingerprint

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)

QUAKE = (
    "Earthquake of magnitude 6.4 shakes Tessaly, 23 dead",
    "An earthquake of magnitude 6.4 struck the province of Tessaly before dawn on Tuesday and killed at least 23 "
    "people, the civil defence office said. The shock was felt as far away as Port Marin, 140 kilometres to the south. "
    "Rescue teams led by Commander Irena Dolsk dug through the ruins of a school in the town of Varne, where 11 people "
    "were still missing. Prime Minister Tomas Abelard promised 50 million crowns for shelter and called on neighbours "
    "for help. Hospitals in Varne took in more than 300 injured. Aftershocks went on through the morning.",
)
QUAKE_AGAIN = (
    "Rescuers search ruins of Varne after quake kills 23",
    "Rescuers searched a collapsed school in Varne on Tuesday after an earthquake of magnitude 6.4 killed at least 23 "
    "people in Tessaly province. Commander Irena Dolsk said that 11 people were missing and that her teams could hear "
    "voices. In Port Marin people ran into the streets. The government of Tomas Abelard set aside 50 million crowns "
    "for tents and blankets, and hospitals treated over 300 injured while aftershocks shook the province.",
)
OTHER_QUAKE = (
    "Earthquake of magnitude 5.1 damages houses in Oslany",
    "An earthquake of magnitude 5.1 damaged some 70 houses in the hills of Oslany on Saturday, the seismological "
    "institute said. Nobody was hurt. Mayor Petra Linhart said that the old bell tower would have to come down. The "
    "shock came at noon and lasted nine seconds; people in Kestrel Bay noticed nothing. The last earthquake there was "
    "in 1987. Engineers will look at every roof before the winter, the mayor said.",
)
BANK = (
    "Central bank of Norvia raises key rate to 4.5 per cent",
    "The central bank of Norvia raised its key rate by half a point to 4.5 per cent on Tuesday, the third rise this "
    "year. Governor Helene Strand said that inflation of 7.2 per cent was still too high. Economists at Corvin Bank had "
    "expected a smaller step. The crown gained against the dollar, and shares in Aldenburg fell by 1.3 per cent.",
)
QUAKE_FRENCH = (
    "Séisme de magnitude 6,4 en Tessaly : au moins 23 morts",
    "Un séisme de magnitude 6,4 a frappé mardi avant l’aube la province de Tessaly et fait au moins 23 morts, selon la "
    "protection civile. La secousse a été ressentie jusqu’à Port Marin, à 140 kilomètres. Les secouristes d’Irena Dolsk "
    "fouillaient les ruines d’une école à Varne, où 11 personnes manquaient. Le premier ministre Tomas Abelard a promis "
    "50 millions de couronnes. Plus de 300 blessés ont été soignés à Varne.",
)
QUAKE_ARABIC = (
    "زلزال بقوة 6.4 يضرب تيسالي ويقتل 23 شخصا",
    "ضرب زلزال بقوة 6.4 درجة إقليم تيسالي فجر الثلاثاء وأدى إلى مقتل 23 شخصا على الأقل بحسب الدفاع المدني. وشعر به "
    "السكان في بورت مارين على بعد 140 كيلومترا. وبحثت فرق الإنقاذ بقيادة إيرينا دولسك تحت أنقاض مدرسة في فارني حيث فقد "
    "11 شخصا. ووعد رئيس الوزراء توماس أبيلارد بخمسين مليون كرونة، وعولج 300 جريح.",
)
QUAKE_HINDI = (
    "टेसाली में 6.4 तीव्रता का भूकंप, 23 की मौत",
    "टेसाली प्रांत में मंगलवार तड़के 6.4 तीव्रता के भूकंप से कम से कम 23 लोगों की मौत हो गई। झटके 140 किलोमीटर दूर पोर्ट मारिन "
    "तक महसूस किए गए। इरेना डोल्स्क के बचाव दल ने वार्ने के एक स्कूल के मलबे में खोज की, जहाँ 11 लोग लापता हैं। प्रधानमंत्री टोमस "
    "अबेलार्ड ने 5 करोड़ क्राउन देने का वादा किया। 300 से अधिक घायल हैं।",
)

Text = tuple[str, str]


def newcomer(number: int, text: Text, *, language: str = "en", hours: float = 0.0, publisher: int = 0) -> Newcomer:
    """An article without a place; each number is a publisher of its own unless said otherwise."""
    moment = NOON + timedelta(hours=hours)
    return Newcomer(number, publisher or number, "", language, moment, fingerprint(*text, language))


def known(new: Newcomer, story: int, copy_of: int | None = None) -> Known:
    """The same article in a story."""
    return Known(
        new.article_id, new.publisher_id, new.owner, new.language, new.published_at, new.fingerprint, story, copy_of
    )


def candidate(new: Newcomer, story: int | None = None, copy_of: int | None = None) -> Candidate:
    """The same article as a candidate for a related list."""
    return Candidate(
        new.article_id, new.publisher_id, new.owner, story, copy_of, new.published_at, new.language, new.fingerprint
    )
