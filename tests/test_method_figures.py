"""Every figure that docs/method.md takes from the program is the program's.

tests/test_help_documents.py holds the translations of it against the English one.
"""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from app.engine import digits, explain, limits, memory, parity, phases, training, weights
from app.engine.protocols.compute import (
    CHUNKS_PER_WINDOW,
    LEAD_IN_S,
    LOOKS_APART,
    SETTLED_CHUNKS,
    SETTLED_WITHIN,
    TURN_OVER_LEAD_IN,
    TURNS,
    WINDOW_OVER_SYNC,
)
from app.engine.protocols.sustained import WARMUP_BUDGET_S, WINDOW_TIME_S
from app.model.explanation import LINKS
from app.model.plan import EXTRAS, QUICK, THOROUGH, Timing
from app.model.plan_bounds import ALL_IMAGES, LOADER_WORKERS
from app.stats import comparison, formats, headline, intervals, thresholds
from app.stats import parity as verdict
from app.stats import sustained as held
from app.stats.caution import CautionCode
from app.stats.comparability import Mark, Refusal

METHOD = Path(__file__).parents[1] / "docs/method.md"
TEXT = " ".join(METHOD.read_text(encoding="utf-8").split())

WORDS: Mapping[float, str] = {
    1: "a",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    10: "ten",
    20: "twenty",
}
PARTS: Mapping[float, str] = {0.5: "half", 0.25: "quarter", 0.1: "tenth"}
MIB = 2**20


def percent(share: float) -> str:
    return f"{100 * share:.10g}%"


def power(number: float) -> str:
    """As in 1e-6."""
    return f"{number:.0e}".replace("e-0", "e-")


def turn_s(timing: Timing) -> float:
    """As `ComputeMeasurement.turn` has it."""
    shortest_s = min(timing.budget_s, timing.min_windows * timing.window_time_s)
    return max(shortest_s / TURNS, TURN_OVER_LEAD_IN * LEAD_IN_S)


