"""Is the quick preset quick? Its wall time against the way of 2022, for the same models and devices."""

import threading
import time
from collections.abc import Iterator

import msgspec

from app.compat.gather import gather_machine
from app.model.catalog import BASELINE_DEVICE, MODELS
from app.model.plan import Plan, make_plan
from app.model.result import Result, fold
from app.runner.child import Child
from app.runner.run import run as run_plan
from app.stats.figures import geometric_mean_range, geometric_mean_speed_up
from benchmarks.report import Check, say
from benchmarks.way_of_2022 import BATCH_SIZE, time_epoch

TIMES_FASTER = 10.0
NO_BOUND = 1e6


def run(device: str) -> Iterator[Check]:
    """All models on the CPU and, where another device is asked for, on that too."""
    devices = tuple(dict.fromkeys((BASELINE_DEVICE, device)))
    plan = make_plan(preset="quick", devices=devices)
    started = time.perf_counter()
    quick = _measure(plan)
    quick_s = time.perf_counter() - started
    say(f"    quick: {quick_s:.1f} s")
    old_s = 0.0
    for model in MODELS:
        for name in devices:
            epoch_s = time_epoch(model, name)
            say(f"    2022: {model} on {name}: {epoch_s:.1f} s")
            old_s += epoch_s
    note = f"{old_s:.0f} s over {quick_s:.0f} s"
    yield Check("wall time of 2022 over that of quick", old_s / quick_s, TIMES_FASTER, NO_BOUND, note)
    if device != BASELINE_DEVICE:
        yield _same_speed_up(quick, plan, device)


def _measure(plan: Plan) -> Result:
    with Child(threading.Event()) as child:
        return fold(run_plan(plan, gather_machine(), child))


def _same_speed_up(quick: Result, plan: Plan, device: str) -> Check:
    """The mean speed-up of a measurement of ten times the samples, over quick's, within quick's interval."""
    timing = msgspec.structs.replace(plan.timing, budget_s=10 * plan.timing.budget_s, precision_goal=0.0)
    long = _measure(msgspec.structs.replace(plan, timing=timing))
    own = geometric_mean_speed_up(quick, device, BATCH_SIZE)
    thorough = geometric_mean_speed_up(long, device, BATCH_SIZE)
    interval = geometric_mean_range(quick, device, BATCH_SIZE)
    if own is None or thorough is None or interval is None:
        raise RuntimeError("not every cell could be measured")
    return Check(
        "mean speed-up of a long run over that of quick",
        thorough / own,
        interval.low / own,
        interval.high / own,
        f"quick {own:.2f} ({interval.low:.2f} to {interval.high:.2f}), long {thorough:.2f}",
    )
