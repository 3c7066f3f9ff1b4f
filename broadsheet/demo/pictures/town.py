"""Scenes of towns: public buildings, squares and streets."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import props
from broadsheet.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from broadsheet.demo.pictures.palette import ACCENTS, Colour, mix


def _stone(canvas: Canvas) -> Colour:
    return mix(canvas.mood.light, canvas.mood.middle, 0.52 if canvas.name == "night" else 0.22)


def _skyline(canvas: Canvas, level: float) -> None:
    x = -20.0
    while x < WIDTH:
        width, height = canvas.random.uniform(60, 130), canvas.random.uniform(40, 140)
        canvas.box(
            x, level - height, width, height, mix(canvas.mood.far, canvas.mood.middle, canvas.random.uniform(0, 0.5))
        )
        x += width


def _square(canvas: Canvas, level: float) -> None:
    ground = mix(canvas.mood.near, canvas.mood.light, 0.42)
    canvas.fade(0, level, WIDTH, HEIGHT - level, ground, canvas.shade(ground, 0.3))
    for slab in range(-12, 13):
        canvas.line([(600 + slab * 70, level), (600 + slab * 190, HEIGHT)], canvas.shade(ground, 0.14), 2)


def parliament(canvas: Canvas) -> None:
    """A domed parliament across a square."""
    canvas.sky(500)
    canvas.sun(canvas.random.choice((190, 1010)), 140)
    _skyline(canvas, 500)
    stone = _stone(canvas)
    _square(canvas, 500)
    canvas.box(110, 306, 980, 196, canvas.shade(stone, 0.12))
    canvas.box(98, 294, 1004, 16, stone)
    for wing in (140, 800):
        props.windows(
            canvas, wing, 328, 6, 2, (46, 82), (22, 50), lit=0.45 if canvas.name in {"night", "dusk"} else 0.08
        )
    canvas.dome(600, 236, 148, canvas.shade(mix(ACCENTS[6], canvas.mood.light, 0.25), 0.15))
    canvas.shape(
        [(600, 88), (640, 96), (700, 148), (736, 236), (600, 236)],
        canvas.shade(mix(ACCENTS[6], canvas.mood.light, 0.25), 0.32),
    )
    for rib in (-88, -44, 0, 44, 88):
        canvas.line([(600 + rib * 1.5, 236), (600 + rib * 0.5, 104)], canvas.shade(stone, 0.25), 3)
    canvas.box(574, 58, 52, 40, stone)
    canvas.dome(600, 60, 26, canvas.shade(ACCENTS[6], 0.2))
    canvas.line([(600, 36), (600, -6)], canvas.mood.dark, 4)
    canvas.shape([(602, 0), (668, 9), (602, 25)], canvas.accent)
    canvas.box(440, 232, 320, 64, canvas.shade(stone, 0.05))
    props.windows(canvas, 462, 246, 8, 1, (36, 0), (19, 36), lit=0.3)
    props.columns(canvas, 420, 484, 360, 150, 7, stone)
    props.people(canvas, canvas.random.uniform(120, 300), 600, 3, 1.25)
    props.people(canvas, canvas.random.uniform(820, 1000), 572, 2, 1.05)


def court(canvas: Canvas) -> None:
    """A court house with steps and one person going up."""
    canvas.sky(520)
    _skyline(canvas, 520)
    _square(canvas, 516)
    stone = _stone(canvas)
    canvas.box(160, 250, 880, 270, canvas.shade(stone, 0.2))
    canvas.box(148, 238, 904, 16, stone)
    for side in (196, 880):
        props.windows(canvas, side, 290, 2, 2, (74, 108), (40, 76), lit=0.1)
    props.columns(canvas, 370, 480, 460, 226, 6, stone)
    canvas.box(566, 350, 68, 130, canvas.shade(ACCENTS[0], 0.45))
    beam = 600
    canvas.line([(beam, 168), (beam, 214)], canvas.shade(stone, 0.55), 5)
    canvas.line([(beam - 46, 178), (beam + 46, 178)], canvas.shade(stone, 0.55), 5)
    for pan in (-46, 46):
        canvas.dome(beam + pan, 208, 16, canvas.shade(stone, 0.55))
        canvas.line([(beam + pan - 14, 208), (beam + pan, 178), (beam + pan + 14, 208)], canvas.shade(stone, 0.55), 2)
    props.people(canvas, canvas.random.uniform(430, 720), 512, 1, 1.25)
    props.people(canvas, canvas.random.uniform(140, 240), 612, 4, 1.4)


def bank(canvas: Canvas) -> None:
    """A bank's front with piles of coins before it."""
    canvas.sky(560)
    _skyline(canvas, 520)
    stone = _stone(canvas)
    _square(canvas, 520)
    props.columns(canvas, 330, 480, 700, 250, 8, stone)
    gold = mix(ACCENTS[4], canvas.mood.light, 0.15)
    piles = [3, 5, 4, 8, 7, 11] if canvas.random.random() < 0.5 else [10, 9, 7, 7, 4, 3]
    for number, high in enumerate(piles):
        x = 92 + number * 104
        for coin in range(high):
            y = 632 - coin * 19
            canvas.disc(x, y, 46, canvas.shade(gold, 0.36), 0.3)
            canvas.box(x - 46, y - 12, 92, 12, canvas.shade(gold, 0.2))
            canvas.disc(x, y - 12, 46, gold, 0.3)
            canvas.disc(x, y - 12, 33, canvas.shade(gold, 0.12), 0.26)
    props.people(canvas, 900, 590, 2, 1.2)


