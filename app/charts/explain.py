"""From the 2022 way of measuring to the right one: seconds per epoch and speed-up, link by link."""

from collections.abc import Mapping, Sequence
from functools import partial

from app.charts import axes as chart
from app.charts import texts
from app.charts.axes import Canvas
from app.charts.bars import Bar, Beside, Row, absent_bar, device_bar, draw_panels
from app.charts.heights import BARE_PANEL_IN, of_panels
from app.charts.look import PLAIN, Look
from app.charts.theme import Theme
from app.model.catalog import BASELINE_DEVICE, MODELS
from app.model.explanation import LINKS, LinkName
from app.model.result import Result
from app.stats.explanation import (
    Chain,
    LinkFigures,
    ModelExplanation,
    explanations,
    waiting_changes_nothing,
)
from app.stats.formats import format_seconds, format_speed_up
from app.words import mark, tr

COLUMNS = 3
FEW_PANELS = 4
TITLES: Mapping[LinkName, str] = {
    "as_in_2022": mark("as in 2022"),
    "synchronised": mark("synchronised"),
    "warmed_up": mark("warmed up"),
    "compute": mark("compute alone"),
}


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each model, a row for each link."""
    found = explanations(result)
    chart.begin(figure, theme)
    grid = chart.panels(figure, len(found), _columns(len(found)), sharey=True)
    titles, size = texts.fitted(
        [_title(model) for model in found], texts.LARGE, chart.panel_width_pt(grid[0])
    )
    labels = _labels(found)
    for axes, title, model in zip(grid, titles, found, strict=True):
        rows = [_row(result, model, name, label, theme) for name, label in labels.items()]
        # An axis for each: the ways of measuring one model are set side by side, not the models.
        draw_panels([(axes, rows)], theme, is_logarithmic=look.is_logarithmic)
        # Every bar has its figure, and the panels are small.
        axes.set_xticks([])
        chart.title(axes, title, theme, size=size)
    chart.label_x(figure, tr("seconds per 1000 images"), theme)
    chart.legend(figure, [chart.device_patch(result, device, theme) for device in result.plan.devices], theme)
    chart.note(figure, _small_print(found), theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    del look
    found = explanations(result)
    bars = len(_labels(found)) * len(result.plan.devices)
    return of_panels(len(found), bars, columns=_columns(len(found)), note_lines=3, panel_in=BARE_PANEL_IN)


def describe(result: Result) -> str:
    """What the 2022 way would have told and what the right one tells, for each model and GPU."""
    sentences = []
    for model in explanations(result):
        for chain in model.chains:
            first, last = _speed_up(chain, LINKS[0]), _speed_up(chain, LINKS[-1])
            if chain.cell.device != BASELINE_DEVICE and first is not None and last is not None:
                sentences.append(
                    tr(
                        "{cell}: {first} the CPU as measured in 2022, {last} with compute alone.",
                        cell=chain.cell.title,
                        first=format_speed_up(first),
                        last=format_speed_up(last),
                    )
                )
            elif chain.cell.device != BASELINE_DEVICE or len(model.chains) == 1:
                sentences.append(_times(chain))
    return " ".join([*sentences, _quote()]) if sentences else missing(result)


def missing(result: Result) -> str:
    """It is measured for those who ask."""
    return chart.missing_sentence(
        result,
        has_data=bool(result.links),
        is_planned="explain" in result.plan.extras,
        advice=tr("Run with Explain switched on: it measures each model in the way of 2022 as well."),
    )


def _small_print(found: Sequence[ModelExplanation]) -> str:
    if waiting_changes_nothing(found):
        mended = tr(
            "Each way mends one doubt of the one above: the clock waits for the device (which changes "
            "nothing here: at most the last step was still under way); loader and model are warm; loading is "
            "out of it."
        )
    else:
        mended = tr(
            "Each way mends one doubt of the one above: the clock waits for the device; loader and model are "
            "warm; loading is out of it."
        )
    is_rough = any(chain.is_rough for model in found for chain in model.chains)
    rough = tr("Rough: projected from a few steps.") if is_rough else ""
    return " ".join(filter(None, (mended, _quote(), rough)))


def _quote() -> str:
    return tr(
        "Quote the speed-ups of Images per second: each way here is a single pass, which by chance can come "
        "out slower than the one above it."
    )


def _labels(found: Sequence[ModelExplanation]) -> dict[LinkName, str]:
    """What has a row, and what stands before it; two ways that nowhere differ share one."""
    labels = {name: tr(TITLES[name]) for name in LINKS}
    if waiting_changes_nothing(found):
        labels["as_in_2022"] += f"\n= {labels.pop('synchronised')}"
    return labels


def _columns(panels: int) -> int:
    return FEW_PANELS // 2 if panels == FEW_PANELS else min(COLUMNS, panels)


def _title(model: ModelExplanation) -> str:
    batch_size = model.chains[0].cell.batch_size
    title = tr("{model}, batch {batch_size}", model=MODELS[model.model].title, batch_size=batch_size)
    is_rough = any(chain.is_rough for chain in model.chains)
    return tr("{title} (rough)", title=title) if is_rough else title


def _times(chain: Chain) -> str:
    links = ", ".join(f"{tr(TITLES[link.name])} {format_seconds(link.epoch_time_s)}" for link in chain.links)
    return tr("{cell}: {links} per 1000 images.", cell=chain.cell.title, links=links)


def _speed_up(chain: Chain, name: LinkName) -> float | None:
    return next((link.speed_up for link in chain.links if link.name == name), None)


def _row(result: Result, model: ModelExplanation, name: LinkName, label: str, theme: Theme) -> Row:
    by_device = {chain.cell.device: chain for chain in model.chains}
    bar = partial(_bar, name=name, theme=theme)
    return Row(label, tuple(bar(by_device.get(device)) for device in result.plan.devices))


def _bar(chain: Chain | None, name: LinkName, theme: Theme) -> Bar:
    link = next((link for link in chain.links if link.name == name), None) if chain else None
    if chain is None or link is None:
        return absent_bar(None, theme)
    device = chain.cell.device
    return device_bar(
        device,
        link.epoch_time_s,
        format_seconds(link.epoch_time_s),
        theme,
        beside=_beside(link, device, theme),
    )


def _beside(link: LinkFigures, device: str, theme: Theme) -> Beside | None:
    """Not in the colour of the headline's speed-ups: these are not to be quoted."""
    if link.speed_up is None or device == BASELINE_DEVICE:
        return None
    color = theme.text if link.name == LINKS[-1] else theme.muted
    return Beside(format_speed_up(link.speed_up), color)
