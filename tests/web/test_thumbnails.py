from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from broadsheet.errors import PictureError
from broadsheet.web.thumbnails import thumbnail

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 200)
NEAR = 24  # of 255: what lossy coding may change in a flat field


def picture(size: tuple[int, int] = (400, 300), form: str = "JPEG", mode: str = "RGB", **options: object) -> bytes:
    """Red on the left half, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    out = io.BytesIO()
    image.convert(mode).save(out, form, **options)
    return out.getvalue()


def opened(body: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(body))
    image.load()
    return image


def is_near(pixel: object, colour: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= NEAR for one, other in zip(pixel, colour, strict=True))  # type: ignore[call-overload]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_every_form_becomes_webp(form: str) -> None:
    small = opened(thumbnail(picture(form=form), 96))
    assert (small.format, small.size) == ("WEBP", (96, 72))
    assert is_near(small.convert("RGB").getpixel((10, 36)), RED)
    assert is_near(small.convert("RGB").getpixel((86, 36)), BLUE)


@pytest.mark.parametrize(
    ("mode", "form"), [("L", "JPEG"), ("CMYK", "JPEG"), ("P", "PNG"), ("1", "PNG"), ("LA", "PNG"), ("RGBA", "PNG")]
)
def test_every_mode(mode: str, form: str) -> None:
    assert opened(thumbnail(picture(mode=mode, form=form), 96)).size == (96, 72)


def test_sixteen_bits_do_not_turn_white() -> None:
    out = io.BytesIO()
    Image.new("I;16", (40, 40), 128 * 256).save(out, "PNG")
    assert is_near(opened(thumbnail(out.getvalue(), 96)).convert("RGB").getpixel((20, 20)), (128, 128, 128))


def test_a_small_picture_is_not_enlarged() -> None:
    assert opened(thumbnail(picture((120, 90)), 640)).size == (120, 90)


def test_a_tower_is_made_narrower() -> None:
    assert opened(thumbnail(picture((200, 4000)), 320)).size == (48, 960)


def test_transparency_stays() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (64, 64), (0, 0, 0, 0)).save(out, "PNG")
    small = opened(thumbnail(out.getvalue(), 96))
    assert small.mode == "RGBA"
    assert small.getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_of_an_animation_the_first_frame() -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (40, 40), colour) for colour in (RED, GREEN, BLUE)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    small = opened(thumbnail(out.getvalue(), 96))
    assert getattr(small, "n_frames", 1) == 1
    assert is_near(small.convert("RGB").getpixel((20, 20)), RED)


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (320, 240), (10, 120)),
        (3, (320, 240), (310, 120)),
        (6, (320, 427), (160, 10)),
        (8, (320, 427), (160, 417)),
    ],
)
def test_is_turned_upright(orientation: int, size: tuple[int, int], red_at: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    small = opened(thumbnail(picture((640, 480), exif=exif.tobytes()), 320))
    assert small.size == size
    assert is_near(small.convert("RGB").getpixel(red_at), RED)


def test_no_metadata_is_left() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at the editor's home"
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    body = picture(exif=exif.tobytes(), icc_profile=profile, comment=b"secret", xmp=b"<x:xmpmeta>secret</x:xmpmeta>")
    small = thumbnail(body, 96)
    assert not set(opened(small).info) & {"exif", "icc_profile", "xmp", "comment"}
    assert b"secret" not in small
    assert b"editor" not in small


@pytest.mark.parametrize("profile", [b"no profile at all", b"\0" * 128])
def test_a_colour_profile_that_cannot_be_used_is_left_out_of_account(profile: bytes) -> None:
    assert is_near(opened(thumbnail(picture(icc_profile=profile), 96)).getpixel((10, 36)), RED)


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that says it has this size, whatever it holds."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(50_000, 50_000), (12_000, 12_000), (10_000, 9_000), (4001, 3000), (2**31 - 1, 1)])
def test_bombs_are_not_opened(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError):
        thumbnail(png(*size, zlib.compress(bytes(10**6))), 320)


def test_a_bomb_in_its_text() -> None:
    text = b"zTXt" + b"key\0\0" + zlib.compress(bytes(100 * 2**20))
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    body = picture(form="PNG")
    with pytest.raises(PictureError):
        thumbnail(body[:33] + chunk + body[33:], 320)


@pytest.mark.parametrize("size", [(1, 1), (15, 400), (400, 3)])
def test_counters_and_spacers_are_no_pictures(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError, match="too few"):
        thumbnail(picture(size, form="PNG"), 320)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"GIF89a",
        b"<html>Not found</html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        b"%PDF-1.7",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n",
        picture(form="BMP"),
        picture(form="TIFF"),
        picture(form="ICO"),
        picture(form="PPM"),
        picture(form="PNG")[:200],
        picture(form="JPEG")[:300],
        png(100, 100, b"torn"),
    ],
)
def test_what_is_no_picture_of_a_known_form_is_refused(body: bytes) -> None:
    with pytest.raises(PictureError):
        thumbnail(body, 320)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "AVIF"]))
def test_torn_bytes_are_a_picture_or_refused(data: st.DataObject, form: str) -> None:
    body = bytearray(picture((64, 48), form))
    for _ in range(data.draw(st.integers(1, 6))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    body = body[: data.draw(st.integers(1, len(body)))]
    try:
        small = thumbnail(bytes(body), 96)
    except PictureError:
        return
    assert opened(small).format == "WEBP"
