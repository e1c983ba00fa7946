"""Renders the two drawings to every size that is used, and packs those of the bundle."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from icnsutil import IcnsFile, PackBytes
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCES = Path(__file__).parent
DETAILED, SMALL = SOURCES / "torchmark.svg", SOURCES / "torchmark-small.svg"
LARGEST_SMALL_PX = 32

ICNS_NAME = "Torchmark.icns"
ICNS_SIZES_PX: Mapping[str, int] = {
    "ic04": 16,
    "ic11": 32,
    "ic05": 32,
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}
"""The ten images of an iconset, 16 to 512 points each at 1x and 2x (developer.apple.com, "Optimizing for High
Resolution"), by the type codes that icnsutil has for them."""
ARGB_TYPES = ("ic04", "ic05")
"""Kept as packed ARGB on macOS 11 and newer, by icnsutil's table of types; the others are PNG."""

PNG_SIZES_PX = (16, 32, 64, 128, 256, 512)
"""Of the single pictures: the window's, and the docs' (256)."""


def render(size_px: int) -> Image.Image:
    """The icon as a square of `size_px`; the smallest from a drawing of their own."""
    source = SMALL if size_px <= LARGEST_SMALL_PX else DETAILED
    canvas = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    return Image.open(io.BytesIO(_png_of(canvas)))


def make(folder: Path) -> Iterator[Path]:
    """Write all files of the icon into `folder`, yielding their paths."""
    for size_px in PNG_SIZES_PX:
        path = folder / png_name(size_px)
        path.write_bytes(_optimised(render(size_px)))
        yield path
    icns = IcnsFile()
    for code, size_px in ICNS_SIZES_PX.items():
        image = render(size_px)
        icns.add_media(code, data=_packed_argb(image) if code in ARGB_TYPES else _optimised(image))
    path = folder / ICNS_NAME
    icns.write(str(path))
    yield path


def png_name(size_px: int) -> str:
    """What a single picture is called."""
    return f"torchmark-{size_px}.png"


def _png_of(canvas: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload] # PySide6's stub wants bytes and refuses them
    return bytes(buffer.data().data())


def _optimised(image: Image.Image) -> bytes:
    """A PNG without the resolution that Qt writes into it."""
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()


def _packed_argb(image: Image.Image) -> bytes:
    """Four planes, each run-length packed. icnsutil's own way calls what Pillow 14 removes."""
    red, green, blue, alpha = image.convert("RGBA").split()
    return b"ARGB" + b"".join(PackBytes.pack(list(plane.tobytes())) for plane in (alpha, red, green, blue))
