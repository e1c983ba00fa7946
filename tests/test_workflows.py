"""What actionlint does not ask of the workflows: pinned actions, limits for every job, audited pins."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())
OUR_TESTS = "uses: ./.github/workflows/tests.yml"
PINNED = re.compile(r"- uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def _jobs(workflow: Path) -> dict[str, str]:
    """Return the text of each job by its name."""
    _, jobs = workflow.read_text().split("\njobs:\n")
    names = re.split(r"^  ([a-z-]+):\n", jobs, flags=re.MULTILINE)
    return dict(zip(names[1::2], names[2::2], strict=True))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_that_every_action_is_pinned_to_a_commit_and_tells_its_version(workflow: Path) -> None:
    uses = [line.strip() for line in workflow.read_text().splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line) and line != OUR_TESTS] == []


def test_that_one_action_has_one_pin() -> None:
    pins = {tuple(pin.split("@")) for path in WORKFLOWS for pin in PINNED.findall(path.read_text())}
    assert len({name for name, _ in pins}) == len(pins)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_that_every_job_has_a_time_limit_and_no_more_rights_than_it_says(workflow: Path) -> None:
    assert "\npermissions: {}\n" in workflow.read_text()
    assert "\nconcurrency:\n" in workflow.read_text()
    jobs = _jobs(workflow)
    assert jobs
    for name, text in jobs.items():
        # A job that calls a workflow can have none; those in there have theirs.
        has_limit = re.search(r"^    timeout-minutes: \d+$", text, re.MULTILINE)
        assert bool(has_limit) != (f"    {OUR_TESTS}\n" in text), name
        assert re.search(r"^    permissions:\n      contents: (read|write)\n", text, re.MULTILINE), name


def test_that_a_release_waits_for_every_other_job_and_so_for_the_tests() -> None:
    jobs = _jobs(next(path for path in WORKFLOWS if path.name == "bundle.yml"))
    (needs,) = re.findall(r"^    needs: \[(.+)\]$", jobs["release"], re.MULTILINE)
    assert set(needs.split(", ")) == set(jobs) - {"release"}
    assert OUR_TESTS in jobs["tests"]


def test_that_only_the_release_may_write() -> None:
    writing = {name for path in WORKFLOWS for name, text in _jobs(path).items() if ": write" in text}
    assert writing == {"release"}


def test_that_what_is_pinned_is_audited_for_each_system_and_again_each_week() -> None:
    audit = next(path for path in WORKFLOWS if path.name == "audit.yml")
    assert re.search(r"^  schedule:\n    - cron: \"\d+ \d+ \* \* \d\"$", audit.read_text(), re.MULTILINE)
    text = _jobs(audit)["pins"]
    assert "os: [ubuntu-24.04, macos-15]" in text
    assert "pip_audit --requirement requirements.lock --no-deps --disable-pip --strict" in text


def test_that_the_lock_pins_everything_to_one_version() -> None:
    lines = [line for line in LOCK.read_text().splitlines() if not line.lstrip().startswith("#")]
    pin = re.compile(r"[a-z0-9-]+==[\w.+]+( ; .+)?")
    assert [line for line in lines if not pin.fullmatch(line)] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [each for group in project["optional-dependencies"].values() for each in group]
    wanted = {re.split(r"[^\w-]", each)[0].lower() for each in (*project["dependencies"], *extras)}
    assert wanted - {"torchmark"} <= {line.partition("==")[0] for line in lines}
