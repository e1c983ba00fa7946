"""Is the quick preset quick? Its wall time against the way of 2022, for the same models and devices."""

import threading
import time
from collections.abc import Iterator

from app.compat.gather import gather_machine
from app.model.catalog import BASELINE_DEVICE, MODELS
from app.model.plan import Timing, make_plan
from app.model.result import Result, fold
from app.runner.child import Child
from app.runner.run import run as run_plan
from app.stats.figures import geometric_mean_interval_of, geometric_mean_speed_up
from benchmarks.report import Check, say
from benchmarks.way_of_2022 import time_epoch

TIMES_FASTER = 10.0
MOST_TIMES = 1e6
LONG = Timing(warmup_budget_s=5.0, window_time_s=0.25, min_windows=12, precision_goal=0.002, budget_s=8.0)


def run(device: str) -> Iterator[Check]:
    """All models on the CPU and, where another device is asked for, on that too."""
    devices = tuple(dict.fromkeys((BASELINE_DEVICE, device)))
    started = time.perf_counter()
    quick = _measure(make_plan(preset="quick", devices=devices))
    quick_s = time.perf_counter() - started
    say(f"    quick: {quick_s:.1f} s")
    old_s = 0.0
    for model in MODELS:
        for name in devices:
            epoch_s = time_epoch(model, name)
            say(f"    2022: {model} on {name}: {epoch_s:.1f} s")
            old_s += epoch_s
    yield Check("wall time of 2022 over that of quick", old_s / quick_s, TIMES_FASTER, MOST_TIMES)
