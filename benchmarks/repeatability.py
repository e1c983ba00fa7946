"""Would a second run say the same, and do the intervals hold what they promise?"""

import math
import random
import statistics
import threading
from collections.abc import Iterator

from app.compat.gather import gather_machine
from app.engine.protocols.compute import LOOKS_APART
from app.model.plan import Cell, Timing, make_plan
from app.model.result import Result, fold
from app.runner.child import Child
from app.runner.run import run as run_plan
from app.stats.figures import figures
from app.stats.intervals import median_interval, speed_up_interval
from benchmarks.bench import Bench
from benchmarks.report import Check

MODELS = ("squeezenet1_0", "resnet18")
PAIRS = 5
LONG_RUN_ROUNDS = 60
TRIALS = 1000
COVERAGE_LOW = 0.93
"""95% less what chance does in 1000 trials (two standard deviations are 1.4%)."""
GOAL = Timing(warmup_budget_s=0, window_time_s=0, min_windows=10, precision_goal=0.01, budget_s=0)
MOST_SAMPLES = 80


def run(device: str) -> Iterator[Check]:
    """Runs in pairs, then resampling of one long recording."""
    for model in MODELS:
        yield _two_runs(model, device)
    series = [_recorded(model, device) for model in MODELS]
    for model, samples in zip(MODELS, series, strict=True):
        for count in (6, 10, 30):
            yield _coverage(f"coverage {model} on {device}, {count} windows", samples, count)
        yield _coverage_when_stopped(f"coverage {model} on {device}, sampling until 1%", samples)
    yield _coverage_of_ratio(f"coverage of a ratio on {device}, 10 windows each", *series)


def _two_runs(model: str, device: str) -> Check:
    """Two runs of a cell, each in a process of its own, in pairs; the median of their ratios."""
    ratios = [_measured_s(model, device) / _measured_s(model, device) for _ in range(PAIRS)]
    spread = f"from {min(ratios):.4f} to {max(ratios):.4f} in {PAIRS} pairs"
    return Check(f"two runs of {model} on {device}, batch 4", statistics.median(ratios), 0.98, 1.02, spread)


def _measured_s(model: str, device: str) -> float:
    plan = make_plan(preset="quick", models=(model,), devices=(device,))
    with Child(threading.Event()) as child:
        result: Result = fold(run_plan(plan, gather_machine(), child))
    measured = figures(result.cells[0])
    if measured is None:
        raise RuntimeError(f"{Cell(model, device, 4).title} could not be measured")
    return measured.step_time_s


def _recorded(model: str, device: str) -> list[float]:
    """Step times of a long run's windows."""
    bench = Bench(model, device, 4)
    windows = (window for _ in range(LONG_RUN_ROUNDS) for window in bench.app_round())
    return [window.duration_s / window.steps for window in windows]


def _coverage(name: str, samples: list[float], count: int) -> Check:
    """How often the interval of `count` samples drawn from the long run holds the long run's median."""
    generator, truth = random.Random(1), statistics.median(samples)
    hits = 0
    for _ in range(TRIALS):
        interval = median_interval(generator.choices(samples, k=count))
        hits += interval is not None and interval.low <= truth <= interval.high
    return Check(name, hits / TRIALS, COVERAGE_LOW, 1.0, f"{len(samples)} recorded windows")


def _coverage_when_stopped(name: str, samples: list[float]) -> Check:
    """The same where sampling goes on until the interval is narrow, as the engine does it."""
    generator, truth = random.Random(2), statistics.median(samples)
    hits, drawn_in_all = 0, 0
    for _ in range(TRIALS):
        drawn = generator.choices(samples, k=GOAL.min_windows)
        while not _is_narrow(drawn) and len(drawn) < MOST_SAMPLES:
            next_look = min(MOST_SAMPLES, math.ceil(len(drawn) * LOOKS_APART))
            drawn += generator.choices(samples, k=next_look - len(drawn))
        interval = median_interval(drawn)
        hits += interval is not None and interval.low <= truth <= interval.high
        drawn_in_all += len(drawn)
    return Check(name, hits / TRIALS, COVERAGE_LOW, 1.0, f"{drawn_in_all / TRIALS:.0f} windows on average")


def _is_narrow(samples: list[float]) -> bool:
    interval, middle = median_interval(samples), statistics.median(samples)
    return interval is not None and interval.reach(middle) <= GOAL.precision_goal * middle


def _coverage_of_ratio(name: str, one: list[float], other: list[float]) -> Check:
    """The bootstrap interval of a speed-up, on two recordings."""
    generator = random.Random(3)
    truth = statistics.median(one) / statistics.median(other)
    hits = 0
    for _ in range(TRIALS):
        interval = speed_up_interval(generator.choices(one, k=10), generator.choices(other, k=10))
        hits += interval is not None and interval.low <= truth <= interval.high
    return Check(name, hits / TRIALS, COVERAGE_LOW, 1.0, "")
