"""Whether what became of a case is what must: complaints in words, none where all is well."""

from collections.abc import Iterator

from app.model.events import CellSample, RunStarted
from app.model.result import CellResult, Result, fold
from tests.faults.cases import Case
from tests.faults.expectation import Expectation
from tests.faults.script import Script


def complaints(case: Case, expected: Expectation, script: Script, result: Result) -> Iterator[str]:
    """What is wrong with the result of a run that was let run, or was stopped."""
    is_stopped = result.outcome == "stopped"
    if expected.is_hung != is_stopped and case.stop_after_s is None:
        yield f"the run has ended as {result.outcome}"
    if result.outcome not in ("completed", "stopped"):
        yield f"the run has ended as {result.outcome}"
    if not is_stopped and script.struck() != expected.struck:
        yield f"happened: {script.struck()}, and should have: {expected.struck}"
    yield from _about_cells(expected, result, is_stopped=is_stopped)
    yield from _about_extras(expected, result, is_stopped=is_stopped)
    yield from not_intact(result, script)


def _about_cells(expected: Expectation, result: Result, *, is_stopped: bool) -> Iterator[str]:
    for cell in result.cells:
        if cell.status in ("not_run", "stopped") and is_stopped:
            continue
        title = cell.cell.english_title
        if cell.cell not in expected.cells:
            yield f"{title} is {cell.status}, and nothing was expected of it"
            continue
        reason = expected.cells[cell.cell]
        if (cell.status, reason) == ("done", None):
            continue
        says = cell.failure.reason if cell.failure else ""
        if cell.status != "failed" or reason is None or reason not in says:
            yield f"{title} is {cell.status} ({says}), and should be {reason or 'done'}"


def _about_extras(expected: Expectation, result: Result, *, is_stopped: bool) -> Iterator[str]:
    told = {extra.what: extra.failure.reason for extra in result.extra_failures}
    for what in {*told, *({} if is_stopped else expected.extras)}:
        if what not in told or what not in expected.extras or expected.extras[what] not in told[what]:
            yield f"{what}: told {told.get(what)}, and should be {expected.extras.get(what)}"


def not_intact(result: Result, *scripts: Script) -> Iterator[str]:
    """Finished cells that have other samples than the worker has sent for them."""
    sent = [event for script in scripts for event in script.sent() if isinstance(event, CellSample)]
    started = RunStarted(
        run_id="",
        started_at="",
        app_version="",
        plan=result.plan,
        machine=result.machine,
    )
    truth = fold([started, *sent])
    for cell in result.cells:
        if cell.status == "done" and not _is_same(cell, truth.cell(cell.cell)):
            yield f"{cell.cell.english_title} is not as it was measured"


def _is_same(cell: CellResult, sent: CellResult | None) -> bool:
    """But for what comes after the samples, which may have been sent and not read."""
    if sent is None or sent.status != "done":
        return False
    own = (cell.first_step_time_s, cell.warmup, cell.windows, cell.peak_memory_bytes)
    true = (sent.first_step_time_s, sent.warmup, sent.windows, sent.peak_memory_bytes)
    rest = cell.flops_per_step in (None, sent.flops_per_step) and cell.phases in (None, sent.phases)
    return own == true and rest


def differ(before: Result, after: Result) -> Iterator[str]:
    """Finished cells of one that the other has otherwise."""
    for cell in before.cells:
        if cell.status in ("done", "failed") and after.cell(cell.cell) != cell:
            yield f"{cell.cell.english_title} has changed"
