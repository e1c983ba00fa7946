"""Random plans and random faults in them, repeatable by their seed."""

import random
from collections.abc import Iterator

from app.model.catalog import BASELINE_DEVICE, MODELS
from app.model.plan import EXTRAS, Cell, Plan, make_plan
from app.model.record import Record
from tests.faults.misdeeds import ERRORS, EXIT_CODES, GARBAGE, HANGS, LEAKS, SIGNALS, STRAYS
from tests.faults.script import Fault
from tests.faults.worker import TURNS, WINDOWS_PER_TURN

VARIANTS = {
    "signal": SIGNALS,
    "exit": EXIT_CODES,
    "assertion": ("metal",),
    "garbage": tuple(GARBAGE),
    "half_line": ("3",),
    "endless_line": ("x",),
    "closed_pipe": ("lives",),
    "flood": ("stdout", "stderr"),
    "raise": tuple(ERRORS),
    "break": tuple(ERRORS),
    "stray": STRAYS,
    "leak": LEAKS,
    "hang": HANGS,
}
WEIGHTS = {"signal": 4, "garbage": 3, "exit": 2, "raise": 3, "break": 2, "stray": 3, "leak": 2}
"""Of a kind among others; 1 where nothing is said."""
FAULTS_OF_A_RUN = (0, 1, 1, 1, 1, 1, 1, 2, 2, 3)
EXTRA_CHANCE, PRETRAINED_CHANCE, STOP_CHANCE, WATCHED_CHANCE = 0.3, 0.2, 0.06, 0.5
LATEST_STOP_S = 0.6


class Case(Record, frozen=True, kw_only=True):
    """One run of the campaign.

    Attributes:
        seed: That makes it again.
        stop_after_s: When the user stops it; None where nobody does.
        is_watched: Whether a hang is left to the watchdog, and not ended by the user.
    """

    seed: int
    plan: Plan
    faults: tuple[Fault, ...]
    stop_after_s: float | None = None
    is_watched: bool = False

    def __str__(self) -> str:
        plan = self.plan
        what = f"{'+'.join(plan.models)} on {'+'.join(plan.devices)}, batch {plan.batch_sizes}, {plan.extras}"
        stop = "" if self.stop_after_s is None else f", stopped after {self.stop_after_s:.2f} s"
        return f"seed {self.seed}: {what}; {'; '.join(map(str, self.faults)) or 'no fault'}{stop}"


def draw(seed: int, *, checks: int = 0, most_models: int = 2, may_be_watched: bool = False) -> Case:
    """A case by its seed.

    Args:
        checks: How many times the face probes the devices before the run.
        most_models: Fewer are sooner measured and drawn.
        may_be_watched: Whether the face has a watchdog that is as impatient as a campaign.
    """
    chance = random.Random(seed)
    plan = _draw_plan(chance, most_models)
    points = list(_points(plan, checks))
    faults: dict[tuple[str, str], Fault] = {}
    for _ in range(chance.choice(FAULTS_OF_A_RUN)):
        task, point, passes = chance.choice(points)
        kinds = [kind for kind in VARIANTS if _fits(kind, point)]
        (kind,) = chance.choices(kinds, [WEIGHTS.get(kind, 1) for kind in kinds])
        fault = Fault(kind, chance.choice(VARIANTS[kind]), task, point, chance.randint(0, passes))
        # One at a point: of two the second would be another one where the first is passed.
        faults[task, point] = fault
    alone = [fault for fault in faults.values() if fault.kind == "stray" or fault.point == "rest"]
    if alone:
        # What comes between the tasks is read with the next one, or not: what else is passed there is open.
        faults = {("", ""): alone[0]}
    stop_after_s = chance.uniform(0, LATEST_STOP_S) if chance.random() < STOP_CHANCE else None
    is_watched = may_be_watched and stop_after_s is None and chance.random() < WATCHED_CHANCE
    return Case(
        seed=seed,
        plan=plan,
        faults=tuple(faults.values()),
        stop_after_s=stop_after_s,
        is_watched=is_watched,
    )


def _draw_plan(chance: random.Random, most_models: int) -> Plan:
    gpus = chance.sample(("cuda", "mps"), k=chance.choice((0, 1, 1, 2)))
    return make_plan(
        preset="quick",
        models=tuple(chance.sample(tuple(MODELS), k=chance.randint(1, most_models))),
        devices=(BASELINE_DEVICE, *gpus),
        batch_sizes=tuple(chance.sample((1, 4, 64), k=chance.choice((1, 1, 2)))),
        extras=tuple(extra for extra in EXTRAS if chance.random() < EXTRA_CHANCE),
        is_pretrained=chance.random() < PRETRAINED_CHANCE,
    )


def _fits(kind: str, point: str) -> bool:
    """Whether a misdeed can happen there."""
    if kind == "break":
        return " " in point
    return kind != "raise" or point not in ("start", "rest")


def tasks_of(plan: Plan) -> Iterator[str]:
    """The key of every task that can come."""
    for device in plan.devices:
        yield f"probe {device}"
    for model in plan.models if plan.is_pretrained else ():
        yield f"weights {model}"
    if "limits" in plan.extras:
        yield from (f"limits {device}" for device in plan.devices)
    if "parity" in plan.extras:
        yield from (f"parity {model} {device}" for model in plan.models for device in plan.gpus)
    for group in plan.groups:
        yield group_key(group)
    if "explain" in plan.extras:
        yield from (f"explain {cell.model} {cell.device}" for cell in plan.cells_to_explain)


def group_key(group: tuple[Cell, ...]) -> str:
    """The key of the task that measures it."""
    return f"cells {group[0].model} {group[0].batch_size}"


def _points(plan: Plan, checks: int) -> Iterator[tuple[str, str, int]]:
    """Each task's points, and how often a point may be passed before."""
    yield "start", "start", 1
    for task in tasks_of(plan):
        probed = checks if task.startswith("probe") else 0
        for point in ("asked", "software", "done", "rest"):
            yield task, point, probed
        if not task.startswith("cells"):
            yield task, "inside", probed
            continue
        for device in plan.devices:
            for point in ("cell_started", "first_step", "warmed_up", "last_sample", "measured"):
                yield task, f"{point} {device}", 0
            yield task, f"samples {device}", TURNS * WINDOWS_PER_TURN - 1
