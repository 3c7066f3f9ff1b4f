"""A drawing by its scene's name and a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from zlib import crc32

from broadsheet.demo.pictures import countryside, indoors, town, waterside
from broadsheet.demo.pictures.canvas import Canvas

Scene = Callable[[Canvas], None]
SCENES: Mapping[str, tuple[Scene, tuple[str, ...]]] = {  # the drawing, and in which lights it is good
    "lock": (waterside.lock, ("dawn", "day", "dusk", "mist", "night")),
    "containers": (waterside.containers, ("dawn", "dusk")),
    "quay": (waterside.quay, ("dawn", "mist", "dusk", "day")),
    "ferry": (waterside.ferry, ("day", "mist", "dusk", "dawn")),
    "tug": (waterside.tug, ("dawn",)),
    "clinic": (waterside.clinic, ("day", "dawn", "mist", "dusk")),
    "regatta": (waterside.regatta, ("day", "dawn", "dusk")),
    "coast": (waterside.coast, ("mist", "dusk", "day")),
    "lighthouse": (waterside.lighthouse, ("dusk",)),
    "train": (countryside.train, ("night", "dusk", "dawn", "mist")),
    "freight": (countryside.freight, ("day",)),
    "orchard": (countryside.orchard, ("dawn", "day", "dusk")),
    "river": (countryside.river, ("dawn", "dusk", "day", "mist")),
    "bridge": (countryside.bridge, ("dawn", "day", "dusk")),
    "snow": (countryside.snow, ("mist", "dusk", "dawn", "night")),
    "road": (countryside.road, ("dawn", "dusk", "mist")),
    "field": (countryside.field, ("dawn", "day")),
    "mast": (countryside.mast, ("dusk", "day", "night")),
    "bees": (countryside.bees, ("day",)),
    "powerstation": (countryside.powerstation, ("dawn", "dusk", "night")),
    "parliament": (town.parliament, ("dusk", "day", "night", "dawn", "mist")),
    "court": (town.court, ("day", "mist", "dusk", "dawn")),
    "bank": (town.bank, ("mist", "day", "dusk", "dawn", "night")),
    "stadium": (town.stadium, ("mist", "night", "dusk")),
    "observatory": (town.observatory, ("night", "dusk")),
    "belltown": (town.belltown, ("night", "dusk")),
    "clock": (town.clock, ("dawn",)),
    "lamp": (town.lamp, ("night",)),
    "market": (town.market, ("day",)),
    "theatre": (indoors.theatre, ("dusk",)),
    "library": (indoors.library, ("dawn", "dusk", "day")),
    "corridor": (indoors.corridor, ("night", "dawn", "mist", "day")),
    "desk": (indoors.desk, ("dusk", "night", "dawn", "day")),
    "reel": (indoors.reel, ("dawn", "day", "dusk", "mist")),
    "drum": (indoors.drum, ("dawn", "dusk", "day")),
}


def known(name: str) -> bool:
    """Whether ``name`` is scene-seed with a scene that can be drawn."""
    scene, _, seed = name.rpartition("-")
    return scene in SCENES and seed.isdecimal() and len(seed) <= 4


def draw(scene: str, seed: int, width: int) -> bytes:
    """The scene as a PNG, ``width`` pixels wide, 16:9."""
    paint, moods = SCENES[scene]
    canvas = Canvas(width, moods[seed % len(moods)], seed, crc32(scene.encode()))
    paint(canvas)
    return canvas.png()
