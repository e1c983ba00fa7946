"""The figures of a cell and the speed-up of a pair."""

import statistics
from functools import lru_cache

from app.model.catalog import BASELINE_DEVICE, Precision
from app.model.plan import Cell
from app.model.plan_bounds import ALL_IMAGES
from app.model.record import Record
from app.model.result import CellResult, Result
from app.stats.intervals import (
    CACHED,
    Interval,
    Samples,
    geometric_mean_interval,
    median_interval,
    speed_up_interval,
)


class Figures(Record, frozen=True, kw_only=True):
    """What a measured cell says.

    Attributes:
        step_time_s: Median over the windows of (window time / steps in it); in the epoch protocol the
            time of the median epoch over its steps.
        step_time_interval: 95% interval of that median; None for fewer than six samples.
        images_per_s: batch size / `step_time_s`; in the epoch protocol, whose last batch may be smaller,
            the images of an epoch over the time of the median one.
        images_per_s_interval: The same for the ends of `step_time_interval`.
        cv: Coefficient of variation of the samples; None for a single one.
        samples: How many windows or epochs stand behind the median.
        epoch_time_s: Seconds for an epoch. In the epoch protocol the measured ones of the median epoch,
            of `epoch_images`; otherwise computed for 1000 images from `images_per_s`, without loading.
        epoch_images: Images in that epoch.
    """

    step_time_s: float
    step_time_interval: Interval | None
    images_per_s: float
    images_per_s_interval: Interval | None
    cv: float | None
    samples: int
    epoch_time_s: float
    epoch_images: int

    @property
    def relative_reach(self) -> float | None:
        """How far the interval of the images per second reaches, as a share of them."""
        interval = self.images_per_s_interval
        return interval.reach(self.images_per_s) / self.images_per_s if interval else None


def measured_count(result: Result) -> int:
    """How many cells have figures."""
    return sum(figures(cell) is not None for cell in result.cells)


def step_times_s(result: CellResult) -> Samples:
    """The samples of a cell as mean seconds of a step, in the order of measuring, whatever the protocol."""
    if result.epochs:
        return tuple(epoch.duration_s / epoch.steps for epoch in result.epochs)
    return tuple(window.step_time_s for window in result.windows)


def figures(result: CellResult) -> Figures | None:
    """The figures of a cell; None unless it was measured to its end."""
    samples_s = step_times_s(result)
    if result.status != "done" or not samples_s:
        return None
    step_time_s, interval = _median(samples_s)
    if result.epochs:
        epoch = result.epochs[0]
        images_per_step = epoch.images / epoch.steps
        epoch_images = epoch.images
    else:
        images_per_step = result.cell.batch_size
        epoch_images = ALL_IMAGES
    images_per_s = images_per_step / step_time_s
    return Figures(
        step_time_s=step_time_s,
        step_time_interval=interval,
        images_per_s=images_per_s,
        images_per_s_interval=(
            Interval(images_per_step / interval.high, images_per_step / interval.low) if interval else None
        ),
        cv=variation(samples_s),
        samples=len(samples_s),
        epoch_time_s=epoch_images / images_per_s,
        epoch_images=epoch_images,
    )


@lru_cache(maxsize=CACHED)
def _median(samples: Samples) -> tuple[float, Interval | None]:
    return statistics.median(samples), median_interval(samples)


@lru_cache(maxsize=CACHED)
def variation(samples: Samples) -> float | None:
    """Coefficient of variation: sample standard deviation over mean; None for a single sample."""
    if len(samples) < 2:  # noqa: PLR2004 - a spread needs two
        return None
    return statistics.stdev(samples) / statistics.fmean(samples)


def baseline_of(cell: Cell) -> Cell:
    """The same work on the CPU."""
    return Cell(
        model=cell.model,
        device=BASELINE_DEVICE,
        batch_size=cell.batch_size,
        precision=cell.precision,
    )


def speed_up(result: Result, cell: Cell) -> float | None:
    """Median step time on the CPU over that of `cell`: above 1 the device is faster, below 1 slower.

    None where either is missing. The CPU's own is 1.
    """
    pair = _pair(result, cell)
    if pair is None:
        return None
    baseline, own = pair
    baseline_s, _ = _median(baseline)
    own_s, _ = _median(own)
    return baseline_s / own_s


def speed_up_range(result: Result, cell: Cell) -> Interval | None:
    """The 95% interval of `speed_up`; None where there is none, or a side has fewer than six samples."""
    pair = _pair(result, cell)
    if pair is None or cell.device == BASELINE_DEVICE:
        return None
    return speed_up_interval(*pair)


def geometric_mean_speed_up(
    result: Result, device: str, batch_size: int, precision: Precision = "fp32"
) -> float | None:
    """Geometric mean of a device's speed-ups at one batch size; None where there is none."""
    cells = compared_cells(result, device, batch_size, precision)
    speed_ups = [ratio for cell in cells if (ratio := speed_up(result, cell)) is not None]
    return statistics.geometric_mean(speed_ups) if speed_ups else None


def geometric_mean_range(
    result: Result, device: str, batch_size: int, precision: Precision = "fp32"
) -> Interval | None:
    """The 95% interval of `geometric_mean_speed_up`; None where a side has fewer than six samples."""
    cells = compared_cells(result, device, batch_size, precision)
    return geometric_mean_interval([pair for cell in cells if (pair := _pair(result, cell)) is not None])


def compared_cells(result: Result, device: str, batch_size: int, precision: Precision) -> tuple[Cell, ...]:
    """The cells of a device that were measured on both sides, at one batch size and precision."""
    wanted = (device, batch_size, precision)
    return tuple(
        cell
        for cell in result.plan.cells
        if (cell.device, cell.batch_size, cell.precision) == wanted and _pair(result, cell) is not None
    )


def _pair(result: Result, cell: Cell) -> tuple[Samples, Samples] | None:
    """The samples on the CPU and on the cell's device; None unless both were measured to their end."""
    sides = [result.cell(baseline_of(cell)), result.cell(cell)]
    samples = [step_times_s(side) for side in sides if side is not None and side.status == "done"]
    if len(samples) < len(sides) or not all(samples):
        return None
    baseline, own = samples
    return baseline, own
