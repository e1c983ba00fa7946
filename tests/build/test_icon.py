"""The files of the icon: complete, and made from the drawings as they stand."""

import io
import struct
from pathlib import Path

import pytest
from icnsutil import ArgbImage, IcnsFile
from PIL import Image, ImageChops, ImageStat

from build.icon.maker import ARGB_TYPES, ICNS_NAME, ICNS_SIZES_PX, PNG_SIZES_PX, make, png_name, render

ICON = Path(__file__).parents[2] / "resources" / "icon"
MEAN_TOLERANCE = 1.0
"""Of 255, over all pixels of a channel: another Qt may smooth edges otherwise, shapes may not move."""


def icns_images() -> dict[str, Image.Image]:
    media = IcnsFile(str(ICON / ICNS_NAME)).media
    return {code: image_of_argb(data) if code in ARGB_TYPES else png(data) for code, data in media.items()}


def image_of_argb(data: bytes) -> Image.Image:
    argb = ArgbImage(data=data)
    channels = [Image.frombytes("L", argb.size, bytes(values)) for values in (argb.r, argb.g, argb.b, argb.a)]
    return Image.merge("RGBA", channels)


def png(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    return image.convert("RGBA")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of the channel that differs most, as they are seen: colour times opacity."""
    return max(ImageStat.Stat(ImageChops.difference(seen(one), seen(other))).mean)


def seen(image: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")


def test_that_the_bundle_has_all_ten_images_in_their_sizes() -> None:
    assert not list(IcnsFile.verify(str(ICON / ICNS_NAME)))
    assert {code: image.size for code, image in icns_images().items()} == {
        code: (size_px, size_px) for code, size_px in ICNS_SIZES_PX.items()
    }
    points = sorted(ICNS_SIZES_PX.values())
    assert points == sorted(size * scale for size in (16, 32, 128, 256, 512) for scale in (1, 2))


def test_that_the_file_is_as_long_as_it_says() -> None:
    data = (ICON / ICNS_NAME).read_bytes()
    assert struct.unpack(">4sI", data[:8]) == (b"icns", len(data))


@pytest.mark.parametrize("code", ICNS_SIZES_PX)
def test_that_the_images_of_the_bundle_are_what_the_maker_makes(code: str) -> None:
    assert difference(icns_images()[code], render(ICNS_SIZES_PX[code])) < MEAN_TOLERANCE


@pytest.mark.parametrize("size_px", PNG_SIZES_PX)
def test_that_the_single_pictures_are_what_the_maker_makes(size_px: int) -> None:
    assert difference(png((ICON / png_name(size_px)).read_bytes()), render(size_px)) < MEAN_TOLERANCE


def test_that_the_tolerance_notices_another_drawing() -> None:
    moved = ImageChops.offset(render(128), 1, 0)
    assert difference(moved, render(128)) > MEAN_TOLERANCE


def test_that_the_folder_holds_what_the_maker_makes_and_nothing_else(tmp_path: Path) -> None:
    made = {path.name for path in make(tmp_path)}
    assert made == {path.name for path in ICON.iterdir()}


@pytest.mark.parametrize("size_px", PNG_SIZES_PX)
def test_that_it_has_a_margin_and_can_be_seen_on_light_and_dark(size_px: int) -> None:
    image = render(size_px)
    assert all(image.getpixel((x, y)) == (0, 0, 0, 0) for x in (0, size_px - 1) for y in (0, size_px - 1))
    left, top, right, bottom = image.getbbox() or (0, 0, 0, 0)
    assert (left, top) == (size_px - right, size_px - bottom)
    fire = image.getpixel((round(size_px * 0.62), round(size_px * 0.6)))
    night = image.getpixel((round(size_px * 0.3), round(size_px * 0.35)))
    assert isinstance(fire, tuple) and isinstance(night, tuple)
    assert fire[0] > 200 > fire[2] and night[2] > night[0]
