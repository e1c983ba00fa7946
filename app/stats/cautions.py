"""What a reader should know before quoting a figure: values with a code, a sentence and an advice."""

import statistics
from collections.abc import Callable, Sequence

from app.model.record import Record
from app.model.result import CellResult, Result

UNSTABLE_CV = 0.10
"""Of the mean; pyperf warns from here on (psf/pyperf, "the standard deviation is 10 % of the mean")."""
OUTLIER_Z = 14.83
"""Modified z-score by the median absolute deviation, as hyperfine has it (src/outlier_detection.rs)."""
MAD_SCALE = 0.6745
"""Makes the median absolute deviation of a normal distribution comparable with its standard deviation."""
DRIFT_RATIO = 1.05
"""Last third of the windows over the first third. Ours: a quiet machine's windows differ by far less."""
DRIFT_WINDOWS = 6
"""Fewer windows than this make no thirds to speak of."""

QUIET = "Close other programs, wait until the machine is cool, then run again."


class Caution(Record, frozen=True):
    """A doubt about a figure, or about all of them."""

    code: str
    sentence: str
    advice: str


def all_cautions(result: Result) -> list[str]:
    """Every doubt as a line: those about the whole run first, then those about a cell with its name."""
    lines = [f"{caution.sentence} {caution.advice}" for caution in run_cautions(result)]
    for cell in result.cells:
        lines += [
            f"{cell.cell.title}: {caution.sentence} {caution.advice}" for caution in cell_cautions(cell)
        ]
    return lines


def doubtful_cells(result: Result) -> list[CellResult]:
    """The measured cells whose figures should not be quoted as they are."""
    return [cell for cell in result.cells if cell_cautions(cell)]


def cell_cautions(cell: CellResult) -> tuple[Caution, ...]:
    """The doubts about a measured cell; none for a cell without figures."""
    if cell.status != "done":
        return ()
    step_times_s = [window.step_time_s for window in cell.windows]
    found = (check(step_times_s) for check in _CELL_CHECKS)
    return tuple(caution for caution in found if caution is not None)


def run_cautions(result: Result) -> tuple[Caution, ...]:
    """The doubts about the whole run."""
    machine = result.machine
    found = []
    if machine.power_source == "battery":
        found.append(
            Caution("battery", "The computer ran on battery.", "Connect the charger, then run again.")
        )
    if machine.low_power_mode:
        found.append(
            Caution(
                "low_power_mode",
                "Low Power Mode was on, which slows the CPU and the GPU.",
                "Switch it off in System Settings > Battery, then run again.",
            )
        )
    if machine.is_translated:
        found.append(
            Caution(
                "translated",
                "The CPU was measured through Rosetta, which slows it and flatters the speed-up.",
                "Install Torchmark with a Python made for Apple silicon.",
            )
        )
    if machine.is_virtual:
        found.append(
            Caution(
                "virtual_machine",
                "This is a virtual machine, which shares its processor.",
                "Measure on the computer itself.",
            )
        )
    return tuple(found)


def variation(step_times_s: Sequence[float]) -> float:
    """Coefficient of variation: sample standard deviation over mean; 0 for a single sample."""
    if len(step_times_s) < 2:  # noqa: PLR2004 - a spread needs two
        return 0.0
    return statistics.stdev(step_times_s) / statistics.fmean(step_times_s)


def _unstable(step_times_s: Sequence[float]) -> Caution | None:
    cv = variation(step_times_s)
    if cv < UNSTABLE_CV:
        return None
    return Caution("unstable", f"Unstable: its windows vary by {cv:.0%}.", QUIET)


def _outliers(step_times_s: Sequence[float]) -> Caution | None:
    middle = statistics.median(step_times_s)
    deviations = [abs(step_time_s - middle) for step_time_s in step_times_s]
    typical = statistics.median(deviations)
    outliers = sum(MAD_SCALE * deviation > OUTLIER_Z * typical for deviation in deviations) if typical else 0
    if not outliers:
        return None
    windows = "1 window is" if outliers == 1 else f"{outliers} windows are"
    return Caution("outliers", f"{windows} far from all the others.", QUIET)


def _drift(step_times_s: Sequence[float]) -> Caution | None:
    if len(step_times_s) < DRIFT_WINDOWS:
        return None
    third = len(step_times_s) // 3
    ratio = statistics.median(step_times_s[-third:]) / statistics.median(step_times_s[:third])
    if ratio < DRIFT_RATIO:
        return None
    return Caution(
        "drift",
        f"It became slower on the way, by {ratio - 1:.0%}: the machine may have throttled.",
        QUIET,
    )


_CELL_CHECKS: tuple[Callable[[Sequence[float]], Caution | None], ...] = (_unstable, _outliers, _drift)
