"""`python -m tests.fuzz [READER ...] [--runs N] [--seed N]`: the readers, guided by what of them is run.

Needs atheris (the extra `fuzz`, on Linux). Each reader is fuzzed in a process of its own; an input that
raises something else than a refusal, takes more than a second of the processor or 500 MB of memory is a
defect, and stays in the folder that is told.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

MOST_S = 1.0
MOST_MB = 500
SHARE_STRUCTURED = 0.6
"""Of the inputs that are changed as JSON; the others are changed as bytes, by libFuzzer itself."""
LONGEST_INPUT_BYTES = 100_000
GIVEN_UP_S = 60


class Fuzzed(NamedTuple):
    reader: str
    inputs: int
    duration_s: float
    slowest_s: float
    peak_mb: int
    is_ok: bool


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("readers", nargs="*")
    parser.add_argument("--runs", type=int, help="inputs of each reader; by default as a whole campaign has")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inside:
        _fuzz(chosen.readers[0], chosen.runs, chosen.seed, chosen.inside)
    from tests.fuzz.readers import READERS

    found = []
    for name in chosen.readers or READERS:
        found.append(_run(name, chosen.runs or READERS[name].runs, chosen.seed))
        print(_line(found[-1]), flush=True)  # noqa: T201
    total = sum(each.inputs for each in found)
    print(f"{total} inputs in {sum(each.duration_s for each in found):.0f} s")  # noqa: T201
    return 0 if all(each.is_ok for each in found) else 1


def _line(each: Fuzzed) -> str:
    return (
        f"{each.reader:11} {each.inputs:7} inputs  {each.duration_s:6.0f} s  slowest {each.slowest_s:.2f} s  "
        f"{each.peak_mb:4} MB  {'ok' if each.is_ok else 'DEFECT'}"
    )


def _run(name: str, runs: int, seed: int) -> Fuzzed:
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    command = [sys.executable, "-m", "tests.fuzz", name, "--runs", str(runs), "--seed", str(seed)]
    command += ["--inside", str(folder)]
    began_s = time.monotonic()
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    says = ended.stderr
    if ended.returncode:
        lines = [*says.splitlines()[-10:], *ended.stdout.splitlines()[-20:], f"The input is in {folder}."]
        print("\n".join(lines))  # noqa: T201
    else:
        shutil.rmtree(folder)
    slowest = re.findall(r"slowest (\S+)", ended.stdout)
    return Fuzzed(
        reader=name,
        inputs=_stat(says, "number_of_executed_units"),
        duration_s=time.monotonic() - began_s,
        slowest_s=float(slowest[-1]) if slowest else 0.0,
        peak_mb=_stat(says, "peak_rss_mb"),
        is_ok=not ended.returncode,
    )


def _stat(says: str, name: str) -> int:
    """Of libFuzzer's final statistics."""
    found = re.search(rf"stat::{name}:\s+(\d+)", says)
    return int(found[1]) if found else 0


def _fuzz(name: str, runs: int, seed: int, folder: Path) -> None:
    """In this process, which atheris ends."""
    import os

    import atheris

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with atheris.instrument_imports(include=["app"]):
        from tests.fuzz.readers import READERS, kept_seeds
    reader = READERS[name]
    seeds = [*reader.seeds(), *kept_seeds(name)]
    slowest_s = 0.0

    def read(data: bytes) -> None:
        nonlocal slowest_s
        began_s = time.process_time()
        reader.read(data)
        duration_s = time.process_time() - began_s
        if duration_s > slowest_s:
            slowest_s = duration_s
            # At once: libFuzzer ends the process without letting Python do anything more.
            print(f"slowest {duration_s:.3f}", flush=True)  # noqa: T201
        assert duration_s < MOST_S, f"it took {duration_s:.2f} s"

    def change(data: bytes, most: int, own_seed: int) -> bytes:
        chance = random.Random(own_seed)
        if data and chance.random() < SHARE_STRUCTURED:
            return reader.mutate(bytes(data), chance)[:most]
        return bytes(atheris.Mutate(bytes(data), most))

    # The first of each kind imports what it needs, which is nobody's fault.
    for data in seeds:
        reader.read(data)
    corpus = folder / "corpus"
    corpus.mkdir()
    for index, data in enumerate(seeds):
        (corpus / f"seed-{index}").write_bytes(data)
    options = [
        f"-runs={runs}",
        f"-seed={seed}",
        f"-max_len={LONGEST_INPUT_BYTES}",
        f"-timeout={GIVEN_UP_S}",
        f"-rss_limit_mb={MOST_MB}",
        f"-artifact_prefix={folder}/defect-",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], read, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
