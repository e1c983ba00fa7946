"""How far the numbers of a device are from float64, beside the CPU's own float32, with the verdict."""

import random
from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from app.charts import axes as chart
from app.charts import scales, texts
from app.charts.axes import Canvas
from app.charts.bars import bar_position, label_rows
from app.charts.heights import of_panels
from app.charts.look import PLAIN, Look
from app.charts.theme import Theme, device_marker
from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS
from app.model.parity import LARGEST, Parity, StepErrors, TensorError
from app.model.result import Result
from app.stats.formats import format_error, format_percent
from app.stats.parity import FLOOR, STRICT_FACTOR, STRICT_LIMIT, Code, judge
from app.words import mark, tr

SMALLEST = 1e-9
"""An error of nothing stands here: a logarithmic axis has no 0."""
FIGURE_PT = 48
"""The room of a figure behind its points, before the verdict of its row."""
HIGHEST = 10.0
"""Errors above stand here; what is off by so much needs no figure."""
FEW_ALIKE = 2
"""Verdicts that are told one by one."""
SPREAD = 0.2
"""How far up and down points are strewn, so that they do not hide each other."""
OWN_LIMIT = mark("Each tensor has its own limit: {factor} × (the CPU's error + {floor}), at most {limit}.")
FEWER_BITS = mark(
    "≈ fewer bits: by its default the device rounds more coarsely, so that the limit does not apply to it. "
    "With all bits it is within the limit and agrees with the CPU."
)
VERDICTS: Mapping[Code, str] = {
    "passed": mark("✓ passed"),
    "reduced_precision": mark("≈ fewer bits"),
    "failed": mark("✗ failed"),
}


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw a row for each model: a point for each tensor, of the device and of the CPU."""
    del look
    chart.begin(figure, theme)
    axes = figure.subplots()
    chart.style(axes, theme)
    label_rows(axes, [_label(result, parity) for parity in result.parities], theme)
    axes.set_xscale("log")
    lows, highs = [], [STRICT_LIMIT]
    for row, parity in enumerate(result.parities):
        strips = _strips(parity)
        for place, (kind, errors) in enumerate(strips.items()):
            shown = [min(max(error, SMALLEST), HIGHEST) for error in errors]
            lows.append(min(shown))
            highs.append(max(shown))
            position = bar_position(row, place, len(strips))
            _draw_strip(axes, shown, position, kind, theme)
            texts.write_after(axes, max(shown), position, _percent(max(errors)), theme.muted, gap=7)
        _write_verdict(axes, row, parity, theme)
    texts.outline_texts(axes, theme)
    low, high = min(lows) / 2, max(highs)
    axes.set_xlim(low, low * (high / low) ** _room(axes, result))
    scales.log_ticks(axes, low, high, _percent)
    _draw_limit(axes, result, theme)
    words = tr(
        "relative error against float64; each point a tensor (output, loss, gradient), "
        "the large one the worst"
    )
    chart.label_x(figure, words, theme)
    chart.legend(figure, _legend(result, theme), theme)
    chart.note(figure, _small_print(result), theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    del look
    strips = sum(len(_strips(parity)) for parity in result.parities)
    return of_panels(1, strips, note_lines=4)


def describe(result: Result) -> str:
    """The verdicts."""
    by_code: dict[Code, list[Parity]] = {}
    for parity in result.parities:
        by_code.setdefault(judge(parity).code, []).append(parity)
    sentences = []
    for code, parities in by_code.items():
        if code == "failed" or len(parities) <= FEW_ALIKE:
            sentences += [judge(parity).sentence for parity in parities]
        else:
            sentences.append(_about_many(code, parities, of=len(result.parities)))
    return " ".join(sentences) or missing(result)


def _about_many(code: Code, parities: list[Parity], of: int) -> str:
    worst = max(error.device_error for parity in parities for error in _tensors(parity.as_used))
    sentence = (
        mark("{count} of {all} models agree with the CPU: at worst, a tensor is off by {error}.")
        if code == "passed"
        else mark(
            "{count} of {all} models are computed with fewer bits, as the device's default allows: at worst, "
            "a tensor is off by {error}. With all bits they agree with the CPU."
        )
    )
    return tr(sentence, count=len(parities), all=of, error=_percent(worst))


def missing(result: Result) -> str:
    """It is checked for those who ask, on a device other than the CPU."""
    return chart.missing_sentence(
        result,
        has_data=bool(result.parities),
        is_planned="parity" in result.plan.extras and bool(result.plan.gpus),
        advice=tr("Run with Parity switched on, or the preset Standard, which has it. It takes a GPU."),
    )


def _room(axes: Axes, result: Result) -> float:
    """For a figure behind the largest error and the verdict beside it."""
    verdicts = (tr(VERDICTS[judge(parity).code]) for parity in result.parities)
    widest_pt = max((texts.text_width_pt(verdict, texts.LARGE) for verdict in verdicts), default=0.0)
    return scales.room_for(axes, widest_pt + FIGURE_PT)


def _label(result: Result, parity: Parity) -> str:
    title = MODELS[parity.model].title
    is_one = len({each.device for each in result.parities}) == 1
    return title if is_one else f"{title}\n{DEVICES[parity.device].title}"


def _strips(parity: Parity) -> dict[str, list[float]]:
    """Errors by what had them: the device as used, the same with all bits, the CPU in float32."""
    used = _tensors(parity.as_used)
    strips = {"as_used": [error.device_error for error in used]}
    if parity.strict is not None:
        strips["strict"] = [error.device_error for error in _tensors(parity.strict)]
    strips["cpu"] = [error.cpu_error for error in used]
    return strips


def _tensors(step: StepErrors) -> list[TensorError]:
    return [step.logits, step.loss, *step.gradients]


def _draw_strip(axes: Axes, errors: list[float], position: float, kind: str, theme: Theme) -> None:
    strewn = random.Random(len(errors))  # noqa: S311 - the same on every drawing
    heights = [position + strewn.uniform(-SPREAD, SPREAD) / 2 for _ in errors]
    axes.plot(errors, heights, alpha=0.55, zorder=2, **_look(kind, theme))
    axes.plot(max(errors), position, zorder=3, **{**_look(kind, theme), "markersize": 7})


def _percent(error: float) -> str:
    return tr("not finite") if error >= LARGEST else format_error(error)


def _look(kind: str, theme: Theme) -> dict[str, Any]:
    device = BASELINE_DEVICE if kind == "cpu" else "gpu"
    look: dict[str, Any] = {
        "linestyle": "none",
        "marker": device_marker(device),
        "markersize": 3.5,
        "color": theme.device_color(device),
    }
    if kind == "strict":
        look |= {"marker": "D", "markerfacecolor": theme.background}
    return look


def _draw_limit(axes: Axes, result: Result, theme: Theme) -> None:
    """With what it is of at the line itself: points of fewer bits may lie beyond it."""
    axes.axvline(STRICT_LIMIT, color=theme.muted, linewidth=1.0, linestyle="--", zorder=1)
    limit = format_percent(STRICT_LIMIT)
    axes.annotate(
        tr("limit with all bits: {limit} at most", limit=limit)
        if any(parity.strict is not None for parity in result.parities)
        else tr("limit: {limit} at most", limit=limit),
        (STRICT_LIMIT, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 2),
        textcoords="offset points",
        ha="center",
        fontsize=texts.SMALL,
        color=theme.muted,
    )


def _small_print(result: Result) -> str:
    """The line is drawn where no limit lies beyond: most tensors have a far lower one."""
    limit, floor = format_percent(STRICT_LIMIT), _percent(FLOOR)
    own_limit = tr(OWN_LIMIT, factor=STRICT_FACTOR, floor=floor, limit=limit)
    if any(judge(parity).code == "reduced_precision" for parity in result.parities):
        return f"{own_limit} {tr(FEWER_BITS)}"
    return own_limit


def _write_verdict(axes: Axes, row: int, parity: Parity, theme: Theme) -> None:
    code = judge(parity).code
    # Fewer bits are what the device is made for: nothing to be alarmed by.
    colors = {"passed": theme.good, "reduced_precision": theme.text, "failed": theme.failed}
    texts.write_beside(axes, row, tr(VERDICTS[code]), colors[code])


def _legend(result: Result, theme: Theme) -> list[Line2D]:
    names = ", ".join(DEVICES[device].title for device in dict.fromkeys(p.device for p in result.parities))
    labels = {"as_used": names, "cpu": tr("CPU in float32: what rounding alone does")}
    if any(parity.strict is not None for parity in result.parities):
        labels = {"as_used": names, "strict": tr("the same with all bits"), "cpu": labels["cpu"]}
    return [Line2D([], [], label=label, **_look(kind, theme)) for kind, label in labels.items()]
