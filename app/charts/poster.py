"""The picture to keep or to show: headline, chart, machine and versions, of fixed size and light colours."""

from typing import Any

from matplotlib.figure import Figure, SubFigure
from matplotlib.text import Text

from app.charts import throughput
from app.charts.fonts import use_fonts
from app.charts.look import Look
from app.charts.sheet import EDGE_IN, LEFT, RIGHT, WIDTH_IN, divide, fit, height_of, left_end, sign
from app.charts.theme import LIGHT
from app.model.plan import Plan
from app.model.result import Result
from app.stats.badge import BadgeCode, badge
from app.stats.cautions import doubtful_sentence
from app.stats.headline import headline
from app.stats.moments import local_day
from app.stats.naming import chip_title, name_for_others
from app.stats.reference import Reference
from app.stats.run_cautions import run_cautions
from app.words import tr

HEIGHTS = (0.17, 0.715, 0.115)
HEADLINE_PT, BASIS_PT, SMALL_PT = 20, 9.5, 8
HEADLINE_IN, LINE_IN = 0.27, 0.17
BASIS_GAP_IN = 0.12
BADGE_PT, BADGE_PAD = 10, 0.45
BADGE_PAD_SHARE = BADGE_PT * BADGE_PAD / 72 / WIDTH_IN
"""What the coloured plate reaches beyond its word."""
GAP = 0.015
FEW_BARS = 6
"""Of a panel that is half as high as there is room."""
BADGE_COLORS: dict[BadgeCode, str] = {
    "standard": LIGHT.good,
    "custom": LIGHT.muted,
    "unstable": LIGHT.warning,
    "failed_parity": LIGHT.failed,
}


def draw(figure: Figure, result: Result, reference: Reference | None = None) -> None:
    """Draw into a figure of `sheet.WIDTH_IN` x `HEIGHT_IN` at `DPI`."""
    use_fonts()
    top, middle, bottom = divide(figure, HEIGHTS)
    _draw_head(top, result)
    throughput.draw(middle, result, LIGHT, Look(reference=reference, most_panels=_most_panels(result.plan)))
    draw_foot(bottom, result)


def draw_foot(part: SubFigure, result: Result) -> None:
    """What speaks against quoting the picture, and where it is from."""
    name, height = sign(part), height_of(part)
    below, room = EDGE_IN / height, left_end(name, part) - LEFT - GAP
    look: dict[str, Any] = {"va": "bottom", "fontsize": SMALL_PT}
    fit(part.text(LEFT, below, footer(result), color=LIGHT.muted, **look), room)
    fit(part.text(LEFT, below + LINE_IN / height, cautions(result), color=LIGHT.warning, **look))


def _draw_head(part: SubFigure, result: Result) -> None:
    # Others look at it, who sit at another machine.
    says, height = headline(result, name_for_others(result)), height_of(part)
    middle = 1 - (EDGE_IN + HEADLINE_IN / 2) / height
    seal = _draw_badge(part, result, middle)
    look: dict[str, Any] = {"fontsize": HEADLINE_PT, "fontweight": "bold", "color": LIGHT.text}
    sentence = part.text(LEFT, middle, says.sentence, va="center", **look)
    fit(sentence, left_end(seal, part) - BADGE_PAD_SHARE - GAP - LEFT)
    below = 1 - (EDGE_IN + HEADLINE_IN + BASIS_GAP_IN) / height
    fit(part.text(LEFT, below, basis(result), va="top", fontsize=BASIS_PT, color=LIGHT.muted))


def _draw_badge(part: SubFigure, result: Result, middle: float) -> Text:
    mark = badge(result)
    plate = {"boxstyle": f"round,pad={BADGE_PAD}", "facecolor": BADGE_COLORS[mark.code], "edgecolor": "none"}
    return part.text(
        RIGHT - BADGE_PAD_SHARE,
        middle,
        tr(mark.title),
        ha="right",
        va="center",
        fontsize=BADGE_PT,
        fontweight="bold",
        color=LIGHT.background,
        bbox=plate,
    )


def _most_panels(plan: Plan) -> int:
    """Two beside each other, in two rows where each has few bars: figures of more lie on each other."""
    return 4 if len(plan.models) * len(plan.devices) <= FEW_BARS else 2


def basis(result: Result) -> str:
    """What was measured, in one line."""
    of_what = headline(result).basis or _conditions(result)
    return tr("PyTorch training, {basis}", basis=of_what)


def _conditions(result: Result) -> str:
    plan = result.plan
    batch_sizes = ", ".join(map(str, plan.all_batch_sizes))
    return f"batch {batch_sizes}, {', '.join(plan.precisions)}"


def cautions(result: Result) -> str:
    """What speaks against quoting the picture, in one line; empty where nothing does."""
    mark = badge(result)
    sentences = [mark.sentence] if mark.code != "standard" else []
    # The gravest of these is a part of why a result is custom.
    sentences += [each.sentence for each in run_cautions(result) if each.sentence not in mark.sentence]
    return " ".join(filter(None, (*sentences, doubtful_sentence(result))))


def footer(result: Result) -> str:
    """Machine, versions and date in one line."""
    machine, software = result.machine, result.software
    parts = [
        machine.model,
        chip_title(result),
        machine.os,
        f"PyTorch {software.torch}, torchvision {software.torchvision}" if software else None,
        f"Torchmark {result.app_version}",
        local_day(result.started_at),
    ]
    return " · ".join(part for part in parts if part)
