"""Scenes of the country: fields, mountains, rivers and what crosses them."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import props
from broadsheet.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from broadsheet.demo.pictures.palette import ACCENTS, Colour, mix


def _land(canvas: Canvas, horizon: float) -> None:
    canvas.sky(horizon + 40)
    canvas.sun(canvas.random.uniform(200, 1000), horizon - canvas.random.uniform(120, 220))
    canvas.hills(horizon, 150, canvas.mood.far)
    canvas.hills(horizon + 30, 90, canvas.mood.middle)


def train(canvas: Canvas) -> None:
    """A lit night train on a viaduct."""
    _land(canvas, 330)
    canvas.hills(600, 70, canvas.mood.near)
    stone = mix(canvas.mood.near, canvas.mood.light, 0.25)
    canvas.box(0, 404, WIDTH, 34, stone)
    canvas.box(0, 398, WIDTH, 9, mix(stone, canvas.mood.light, 0.3))
    for arch in range(8):
        left = arch * 156 - 20
        canvas.box(left, 436, 30, 240, stone)
        canvas.box(left + 21, 436, 9, 240, canvas.shade(stone, 0.25))
        canvas.shape(
            [
                (left + 30, 436),
                (left + 156, 436),
                (left + 156, 470),
                *(
                    (left + 93 + 63 * math.cos(t / 10 * math.pi), 500 - 62 * math.sin(t / 10 * math.pi))
                    for t in range(11)
                ),
                (left + 30, 470),
            ],
            stone,
        )
    _cars(canvas)
    for number in range(9):
        props.fir(
            canvas,
            number * 150 + canvas.random.uniform(-50, 50),
            690,
            canvas.random.uniform(0.9, 1.5),
            canvas.shade(canvas.mood.near, 0.45),
        )


def _cars(canvas: Canvas) -> None:
    body = canvas.shade(canvas.accent, 0.45)
    start = canvas.random.uniform(-80, 120)
    for car in range(5):
        x = start + car * 214
        canvas.box(x, 316, 206, 74, body)
        canvas.box(x, 310, 206, 9, canvas.shade(body, 0.4))
        canvas.box(x, 366, 206, 6, mix(body, canvas.mood.glow, 0.6))
        props.windows(canvas, x + 12, 330, 7, 1, (27, 0), (18, 25), lit=0.68, colour=canvas.shade(body, 0.5))
        for wheel in (34, 66, 140, 172):
            canvas.disc(x + wheel, 392, 11, canvas.mood.dark)
    nose = start + 5 * 214
    canvas.shape(
        [(nose, 316), (nose + 110, 322), (nose + 160, 362), (nose + 162, 390), (nose, 390)], canvas.shade(body, 0.2)
    )
    canvas.shape([(nose + 84, 328), (nose + 112, 330), (nose + 136, 354), (nose + 84, 354)], canvas.mood.glow)
    canvas.shape(
        [(nose + 160, 372), (WIDTH + 300, 330), (WIDTH + 300, 430)], mix(canvas.mood.middle, canvas.mood.glow, 0.22)
    )
    canvas.line([(0, 398), (WIDTH, 398)], canvas.mood.dark, 4)


def freight(canvas: Canvas) -> None:
    """Grain wagons under silos."""
    _land(canvas, 380)
    canvas.box(0, 500, WIDTH, 175, mix(canvas.mood.near, ACCENTS[1], 0.25))
    for silo in range(6):
        x = 120 + silo * 118
        canvas.box(x, 170, 104, 340, mix(canvas.mood.light, canvas.mood.middle, 0.16))
        canvas.box(x + 72, 170, 32, 340, mix(canvas.mood.light, canvas.mood.middle, 0.4))
        canvas.dome(x + 52, 172, 52, mix(canvas.mood.light, canvas.mood.middle, 0.3))
    canvas.box(110, 96, 720, 30, canvas.accent)
    canvas.box(830, 96, 62, 414, canvas.shade(canvas.accent, 0.2))
    for wagon in range(5):
        x = 20 + wagon * 240
        canvas.shape([(x, 470), (x + 226, 470), (x + 204, 566), (x + 22, 566)], ACCENTS[(wagon * 2) % 8])
        canvas.shape([(x + 20, 470), (x + 112, 438), (x + 206, 470)], ACCENTS[4])
        for rib in range(5):
            canvas.line(
                [(x + 40 + rib * 36, 474), (x + 48 + rib * 32, 564)], canvas.shade(ACCENTS[(wagon * 2) % 8], 0.25), 4
            )
        for wheel in (50, 96, 136, 180):
            canvas.disc(x + wheel, 584, 19, canvas.mood.dark)
            canvas.disc(x + wheel, 584, 8, mix(canvas.mood.dark, canvas.mood.light, 0.4))
    canvas.box(0, 602, WIDTH, 9, canvas.mood.dark)


def _rows(canvas: Canvas, horizon: float, first: Colour, second: Colour) -> None:
    """Ploughed or planted rows that meet at the horizon."""
    canvas.box(0, horizon, WIDTH, HEIGHT - horizon, first)
    middle = canvas.random.uniform(480, 720)
    for row in range(-16, 17, 2):
        canvas.shape(
            [
                (middle + row * 12, horizon),
                (middle + row * 12 + 12, horizon),
                (middle + (row + 1) * 128, HEIGHT),
                (middle + row * 128, HEIGHT),
            ],
            second,
        )


def orchard(canvas: Canvas) -> None:
    """Rows of apple trees with red fruit under a low sun."""
    _land(canvas, 280)
    leaf = mix(canvas.mood.near, ACCENTS[3], 0.7)
    _rows(canvas, 300, mix(ACCENTS[4], canvas.mood.light, 0.45), mix(ACCENTS[3], canvas.mood.light, 0.3))
    for depth, (y, size, count) in enumerate(
        ((318, 0.24, 26), (346, 0.4, 17), (396, 0.66, 11), (486, 1.08, 7), (642, 1.75, 4))
    ):
        gap = WIDTH / count
        for number in range(-1, count + 1):
            x = (number + 0.5 + 0.5 * (depth % 2)) * gap + canvas.random.uniform(-6, 6)
            canvas.disc(x + 16 * size, y, 50 * size, mix(ACCENTS[3], canvas.mood.dark, 0.4), 0.2)
            props.tree(canvas, x, y, size, canvas.tint(leaf, 0.3 - depth * 0.07), ACCENTS[0] if depth > 1 else None)


def river(canvas: Canvas) -> None:
    """A wide river in bends, low between its banks, with a gauge."""
    _land(canvas, 260)
    bank = mix(canvas.mood.near, ACCENTS[3], 0.35)
    canvas.box(0, 300, WIDTH, 375, bank)
    swing = canvas.random.uniform(-130, 130)
    bends = [(0.0, 26), (0.16, 48), (0.36, 96), (0.62, 180), (1.0, 330)]
    left, right = [], []
    for share, half in bends:
        middle = 600 + swing + math.sin(share * 7 + swing / 40) * 250 * (0.25 + share)
        left.append((middle - half * 1.25, 302 + share * 373))
        right.append((middle + half * 1.25, 302 + share * 373))
    _ribbon(canvas, left, right, mix(ACCENTS[4], canvas.mood.light, 0.45), 1.0)
    _ribbon(canvas, left, right, canvas.mood.water, 0.74)
    _ribbon(canvas, left, right, mix(canvas.mood.water, canvas.mood.light, 0.3), 0.2)
    for _ in range(24):
        y = canvas.random.uniform(330, 660)
        x = canvas.random.choice((canvas.random.uniform(-20, 260), canvas.random.uniform(960, 1220)))
        props.tree(canvas, x, y, 0.2 + (y - 320) / 420, canvas.shade(bank, canvas.random.uniform(0, 0.3)))
    x = 250 + canvas.random.uniform(0, 120)
    canvas.box(x, 430, 30, 200, canvas.mood.light)
    for mark in range(10):
        canvas.box(x, 436 + mark * 19, 18 if mark % 2 else 30, 6, canvas.mood.dark if mark != 6 else ACCENTS[0])


def _ribbon(
    canvas: Canvas, left: list[tuple[float, float]], right: list[tuple[float, float]], colour: Colour, share: float
) -> None:
    """A smooth band between two banks, narrowed to ``share`` of its width."""
    one, other = [], []
    for step in range(len(left) * 12 - 11):
        number, part = divmod(step / 12, 1)
        near, far = int(number), min(int(number) + 1, len(left) - 1)
        ease = part * part * (3 - 2 * part)
        a = left[near][0] + (left[far][0] - left[near][0]) * ease
        b = right[near][0] + (right[far][0] - right[near][0]) * ease
        y = left[near][1] + (left[far][1] - left[near][1]) * part
        middle, half = (a + b) / 2, (b - a) / 2 * share
        one.append((middle - half, y))
        other.append((middle + half, y))
    canvas.shape([*one, *reversed(other)], colour)


def bridge(canvas: Canvas) -> None:
    """A steel bridge over a river, its middle span on jacks."""
    _land(canvas, 340)
    canvas.water(452)
    canvas.shape([(0, 440), (230, 430), (320, 675), (0, 675)], canvas.mood.near)
    canvas.shape([(1200, 440), (970, 430), (880, 675), (1200, 675)], canvas.mood.near)
    steel = canvas.shade(canvas.accent, 0.25)
    for x in (250, 600, 950):
        canvas.shape(
            [(x - 34, 390), (x + 34, 390), (x + 46, 600), (x - 46, 600)],
            mix(canvas.mood.light, canvas.mood.middle, 0.4),
        )
        canvas.shape(
            [(x + 10, 390), (x + 34, 390), (x + 46, 600), (x + 12, 600)],
            canvas.shade(mix(canvas.mood.light, canvas.mood.middle, 0.4), 0.16),
        )
    canvas.box(0, 356, WIDTH, 34, steel)
    canvas.box(0, 350, WIDTH, 8, mix(steel, canvas.mood.light, 0.4))
    for left, right in ((-110, 250), (250, 600), (600, 950), (950, 1310)):
        curve = [(left + (right - left) * t / 16, 356 - 150 * math.sin(math.pi * t / 16)) for t in range(17)]
        canvas.line(curve, steel, 15)
        for number in range(2, 15, 2):
            canvas.line([curve[number], (curve[number][0], 358)], steel, 5)
    bus = canvas.random.uniform(300, 780)
    canvas.box(bus, 296, 132, 50, ACCENTS[1])
    canvas.box(bus, 318, 132, 5, canvas.mood.light)
    props.windows(canvas, bus + 8, 302, 6, 1, (20, 0), (14, 14), lit=0.3)
    for wheel in (26, 104):
        canvas.disc(bus + wheel, 348, 10, canvas.mood.dark)


def snow(canvas: Canvas) -> None:
    """A mountain town under deep snow."""
    white = mix((246, 246, 244), canvas.mood.low, 0.16 if canvas.name != "night" else 0.5)
    canvas.sky(500)
    canvas.sun(canvas.random.uniform(160, 500), 130, 34)
    for peak, high in ((260, 250), (640, 330), (1010, 270)):
        x = peak + canvas.random.uniform(-60, 60)
        canvas.shape([(x - 420, 470), (x, 470 - high), (x + 420, 470)], mix(canvas.mood.far, canvas.mood.middle, 0.3))
        canvas.shape(
            [
                (x, 470 - high),
                (x - 128, 470 - high * 0.7),
                (x - 60, 470 - high * 0.74),
                (x - 20, 470 - high * 0.62),
                (x + 50, 470 - high * 0.75),
                (x + 128, 470 - high * 0.7),
            ],
            white,
        )
    canvas.hills(480, 90, mix(white, canvas.mood.middle, 0.34))
    canvas.hills(545, 60, mix(white, canvas.mood.middle, 0.16))
    for number in range(20):
        props.fir(
            canvas,
            number * 64 + canvas.random.uniform(-20, 20),
            470 + canvas.random.uniform(-18, 34),
            canvas.random.uniform(0.5, 0.9),
            canvas.shade(canvas.mood.near, 0.2),
            white,
        )
    x = 150.0
    while x < 1000:
        width, height = canvas.random.uniform(84, 116), canvas.random.uniform(60, 92)
        wall = mix(canvas.random.choice(ACCENTS), canvas.mood.dark, 0.35)
        props.house(canvas, x, 592 + canvas.random.uniform(-22, 18), width, height, wall, white, lit=0.8)
        x += width * canvas.random.uniform(1.2, 1.7)
    canvas.hills(640, 50, white)
    for _ in range(150):
        canvas.disc(
            canvas.random.uniform(0, WIDTH), canvas.random.uniform(0, HEIGHT), canvas.random.uniform(1.2, 3.6), white
        )


def road(canvas: Canvas) -> None:
    """A road along the harbour before sunrise, with runners."""
    canvas.sky(400)
    canvas.sun(600, 372, 70)
    canvas.hills(384, 60, canvas.mood.far, 420)
    canvas.water(380)
    canvas.shape([(560, 380), (640, 380), (1320, 675), (-120, 675)], mix(canvas.mood.near, canvas.mood.light, 0.22))
    for dash in range(7):
        share = (dash / 7) ** 1.7
        y, high = 392 + share * 270, 8 + share * 34
        canvas.shape(
            [
                (600 - 1.5 - share * 8, y),
                (600 + 1.5 + share * 8, y),
                (600 + 3 + share * 11, y + high),
                (600 - 3 - share * 11, y + high),
            ],
            canvas.mood.light,
        )
    for number in range(17):
        share = canvas.random.random() ** 0.8
        size, y = 0.25 + share * 1.5, 400 + share * 240
        _runner(canvas, 600 + canvas.random.uniform(-1, 1) * (40 + share * 520), y, size, ACCENTS[(number * 3) % 8])


def _runner(canvas: Canvas, x: float, y: float, size: float, vest: Colour) -> None:
    skin = mix(canvas.mood.dark, ACCENTS[7], canvas.random.uniform(0.25, 0.8))
    stride = canvas.random.choice((-1, 1))
    canvas.line(
        [(x, y - 52 * size), (x + 11 * stride * size, y - 28 * size), (x + 6 * stride * size, y)],
        canvas.mood.dark,
        9 * size,
    )
    canvas.line(
        [(x, y - 52 * size), (x - 9 * stride * size, y - 26 * size), (x - 17 * stride * size, y - 16 * size)],
        canvas.mood.dark,
        9 * size,
    )
    canvas.shape(
        [
            (x - 13 * size, y - 92 * size),
            (x + 13 * size, y - 92 * size),
            (x + 10 * size, y - 48 * size),
            (x - 10 * size, y - 48 * size),
        ],
        vest,
    )
    canvas.line(
        [(x - 12 * size, y - 88 * size), (x - 22 * size, y - 68 * size), (x - 12 * size, y - 58 * size)], skin, 6 * size
    )
    canvas.line(
        [(x + 12 * size, y - 88 * size), (x + 22 * size, y - 68 * size), (x + 14 * size, y - 58 * size)], skin, 6 * size
    )
    canvas.disc(x, y - 106 * size, 11 * size, skin)


def field(canvas: Canvas) -> None:
    """Ploughed ground with a spade in a pit."""
    _land(canvas, 270)
    _rows(canvas, 300, mix(ACCENTS[7], canvas.mood.dark, 0.45), mix(ACCENTS[7], canvas.mood.dark, 0.25))
    x = canvas.random.uniform(660, 840)
    for layer, share in enumerate((0.75, 0.6, 0.42, 0.22)):
        canvas.shape(
            [
                (x - 170 + layer * 12, 470 + layer * 42),
                (x + 170 - layer * 12, 470 + layer * 42),
                (x + 158 - layer * 12, 512 + layer * 42),
                (x - 158 + layer * 12, 512 + layer * 42),
            ],
            mix(ACCENTS[1], canvas.mood.dark, share),
        )
    canvas.line([(x - 250, 560), (x - 206, 330)], mix(ACCENTS[4], canvas.mood.light, 0.3), 13)
    canvas.line([(x - 232, 322), (x - 180, 334)], canvas.mood.dark, 12)
    canvas.shape(
        [(x - 282, 540), (x - 218, 552), (x - 240, 636), (x - 264, 640), (x - 290, 610)],
        mix(canvas.mood.dark, canvas.mood.light, 0.4),
    )
    for number in range(5):
        props.tree(canvas, 60 + number * 46, 318, 0.42, canvas.mood.near)


def mast(canvas: Canvas) -> None:
    """A radio mast on an island with low houses."""
    canvas.sky(450)
    canvas.sun(canvas.random.uniform(160, 420), 200)
    canvas.water(430)
    canvas.hills(500, 130, canvas.mood.near)
    x = canvas.random.uniform(640, 820)
    for side in (-1, 1):
        canvas.line([(x + side * 52, 470), (x + side * 5, 70)], canvas.mood.dark, 6)
        for stay in (150, 260):
            canvas.line([(x + side * 260, 470), (x, stay)], mix(canvas.mood.low, canvas.mood.dark, 0.5), 1.6)
    for rung in range(11):
        y = 100 + rung * 34
        wide = 5 + (y - 70) / 400 * 47
        canvas.line([(x - wide, y), (x + wide, y + 30)], canvas.mood.dark, 3)
        canvas.line([(x + wide, y), (x - wide, y + 30)], canvas.mood.dark, 3)
    canvas.disc(x, 66, 10, ACCENTS[0])
    for ring in range(4):
        for start in (150, -30):
            canvas.arc(
                x, 66, 46 + ring * 36, start, start + 60, mix(canvas.mood.top, canvas.accent, 0.75 - ring * 0.15), 5
            )
    for number in range(4):
        props.house(
            canvas,
            110 + number * 130 + canvas.random.uniform(-20, 20),
            540 + number % 2 * 30,
            92,
            60,
            canvas.mood.light,
            canvas.shade(ACCENTS[(number * 2) % 8], 0.3),
            lit=0.6,
        )
    canvas.hills(640, 70, canvas.shade(canvas.mood.near, 0.25))


def bees(canvas: Canvas) -> None:
    """Bright hives on a meadow above a road."""
    _land(canvas, 290)
    canvas.box(0, 330, WIDTH, 345, mix(ACCENTS[3], canvas.mood.light, 0.28))
    canvas.shape([(0, 390), (1200, 350), (1200, 384), (0, 436)], mix(canvas.mood.middle, canvas.mood.dark, 0.3))
    for dash in range(14):
        canvas.line([(dash * 90, 411 - dash * 3.3), (dash * 90 + 44, 409 - dash * 3.3)], canvas.mood.light, 3)
    for number in range(6):
        x, y, colour = 90 + number * 186, 600 + number % 2 * 26, ACCENTS[(number * 5 + 1) % 8]
        canvas.box(x - 8, y - 10, 136, 16, canvas.mood.dark)
        for story in range(3):
            canvas.box(x, y - 64 - story * 56, 120, 53, mix(colour, canvas.mood.light, 0.14 * story))
            canvas.box(x + 90, y - 64 - story * 56, 30, 53, canvas.shade(colour, 0.16))
        canvas.box(x - 9, y - 186, 138, 12, canvas.mood.light)
        canvas.box(x + 34, y - 24, 52, 9, canvas.mood.dark)
    for _ in range(70):
        fly = canvas.random.gauss(600, 300), canvas.random.gauss(380, 90)
        canvas.disc(*fly, 4.2, ACCENTS[1], 0.75)
        canvas.disc(fly[0] + 4, fly[1] - 3, 3, canvas.mood.light)


def powerstation(canvas: Canvas) -> None:
    """A works with steam over a river, all windows lit."""
    canvas.sky(480)
    canvas.sun(canvas.random.uniform(820, 1080), 150)
    canvas.hills(450, 90, canvas.mood.far, 480)
    brick = canvas.shade(mix(ACCENTS[7], canvas.mood.middle, 0.3), 0.2)
    for number, x in enumerate((250, 420)):
        for puff in range(9):
            canvas.disc(
                x + 20 + puff * 34,
                124 - puff * 13 + number * 22,
                30 + puff * 8,
                mix(canvas.mood.light, canvas.mood.low, 0.25 + puff * 0.06),
            )
    for number, x in enumerate((250, 420)):
        canvas.shape([(x, 480), (x + 14, 150 + number * 20), (x + 52, 150 + number * 20), (x + 66, 480)], brick)
        canvas.shape(
            [(x + 40, 480), (x + 40, 150 + number * 20), (x + 52, 150 + number * 20), (x + 66, 480)],
            canvas.shade(brick, 0.2),
        )
        canvas.box(x + 10, 190 + number * 20, 47, 16, canvas.mood.light)
    canvas.box(120, 320, 520, 170, canvas.shade(brick, 0.12))
    for tooth in range(5):
        left = 120 + tooth * 104
        canvas.shape([(left, 322), (left, 266), (left + 104, 322)], brick)
    props.windows(canvas, 146, 350, 12, 2, (41, 60), (27, 42), lit=0.6)
    canvas.box(690, 350, 390, 140, mix(canvas.mood.light, canvas.mood.middle, 0.3))
    canvas.box(690, 338, 390, 14, canvas.accent)
    for fan in range(7):
        canvas.disc(730 + fan * 52, 420, 21, canvas.mood.dark)
        canvas.disc(730 + fan * 52, 420, 8, mix(canvas.mood.dark, canvas.mood.glow, 0.7))
    canvas.line([(640, 400), (690, 400)], ACCENTS[0], 15)
    canvas.line([(640, 430), (690, 430)], ACCENTS[2], 15)
    canvas.box(0, 488, WIDTH, 16, canvas.mood.near)
    canvas.water(502)
    for number in range(26):
        x = 130 + number * 37
        canvas.box(
            x,
            516 + canvas.random.uniform(0, 60),
            13,
            canvas.random.uniform(14, 60),
            mix(canvas.mood.deep, canvas.mood.glow, 0.35),
        )
