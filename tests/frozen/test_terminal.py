"""The frozen program without a window: self-test, check, run, and its own processes."""

import json
import threading
from pathlib import Path

import pytest

from app.model.result import Result
from app.model.result_file import decode_result
from tests.frozen.program import Program
from tests.frozen.screen import Screen, wait_until

SELF_TEST_S = 180.0
RUN_S = 240.0
# The program, its measuring process, four loaders, and Python's trackers of what these two share.
MOST_PROCESSES = 8
TINY = ("--models", "squeezenet1_0", "--devices", "cpu", "--batch-sizes", "4")


def _result(folder: Path) -> Result:
    return decode_result((folder / "result.json").read_bytes())


def test_that_the_self_test_passes_without_a_screen(frozen: Program) -> None:
    done = frozen.call("--self-test", timeout_s=SELF_TEST_S)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stderr
    assert json.loads(done.stdout)["is_ok"] is True


def test_that_the_self_test_passes_on_a_screen(frozen: Program, screen: Screen) -> None:
    done = frozen.call("--self-test", timeout_s=SELF_TEST_S, DISPLAY=screen.display)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["is_ok"] is True


def test_that_the_check_tells_what_can_measure(frozen: Program) -> None:
    done = frozen.call("check", "--json", timeout_s=SELF_TEST_S)
    assert done.returncode in {0, 1}, done.stderr
    report = json.loads(done.stdout)
    assert report["devices"][0]["device"] == "cpu"
    assert report["devices"][0]["is_usable"] is True


def test_that_digits_are_loaded_by_four_processes_and_no_more(frozen: Program) -> None:
    out = frozen.home / "epoch"
    counts = [0]
    is_over = threading.Event()

    def count() -> None:
        while not is_over.wait(0.2):
            counts.append(len(frozen.processes()))

    counter = threading.Thread(target=count)
    counter.start()
    done = frozen.call(
        "run", *TINY, "--protocol", "epoch", "--images", "40", "--out", str(out), timeout_s=RUN_S
    )
    is_over.set()
    counter.join()
    assert done.returncode == 0, done.stdout + done.stderr
    (cell,) = _result(out).cells
    assert cell.epochs[0].images == 40
    assert 6 <= max(counts) <= MOST_PROCESSES


def test_that_what_is_measured_in_a_process_of_its_own_is_measured_frozen(frozen: Program) -> None:
    out = frozen.home / "explained"
    done = frozen.call(
        "run", *TINY, "--preset", "quick", "--images", "12", "--explain", "--out", str(out), timeout_s=RUN_S
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [link.name for link in _result(out).links] == [
        "as_in_2022",
        "synchronised",
        "warmed_up",
        "compute",
    ]


def test_that_a_killed_worker_costs_one_cell(frozen: Program) -> None:
    out = frozen.home / "killed"
    before = frozen.runs_that_measure()
    with frozen.start(
        "run", *TINY, "--models", "resnet18,squeezenet1_0", "--preset", "standard", "--out", str(out)
    ) as process:
        # Not before: a device whose process dies while it is tried is tried again.
        wait_until(lambda: frozen.runs_that_measure() - before, "the measuring process at work")
        (worker,) = frozen.workers()
        worker.kill()
        told, _ = process.communicate()
    assert process.returncode == 1, told
    first, second = _result(out).cells
    assert (first.status, second.status) == ("failed", "done")
    assert first.failure is not None and "SIGKILL" in first.failure.reason


def test_that_a_run_that_is_killed_leaves_no_process(frozen: Program) -> None:
    process = frozen.start("run", *TINY, "--protocol", "epoch", "--out", str(frozen.home / "none"))
    wait_until(lambda: len(frozen.processes()) >= 6, "the loaders")
    process.kill()
    process.communicate()
    wait_until(lambda: not frozen.processes(), "the end of all its processes", 10)


@pytest.mark.parametrize("command", [["--help"], ["--version"], ["schema"]])
def test_that_the_small_commands_work(frozen: Program, command: list[str]) -> None:
    done = frozen.call(*command, timeout_s=SELF_TEST_S)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_that_it_writes_under_its_own_folders_only(frozen: Program) -> None:
    out = frozen.home / "here"
    assert frozen.call("run", *TINY, "--preset", "quick", "--out", str(out), timeout_s=RUN_S).returncode == 0
    own = {Path(name) / "Torchmark" for name in (".cache", ".local/share", ".local/state")}
    asked = {Path(name) for name in ("here", "epoch", "explained", "killed")}
    strange = [path for path in frozen.written() if not (own | asked) & set(path.parents)]
    assert strange == []
    assert Path(".cache/Torchmark/matplotlib") in {path.parent for path in frozen.written()}
