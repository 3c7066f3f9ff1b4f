"""Scenes of harbours, boats and the sea."""

from __future__ import annotations

from broadsheet.demo.pictures import props
from broadsheet.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from broadsheet.demo.pictures.palette import ACCENTS, mix


def _sea(canvas: Canvas, horizon: float, *, hills: bool = True) -> None:
    canvas.sky(horizon + 20)
    canvas.sun(canvas.random.uniform(240, 960), horizon - canvas.random.uniform(90, 190))
    if hills:
        canvas.hills(horizon, canvas.random.uniform(60, 110), canvas.mood.far, horizon + 6)
        canvas.hills(horizon + 4, 44, mix(canvas.mood.far, canvas.mood.middle, 0.6), horizon + 6)
    canvas.water(horizon)


def lock(canvas: Canvas) -> None:
    """A closed lock gate between stone quays, ships waiting behind it."""
    _sea(canvas, 272)
    for _ in range(7):
        distance = canvas.random.random()
        props.ship(
            canvas,
            canvas.random.uniform(40, 1060),
            300 + distance * 66,
            0.3 + distance * 0.42,
            canvas.shade(canvas.second, 0.45),
            faces=canvas.random.choice((1, -1)),
        )
    stone = mix(canvas.mood.light, canvas.mood.middle, 0.28)
    for side in (-1, 1):
        inner, outer = 600 + side * 186, 600 + side * 620
        canvas.shape([(inner, 416), (outer, 436), (outer, HEIGHT), (inner, HEIGHT)], canvas.shade(stone, 0.22))
        canvas.shape([(inner, 404), (outer, 420), (outer, 438), (inner, 418)], mix(stone, canvas.mood.light, 0.5))
        for course in range(5):
            y = 462 + course * 44
            canvas.line([(inner, y), (outer, y + 12)], canvas.shade(stone, 0.34), 2)
        centre = 600 + side * 250
        canvas.box(centre - 40, 300, 80, 108, canvas.mood.light)
        canvas.box(centre + (12 if side > 0 else -40), 300, 28, 108, canvas.shade(canvas.mood.light, 0.14))
        canvas.box(centre - 50, 288, 100, 14, canvas.shade(stone, 0.3))
        canvas.box(centre - 27, 318, 54, 28, canvas.shade(canvas.mood.deep, 0.5))
        canvas.line([(centre, 288), (centre, 236)], canvas.mood.dark, 5)
        canvas.disc(centre, 232, 22, mix(canvas.mood.low, ACCENTS[0], 0.3))
        canvas.disc(centre, 232, 11, ACCENTS[0])
    _gate(canvas)
    props.people(canvas, canvas.random.choice((90, 890)), 424, canvas.random.randint(2, 5), 0.95)


def _gate(canvas: Canvas) -> None:
    iron = canvas.shade(canvas.second, 0.62)
    for side in (-1, 1):
        outer, face = 600 + side * 186, canvas.shade(iron, 0.1 if side > 0 else 0.0)
        canvas.shape([(outer, 408), (600, 440), (600, HEIGHT), (outer, HEIGHT)], face)
        canvas.shape([(outer, 402), (600, 434), (600, 450), (outer, 418)], ACCENTS[4])
        for beam in range(4):
            y = 470 + beam * 58
            canvas.line([(outer, y), (600, y + 26)], mix(face, canvas.mood.light, 0.2), 9)
        for post in (0.3, 0.62):
            x = outer + (600 - outer) * post
            canvas.line([(x, 424), (x, HEIGHT)], mix(face, canvas.mood.light, 0.13), 7)
    canvas.line([(600, 440), (600, HEIGHT)], canvas.mood.dark, 5)
    canvas.line(
        [(520, 500), (530, 528), (516, 552), (534, 586), (524, 612), (538, 650)],
        mix(canvas.mood.light, canvas.mood.glow, 0.3),
        4,
    )


