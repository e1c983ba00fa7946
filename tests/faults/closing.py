"""`python -m tests.faults.closing [--times 200] [--seed 1]`: the window closed in every state, many times.

Each time a new process with the real window, which must end within two seconds, in order, and leave nothing.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from app import __version__
from app.compat.gather import gather_machine
from app.export import json_file
from app.history.recorder import Recorder
from app.model.events import RunEvent, RunStarted, SoftwareFound
from app.model.plan import Plan
from app.model.record import Record
from tests.faults.campaign import say
from tests.faults.closer import ORDER_VARIABLE, Order
from tests.faults.in_terminal import ROOT, TIME_LIMIT_S
from tests.faults.in_window import window_command, without_noise
from tests.faults.place import Place
from tests.faults.script import Fault
from tests.faults.worker import PAUSE_VARIABLE, SOFTWARE
from tests.scripted import measured, plan_of, whole_run

STATES = ("checking", "running", "stopping", "exporting", "failing", "comparing", "resuming")
ENDS_WITHIN_S = 2.0
PAUSE_S = "0.02"
PLAN = plan_of(models=("resnet18", "alexnet"), devices=("cpu", "cuda"))
DYING = tuple(
    Fault(kind, variant, "cells resnet18 4", "samples cpu")
    for kind, variant in (("signal", "SIGABRT"), ("garbage", "text"), ("raise", "cpu_memory"), ("exit", "1"))
)


class Closed(Record, frozen=True, kw_only=True):
    """How it went.

    Attributes:
        took_s: From the wish to the end of the process.
        wrong: What was wrong, but for the time.
    """

    state: str
    seed: int
    took_s: float
    wrong: tuple[str, ...]


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="tests.faults.closing", description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="of the first closing; each has the next one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="torchmark-closing-") as folder:
        closed = []
        for seed in range(arguments.seed, arguments.seed + arguments.times):
            closed.append(close(Path(folder), seed))
            for wrong in complaints(closed[-1]):
                say(f"{closed[-1].state}: {wrong}\n    --times 1 --seed {seed} repeats it")
    say(table(closed))
    return 1 if any(map(complaints, closed)) else 0


def complaints(closed: Closed) -> list[str]:
    """What was wrong with it, the time included."""
    too_late = [f"it took {closed.took_s:.2f} s"] * (closed.took_s > ENDS_WITHIN_S)
    return [*closed.wrong, *too_late]


def table(closed: Sequence[Closed]) -> str:
    """Figures by state, in Markdown."""
    lines = ["| state | closed | wrong | median s | longest s |", "|---|---|---|---|---|"]
    for state in STATES:
        own = sorted((each for each in closed if each.state == state), key=lambda each: each.took_s)
        if own:
            bad = sum(bool(complaints(each)) for each in own)
            middle, last = own[len(own) // 2].took_s, own[-1].took_s
            lines.append(f"| {state} | {len(own)} | {bad} | {middle:.2f} | {last:.2f} |")
    return "\n".join(lines)


def close(root: Path, seed: int) -> Closed:
    """Open the window, bring it into the state whose turn it is, and close it there."""
    state = STATES[seed % len(STATES)]
    place = Place(root / "run")
    place.script.write((DYING[seed % len(DYING)],) if state == "failing" else ())
    if state == "resuming":
        leave_interrupted(place, PLAN)
    order = Order(
        state=state, seed=seed, plan=PLAN, results=saved_results(place), folder=str(place.root / "exported")
    )
    (place.root / "exported").mkdir()
    environment = {ORDER_VARIABLE: msgspec.json.encode(order).decode(), PAUSE_VARIABLE: PAUSE_S}
    with subprocess.Popen(
        window_command(place, "tests.faults.closer:ClosingWindow"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**place.environment(), **environment},
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        said = process.stdout.readline()
        try:
            code = process.wait(TIME_LIMIT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        ended_at_s = time.monotonic()
        errors = without_noise(process.stderr.read())
    wrong = [f"exit code {code}"] * bool(code) + [f"on stderr: {errors}"] * bool(errors)
    wrong += place.processes_left()
    wrong += [f"half a file is left: {path}" for path in place.root.rglob(".torchmark-*")]
    if not said:
        return Closed(state=state, seed=seed, took_s=0.0, wrong=(*wrong, "it was gone before it was closed"))
    took_s = ended_at_s - msgspec.json.decode(said)["closed_at_s"]
    return Closed(state=state, seed=seed, took_s=took_s, wrong=tuple(wrong))


def leave_interrupted(place: Place, plan: Plan) -> None:
    """A run of this machine that was killed after its first cell."""
    events: list[RunEvent] = [
        RunStarted(
            run_id="0123456789ab",
            started_at="2026-11-23T14:05:00Z",
            app_version=__version__,
            plan=plan,
            machine=gather_machine(),
        ),
        SoftwareFound(SOFTWARE),
        *measured(plan.cells[0], 0.1, 0.1, 0.1),
    ]
    with Recorder(lambda _: None, place.runs) as recorder:
        for event in events:
            recorder.take(event)


def saved_results(place: Place) -> tuple[str, ...]:
    """Two results in files."""
    names = []
    for number, step_s in enumerate((0.1, 0.2)):
        path = place.root / f"{number}.torchmark"
        result = msgspec.structs.replace(whole_run(PLAN, gpu_step_s=step_s), run_id=f"run{number}")
        path.write_bytes(json_file.encode(result))
        names.append(str(path))
    return tuple(names)


if __name__ == "__main__":
    sys.exit(main())
