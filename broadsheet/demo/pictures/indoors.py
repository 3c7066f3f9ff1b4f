"""Scenes under a roof."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import props
from broadsheet.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from broadsheet.demo.pictures.palette import ACCENTS, mix


def theatre(canvas: Canvas) -> None:
    """A lit stage seen from a house with many empty seats."""
    red = (ACCENTS[0], ACCENTS[5], ACCENTS[6])[canvas.random.randint(0, 2)]
    canvas.box(0, 0, WIDTH, HEIGHT, canvas.shade(red, 0.75))
    canvas.fade(
        190, 70, 820, 360, mix(canvas.mood.dark, canvas.mood.glow, 0.25), mix(canvas.mood.glow, canvas.mood.light, 0.4)
    )
    x = canvas.random.uniform(480, 700)
    canvas.shape(
        [(x - 26, 70), (x + 26, 70), (x + 170, 420), (x - 170, 420)], mix(canvas.mood.glow, canvas.mood.light, 0.75)
    )
    canvas.box(190, 414, 820, 30, canvas.shade(ACCENTS[7], 0.3))
    canvas.line([(x + 80, 412), (x + 80, 286)], canvas.mood.dark, 6)
    canvas.line([(x + 24, 296), (x + 136, 284)], canvas.mood.dark, 5)
    for pan, y in ((24, 296), (136, 284)):
        canvas.line([(x + pan - 20, y + 44), (x + pan, y), (x + pan + 20, y + 44)], canvas.mood.dark, 2)
        canvas.shape(
            [(x + pan - 24, y + 44), (x + pan + 24, y + 44), (x + pan + 12, y + 56), (x + pan - 12, y + 56)], ACCENTS[4]
        )
    props.people(canvas, x - 46, 414, 1, 2.3)
    for side in (-1, 1):
        for fold in range(5):
            left = 600 + side * (410 + fold * 46)
            canvas.shape(
                [(left - 30, 0), (left + 30, 0), (left + 26, 440), (left - 26, 440)],
                canvas.shade(red, 0.08 + 0.16 * (fold % 2)),
            )
    for swag in range(7):
        canvas.disc(114 + swag * 162, 20, 96, canvas.shade(red, 0.05 + 0.1 * (swag % 2)), 0.72)
    canvas.box(0, 0, WIDTH, 24, ACCENTS[4])
    for row in range(5):
        low, size = 486.0 + row * 44, 0.8 + row * 0.18
        for seat in range(22):
            edge = seat * 64 * size - 60.0 - row * 32
            canvas.dome(edge + 24 * size, low, 25 * size, canvas.shade(red, 0.25 + 0.05 * row))
            canvas.box(edge - 1, low, 50 * size, 40, canvas.shade(red, 0.36 + 0.05 * row))
            if canvas.random.random() < 0.28 - row * 0.05:
                canvas.disc(edge + 24 * size, low - 24 * size, 15 * size, canvas.mood.dark)


def library(canvas: Canvas) -> None:
    """Shelves full of books, a lamp and a reader."""
    canvas.box(0, 0, WIDTH, HEIGHT, mix(canvas.mood.light, ACCENTS[7], 0.22))
    wood = canvas.shade(ACCENTS[7], 0.5)
    for shelf in range(4):
        y = 120 + shelf * 128
        canvas.box(0, y - 122, WIDTH, 122, canvas.shade(wood, 0.4))
        x = 6.0
        while x < WIDTH:
            width, height = canvas.random.uniform(14, 36), canvas.random.uniform(70, 108)
            if canvas.random.random() < 0.11:
                x += width * 1.6
                continue
            colour = mix(canvas.random.choice(ACCENTS), canvas.mood.light, canvas.random.uniform(0, 0.35))
            canvas.box(x, y - height, width, height, colour)
            canvas.box(x, y - height + 14, width, 5, mix(colour, canvas.mood.light, 0.5))
            canvas.box(x + width - 4, y - height, 4, height, canvas.shade(colour, 0.22))
            x += width + 1.5
        canvas.box(0, y, WIDTH, 14, wood)
    for upright in (292, 596, 900):
        canvas.box(upright, 0, 18, 520, canvas.shade(wood, 0.15))
    canvas.fade(0, 518, WIDTH, 157, canvas.shade(wood, 0.1), canvas.shade(wood, 0.35))
    x = canvas.random.uniform(360, 820)
    canvas.box(0, 560, WIDTH, 22, mix(wood, canvas.mood.light, 0.3))
    canvas.shape(
        [(x - 210, 560), (x + 120, 560), (x + 50, 372), (x - 70, 372)],
        mix(canvas.shade(wood, 0.1), canvas.mood.glow, 0.4),
    )
    canvas.line([(x - 10, 560), (x - 10, 372)], ACCENTS[4], 9)
    canvas.shape([(x - 78, 380), (x + 58, 380), (x + 26, 326), (x - 46, 326)], ACCENTS[6])
    props.people(canvas, x - 150, 650, 1, 3.1)
    canvas.shape(
        [(x + 16, 556), (x + 92, 540), (x + 168, 556), (x + 168, 562), (x + 92, 550), (x + 16, 562)], canvas.mood.light
    )
    for pile in range(canvas.random.randint(3, 6)):
        canvas.box(x + 220 + canvas.random.uniform(-8, 8), 542 - pile * 19, 116, 18, ACCENTS[(pile * 3) % 8])


def corridor(canvas: Canvas) -> None:
    """A long corridor with one door open and light on the floor."""
    wall = mix(canvas.mood.light, canvas.mood.water, 0.4)
    canvas.box(0, 0, WIDTH, HEIGHT, wall)
    middle, level = 600, 300
    canvas.shape(
        [(0, 0), (WIDTH, 0), (middle + 90, level - 70), (middle - 90, level - 70)], mix(wall, canvas.mood.light, 0.5)
    )
    canvas.shape(
        [(0, HEIGHT), (WIDTH, HEIGHT), (middle + 90, level + 80), (middle - 90, level + 80)], canvas.shade(wall, 0.42)
    )
    canvas.shape([(0, 0), (middle - 90, level - 70), (middle - 90, level + 80), (0, HEIGHT)], canvas.shade(wall, 0.1))
    canvas.shape(
        [(WIDTH, 0), (middle + 90, level - 70), (middle + 90, level + 80), (WIDTH, HEIGHT)], canvas.shade(wall, 0.2)
    )
    canvas.box(middle - 90, level - 70, 180, 150, mix(wall, canvas.mood.dark, 0.1))
    canvas.box(middle - 36, level - 40, 72, 120, canvas.mood.glow)
    for lamp in range(4):
        near = (lamp + 1) / 4
        y = level - 70 - near**1.6 * 215
        canvas.shape(
            [
                (middle - 14 - near * 110, y),
                (middle + 14 + near * 110, y),
                (middle + 12 + near * 90, y + 9 + near * 15),
                (middle - 12 - near * 90, y + 9 + near * 15),
            ],
            canvas.mood.sun,
        )
    opened = (canvas.random.choice((-1, 1)), canvas.random.randint(0, 2))
    for side in (-1, 1):
        for door in range(3):
            _door(canvas, middle, level, side, door, is_open=(side, door) == opened)
    props.people(canvas, middle + canvas.random.uniform(-50, 20), 470, canvas.random.randint(1, 2), 2.0)


def _door(canvas: Canvas, middle: float, level: float, side: int, door: int, *, is_open: bool) -> None:
    near, far = 0.16 + door * 0.3, 0.30 + door * 0.34

    def at(depth: float, height: float) -> tuple[float, float]:
        x = 90 + (600 - 90) * depth
        floor = 80 + (HEIGHT - level - 80) * depth
        top = 70 + (level - 70) * depth
        return middle + side * x, level + floor - (floor + top) * height

    colour = canvas.mood.glow if is_open else canvas.shade(canvas.accent, 0.2)
    canvas.shape([at(near, 0), at(far, 0), at(far, 0.7), at(near, 0.7)], colour)
    if is_open:
        canvas.shape(
            [at(near, 0), at(far, 0), (middle + side * 30, level + 250), (middle + side * 20, level + 170)],
            mix(canvas.shade(canvas.mood.water, 0.3), canvas.mood.glow, 0.55),
        )
    else:
        canvas.disc(*at(near + 0.03, 0.33), 4 + door * 2, canvas.mood.light)


def desk(canvas: Canvas) -> None:
    """A desk with a lamp, papers and a window."""
    wall = mix(canvas.mood.dark, canvas.accent, 0.3)
    canvas.box(0, 0, WIDTH, HEIGHT, wall)
    left = canvas.random.choice((120, 660))
    canvas.fade(left, 60, 400, 340, canvas.mood.top, canvas.mood.low)
    canvas.sun(left + canvas.random.uniform(100, 300), 170, 34)
    ridge = [(left + x, 340 - 34 * math.sin(x / 62 + left)) for x in range(0, 401, 20)]
    canvas.shape([*ridge, (left + 400, 400), (left, 400)], canvas.mood.middle)
    for bar in (
        (left + 194, 60, 12, 340),
        (left, 222, 400, 12),
        (left - 16, 44, 432, 16),
        (left - 16, 400, 432, 18),
        (left - 16, 44, 16, 370),
        (left + 400, 44, 16, 370),
    ):
        canvas.box(*bar, mix(canvas.mood.light, wall, 0.2))
    wood = canvas.shade(ACCENTS[7], 0.25)
    canvas.fade(0, 500, WIDTH, 175, wood, canvas.shade(wood, 0.4))
    base = 1200 - left - 250
    canvas.shape(
        [(base - 40, 250), (base + 60, 250), (base + 220, 506), (base - 230, 506)], mix(wall, canvas.mood.glow, 0.35)
    )
    canvas.disc(base, 540, 240, mix(wood, canvas.mood.glow, 0.5), 0.22)
    canvas.disc(base + 140, 520, 54, canvas.mood.dark, 0.28)
    canvas.line([(base + 140, 516), (base + 170, 350), (base + 30, 236)], canvas.mood.dark, 9)
    canvas.shape([(base - 56, 262), (base + 70, 250), (base + 52, 196), (base - 2, 200)], canvas.shade(ACCENTS[6], 0.1))
    for sheet in range(5):
        x, y, turn = base - 190 + sheet * 66, 556 + canvas.random.uniform(-14, 26), canvas.random.uniform(-16, 16)
        canvas.shape(
            [(x, y), (x + 104, y + turn), (x + 118, y + 46 + turn), (x + 4, y + 50)],
            mix(canvas.mood.light, (255, 255, 255), 0.3),
        )
        for row in range(4):
            canvas.line(
                [(x + 12, y + 9 + row * 9), (x + canvas.random.uniform(60, 98), y + 9 + row * 9 + turn * 0.8)],
                mix(canvas.mood.light, canvas.mood.dark, 0.45),
                2,
            )
    for book in range(4):
        canvas.box(left + 40 + book * 6, 496 - book * 30, 230 - book * 22, 29, ACCENTS[(book * 3 + 1) % 8])
        canvas.box(left + 40 + book * 6, 502 - book * 30, 16, 17, canvas.mood.light)


def reel(canvas: Canvas) -> None:
    """A large film reel with a loose strip of film."""
    back = mix(canvas.mood.light, canvas.accent, 0.34)
    canvas.fade(0, 0, WIDTH, HEIGHT, mix(back, canvas.mood.light, 0.25), back)
    for thread in range(60):
        canvas.line([(thread * 40 - 700, HEIGHT), (thread * 40, 0)], mix(back, canvas.mood.light, 0.2), 1.6)
    canvas.shape(
        [(0, 520), (420, 486), (820, 540), (1200, 500), (1200, 675), (0, 675)],
        canvas.shade(mix(back, ACCENTS[7], 0.55), 0.2),
    )
    x, y = canvas.random.uniform(360, 480), 320
    film = [(x + 40 + step * 46, y + 216 - 92 * math.sin(step / 3.3) + step * 2) for step in range(20)]
    canvas.line(film, canvas.mood.dark, 64)
    for number in range(1, 80):
        share, part = divmod(number / 80 * 19, 1)
        first, second = film[int(share)], film[int(share) + 1]
        px, py = first[0] + (second[0] - first[0]) * part, first[1] + (second[1] - first[1]) * part
        for side in (-24, 24):
            canvas.box(px - 5, py + side - 4, 9, 9, mix(back, canvas.mood.light, 0.4))
        if number % 4 == 0:
            canvas.box(px - 15, py - 14, 34, 28, mix(canvas.mood.dark, canvas.mood.glow, 0.45))
    canvas.disc(x + 14, y + 16, 276, canvas.shade(back, 0.3))
    canvas.disc(x, y, 276, mix(canvas.mood.dark, canvas.mood.light, 0.06))
    canvas.disc(x, y, 254, mix(canvas.mood.dark, canvas.mood.light, 0.14))
    turn = canvas.random.uniform(0, 1.2)
    for hole in range(5):
        at = turn + hole * 2 * math.pi / 5
        canvas.disc(x + 148 * math.cos(at), y + 148 * math.sin(at), 74, back)
        canvas.disc(x + 148 * math.cos(at) - 5, y + 148 * math.sin(at) - 5, 68, mix(back, canvas.mood.light, 0.35))
    canvas.disc(x, y, 46, mix(canvas.mood.dark, canvas.mood.light, 0.4))
    canvas.disc(x, y, 17, canvas.mood.dark)


def drum(canvas: Canvas) -> None:
    """A painted drum and its song on paper."""
    back = mix(canvas.mood.low, canvas.second, 0.3)
    canvas.fade(0, 0, WIDTH, HEIGHT, back, canvas.shade(back, 0.25))
    canvas.disc(600, 590, 520, canvas.shade(back, 0.4), 0.16)
    for sheet in range(3):
        x, y = 730 + sheet * 110, 300 + sheet * 46
        canvas.shape(
            [(x, y), (x + 210, y - 26), (x + 236, y + 240), (x + 22, y + 262)],
            mix(canvas.mood.light, (255, 255, 255), 0.2 + 0.1 * sheet),
        )
        for stave in range(3):
            for row in range(5):
                y1 = y + 44 + stave * 68 + row * 8
                canvas.line(
                    [(x + 24 + stave * 5, y1), (x + 200 + stave * 5, y1 - 22)],
                    mix(canvas.mood.light, canvas.mood.dark, 0.4),
                    1.5,
                )
            for note in range(5):
                nx, ny = x + 46 + note * 33 + stave * 5, y + 42 + stave * 68 + canvas.random.uniform(2, 34) - note * 4
                canvas.disc(nx, ny, 7, canvas.mood.dark, 0.75)
                canvas.line([(nx + 6, ny), (nx + 5, ny - 30)], canvas.mood.dark, 2.6)
    left, right, top, low = 210, 650, 190, 560
    body = canvas.shade(canvas.accent, 0.15)
    canvas.shape([(left, top), (right, top), (right - 44, low), (left + 44, low)], body)
    canvas.disc(430, low, 176, body, 0.2)
    for tooth in range(11):
        x = left + 12 + tooth * 38
        canvas.shape([(x, top + 70), (x + 36, top + 70), (x + 18, top + 140)], ACCENTS[4])
        canvas.shape([(x + 6, low - 96), (x + 30, low - 96), (x + 18, low - 52)], canvas.mood.light)
    canvas.disc(430, top, 220, canvas.shade(ACCENTS[7], 0.45), 0.27)
    canvas.disc(430, top - 6, 204, mix(canvas.mood.light, ACCENTS[4], 0.14), 0.26)
    canvas.disc(430, top - 6, 84, mix(canvas.mood.light, ACCENTS[7], 0.4), 0.24)
    for cord in range(8):
        x = left + 18 + cord * 50
        foot = left + 66 + cord * 44
        canvas.line([(x, top + 28), (foot, low - 20), (x + 50, top + 28)], canvas.mood.light, 3)