CELL = (
    f"a head for {WORDS[digits.CLASSES]} classes",
    f"cross-entropy over {WORDS[digits.CLASSES]} classes",
    f"Adam with learning rate {training.LEARNING_RATE:g}",
)
COMPUTE = (
    f"the first {ALL_IMAGES} MNIST training digits, resized bilinearly to {digits.SIDE}x{digits.SIDE}",
    f"{WORDS[digits.CHANNELS]} equal channels",
    f"in chunks of {PARTS[1 / CHUNKS_PER_WINDOW]} a window's time",
    f"until {WORDS[SETTLED_CHUNKS]} chunks in a row are less than {percent(SETTLED_WITHIN)}",
    f"its time is up ({QUICK.warmup_budget_s:g} s in quick, else {THOROUGH.warmup_budget_s:g} s)",
    f"the window's time ({QUICK.window_time_s:g} s in quick, else {THOROUGH.window_time_s:g} s)",
    f"at least {WINDOW_OVER_SYNC} times the cost c of a synchronisation",
    f"which then adds {percent(1 / WINDOW_OVER_SYNC)} at most",
    f"until its windows have filled {turn_s(QUICK):g} s in quick, else {turn_s(THOROUGH):g} s",
    f"A turn begins with {LEAD_IN_S:g} s of untimed steps",
    f"more than {PARTS[memory.SHARE_OF_MEMORY]} of what is free",
    f"after {QUICK.min_windows} windows at least ({THOROUGH.min_windows} outside quick)",
    *(f"median is within {percent(timing.precision_goal)} of it" for timing in (QUICK, THOROUGH)),
    f"the cell's time is up ({QUICK.budget_s:g} s in quick, else {THOROUGH.budget_s:g} s)",
    f"a {PARTS[LOOKS_APART - 1]} more windows than at the last look",
)
EPOCH = (
    f"{LOADER_WORKERS[0]} or {LOADER_WORKERS[-1]} loader processes ({LOADER_WORKERS[-1]} unless chosen)",
    f"| epoch time | {ALL_IMAGES} images / images per second",
)
INTERVALS = (
    f"P(Binomial(n, 1/2) < r) <= {percent(intervals.TAIL)}",
    f"with at least {percent(intervals.CONFIDENCE)} confidence",
    f"Needs {WORDS[thresholds.FEWEST_SAMPLES]} windows",
    f"{percent(intervals.TAIL)} and {percent(1 - intervals.TAIL)} quantile of that ratio",
    f"over {intervals.RESAMPLES} resamples",
    f"± its farther end where that is within {percent(formats.SEEN_FROM)}",
    f"or within {percent(formats.SYMMETRIC_UP_TO)} with the nearer end",
    f"the nearer end at least {PARTS[formats.LOPSIDED_BELOW]} as far",
    f"1 GB is 2^{math.log2(formats.GIB):g} bytes",
)
FLOOR = power(verdict.FLOOR)
PARITY = (
    f"batch {parity.BATCH_SIZE} of the first {WORDS[parity.BATCH_SIZE]} digits, seed {parity.SEED}",
    f"below {power(parity.VANISHING)} of the model's root mean square",
    f"min({verdict.STRICT_FACTOR} x (CPU's error + {FLOOR}), {verdict.STRICT_LIMIT:g})",
    f"min(2^{math.log2(verdict.REDUCED_FACTOR):g} x (CPU's error + {FLOOR}), {verdict.REDUCED_LIMIT:g})",
    f"in the first {WORDS[parity.UPDATES]} of {WORDS[parity.TRAINING_STEPS]} further steps",
    f"1 - median of the last {WORDS[verdict.LAST_LOSSES]} / first, at least {PARTS[verdict.FALL_SHARE]} of",
)
WHERE_TIME_GOES = (
    f"steps for about {WORDS[phases.BUDGET_S]} second, {WORDS[phases.LEAST_STEPS]} at least",
    f"sizes {limits.MATMUL_SIZES[0]} to {limits.MATMUL_SIZES[-1]}",
    f"up to {WORDS[limits.WINDOWS]} windows of at least {1000 * limits.WINDOW_TIME_S:g} ms",
    "{}, {} and {} MiB".format(*(size // MIB for size in limits.COPY_SIZES_BYTES)),
)
EXPLAIN = (
    f"in {WORDS[len(LINKS)]} ways over the same images",
    f"cut {explain.LINK_BUDGET_S:g} s after its first step",
    f"the rest x {ALL_IMAGES} / images",
    f"fewer than {thresholds.FEWEST_LATER_STEPS} steps after the first is called rough",
    f"steps that vary by {percent(thresholds.UNSTABLE_CV)} have a mean",
    f"within {percent(thresholds.IMPRECISE_REACH)} from {thresholds.FEWEST_LATER_STEPS} on",
)
SUSTAINED = (
    f"about {WORDS[WARMUP_BUDGET_S]} second of warm-up at most",
    f"windows of about {WORDS[WINDOW_TIME_S]} second without a pause",
    f"running median over {held.SPAN_S:g} s, {WORDS[held.LEAST_SPAN]} windows at least",
    f"the median over the last {PARTS[held.LAST_PART]}",
    f"below {percent(held.DROP_RATIO)} of the peak for {held.LASTING_S:g} s",
    f"less than {held.SHORTEST_S:g} s ({held.SPAN_S:g} for a peak, {held.LASTING_S:g} for a drop)",
    f"for a drop) or {WORDS[held.FEWEST_WINDOWS]} windows",
)
CAUTIONS = (
    f"| unstable | CV at least {percent(thresholds.UNSTABLE_CV)} |",
    f"farther from the median than {thresholds.OUTLIER_Z:g} times the median distance",
    f"(which counts as {percent(thresholds.OUTLIER_FLOOR)} at least)",
    f"median of the last third of the windows {percent(thresholds.DRIFT_RATIO - 1)} above that of the first",
    f"rank correlation with time x root(n - 1) at least {thresholds.TREND_Z:g} |",
    f"| too_few_samples | fewer than {WORDS[thresholds.FEWEST_SAMPLES]} windows, or time up",
    f"an interval of images per second that reaches more than {percent(thresholds.IMPRECISE_REACH)} |",
    f"still became faster, or there are fewer than {WORDS[thresholds.FEWEST_SAMPLES]} |",
    f"projects an epoch from fewer than {thresholds.FEWEST_LATER_STEPS} steps after the first |",
    f"| swap_grew | by {thresholds.SWAP_GROWN_BYTES // MIB} MiB at least",
    f"| memory_near_limit | peak at least {percent(thresholds.NEAR_LIMIT_SHARE)} of",
    f"| other_load | others kept at least a {PARTS[thresholds.OTHER_LOAD_SHARE]} of the cores busy |",
)
WEIGHTS = (
    f"first ImageNet weights ({weights.WEIGHTS_NAME}, those of 2022)",
    f"given up, after {weights.SILENCE_S:g} s at the latest",
)
COMPARING = (
    f"{WORDS[comparison.FEWEST].capitalize()} to {WORDS[comparison.MOST]} results are compared",
    f"none where a side has fewer than {WORDS[thresholds.FEWEST_SAMPLES]}",
    f"Within {percent(headline.NEARLY_EQUAL)} of 1 two results are called about as fast",
)
NAMES = (
    *(f"`--{extra}`" for extra in EXTRAS),
    *get_args(CautionCode),
    *get_args(Refusal),
    *get_args(Mark),
)
PHRASES = (
    *CELL,
    *COMPUTE,
    *EPOCH,
    *INTERVALS,
    *PARITY,
    *WHERE_TIME_GOES,
    *EXPLAIN,
    *SUSTAINED,
    *CAUTIONS,
    *WEIGHTS,
    *COMPARING,
    *NAMES,
)


@pytest.mark.parametrize("phrase", dict.fromkeys(PHRASES))
def test_that_a_figure_of_the_program_stands_in_the_method(phrase: str) -> None:
    assert phrase in TEXT
