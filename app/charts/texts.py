"""Texts in a chart: their sizes, their widths, and where they stand beside what they tell of."""

import re
import unicodedata
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation
from matplotlib.transforms import blended_transform_factory

from app.charts.theme import Theme

SMALLEST, SMALL, NORMAL, LARGE = 7.0, 8.0, 9.0, 10.0
LETTER_WIDTH = 0.58
"""Of a small text, mean, over its height: where lines are broken."""
BEHIND_PT = 6
"""Between two texts on one line."""
WORD = re.compile(r"[^ \n]+")
"""A no-break space, such as one between the thousands of a figure, is within a word."""
WIDE = ("W", "F")
"""Letters as wide as they are high, such as Hangul (Unicode Standard Annex 11)."""


def text_width_pt(text: str, size: float = SMALL) -> float:
    """About how wide a line will be."""
    wide = sum(unicodedata.east_asian_width(letter) in WIDE for letter in text)
    return (wide + (len(text) - wide) * LETTER_WIDTH) * size


def wrapped(text: str, size: float, room_pt: float) -> list[str]:
    """The lines of a text that is broken between words where it would be wider than the room."""
    lines: list[str] = []
    for word in WORD.findall(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_pt(longer, size) <= room_pt:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fitted(texts: Sequence[str], size: float, room_pt: float) -> tuple[list[str], float]:
    """Texts of one size: each in one line where that can be read when smaller, else in lines of `size`."""
    widest = max((text_width_pt(text, 1) for text in texts), default=0.0)
    if widest * SMALLEST <= room_pt:
        return list(texts), min(size, room_pt / widest) if widest else size
    return ["\n".join(wrapped(text, size, room_pt)) for text in texts], size


def write_after(
    axes: Axes, value: float, position: float, text: str, color: str, gap: float = 4
) -> Annotation:
    """A text that begins where a bar ends; a long one must not squeeze the panel it stands in."""
    return _write_from(axes, (value, position), "data", text, color, gap)


def write_behind(axes: Axes, before: Annotation, text: str, color: str) -> None:
    """Another text on the same line."""
    _write_from(axes, (1, 0.5), before, text, color, BEHIND_PT)


def _write_from(
    axes: Axes, point: tuple[float, float], of: str | Annotation, text: str, color: str, gap: float
) -> Annotation:
    """To the right of a point of the data or of another text."""
    label = axes.annotate(
        text,
        point,
        xycoords=of,
        xytext=(gap, 0),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=color,
    )
    label.set_in_layout(False)
    return label


def write_within(axes: Axes, value: float, position: float, text: str, theme: Theme) -> None:
    """A figure in the middle of a hatched bar, on a plate of the background."""
    label = axes.text(
        value,
        position,
        text,
        ha="center",
        va="center",
        fontsize=SMALL - 1,
        color=theme.text,
        bbox={"facecolor": theme.background, "edgecolor": "none", "alpha": 0.8, "pad": 1.2},
    )
    label.set_in_layout(False)


def write_beside(axes: Axes, position: float, text: str, color: str, *, is_figure: bool = True) -> None:
    """At the right end of a row: a figure, in bold, or a remark."""
    label = axes.text(
        1,
        position,
        text,
        transform=blended_transform_factory(axes.transAxes, axes.transData),
        ha="right",
        va="center",
        fontsize=LARGE if is_figure else SMALL,
        fontweight="bold" if is_figure else "normal",
        color=color,
    )
    label.set_in_layout(False)


def outline_texts(axes: Axes, theme: Theme) -> None:
    """What is written in a panel leaves out the lines and points that run through it."""
    for text in axes.texts:
        text.set_path_effects([withStroke(linewidth=3, foreground=theme.background)])
