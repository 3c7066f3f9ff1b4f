"""Things that several scenes show: ships, houses, trees, people."""

from __future__ import annotations

import math

from broadsheet.demo.pictures.canvas import Canvas, Point
from broadsheet.demo.pictures.palette import ACCENTS, Colour, mix


def people(canvas: Canvas, x: float, y: float, count: int, size: float = 1.0) -> None:
    """Some figures standing on ``y``, seen from behind."""
    for number in range(count):
        at = x + number * 26 * size + canvas.random.uniform(-5, 5)
        coat = canvas.shade(canvas.random.choice(ACCENTS), 0.62)
        tall = size * canvas.random.uniform(0.86, 1.1)
        canvas.disc(at, y - 43 * tall, 6.5 * tall, canvas.mood.dark)
        canvas.shape(
            [(at - 7 * tall, y - 36 * tall), (at + 7 * tall, y - 36 * tall), (at + 10 * tall, y), (at - 10 * tall, y)],
            coat,
        )


def ship(canvas: Canvas, x: float, y: float, size: float, hull: Colour, *, boxes: bool = True, faces: int = 1) -> None:
    """A freighter whose water line is at ``y``; ``faces`` is 1 for a bow to the right, else -1."""

    def at(dx: float, dy: float) -> Point:
        return x + dx * size * faces, y + dy * size

    if boxes:
        for column in range(7):
            for row in range(canvas.random.randint(1, 3)):
                colour = canvas.tint(canvas.random.choice(ACCENTS), 0.25)
                left, top = at(28 + column * 18, -48 - row * 13)
                canvas.box(left - (16 * size if faces < 0 else 0), top, 16.5 * size, 12 * size, colour)
    for dx, dy, wide, high, colour in (
        (-6, -78, 30, 44, canvas.mood.light),
        (-10, -86, 38, 9, canvas.mood.light),
        (4, -104, 10, 18, canvas.accent),
    ):
        left, top = at(dx, dy)
        canvas.box(left - (wide * size if faces < 0 else 0), top, wide * size, high * size, colour)
    for window in range(3):
        left, top = at(-2 + window * 9, -70)
        canvas.box(left - (5 * size if faces < 0 else 0), top, 5 * size, 5 * size, canvas.mood.dark)
    canvas.shape([at(-20, -36), at(176, -36), at(190, -46), at(166, 0), at(-10, 0)], hull)
    canvas.shape([at(-13, -9), at(170, -9), at(166, 0), at(-10, 0)], canvas.shade(canvas.accent, 0.3))


