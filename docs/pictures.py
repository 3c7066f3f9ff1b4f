"""The README's pictures, taken from a running demo with Chromium: ``python docs/pictures.py http://127.0.0.1:8000``."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent / "img"
WIDTH, HEIGHT = 1440, 1500


def take(page: Page, url: str, name: str) -> list[str]:
    """Write the top of the page at ``url`` as a picture; returns the addresses of its stories, the lead first."""
    page.goto(url, wait_until="networkidle")
    save(page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT}), name)
    links = page.locator(".front__lead .teaser__title a, main .teaser__title a")
    return [href for link in links.all() if (href := link.get_attribute("href"))]


def take_desk(page: Page, url: str, name: str) -> bool:
    """Write what a story's page says of figures, time and positions, if it has figures in dispute and an axis."""
    page.goto(url, wait_until="networkidle")
    if not page.locator(".story-head .flag--disputed").count() or not page.locator(".positions").count():
        return False
    page.add_style_tag(content=".jump{position:static}")
    top, bottom = (page.locator(f"#{part}").bounding_box() for part in ("figures", "positions"))
    if top is None or bottom is None:
        return False
    height = bottom["y"] + bottom["height"] - top["y"]
    save(page.screenshot(full_page=True, clip={"x": 0, "y": top["y"], "width": WIDTH, "height": height}), name)
    return True


def save(screenshot: bytes, name: str) -> None:
    """Write a picture of few bytes."""
    FOLDER.mkdir(exist_ok=True)
    Image.open(io.BytesIO(screenshot)).convert("RGB").save(FOLDER / f"{name}.webp", quality=74, method=6)


def main(base: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": WIDTH, "height": HEIGHT},
                color_scheme=scheme,
                bypass_csp=True,  # the one style that is put in below
            )
            page = context.new_page()
            stories = take(page, f"{base}/en/", f"edition-{scheme}")
            told = next((path for path in stories if take_desk(page, base + path, f"desk-{scheme}")), stories[0])
            take(page, base + told, f"story-{scheme}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
