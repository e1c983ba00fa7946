"""The doubts about a whole run: what the machine was and did while it was measured."""

from collections.abc import Callable, Iterator

from app.model.plan_bounds import ALL_IMAGES
from app.model.result import Result
from app.stats.caution import Caution, CautionCode
from app.stats.surrounding_cautions import surrounding_cautions
from app.stats.thresholds import FEWEST_SAMPLES
from app.words import mark, tr

FALLBACK_DEVICE = "mps"


def run_cautions(result: Result) -> tuple[Caution, ...]:
    """The doubts about the whole run, the gravest first."""
    return (
        *_from(_OF_THE_START, result),
        *surrounding_cautions(result),
        *_from(_OF_THE_MEASURING, result),
    )


def _from(table: "_Table", result: Result) -> Iterator[Caution]:
    for code, applies, sentence, advice in table:
        if applies(result):
            yield Caution(code, tr(sentence), tr(advice))


def _is_virtual(result: Result) -> bool:
    return result.machine.is_virtual


def _is_translated(result: Result) -> bool:
    return result.machine.is_translated


def _falls_back(result: Result) -> bool:
    """Of no effect where MPS is not measured."""
    is_on = result.software is not None and result.software.is_cpu_fallback_on
    return is_on and FALLBACK_DEVICE in result.plan.devices


def _is_in_low_power_mode(result: Result) -> bool:
    return bool(result.machine.low_power_mode)


def _is_on_battery(result: Result) -> bool:
    return result.machine.power_source == "battery"


def _is_resumed(result: Result) -> bool:
    return bool(result.resumed_at)


def _has_single_epochs(result: Result) -> bool:
    """An epoch is one sample, as in 2022: told once, since it is so in every cell."""
    epochs = [len(cell.epochs) for cell in result.cells if cell.epochs and cell.status == "done"]
    return bool(epochs) and min(epochs) < FEWEST_SAMPLES


def _has_shortened_epochs(result: Result) -> bool:
    return any(epoch.images < ALL_IMAGES for cell in result.cells for epoch in cell.epochs)


_Table = tuple[tuple[CautionCode, Callable[[Result], bool], str, str], ...]

_OF_THE_START: _Table = (
    (
        "virtual_machine",
        _is_virtual,
        mark("This is a virtual machine, which shares its processor."),
        mark("Measure on the computer itself."),
    ),
    (
        "translated",
        _is_translated,
        mark("The CPU was measured through Rosetta, which slows it and flatters the speed-up."),
        mark("Install Torchmark with a Python made for Apple silicon."),
    ),
    (
        "cpu_fallback",
        _falls_back,
        mark("The figures of the Apple GPU are partly the CPU's: what MPS cannot do ran on the CPU."),
        mark("Unset PYTORCH_ENABLE_MPS_FALLBACK, then run again."),
    ),
    (
        "low_power_mode",
        _is_in_low_power_mode,
        mark("Low Power Mode was on, which slows the CPU and the GPU."),
        mark("Switch it off in System Settings > Battery, then run again."),
    ),
    (
        "battery",
        _is_on_battery,
        mark("The computer ran on battery."),
        mark("Connect the charger, then run again."),
    ),
)
"""What the machine is, and was as the run began. Their texts in English; shown by `tr`."""

_OF_THE_MEASURING: _Table = (
    (
        "resumed",
        _is_resumed,
        mark("The run was interrupted and resumed: its cells were not all measured in one go."),
        mark("Run it again in one go for figures to quote."),
    ),
    (
        "shortened_epoch",
        _has_shortened_epochs,
        mark("The epochs took fewer than the 1000 images of 2022."),
        mark("Leave the number of images as it is for seconds that compare with others."),
    ),
    (
        "single_epoch",
        _has_single_epochs,
        mark("Each epoch was timed once, as in 2022: there is no spread and no interval."),
        mark("Choose the compute protocol for figures with an interval."),
    ),
)
"""How it was measured. Their texts in English; shown by `tr`."""