def house(
    canvas: Canvas, x: float, y: float, width: float, height: float, wall: Colour, roof: Colour, *, lit: float = 0.4
) -> None:
    """A gabled house that stands on ``y``; ``lit`` is the share of bright windows."""
    canvas.box(x, y - height, width, height, wall)
    canvas.box(x + width * 0.72, y - height, width * 0.28, height, canvas.shade(wall, 0.12))
    peak = y - height - width * 0.42
    canvas.shape([(x - width * 0.08, y - height), (x + width / 2, peak), (x + width * 1.08, y - height)], roof)
    canvas.box(x + width * 0.68, peak + width * 0.06, width * 0.11, width * 0.26, canvas.shade(roof, 0.3))
    rows = max(1, int(height // 44))
    for row in range(rows):
        for column in range(2):
            glass = canvas.mood.glow if canvas.random.random() < lit else canvas.shade(canvas.mood.deep, 0.4)
            canvas.box(x + width * (0.17 + 0.42 * column), y - height + 14 + row * 42, width * 0.2, 21, glass)


def tree(canvas: Canvas, x: float, y: float, size: float, leaf: Colour, fruit: Colour | None = None) -> None:
    """A round tree on ``y``, with fruit where a colour is given."""
    canvas.shape(
        [(x - 5 * size, y), (x + 5 * size, y), (x + 3 * size, y - 50 * size), (x - 3 * size, y - 50 * size)],
        canvas.mood.dark,
    )
    canvas.disc(x, y - 76 * size, 46 * size, canvas.shade(leaf, 0.22))
    canvas.disc(x - 8 * size, y - 84 * size, 38 * size, leaf)
    for _ in range(13 if fruit else 0):
        turn, away = canvas.random.uniform(0, 6.28), canvas.random.uniform(6, 38) * size
        canvas.disc(x + math.cos(turn) * away, y - 78 * size + math.sin(turn) * away, 4.6 * size, fruit or leaf)


def fir(canvas: Canvas, x: float, y: float, size: float, colour: Colour, snow: Colour | None = None) -> None:
    """A fir on ``y``, with snow where a colour is given."""
    canvas.box(x - 3 * size, y - 14 * size, 6 * size, 14 * size, canvas.mood.dark)
    for step in range(3):
        low, wide = y - (10 + step * 26) * size, (34 - step * 8) * size
        canvas.shape([(x - wide, low), (x + wide, low), (x, low - 48 * size)], colour)
        if snow:
            canvas.shape(
                [(x - wide * 0.5, low - 24 * size), (x + wide * 0.1, low - 22 * size), (x, low - 48 * size)], snow
            )


def columns(canvas: Canvas, x: float, y: float, width: float, height: float, count: int, stone: Colour) -> None:
    """A front of columns with gable and steps, standing on ``y``."""
    canvas.box(x, y - height, width, height, canvas.shade(stone, 0.45))
    canvas.box(x - 12, y - height - 26, width + 24, 28, stone)
    canvas.shape(
        [(x - 24, y - height - 26), (x + width / 2, y - height - 26 - width * 0.17), (x + width + 24, y - height - 26)],
        canvas.shade(stone, 0.07),
    )
    canvas.shape(
        [
            (x + 30, y - height - 34),
            (x + width / 2, y - height - 30 - width * 0.125),
            (x + width - 30, y - height - 34),
        ],
        canvas.shade(stone, 0.2),
    )
    gap = width / count
    for number in range(count):
        left = x + gap * (number + 0.5) - gap * 0.22
        canvas.box(left, y - height, gap * 0.44, height, stone)
        canvas.box(left + gap * 0.3, y - height, gap * 0.14, height, canvas.shade(stone, 0.16))
        canvas.box(left - 4, y - height, gap * 0.44 + 8, 9, mix(stone, canvas.mood.light, 0.4))
    for step in range(4):
        canvas.box(
            x - 20 - step * 16, y + step * 11, width + 40 + step * 32, 12, canvas.shade(stone, 0.05 + 0.08 * step)
        )


def windows(
    canvas: Canvas,
    x: float,
    y: float,
    across: int,
    down: int,
    gap: Point,
    size: Point,
    *,
    lit: float,
    colour: Colour | None = None,
) -> None:
    """A grid of windows from the corner ``x``, ``y``."""
    for row in range(down):
        for column in range(across):
            glass = canvas.mood.glow if canvas.random.random() < lit else colour or canvas.shade(canvas.mood.deep, 0.45)
            canvas.box(x + column * gap[0], y + row * gap[1], size[0], size[1], glass)


def boat(canvas: Canvas, x: float, y: float, size: float, hull: Colour) -> None:
    """A small open boat with a wheelhouse on the water line ``y``."""
    canvas.box(x - 8 * size, y - 62 * size, 44 * size, 38 * size, canvas.mood.light)
    canvas.box(x - 14 * size, y - 68 * size, 56 * size, 8 * size, canvas.shade(hull, 0.2))
    for window in range(2):
        canvas.box(
            x + (-2 + window * 19) * size, y - 56 * size, 13 * size, 13 * size, canvas.shade(canvas.mood.deep, 0.5)
        )
    canvas.line([(x + 60 * size, y - 24 * size), (x + 60 * size, y - 104 * size)], canvas.mood.dark, 2.6 * size)
    canvas.shape(
        [(x - 66 * size, y - 26 * size), (x + 92 * size, y - 34 * size), (x + 76 * size, y), (x - 56 * size, y)], hull
    )
    canvas.shape(
        [
            (x - 66 * size, y - 26 * size),
            (x + 92 * size, y - 34 * size),
            (x + 90 * size, y - 28 * size),
            (x - 65 * size, y - 20 * size),
        ],
        canvas.mood.light,
    )
