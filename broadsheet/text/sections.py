"""The sections of the paper. Keys stand in tables and addresses; the web gives them names."""

from __future__ import annotations

SECTIONS = (
    "world",
    "nation",
    "politics",
    "business",
    "technology",
    "science",
    "health",
    "sport",
    "culture",
    "opinion",
)
