"""The picture to keep or to show: headline, chart, machine and versions, of fixed size and light colours."""

from matplotlib.figure import Figure

from app.charts import throughput
from app.charts.look import Look
from app.charts.reference import Reference
from app.charts.theme import LIGHT
from app.model.result import Result
from app.stats.badge import BadgeCode, badge
from app.stats.cautions import doubtful_cells
from app.stats.headline import headline
from app.stats.run_cautions import run_cautions

WIDTH_IN, HEIGHT_IN, DPI = 9.6, 5.4, 200
HEIGHT_RATIOS = (0.14, 0.79, 0.07)
MARGIN = 0.012
LARGEST_TYPE = 17.0
TYPE_FOR_LENGTH = 1000.0
"""Points times characters of the headline, beside which the badge still has room."""
BADGE_COLORS: dict[BadgeCode, str] = {
    "standard": LIGHT.good,
    "custom": LIGHT.muted,
    "unstable": LIGHT.warning,
    "failed_parity": LIGHT.failed,
}


def draw(figure: Figure, result: Result, reference: Reference | None = None) -> None:
    """Draw into a figure of `WIDTH_IN` x `HEIGHT_IN` at `DPI`."""
    parts = figure.subfigures(3, 1, squeeze=False, height_ratios=HEIGHT_RATIOS)
    top, middle, bottom = parts[:, 0]
    for part in (top, bottom):
        part.set_facecolor(LIGHT.background)
    says = headline(result)
    basis = f"PyTorch training, {says.basis or _conditions(result)}"
    size = min(LARGEST_TYPE, TYPE_FOR_LENGTH / len(says.sentence))
    top.text(MARGIN, 0.55, says.sentence, fontsize=size, fontweight="bold", color=LIGHT.text)
    top.text(MARGIN, 0.12, basis, fontsize=9, color=LIGHT.muted)
    mark = badge(result)
    look = {"fontsize": 11, "fontweight": "bold", "color": BADGE_COLORS[mark.code]}
    top.text(1 - MARGIN, 0.62, mark.title, ha="right", **look)
    throughput.draw(middle, result, LIGHT, Look(reference=reference))
    bottom.text(MARGIN, 0.6, cautions(result), fontsize=7.5, color=LIGHT.warning)
    bottom.text(MARGIN, 0.2, footer(result), fontsize=7.5, color=LIGHT.muted)


def _conditions(result: Result) -> str:
    plan = result.plan
    batch_sizes = ", ".join(map(str, plan.batch_sizes))
    return f"batch {batch_sizes}, {', '.join(plan.precisions)}"


def cautions(result: Result) -> str:
    """What speaks against quoting the picture, in one line; empty where nothing does."""
    mark = badge(result)
    sentences = [mark.sentence] if mark.code == "failed_parity" else []
    sentences += [caution.sentence for caution in run_cautions(result)]
    doubtful = len(doubtful_cells(result))
    if doubtful:
        sentences.append(f"Doubtful: {doubtful} of {len(result.cells)} cells.")
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
        result.started_at.partition("T")[0],
    ]
    return " · ".join(part for part in parts if part)
