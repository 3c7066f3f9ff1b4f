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


def take(page: Page, url: str, name: str) -> str:
    """Write the top of the page at ``url`` as a picture of few bytes; returns the address of its first story."""
    page.goto(url, wait_until="networkidle")
    picture = Image.open(io.BytesIO(page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})))
    FOLDER.mkdir(exist_ok=True)
    picture.convert("RGB").save(FOLDER / f"{name}.webp", quality=82, method=6)
    first = page.query_selector(".front__lead .teaser__title a")
    return first.get_attribute("href") or "" if first else ""


def main(base: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)  # type: ignore[arg-type]
            story = take(page, f"{base}/en/", f"edition-{scheme}")
            take(page, base + story, f"story-{scheme}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
