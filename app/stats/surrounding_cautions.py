"""The doubts about what became of the machine during a run: its power, its heat, its sleep."""

from collections.abc import Iterator

from app.model.conditions import ThermalLevel
from app.model.result import Result
from app.stats.caution import Caution
from app.stats.formats import format_clock
from app.words import mark, tr

HOT: dict[ThermalLevel, str] = {
    "heavy": mark("heavy"),
    "trapping": mark("critical"),
    "sleeping": mark("critical"),
}
"""From the coolest to the hottest, in English; shown by `tr`.

Not "moderate", in which the fans may be heard: from the next one on the system's performance suffers, and the
last is called critical (developer.apple.com, ProcessInfo.ThermalState: nominal, fair, serious, critical).
"""


def surrounding_cautions(result: Result) -> Iterator[Caution]:
    """The doubts, the gravest first; what was so from the start on is told by others."""
    noted = [each.conditions for each in result.noted]
    machine = result.machine
    if any(each.low_power_mode for each in noted) and not machine.low_power_mode:
        yield Caution(
            "low_power_mode_began",
            tr("Low Power Mode was switched on during the run, which slows the CPU and the GPU."),
            tr("Switch it off in System Settings > Battery, then run again."),
        )
    if any(each.power_source == "battery" for each in noted) and machine.power_source != "battery":
        yield Caution(
            "battery_began",
            tr("The computer went on battery during the run."),
            tr("Connect the charger, then run again."),
        )
    levels = {each.thermal_level for each in noted}
    too_hot = [level for level in HOT if level in levels]
    if too_hot:
        yield Caution(
            "hot",
            tr(
                "The computer was hot during the run (thermal pressure: {level}).", level=tr(HOT[too_hot[-1]])
            ),
            tr("Let it cool down with its air vents free, then run again."),
        )
    slept_s = _slept_s(result)
    if slept_s:
        yield Caution(
            "slept", _asleep(slept_s, discarded_samples(result)), tr("Leave its lid open, then run again.")
        )


def discarded_samples(result: Result) -> int:
    """How many samples were thrown away."""
    return sum(len(cell.discarded) for cell in result.cells)


def _slept_s(result: Result) -> float:
    """As the program saw it, or else as the samples did."""
    seen_s = sum(sleep.slept_s for sleep in result.sleeps)
    return seen_s or sum(sample.slept_s for cell in result.cells for sample in cell.discarded)


def _asleep(slept_s: float, discarded: int) -> str:
    time = format_clock(slept_s)
    if not discarded:
        return tr("The computer slept for {time} during the run, in no sample.", time=time)
    if discarded == 1:
        return tr(
            "The computer slept for {time} during the run: 1 sample in which it did was thrown away.",
            time=time,
        )
    return tr(
        "The computer slept for {time} during the run: {count} samples in which it did were thrown away.",
        time=time,
        count=discarded,
    )