def containers(canvas: Canvas) -> None:
    """Stacked containers under cranes."""
    _sea(canvas, 330)
    ground = mix(canvas.mood.near, canvas.mood.light, 0.3)
    canvas.box(0, 500, WIDTH, 175, ground)
    canvas.box(0, 500, WIDTH, 12, mix(ground, canvas.mood.light, 0.5))
    for x in (210, 560, 900):
        crane = canvas.shade(canvas.accent, 0.15)
        for leg in (0, 96):
            canvas.line([(x + leg, 505), (x + leg, 190)], crane, 11)
        canvas.line([(x - 130, 190), (x + 210, 190)], crane, 13)
        canvas.line([(x + 48, 112), (x - 120, 186)], crane, 4)
        canvas.line([(x + 48, 112), (x + 200, 186)], crane, 4)
        canvas.line([(x + 48, 190), (x + 48, 112)], crane, 8)
        canvas.line([(x - 60, 194), (x - 60, 290)], canvas.mood.dark, 2)
        canvas.box(x - 92, 290, 64, 30, canvas.second)
    for column in range(11):
        for row in range(canvas.random.randint(1, 4)):
            colour = canvas.random.choice(ACCENTS)
            left, top = 20 + column * 108, 560 - row * 50
            canvas.box(left, top, 102, 47, colour)
            for rib in range(1, 8):
                canvas.box(left + rib * 12.6, top + 5, 3, 37, canvas.shade(colour, 0.2))


def quay(canvas: Canvas) -> None:
    """Fishing boats at an iron quay at low water."""
    _sea(canvas, 300)
    mud = mix(canvas.mood.near, ACCENTS[1], 0.18)
    canvas.shape([(0, 520), (380, 470), (1200, 500), (1200, 675), (0, 675)], mud)
    for _ in range(26):
        canvas.disc(
            canvas.random.uniform(0, 1200),
            canvas.random.uniform(540, 670),
            canvas.random.uniform(20, 90),
            mix(mud, canvas.mood.water, 0.42),
            0.12,
        )
    iron = canvas.shade(ACCENTS[7], 0.35)
    canvas.shape([(0, 330), (1200, 356), (1200, 386), (0, 366)], iron)
    canvas.shape([(0, 324), (1200, 350), (1200, 358), (0, 332)], mix(iron, canvas.mood.light, 0.4))
    for post in range(10):
        canvas.box(50 + post * 122, 340 + post * 2.6, 15, 170, canvas.shade(iron, 0.35))
    for number, x in enumerate((210, 560, 900)):
        props.boat(
            canvas,
            x + canvas.random.uniform(-30, 30),
            512 + number * 22,
            1.15 + 0.25 * number,
            ACCENTS[(number * 3 + canvas.random.randint(0, 7)) % 8],
        )
    props.people(canvas, canvas.random.uniform(380, 700), 344, 3, 0.75)


def ferry(canvas: Canvas) -> None:
    """A white ferry leaning on a shoal, lifeboats about her."""
    _sea(canvas, 300)
    lean = canvas.random.choice((-0.05, 0.045, 0.06))

    def at(x: float, y: float) -> tuple[float, float]:
        return x, y + (x - 600) * lean

    canvas.disc(620, 500, 480, mix(canvas.mood.water, ACCENTS[4], 0.4), 0.09)
    canvas.shape(
        [at(190, 384), at(1010, 384), at(1070, 352), at(980, 496), at(250, 496)], canvas.shade(canvas.accent, 0.25)
    )
    canvas.shape([at(240, 300), at(950, 300), at(1000, 386), at(200, 386)], canvas.mood.light)
    canvas.shape(
        [at(330, 238), at(840, 238), at(870, 302), at(300, 302)], mix(canvas.mood.light, canvas.mood.middle, 0.12)
    )
    canvas.shape([at(640, 196), at(800, 196), at(820, 240), at(620, 240)], canvas.mood.light)
    canvas.shape([at(430, 150), at(520, 150), at(510, 240), at(420, 240)], canvas.second)
    canvas.shape([at(428, 168), at(519, 168), at(517, 186), at(426, 186)], canvas.mood.light)
    for deck, count, start in ((322, 20, 262), (258, 13, 350)):
        for window in range(count):
            x, y = at(start + window * 35, deck)
            canvas.box(x, y, 20, 22, canvas.shade(canvas.mood.deep, 0.35))
    canvas.water(486, 560)
    canvas.water(520)
    for x, y, size in ((250, 566, 0.8), (800, 596, 1.0)):
        props.boat(canvas, x + canvas.random.uniform(-60, 60), y, size, ACCENTS[1])