def stadium(canvas: Canvas) -> None:
    """A football ground under lights, half lost in fog or rain."""
    canvas.sky(420)
    for side in (-1, 1):
        x = 600.0 + side * 520
        canvas.line([(x, 400), (x, 76)], canvas.mood.dark, 9)
        canvas.box(x - 56, 50, 112, 56, canvas.mood.dark)
        for lamp in range(8):
            canvas.disc(x - 41 + lamp % 4 * 27, 66 + lamp // 4 * 25, 9, canvas.mood.sun)
        canvas.shape(
            [(x - 50, 106), (x + 50, 106), (600 - side * 60, 520), (600 + side * 330, 520)],
            mix(canvas.mood.low, canvas.mood.sun, 0.25),
        )
    stand = mix(canvas.mood.middle, canvas.mood.dark, 0.35)
    canvas.shape([(0, 250), (1200, 250), (1200, 430), (0, 430)], stand)
    canvas.shape([(0, 226), (1200, 226), (1200, 254), (0, 254)], canvas.accent)
    for _ in range(900):
        x, y = canvas.random.uniform(0, 1200), canvas.random.uniform(262, 420)
        canvas.disc(x, y, 4, mix(stand, canvas.random.choice((*ACCENTS, canvas.mood.light)), 0.55))
    _pitch(canvas)
    canvas.disc(canvas.random.uniform(420, 780), canvas.random.uniform(380, 600), 12, canvas.mood.light)
    for _ in range(90 if canvas.name == "night" else 0):
        x, y = canvas.random.uniform(0, 1200), canvas.random.uniform(0, 640)
        canvas.line([(x, y), (x - 7, y + 34)], mix(canvas.mood.middle, canvas.mood.light, 0.5), 1.5)


def _pitch(canvas: Canvas) -> None:
    grass = mix(ACCENTS[3], canvas.mood.middle, 0.25)
    for stripe in range(8):
        canvas.shape(
            [
                (stripe * 190 - 160, 430),
                (stripe * 190 - 65, 430),
                (stripe * 250 - 300, HEIGHT),
                (stripe * 250 - 430, HEIGHT),
            ],
            canvas.shade(grass, 0.1),
        )
        canvas.shape(
            [
                (stripe * 190 - 65, 430),
                (stripe * 190 + 30, 430),
                (stripe * 250 - 170, HEIGHT),
                (stripe * 250 - 300, HEIGHT),
            ],
            grass,
        )
    canvas.line([(0, 448), (1200, 448)], canvas.mood.light, 4)
    canvas.line([(330, 448), (250, 560), (950, 560), (870, 448)], canvas.mood.light, 5)
    canvas.line([(490, 446), (490, 346), (710, 346), (710, 446)], canvas.mood.light, 9)
    for cord in range(12):
        canvas.line([(490 + cord * 20, 346), (490 + cord * 20, 446)], mix(grass, canvas.mood.light, 0.5), 1.4)
    for _ in range(6):
        props.people(
            canvas,
            canvas.random.uniform(220, 980),
            500 + canvas.random.uniform(0, 120),
            1,
            canvas.random.uniform(1.1, 1.5),
        )


def observatory(canvas: Canvas) -> None:
    """A dome and a dish under star trails."""
    canvas.sky(HEIGHT)
    pole = (canvas.random.uniform(240, 560), canvas.random.uniform(90, 260))
    for ring in range(40):
        radius = 26 + ring * 27
        start = canvas.random.uniform(0, 360)
        canvas.arc(
            *pole,
            radius,
            start,
            start + canvas.random.uniform(18, 44),
            mix(mix(canvas.mood.top, canvas.mood.low, 0.4), canvas.mood.light, canvas.random.uniform(0.25, 0.75)),
            canvas.random.choice((1.2, 1.8, 2.4)),
        )
    canvas.hills(560, 110, canvas.shade(canvas.mood.middle, 0.2))
    canvas.hills(640, 70, canvas.mood.dark)
    x, light = canvas.random.choice((820, 870, 330)), mix(canvas.mood.light, canvas.mood.low, 0.1)
    canvas.box(x - 150, 440, 300, 140, canvas.shade(light, 0.22))
    canvas.dome(x, 446, 164, light)
    canvas.shape([(x + 20, 446), (x + 4, 284), (x + 52, 290), (x + 100, 446)], canvas.mood.dark)
    canvas.shape(
        [(x + 26, 322), (x - 46, 196), (x - 18, 182), (x + 66, 306)], mix(canvas.mood.light, canvas.mood.deep, 0.4)
    )
    canvas.box(x - 168, 440, 336, 14, canvas.shade(light, 0.4))
    canvas.box(x - 24, 508, 48, 72, ACCENTS[1])
    dish = 600 + (600 - x) * 0.9
    canvas.line([(dish, 600), (dish, 474)], canvas.shade(light, 0.4), 12)
    canvas.line([(dish - 44, 604), (dish, 490), (dish + 44, 604)], canvas.shade(light, 0.5), 6)
    bowl = [
        (dish + 92 * math.cos(math.radians(a)) * 0.95 + 4, 440 + 92 * math.sin(math.radians(a)))
        for a in range(20, 201, 10)
    ]
    canvas.shape(bowl, light)
    canvas.line([bowl[0], (dish + 62, 366), bowl[-1]], canvas.shade(light, 0.25), 3)
    canvas.disc(dish + 62, 366, 8, ACCENTS[0])


def belltown(canvas: Canvas) -> None:
    """A village at night around its bell tower."""
    canvas.sky(560)
    canvas.sun(canvas.random.choice((240, 960)), 130, 40)
    canvas.hills(470, 120, canvas.mood.middle)
    canvas.hills(540, 60, canvas.mood.near)
    stone = mix(canvas.mood.light, canvas.mood.middle, 0.35)
    canvas.box(540, 210, 116, 340, stone)
    canvas.box(616, 210, 40, 340, canvas.shade(stone, 0.2))
    canvas.shape([(520, 214), (598, 56), (676, 214)], canvas.shade(ACCENTS[0], 0.4))
    canvas.box(566, 236, 64, 84, canvas.mood.dark)
    canvas.dome(598, 300, 24, ACCENTS[4])
    canvas.box(574, 296, 48, 10, ACCENTS[4])
    canvas.disc(598, 312, 6, ACCENTS[4])
    canvas.disc(598, 366, 27, canvas.mood.light)
    canvas.line([(598, 366), (598, 348)], canvas.mood.dark, 4)
    canvas.line([(598, 366), (611, 373)], canvas.mood.dark, 4)
    for ring in range(3):
        for start in (-30, 150):
            canvas.arc(
                598,
                278,
                96 + ring * 50,
                start,
                start + 60,
                mix(canvas.mood.middle, canvas.mood.glow, 0.7 - ring * 0.2),
                4,
            )
    for row, y in enumerate((560, 626)):
        x = -20.0 + row * 50
        while x < 1180:
            width = canvas.random.uniform(90, 130)
            wall = mix(canvas.mood.near, canvas.random.choice(ACCENTS), 0.3)
            if not (row == 0 and 440 < x < 680):
                props.house(
                    canvas, x, y, width, canvas.random.uniform(60, 96), wall, canvas.shade(wall, 0.45), lit=0.35
                )
            x += width * 1.3
    canvas.box(0, 622, WIDTH, 60, canvas.mood.dark)


def clock(canvas: Canvas) -> None:
    """The tide clock on the harbour office."""
    canvas.sky(HEIGHT)
    wall = mix(canvas.mood.light, ACCENTS[7], 0.34)
    canvas.box(330, 0, 870, HEIGHT, wall)
    for course in range(17):
        for brick in range(9):
            if (course * 5 + brick * 3) % 4 == 0:
                canvas.box(340 + brick * 98 + course % 2 * 48, course * 42, 88, 36, canvas.shade(wall, 0.08))
    canvas.water(560, HEIGHT)
    canvas.box(330, 556, 870, 120, canvas.shade(wall, 0.4))
    props.ship(canvas, 40, 580, 1.1, canvas.shade(ACCENTS[2], 0.3), boxes=False)
    canvas.disc(765, 300, 236, canvas.shade(ACCENTS[6], 0.45))
    canvas.disc(765, 300, 212, canvas.mood.light)
    canvas.disc(765, 300, 150, mix(canvas.mood.light, canvas.mood.water, 0.4))
    canvas.disc(765, 300, 126, canvas.mood.light)
    for hour in range(60):
        turn, long = math.radians(hour * 6), 24 if hour % 5 == 0 else 9
        canvas.line(
            [
                (765 + 204 * math.sin(turn), 300 - 204 * math.cos(turn)),
                (765 + (204 - long) * math.sin(turn), 300 - (204 - long) * math.cos(turn)),
            ],
            canvas.mood.dark,
            7 if hour % 5 == 0 else 3,
        )
    for turn, long, wide in ((math.radians(305), 118, 13), (math.radians(66), 180, 8)):
        canvas.line(
            [
                (765 - 30 * math.sin(turn), 300 + 30 * math.cos(turn)),
                (765 + long * math.sin(turn), 300 - long * math.cos(turn)),
            ],
            canvas.mood.dark,
            wide,
        )
    canvas.disc(765, 300, 15, ACCENTS[0])


def lamp(canvas: Canvas) -> None:
    """A dark street with one torch where lamps should be."""
    canvas.sky(430)
    canvas.sun(960, 110, 32)
    for side in (-1, 1):
        for house in range(5):
            near = house / 4
            width = 90 + near * 130
            x = 600 + side * (150 + near * 430) - width / 2
            props.house(
                canvas,
                x,
                450 + near * 120,
                width,
                100 + near * 130,
                mix(canvas.mood.near, canvas.random.choice(ACCENTS), 0.2),
                canvas.mood.dark,
                lit=0.25,
            )
    canvas.shape([(560, 440), (640, 440), (1100, HEIGHT), (100, HEIGHT)], mix(canvas.mood.near, canvas.mood.light, 0.1))
    canvas.shape([(600, 560), (1010, 440), (1010, 640)], mix(canvas.mood.near, canvas.mood.glow, 0.75))
    props.people(canvas, 580, 640, 1, 2.6)
    canvas.disc(608, 560, 12, canvas.mood.sun)
    for ghost in (-1, 1):
        for number in range(4):
            near = number / 3
            x = 600 + ghost * (80 + near * 300)
            top = 330 - near * 130
            for dash in range(9):
                y = top + dash * (120 + near * 250) / 9
                canvas.line(
                    [(x, y), (x, y + (5 + near * 14))], mix(canvas.mood.middle, canvas.mood.light, 0.55), 2 + near * 3
                )


def market(canvas: Canvas) -> None:
    """Market stalls with sacks of flour."""
    canvas.sky(470)
    _skyline(canvas, 430)
    _square(canvas, 430)
    for number in range(4):
        x, colour = 50 + number * 290, ACCENTS[(number * 3) % 8]
        for post in (0, 226):
            canvas.box(x + post, 270, 9, 290, canvas.mood.dark)
        for stripe in range(8):
            canvas.shape(
                [
                    (x - 26 + stripe * 36, 296),
                    (x + 10 + stripe * 36, 296),
                    (x + 12 + stripe * 29, 214),
                    (x - 17 + stripe * 29 + 12, 214),
                ],
                colour if stripe % 2 else canvas.mood.light,
            )
        canvas.box(x - 12, 470, 262, 92, canvas.shade(ACCENTS[7], 0.25))
        for sack in range(4):
            left = x + sack * 60
            canvas.disc(left + 28, 448, 31, mix(canvas.mood.light, ACCENTS[4], 0.18), 1.05)
            canvas.dome(left + 28, 428, 23, (250, 247, 240))
    props.people(canvas, 130, 640, 4, 1.9)
    props.people(canvas, 700, 652, 5, 2.0)
