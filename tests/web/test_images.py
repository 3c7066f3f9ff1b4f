from __future__ import annotations

import io
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.http import HttpResponseBase
from django.test import RequestFactory
from django.urls import resolve, set_script_prefix
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from broadsheet.config import Config
from broadsheet.web import images
from broadsheet.web.imageproxy import FAILURE_SECONDS, REFUSAL_SECONDS, ImageProxy, Missing
from broadsheet.web.images import EMPTY_PICTURE, WIDTHS, image_url
from tests.fetching.server import Answer, Play, Server, redirect
from tests.web.test_thumbnails import picture

NOW = 1_700_000_000.0
KEY = "ab" * 32


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        started["/a.jpg"] = Answer(picture((800, 600)), headers={"Content-Type": "text/plain"})
        yield started


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[ImageProxy]:
    made = ImageProxy(Config(data_dir=tmp_path, allow_private_hosts=(".localhost",), max_image_bytes=500_000))
    yield made
    made.close()


@pytest.fixture
def shown(proxy: ImageProxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """The view works with a proxy that may reach the loopback server."""
    monkeypatch.setattr(images, "_proxy", lambda: proxy)


def ask(address: str, method: str = "GET", **headers: str) -> HttpResponseBase:
    _, prefix, signature, width, source = address.split("/")
    assert prefix == "i"
    request = RequestFactory().generic(method, address, headers=headers)
    return images.image(request, signature=signature, width=int(width), source=source)


# Addresses


@pytest.mark.parametrize(
    ("asked", "given_width"), [(1, 96), (96, 96), (97, 320), (640, 640), (1000, 1280), (9999, 1280)]
)
def test_widths_are_few(asked: int, given_width: int) -> None:
    assert image_url("https://news.example/a.jpg", asked).split("/")[3] == str(given_width)


@pytest.mark.parametrize(
    "src",
    [
        "",
        "a.jpg",
        "//news.example/a.jpg",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "https://x/" + "a" * 2000,
    ],
)
def test_what_is_no_address_gets_none(src: str) -> None:
    assert image_url(src, 320) == ""


@given(st.text(max_size=200), st.sampled_from(WIDTHS))
def test_addresses_fit_the_route(path: str, width: int) -> None:
    address = image_url(f"https://news.example/{path}", width)
    assert address.count("/") == 4
    assert address.isascii()
    assert not set(address) & set(" \"'<>?#&=%")


def test_a_prefix_of_the_site_is_kept() -> None:
    set_script_prefix("/paper/")
    try:
        assert image_url("https://news.example/a.jpg", 320).startswith("/paper/i/")
    finally:
        set_script_prefix("/")


def test_the_site_has_a_route_for_them() -> None:
    found = resolve(image_url("https://news.example/a.jpg", 320))
    assert found.func is images.image
    assert found.kwargs["width"] == 320


# The view


@pytest.mark.usefixtures("shown")
def test_a_picture(server: Server) -> None:
    answer = ask(image_url(server.url("/a.jpg"), 320))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "public, max-age=2592000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert Image.open(io.BytesIO(answer.content)).size == (320, 240)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("shown")
def test_the_second_time_nothing_is_asked(server: Server) -> None:
    address = image_url(server.url("/a.jpg"), 320)
    first, second = ask(address), ask(address)
    assert first.content == second.content  # type: ignore[attr-defined]
    assert server.asked() == ["/a.jpg"]
    unchanged = ask(address, **{"If-None-Match": first["ETag"]})
    assert (unchanged.status_code, unchanged["ETag"]) == (304, first["ETag"])
    assert ask(address, "HEAD").status_code == 200
    assert ask(address, "POST").status_code == 405
    assert ask(image_url(server.url("/a.jpg"), 640))["ETag"] != first["ETag"]


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("part", [2, 3, 4])
def test_nothing_is_fetched_without_the_right_signature(server: Server, part: int) -> None:
    parts = image_url(server.url("/a.jpg"), 320).split("/")
    other = urlsafe_b64encode(server.url("/a.jpg?x").encode()).rstrip(b"=").decode()
    parts[part] = {2: "A" * 22, 3: "640", 4: other}[part]
    answer = ask("/".join(parts))
    assert answer.status_code == 404
    assert server.requests == []


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("signature", ["", "é", "A" * 5000, "\0"])
def test_odd_signatures(server: Server, signature: str) -> None:
    _, _, _, width, source = image_url(server.url("/a.jpg"), 320).split("/")
    request = RequestFactory().get("/i/")
    assert images.image(request, signature=signature, width=int(width), source=source).status_code == 404
    assert server.requests == []


@pytest.mark.usefixtures("shown")
def test_a_width_that_is_none_of_ours(server: Server) -> None:
    source = image_url(server.url("/a.jpg"), 320).split("/")[4]
    signature = images._signature(500, source)
    assert images.image(RequestFactory().get("/i/"), signature=signature, width=500, source=source).status_code == 404


@pytest.mark.usefixtures("shown")
def test_where_there_is_no_picture_an_empty_one_is_shown(server: Server) -> None:
    answer = ask(image_url(server.url("/none.jpg"), 320))
    assert (answer.status_code, answer["Content-Type"]) == (404, "image/gif")
    assert answer["Cache-Control"] == "public, max-age=600"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    empty = Image.open(io.BytesIO(EMPTY_PICTURE)).convert("RGBA")
    assert (empty.size, empty.getpixel((0, 0))[3]) == ((1, 1), 0)  # type: ignore[index]


def test_too_many_at_once_are_told_to_come_back(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    class Busy:
        def picture(self, *_: object) -> Missing:
            return Missing(5.0, busy=True)

    monkeypatch.setattr(images, "_proxy", Busy)
    answer = ask(image_url(server.url("/a.jpg"), 320))
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "5", "no-store")


# The proxy


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "10.0.0.1"])
def test_signed_or_not_the_inside_is_not_reached(server: Server, proxy: ImageProxy, host: str) -> None:
    assert isinstance(proxy.picture(f"http://{host}:{server.port}/a.jpg", 320, KEY, NOW), Missing)
    server["/r"] = redirect(f"http://{host}:{server.port}/a.jpg")
    assert isinstance(proxy.picture(server.url("/r"), 320, "cd" * 32, NOW), Missing)
    assert server.asked() == ["/r"]