def tug(canvas: Canvas) -> None:
    """Tugs in line ahead, leaving harbour."""
    _sea(canvas, 320)
    for number, (x, y, size) in enumerate(((980, 360, 0.5), (780, 396, 0.75), (290, 520, 1.9))):
        hull = (ACCENTS[2], ACCENTS[6], ACCENTS[0])[number]
        props.boat(canvas, x, y, size, canvas.shade(hull, 0.2))
        canvas.box(x - 42 * size, y - 74 * size, 20 * size, 50 * size, ACCENTS[1])
        canvas.box(x - 42 * size, y - 62 * size, 20 * size, 9 * size, canvas.mood.dark)
        for puff in range(5):
            canvas.disc(
                x - (40 + puff * 26) * size,
                y - (92 + puff * 13) * size,
                (10 + puff * 5) * size,
                mix(canvas.mood.low, canvas.mood.far, 0.35),
            )
        canvas.shape(
            [(x - 160 * size, y + 8), (x - 60 * size, y - 4), (x + 90 * size, y), (x - 30 * size, y + 9)],
            mix(canvas.mood.water, canvas.mood.light, 0.6),
        )


def clinic(canvas: Canvas) -> None:
    """A nurses' boat at a landing among reeds."""
    _sea(canvas, 290)
    canvas.shape(
        [(0, 470), (520, 440), (600, 462), (470, 520), (0, 560)], mix(canvas.mood.near, canvas.mood.light, 0.2)
    )
    for post in range(4):
        canvas.box(380 + post * 66, 420, 11, 96, canvas.mood.dark)
    canvas.box(340, 412, 290, 15, mix(ACCENTS[7], canvas.mood.light, 0.3))
    props.boat(canvas, 760, 540, 2.5, canvas.mood.light)
    canvas.shape([(596, 476), (988, 456), (980, 472), (600, 492)], canvas.accent)
    canvas.box(822, 402, 14, 46, ACCENTS[0])
    canvas.box(806, 418, 46, 14, ACCENTS[0])
    props.people(canvas, 90, 470, canvas.random.randint(5, 8), 1.1)
    props.house(canvas, 20, 440, 90, 80, mix(canvas.mood.light, ACCENTS[1], 0.25), canvas.shade(ACCENTS[0], 0.2))
    for _ in range(60):
        x = canvas.random.choice((canvas.random.uniform(-10, 360), canvas.random.uniform(930, 1210)))
        high = canvas.random.uniform(60, 150)
        canvas.line(
            [(x, 680), (x + canvas.random.uniform(-14, 22), 680 - high)],
            canvas.shade(ACCENTS[3], canvas.random.uniform(0, 0.45)),
            4,
        )


def regatta(canvas: Canvas) -> None:
    """Sailing boats on a lake."""
    _sea(canvas, 330)
    fleet = sorted((canvas.random.random() for _ in range(9)), key=float)
    for number, distance in enumerate(fleet):
        x = (number * 431 + canvas.random.uniform(0, 160)) % 1120 + 30
        y, size = 345 + distance * 215, 0.28 + distance * 0.95
        sail, jib = canvas.random.choice(ACCENTS), mix(canvas.mood.light, canvas.random.choice(ACCENTS), 0.12)
        lean = 26 * size
        canvas.shape([(x, y - 22 * size), (x + lean, y - 250 * size), (x + 118 * size, y - 34 * size)], sail)
        canvas.shape(
            [(x - 8 * size, y - 26 * size), (x + lean - 3, y - 230 * size), (x - 84 * size, y - 36 * size)], jib
        )
        canvas.line([(x - 2 * size, y - 14 * size), (x + lean, y - 256 * size)], canvas.mood.dark, 4 * size)
        canvas.shape(
            [
                (x - 96 * size, y - 18 * size),
                (x + 120 * size, y - 18 * size),
                (x + 92 * size, y + 12 * size),
                (x - 70 * size, y + 12 * size),
            ],
            canvas.mood.dark if number % 2 else canvas.mood.light,
        )
        canvas.shape(
            [
                (x - 70 * size, y + 16 * size),
                (x + 92 * size, y + 16 * size),
                (x + 50 * size, y + 54 * size),
                (x - 10 * size, y + 54 * size),
            ],
            mix(canvas.mood.deep, sail, 0.28),
        )


