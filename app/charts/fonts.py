"""The typefaces of the charts: matplotlib's own, with one behind it for what that one cannot write."""

import logging
import warnings
from collections.abc import Iterable
from functools import cache

import matplotlib
from matplotlib import font_manager

# A matplotlibrc, in the folder where the program was started for instance, is for other charts: it would
# change these, and with some values nothing could be drawn. Here, because it counts for a figure when that is
# made, and whatever draws imports this before.
matplotlib.rcdefaults()

# What it warns of, a typeface without a bold variant or without a letter for instance, nobody can mend here;
# on stderr it would stand in the midst of what the terminal says.
logging.getLogger(font_manager.__name__).setLevel(logging.ERROR)
warnings.filterwarnings("ignore", "Glyph .* missing from font")

FAMILIES = (
    "DejaVu Sans",
    "Apple SD Gothic Neo",
    "AppleGothic",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "NanumGothic",
)
"""The first comes with matplotlib, so that a chart is the same on every machine; those behind it have Hangul,
which it lacks, and come with macOS or with Linux. matplotlib takes each letter from the first that has it."""


def installed(names: Iterable[str]) -> tuple[str, ...]:
    """Of `FAMILIES` those that are there; matplotlib would warn of each other at each text."""
    present = set(names)
    return tuple(family for family in FAMILIES if family in present)


@cache
def use_fonts() -> None:
    """Have all the texts of all charts written in them; matplotlib has one setting for the whole process."""
    families = installed(font.name for font in font_manager.fontManager.ttflist)
    matplotlib.rcParams["font.family"] = list(families)
