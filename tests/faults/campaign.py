"""`python -m tests.faults.campaign [--runs 1000] [--seed 1]`: random faults in random plans, in every face.

Prints what was run, what was wrong with it and the seed that repeats it; exit code 1 if anything was.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Protocol

from app.model.record import Record
from tests.faults.cases import Case
from tests.faults.in_process import InProcess
from tests.faults.in_terminal import InTerminal
from tests.faults.in_window import InWindow
from tests.faults.killed import KilledTerminal, KilledWindow, KilledWorker
from tests.faults.place import Place


class Face(Protocol):
    """Something that runs cases, one after the other."""

    name: str

    def draw(self, seed: int) -> Case:
        """A case for it."""

    def run(self, case: Case) -> list[str]:
        """Run a case; what was wrong."""

    def close(self) -> None:
        """End what is open."""


FACES: Mapping[str, tuple[Callable[[Place], Face], int]] = {
    InProcess.name: (InProcess, 600),
    InWindow.name: (InWindow, 240),
    InTerminal.name: (InTerminal, 80),
    KilledWorker.name: (KilledWorker, 40),
    KilledTerminal.name: (KilledTerminal, 25),
    KilledWindow.name: (KilledWindow, 15),
}
"""With their share of 1,000 runs: the sooner a face is through, the more."""
RUNS_OF_A_PROCESS = 100
"""So many that a leak shows."""
NO_FAULT, KILL, STOP = "no fault", "killed at a random moment", "stopped by the user"


class Told(Record, frozen=True, kw_only=True):
    """What became of a run."""

    face: str
    case: str
    kinds: tuple[str, ...]
    seed: int
    wrong: tuple[str, ...]


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="tests.faults.campaign", description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1, help="of the first run; each has the next one")
    arguments = parser.parse_args()
    began_s = time.monotonic()
    told: list[Told] = []
    for each in campaign(range(arguments.seed, arguments.seed + arguments.runs)):
        told.append(each)
        if len(told) % RUNS_OF_A_PROCESS == 0:
            say(f"{len(told)} runs, {time.monotonic() - began_s:.0f} s")
        for wrong in each.wrong:
            say(f"{each.face}, {each.case}\n    {wrong}\n    --runs 1 --seed {each.seed} repeats it")
    say(table(told))
    bad = sum(bool(each.wrong) for each in told)
    say(f"{len(told)} runs, {bad} with something wrong, {time.monotonic() - began_s:.0f} s")
    return 1 if bad else 0


def campaign(seeds: Sequence[int]) -> Iterator[Told]:
    """Every run by its seed, in processes that have one face each, two at a time."""
    by_face = defaultdict(list)
    for seed in seeds:
        by_face[face_of(seed)].append(seed)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=2, mp_context=spawn, max_tasks_per_child=1) as pool:
        # Those that take longest first.
        shares = [
            (name, by_face[name][start : start + RUNS_OF_A_PROCESS])
            for name in reversed(list(FACES))
            for start in range(0, len(by_face[name]), RUNS_OF_A_PROCESS)
        ]
        for future in as_completed([pool.submit(run_face, *share) for share in shares]):
            yield from future.result()


def face_of(seed: int) -> str:
    """By chance, and by the same for the same seed."""
    shares = [share for _, share in FACES.values()]
    (name,) = random.Random(-seed).choices(list(FACES), shares)
    return name


def run_face(name: str, seeds: Sequence[int]) -> list[Told]:
    """Some runs of a face."""
    make, _ = FACES[name]
    told = []
    with tempfile.TemporaryDirectory(prefix="torchmark-faults-") as folder:
        face = make(Place(Path(folder) / "run"))
        for seed in seeds:
            case = face.draw(seed)
            wrong = tuple(face.run(case))
            told.append(Told(face=name, case=str(case), kinds=_kinds(name, case), seed=seed, wrong=wrong))
        face.close()
    return told


def _kinds(name: str, case: Case) -> tuple[str, ...]:
    kinds = [fault.kind for fault in case.faults]
    kinds += [STOP] * (case.stop_after_s is not None) + [KILL] * ("killed" in name)
    return tuple(dict.fromkeys(kinds)) or (NO_FAULT,)


def table(told: Sequence[Told]) -> str:
    """Runs by what was to go wrong in them and by face, in Markdown; one with several is in several rows."""
    counts = Counter((kind, each.face) for each in told for kind in each.kinds)
    totals = Counter(each.face for each in told)
    faces = [name for name in FACES if totals[name]]
    lines = [f"| fault | {' | '.join(faces)} |", f"|---|{'---|' * len(faces)}"]
    rows = {kind: [counts[kind, face] for face in faces] for kind in sorted({kind for kind, _ in counts})}
    rows["runs"] = [totals[face] for face in faces]
    return "\n".join([*lines, *(f"| {kind} | {' | '.join(map(str, row))} |" for kind, row in rows.items())])


def say(text: str) -> None:
    """At once: it may take minutes."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
