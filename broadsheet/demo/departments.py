"""What the publishers call the sections of their papers, in their own languages."""

from __future__ import annotations

_KEYS = ("world", "nation", "politics", "business", "technology", "science", "health", "sport", "culture", "opinion")
_NAMES = {
    "en": ("World", "Nation", "Politics", "Business", "Technology", "Science", "Health", "Sport", "Culture", "Opinion"),
    "fr": (
        "Monde",
        "Société",
        "Politique",
        "Économie",
        "Technologie",
        "Sciences",
        "Santé",
        "Sport",
        "Culture",
        "Opinion",
    ),
    "ar": ("العالم", "محليات", "سياسة", "اقتصاد", "تكنولوجيا", "علوم", "صحة", "رياضة", "ثقافة", "رأي"),
    "hi": ("दुनिया", "देश", "राजनीति", "कारोबार", "तकनीक", "विज्ञान", "सेहत", "खेल", "संस्कृति", "विचार"),
}


def name(section: str, language: str) -> str:
    """The section's name as a publisher of that language prints it."""
    return _NAMES[language][_KEYS.index(section)]