@pytest.mark.parametrize(
    ("route", "seconds"),
    [
        (Answer(status=404), FAILURE_SECONDS),
        (Answer(status=500), FAILURE_SECONDS),
        (Answer(status=429, headers={"Retry-After": "3600"}), 3600),
        (Answer(status=429, headers={"Retry-After": "1"}), FAILURE_SECONDS),
        (Answer(status=410), REFUSAL_SECONDS),
        (Answer(b"<svg/>", headers={"Content-Type": "image/svg+xml"}), REFUSAL_SECONDS),
        (Answer(bytes(500_001)), FAILURE_SECONDS),
        (Play(lambda sock: sock.sendall(b"no http")), FAILURE_SECONDS),
    ],
)
def test_failures_are_not_asked_for_again_at_once(
    server: Server, proxy: ImageProxy, route: Answer | Play, seconds: float
) -> None:
    server["/x"] = route
    assert proxy.picture(server.url("/x"), 320, KEY, NOW) == Missing(seconds)
    assert proxy.picture(server.url("/x"), 640, KEY, NOW + 100) == Missing(seconds - 100)
    assert len(server.requests) == 1
    server["/x"] = server.routes["/a.jpg"]
    assert isinstance(proxy.picture(server.url("/x"), 320, KEY, NOW + seconds + 1), bytes)


def test_robots_are_not_asked_and_a_picture_is_fetched_once_for_all(server: Server, proxy: ImageProxy) -> None:
    def slowly(_: object) -> Answer:
        time.sleep(0.05)
        return Answer(picture())

    server["/slow.jpg"] = slowly
    with ThreadPoolExecutor(8) as pool:
        bodies = set(pool.map(lambda _: proxy.picture(server.url("/slow.jpg"), 320, KEY, NOW), range(8)))
    assert len(bodies) == 1
    assert set(server.asked()) == {"/slow.jpg"}
    assert len(server.requests) <= 4  # those that came in together; the others found it kept
