"""What is told by colours can be told by everybody."""

import logging
import subprocess
import sys
from itertools import combinations

import numpy
import pytest
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties, findfont
from numpy.typing import NDArray

from app.charts.fonts import FAMILIES, installed
from app.charts.theme import DARK, HATCHES, LIGHT, MARKERS, Theme

Color = NDArray[numpy.float64]
LINEAR_TO_SEEN = {
    "everybody": numpy.eye(3),
    "protanopia": numpy.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": numpy.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": numpy.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
"""Severity 1.0 of G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for
Simulation of Color Vision Deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (2009)."""
TO_CONES = numpy.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
CONES_TO_OKLAB = numpy.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
"""B. Ottosson, A perceptual color space for image processing (2020)."""
APART = 0.1
"""In OKLab, where black and white are 1 apart. The well-known palette of M. Okabe and K. Ito has pairs at
0.076; what can just be told apart side by side is about 0.02."""
LEAST_CONTRAST = 1.7
"""Of a bar with its background; its hatch, its place and its figure say the same."""
TEXT_CONTRAST = 4.5
"""W3C, Web Content Accessibility Guidelines 2.2, 1.4.3."""


def linear(color: str) -> Color:
    coded = numpy.array(to_rgb(color))
    return numpy.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def seen(color: str, by: str) -> Color:
    shown = numpy.clip(LINEAR_TO_SEEN[by] @ linear(color), 0, 1)
    place: Color = CONES_TO_OKLAB @ numpy.cbrt(TO_CONES @ shown)
    return place


def distance(one: str, other: str, by: str) -> float:
    return float(numpy.linalg.norm(seen(one, by) - seen(other, by)))


def contrast(one: str, other: str) -> float:
    dark, light = sorted(float(linear(color) @ [0.2126, 0.7152, 0.0722]) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_that_the_simulation_knows_what_is_confused() -> None:
    assert distance("#d62728", "#2ca02c", "everybody") > 0.25
    assert distance("#b0651c", "#6f7a1e", "deuteranopia") < 0.05 < distance("#b0651c", "#6f7a1e", "everybody")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("by", LINEAR_TO_SEEN)
def test_that_colours_are_told_apart_by_everybody(theme: Theme, by: str) -> None:
    for one, other in [*combinations(theme.shades, 2), (theme.baseline, theme.accent)]:
        assert distance(one, other, by) > APART, (one, other)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_bars_and_texts_stand_out_from_the_background(theme: Theme) -> None:
    for color in (*theme.shades, theme.baseline, theme.accent):
        assert contrast(color, theme.background) > LEAST_CONTRAST, color
    for color in (theme.text, theme.muted, theme.failed, theme.warning, theme.good):
        assert contrast(color, theme.background) > TEXT_CONTRAST, color


def test_that_each_colour_has_a_hatch_and_a_shape_of_its_own() -> None:
    for theme in (LIGHT, DARK):
        assert len(theme.shades) == len(set(HATCHES)) == len(set(MARKERS))


def test_that_only_families_that_are_there_are_asked_for() -> None:
    there = {"DejaVu Sans", "AppleGothic", "Comic Sans MS"}
    assert installed(there) == ("DejaVu Sans", "AppleGothic")
    assert installed(FAMILIES) == FAMILIES


def test_that_a_typeface_without_a_bold_variant_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    findfont(FontProperties(family=["cmr10"], weight="bold"), rebuild_if_missing=False)
    assert not caplog.records


UNWRITTEN = """
import app.charts.fonts
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

figure = Figure()
figure.suptitle("\ue000")
FigureCanvasAgg(figure).draw()
"""


def test_that_a_letter_which_no_typeface_has_says_nothing() -> None:
    drawn = subprocess.run([sys.executable, "-c", UNWRITTEN], capture_output=True, text=True, check=True)
    assert drawn.stderr == ""
