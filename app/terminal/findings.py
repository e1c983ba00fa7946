"""Sections of the printed result on trust: parity, the chain that explains 2022, and throttling."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from app.model.catalog import DEVICES, MODELS
from app.model.explanation import LINKS, LinkName
from app.model.plan_bounds import ALL_IMAGES
from app.model.result import Result
from app.stats.explanation import LINK_SENTENCES, ModelExplanation, explanation_cautions, explanations
from app.stats.formats import format_seconds, format_speed_up
from app.stats.parity import judge
from app.stats.sustained import sustained_sentence
from app.terminal.tables import add_columns, new_table

LINK_TITLES: dict[LinkName, str] = {
    "as_in_2022": "As in 2022",
    "synchronised": "Synced",
    "warmed_up": "Warmed up",
    "compute": "Compute",
}
VERDICT_STYLES = {"passed": "green", "reduced_precision": "green", "failed": "red"}


def parity(result: Result) -> Iterator[RenderableType]:
    """Whether the GPU's numbers are right, model by model."""
    if "parity" in result.plan.extras and not result.plan.gpus:
        yield Text("There is no GPU in this run whose numbers could be compared.")
        yield Text()
    if not result.parities:
        return
    yield Text("Is the GPU right?", style="bold")
    for each in result.parities:
        verdict = judge(each)
        yield Text(verdict.sentence, style=VERDICT_STYLES[verdict.code])
        if verdict.code == "failed":
            yield Text(verdict.advice)
    yield Text()


def explanation(result: Result) -> Iterator[RenderableType]:
    """Seconds per epoch in each way of measuring, and the speed-up that each would have claimed."""
    found = explanations(result)
    if not found:
        return
    yield Text("From the way of 2022 to the right one: seconds per epoch", style="bold")
    table = new_table()
    add_columns(table, ("Model", "Device", "Images", *LINK_TITLES.values()), figures_from=2)
    for model in found:
        for row in _chain_rows(model):
            table.add_row(*row)
    yield table
    for caution in explanation_cautions(result):
        assert caution.cell is not None
        yield Text(f"{caution.cell.title}: {caution.sentence}", style="yellow")
    if any(chain.images < ALL_IMAGES for model in found for chain in model.chains):
        says = f"Projected to {ALL_IMAGES} images; what is paid once, such as starting, is counted once."
        yield Text(says, style="dim")
    for name in LINKS:
        yield Text(f"{LINK_TITLES[name]}: {LINK_SENTENCES[name]}", style="dim")
    yield Text()


def throttling(result: Result) -> Iterator[RenderableType]:
    """What a long run showed of each device."""
    found = [(cell.cell, says) for cell in result.cells if (says := sustained_sentence(cell)) is not None]
    if result.plan.protocol != "sustained" or not found:
        return
    yield Text("Does it keep its speed?", style="bold")
    for cell, says in found:
        yield Text(f"{MODELS[cell.model].title} on {DEVICES[cell.device].title}: {says}")
    yield Text()


def _chain_rows(model: ModelExplanation) -> Iterator[list[str]]:
    title = MODELS[model.model].title
    for chain in model.chains:
        by_name = {link.name: link for link in chain.links}
        times = [format_seconds(by_name[name].epoch_time_s) if name in by_name else "-" for name in LINKS]
        yield [title, chain.cell.device, str(chain.images), *times]
        ratios = [by_name[name].speed_up if name in by_name else None for name in LINKS]
        if chain is not model.chains[0] and any(ratios):
            yield [
                "",
                "speed-up",
                "",
                *("-" if ratio is None else format_speed_up(ratio) for ratio in ratios),
            ]
