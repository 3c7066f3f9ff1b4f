"""The drawings: each scene can be drawn, is the same every time, and differs by its number."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image

from broadsheet.demo import DemoWorld
from broadsheet.demo.pictures import draw, known
from broadsheet.demo.pictures.draw import SCENES

SECONDS_FOR_ALL = 6.0  # CPU; 35 scenes at 1200 pixels take about 1.5 on a core of 2023


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_drawn_and_is_not_flat(scene: str) -> None:
    image = Image.open(io.BytesIO(draw(scene, 0, 480)))
    assert image.size == (480, 270)
    colours = image.getcolors(480 * 270)
    assert colours is not None
    assert len(colours) > 40


def test_the_same_number_gives_the_same_drawing_and_another_gives_another() -> None:
    assert draw("lock", 3, 480) == draw("lock", 3, 480)
    assert len({draw("lock", seed, 480) for seed in range(14)}) == 14


def test_every_picture_of_the_press_is_known(world: DemoWorld) -> None:
    for article in world.articles:
        assert not article.picture or known(article.picture), article.at
        for part in article.parts:
            assert not part.scene or known(part.scene), article.at
    assert not known("lock")
    assert not known("lock--1")
    assert not known("nothing-1")


def test_all_scenes_together_are_quick() -> None:
    before = time.process_time()
    for scene in SCENES:
        draw(scene, 1, 1200)
    assert time.process_time() - before < SECONDS_FOR_ALL
