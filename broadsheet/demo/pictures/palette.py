"""The colours of the drawings: few, muted, with one warm accent, in five lights of the day."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """``1a2b3c`` as a triple."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """``share`` of the second colour in the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Mood:
    """One light: sky from top to bottom, three distances of land, water, and what shines."""

    top: Colour
    low: Colour
    far: Colour
    middle: Colour
    near: Colour
    water: Colour
    deep: Colour
    sun: Colour
    dark: Colour
    light: Colour
    glow: Colour  # of lit windows


def _mood(codes: str) -> Mood:
    return Mood(*(rgb(code) for code in codes.split()))


#                 top    low    far    middle near   water  deep   sun    dark   light  glow
MOODS = {
    "dawn": _mood("c9d3cf f3dfc2 a9b3ad 7f918f 4f6668 9fb4b6 4d6b78 f2b46b 24343f f1e9d8 f4cf8a"),
    "day": _mood("b8cdd4 ebe6d3 a3b6a8 7d9683 51705f 8fb0ba 3f6473 f5e3b0 263640 f5efe0 e9dfc4"),
    "dusk": _mood("5d6f8a e8a678 7b7f92 5d6279 3a4258 8d8794 3b4560 f7c873 1d2536 f0dcc0 f6c567"),
    "night": _mood("151f33 4d6183 354560 2a3852 1a2438 3a4d6b 18233a efe6c8 0f1726 d9d6cb f2b95a"),
    "mist": _mood("cfd3cd e9e6db bcc4bf 9eaaa6 6f7f7e b4c0bf 77898e efe9d6 36454c f3efe4 efd9a2"),
}
ACCENTS = tuple(rgb(code) for code in "a63a2a d98e3f 2f5d73 6b7f4a c7a24a 7a3f52 3f7a74 b5613c".split())  # noqa: SIM905