def coast(canvas: Canvas) -> None:
    """A row of houses behind a sea wall, with a high tide."""
    canvas.sky(420)
    canvas.sun(canvas.random.uniform(700, 1050), 150)
    canvas.hills(390, 80, canvas.mood.far, 430)
    x = 40.0
    while x < 1120:
        width, height = canvas.random.uniform(78, 120), canvas.random.uniform(84, 150)
        wall = mix(canvas.mood.light, canvas.random.choice(ACCENTS), canvas.random.uniform(0.1, 0.5))
        props.house(
            canvas,
            x,
            420,
            width,
            height,
            wall,
            canvas.shade(canvas.random.choice((ACCENTS[0], ACCENTS[2], ACCENTS[7])), 0.35),
            lit=0.3,
        )
        x += width + canvas.random.choice((2, 4, 30))
    wall = mix(canvas.mood.light, canvas.mood.middle, 0.45)
    canvas.box(0, 416, WIDTH, 70, wall)
    canvas.box(0, 410, WIDTH, 13, mix(wall, canvas.mood.light, 0.6))
    for joint in range(24):
        canvas.box(joint * 52 + 10, 424, 2.5, 62, canvas.shade(wall, 0.2))
    canvas.water(478)
    for crest in range(6):
        base = 486 + crest * 34
        for wave in range(-1, 9):
            left = wave * 160 + crest * 47
            canvas.arc(left, base + 42, 62, 215, 325, mix(canvas.mood.light, canvas.mood.water, 0.25), 4)


def lighthouse(canvas: Canvas) -> None:
    """A lighthouse and a horn on a cape."""
    _sea(canvas, 400, hills=False)
    rock = canvas.mood.near
    canvas.shape([(560, 675), (640, 520), (740, 470), (1010, 448), (1200, 500), (1200, 675)], rock)
    canvas.shape([(560, 675), (640, 520), (740, 470), (800, 540), (720, 675)], canvas.shade(rock, 0.3))
    canvas.shape([(880, 130), (20, 40), (20, 190)], mix(canvas.mood.top, canvas.mood.glow, 0.3))
    canvas.shape([(846, 460), (954, 460), (930, 170), (870, 170)], canvas.mood.light)
    for band in range(3):
        y, slope = 200 + band * 92, 0.083
        canvas.shape(
            [
                (870 - (y - 170) * slope, y),
                (930 + (y - 170) * slope, y),
                (930 + (y - 124) * slope, y + 46),
                (870 - (y - 124) * slope, y + 46),
            ],
            ACCENTS[0],
        )
    canvas.box(858, 156, 84, 14, canvas.mood.dark)
    canvas.box(874, 104, 52, 52, canvas.mood.glow)
    canvas.dome(900, 106, 32, canvas.mood.dark)
    props.house(canvas, 1000, 462, 110, 70, canvas.mood.light, canvas.shade(ACCENTS[0], 0.3), lit=0.9)
    canvas.shape([(760, 462), (760, 430), (690, 404), (690, 470)], canvas.accent)
    for ring in range(4):
        canvas.arc(690, 437, 60 + ring * 44, 150, 210, mix(canvas.mood.low, canvas.mood.light, 0.55), 4)
