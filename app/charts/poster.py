"""The picture to keep or to show: headline, chart, machine and versions, of fixed size and light colours."""

from matplotlib.figure import Figure, SubFigure
from matplotlib.text import Text

from app.charts import throughput
from app.charts.fonts import use_fonts
from app.charts.look import Look
from app.charts.theme import LIGHT
from app.model.result import Result
from app.stats.badge import BadgeCode, badge
from app.stats.cautions import doubtful_cells
from app.stats.headline import headline
from app.stats.moments import local_day
from app.stats.reference import Reference
from app.stats.run_cautions import run_cautions
from app.words import tr

WIDTH_IN, HEIGHT_IN, DPI = 8.0, 4.5, 240
"""1920 x 1080 pixels, with texts that can be read where it is shown at a third of that."""
HEIGHT_RATIOS = (0.17, 0.73, 0.10)
MARGIN = 0.018
NAME = "Torchmark"
HEADLINE_PT = 20
BADGE_COLORS: dict[BadgeCode, str] = {
    "standard": LIGHT.good,
    "custom": LIGHT.muted,
    "unstable": LIGHT.warning,
    "failed_parity": LIGHT.failed,
}


def draw(figure: Figure, result: Result, reference: Reference | None = None) -> None:
    """Draw into a figure of `WIDTH_IN` x `HEIGHT_IN` at `DPI`."""
    use_fonts()
    parts = figure.subfigures(3, 1, squeeze=False, height_ratios=HEIGHT_RATIOS)
    top, middle, bottom = parts[:, 0]
    for part in (top, bottom):
        part.set_facecolor(LIGHT.background)
    says, right = headline(result), 1 - MARGIN
    seal = _draw_badge(top, result)
    sentence = top.text(MARGIN, 0.5, says.sentence, fontsize=HEADLINE_PT, fontweight="bold", color=LIGHT.text)
    _fit(sentence, _left_end(seal, top) - 2 * MARGIN)
    basis = tr("PyTorch training, {basis}", basis=says.basis or _conditions(result))
    _fit(top.text(MARGIN, 0.14, basis, fontsize=9.5, color=LIGHT.muted), 1 - 2 * MARGIN)
    throughput.draw(middle, result, LIGHT, Look(reference=reference))
    name = bottom.text(right, 0.22, NAME, ha="right", fontsize=10, fontweight="bold", color=LIGHT.accent)
    room = _left_end(name, bottom) - 2 * MARGIN
    _fit(bottom.text(MARGIN, 0.62, cautions(result), fontsize=8, color=LIGHT.warning), 1 - 2 * MARGIN)
    _fit(bottom.text(MARGIN, 0.22, footer(result), fontsize=8, color=LIGHT.muted), room)


def _draw_badge(part: SubFigure, result: Result) -> Text:
    mark = badge(result)
    return part.text(
        1 - 1.6 * MARGIN,
        0.6,
        tr(mark.title),
        ha="right",
        va="center",
        fontsize=10,
        fontweight="bold",
        color=LIGHT.background,
        bbox={"boxstyle": "round,pad=0.45", "facecolor": BADGE_COLORS[mark.code], "edgecolor": "none"},
    )


def _left_end(text: Text, part: SubFigure) -> float:
    """Where a text begins, as a share of the width."""
    return float((text.get_window_extent().x0 - part.bbox.x0) / part.bbox.width)


def _fit(text: Text, room: float) -> None:
    """Make a text smaller until it fits into this share of the width: nothing of it may be cut off."""
    figure = text.get_figure()
    assert figure is not None
    width = text.get_window_extent().width / figure.bbox.width
    if width > room:
        text.set_fontsize(float(text.get_fontsize()) * room / width)


def _conditions(result: Result) -> str:
    plan = result.plan
    batch_sizes = ", ".join(map(str, plan.all_batch_sizes))
    return f"batch {batch_sizes}, {', '.join(plan.precisions)}"


def cautions(result: Result) -> str:
    """What speaks against quoting the picture, in one line; empty where nothing does."""
    mark = badge(result)
    sentences = [mark.sentence] if mark.code == "failed_parity" else []
    sentences += [caution.sentence for caution in run_cautions(result)]
    doubtful = len(doubtful_cells(result))
    if doubtful:
        sentences.append(tr("Doubtful: {doubtful} of {all} cells.", doubtful=doubtful, all=len(result.cells)))
    return " ".join(sentences)


def footer(result: Result) -> str:
    """Machine, versions and date in one line."""
    machine, software = result.machine, result.software
    parts = [
        machine.model,
        machine.chip,
        machine.os,
        f"PyTorch {software.torch}, torchvision {software.torchvision}" if software else None,
        f"Torchmark {result.app_version}",
        local_day(result.started_at),
    ]
    return " · ".join(part for part in parts if part)
