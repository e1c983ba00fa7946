"""What actionlint does not ask of the workflows: pinned actions, and limits for every job."""

import re
from pathlib import Path

import pytest

WORKFLOWS = sorted((Path(__file__).parent.parent / ".github" / "workflows").iterdir())
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
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


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
        assert re.search(r"^    timeout-minutes: \d+$", text, re.MULTILINE), name
        assert re.search(r"^    permissions:\n      contents: (read|write)\n", text, re.MULTILINE), name


def test_that_only_the_release_may_write() -> None:
    writing = {name for path in WORKFLOWS for name, text in _jobs(path).items() if ": write" in text}
    assert writing == {"release"}
