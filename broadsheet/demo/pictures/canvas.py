"""A drawing surface of 1200 × 675 units that is drawn twice as large and then made small, for smooth edges."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

from broadsheet.demo.pictures.palette import ACCENTS, MOODS, Colour, mix

WIDTH, HEIGHT = 1200, 675
OVERSAMPLING = 2
Point = tuple[float, float]


class Canvas:
    """A drawing in one light; ``random`` depends on the seed and the scene's number only."""

    def __init__(self, width: int, mood: str, seed: int, scene: int) -> None:
        self.scale = width * OVERSAMPLING / WIDTH
        self.mood = MOODS[mood]
        self.name = mood
        self.random = Random(seed * 7919 + scene)
        self.accent = ACCENTS[(seed + scene) % len(ACCENTS)]
        self.second = ACCENTS[(seed * 3 + scene + 2) % len(ACCENTS)]
        self._image = Image.new("RGB", (width * OVERSAMPLING, width * OVERSAMPLING * 9 // 16), self.mood.low)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """The finished drawing."""
        out = io.BytesIO()
        self._image.reduce(OVERSAMPLING).save(out, "PNG", compress_level=4)
        return out.getvalue()

    # shapes; colours are triples, places are in units

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        k = self.scale
        self._draw.rectangle(
            (x * k, y * k, max(x * k, (x + width) * k - 1), max(y * k, (y + height) * k - 1)), fill=colour
        )

    def disc(self, x: float, y: float, radius: float, colour: Colour, flat: float = 1.0) -> None:
        """A filled circle; ``flat`` squeezes it from above."""
        k, high = self.scale, radius * flat
        self._draw.ellipse(((x - radius) * k, (y - high) * k, (x + radius) * k, (y + high) * k), fill=colour)

    def dome(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """The upper half of a disc that stands on ``y``."""
        k = self.scale
        self._draw.pieslice(
            ((x - radius) * k, (y - radius) * k, (x + radius) * k, (y + radius) * k), 180, 360, fill=colour
        )

    def line(self, points: Sequence[Point], colour: Colour, width: float = 3) -> None:
        """A line with round joints."""
        places = [(x * self.scale, y * self.scale) for x, y in points]
        self._draw.line(places, fill=colour, width=max(1, round(width * self.scale)), joint="curve")

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, colour: Colour, width: float = 2
    ) -> None:
        """A part of a circle, in degrees clockwise from three o'clock."""
        k = self.scale
        bounds = ((x - radius) * k, (y - radius) * k, (x + radius) * k, (y + radius) * k)
        self._draw.arc(bounds, start, end, fill=colour, width=max(1, round(width * k)))

    def fade(self, x: float, y: float, width: float, height: float, top: Colour, low: Colour) -> None:
        """A rectangle that passes from one colour to another downwards."""
        k = self.scale
        size = (max(1, round(width * k)), max(1, round(height * k)))
        strip = Image.new("RGB", (1, size[1]))
        strip.putdata([mix(top, low, row / size[1]) for row in range(size[1])])
        self._image.paste(strip.resize(size, Image.Resampling.NEAREST), (round(x * k), round(y * k)))

    # what most scenes have

    def sky(self, horizon: float = HEIGHT) -> None:
        """The light behind everything, with stars at night."""
        self.fade(0, 0, WIDTH, horizon, self.mood.top, self.mood.low)
        if self.name == "night":
            for _ in range(70):
                x, y = self.random.uniform(0, WIDTH), self.random.uniform(0, horizon * 0.7)
                self.disc(x, y, self.random.choice((0.8, 1.1, 1.7)), mix(self.mood.low, self.mood.light, 0.7))

    def sun(self, x: float, y: float, radius: float = 46) -> None:
        """Sun or moon, with a ring of light."""
        back = mix(self.mood.top, self.mood.low, y / HEIGHT)
        self.disc(x, y, radius * 1.55, mix(back, self.mood.sun, 0.22))
        self.disc(x, y, radius, self.mood.sun)

    def hills(self, level: float, height: float, colour: Colour, base: float = HEIGHT) -> list[Point]:
        """A range of hills above ``level``; the ridge is returned."""
        waves = [
            (self.random.uniform(0.6, 1.2) * step, self.random.uniform(0, 6.28), 1 / step)
            for step in (1, 2.3, 4.1, 9.7)
        ]
        ridge = []
        for x in range(-10, WIDTH + 30, 20):
            swing = sum(math.sin(x / WIDTH * 6.28 * pace + phase) * share for pace, phase, share in waves)
            ridge.append((float(x), level - height * (0.5 + swing / 3.4)))
        self.shape([*ridge, (WIDTH + 20, base), (-10, base)], colour)
        return ridge

    def water(self, level: float, low: float = HEIGHT) -> None:
        """Water from ``level`` down, with lines of light."""
        self.fade(0, level, WIDTH, low - level, self.mood.water, self.mood.deep)
        for _ in range(46):
            depth = self.random.random() ** 1.4
            y = level + 5 + depth * (low - level - 10)
            length = 14 + depth * 90
            x = self.random.uniform(-40, WIDTH)
            shine = mix(mix(self.mood.water, self.mood.deep, depth), self.mood.light, 0.32 - 0.16 * depth)
            self.box(x, y, length, 1.4 + 2 * depth, shine)

    def shade(self, colour: Colour, share: float = 0.25) -> Colour:
        """The colour in shadow."""
        return mix(colour, self.mood.dark, share)

    def tint(self, colour: Colour, share: float = 0.3) -> Colour:
        """The colour as far away as ``share`` says, taken by the air."""
        return mix(colour, self.mood.low, share)
