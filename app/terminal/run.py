"""The benchmark in the terminal."""

import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.compat.gather import gather_machine
from app.compat.report import Report
from app.export.files import FORMATS, ExportError, save_all
from app.folders import keep_matplotlib_in_cache, results_folder
from app.model.catalog import BASELINE_DEVICE
from app.model.plan import ALL_IMAGES, Plan, make_plan
from app.model.record import Record
from app.model.result import Result, apply, start
from app.runner.check import check
from app.runner.child import Child, Stopped
from app.runner.run import run
from app.terminal.interrupt import INTERRUPTED, stop_on_interrupt
from app.terminal.live import live_progress
from app.terminal.tables import print_result

ALL_MEASURED, SOME_FAILED = 0, 1


class Choices(Record, frozen=True):
    """What was asked for; no devices means the usable ones, no batch sizes those of the preset."""

    preset: str
    models: tuple[str, ...]
    devices: tuple[str, ...] = ()
    batch_sizes: tuple[int, ...] = ()
    images: int = ALL_IMAGES
    seed: int = 1

    def plan(self, usable_devices: tuple[str, ...]) -> Plan:
        """The plan on the chosen devices, or else on the usable ones."""
        return make_plan(
            preset=self.preset,
            models=self.models,
            devices=self.devices or usable_devices,
            batch_sizes=self.batch_sizes,
            images=self.images,
            seed=self.seed,
        )

    def refuse_what_cannot_run(self) -> None:
        """Raises ValueError before anything is started."""
        self.plan(usable_devices=(BASELINE_DEVICE,))


def run_benchmark(choices: Choices, *, out: Path | None, as_json: bool) -> int:
    """Measure, show the progress on stderr, print the table, and save the files.

    Returns:
        0 if every cell was measured, 1 if one failed or a file could not be written, 130 if stopped.
    """
    keep_matplotlib_in_cache()
    console = Console(stderr=as_json)
    with stop_on_interrupt() as stop, Child(stop) as child:
        try:
            result = _measure(choices, child, console)
        except Stopped:
            return INTERRUPTED
    if as_json:
        sys.stdout.write(FORMATS["json"].encode(result).decode())
    print_result(result, console)
    if not _save(result, out or results_folder(result.run_id), console):
        return SOME_FAILED
    if result.outcome == "stopped":
        return INTERRUPTED
    return ALL_MEASURED if all(cell.status == "done" for cell in result.cells) else SOME_FAILED


def _measure(choices: Choices, child: Child, console: Console) -> Result:
    with console.status("Checking this machine …"):
        machine = gather_machine()
        report = None if choices.devices else check(machine, child)
    plan = choices.plan(_usable_devices(report) if report else ())
    if report is not None:
        _print_verdict(report, console)
    events = run(plan, machine, child)
    result = start(next(events))  # type: ignore[arg-type] # a run begins with RunStarted
    with live_progress(plan, console) as progress:
        for event in events:
            result = apply(result, event)
            progress.show(event, result)
    return result


def _usable_devices(report: Report) -> tuple[str, ...]:
    """The CPU always: should it not work either, its cells say why."""
    gpus = (status.device for status in report.devices if status.is_usable)
    return tuple(dict.fromkeys((BASELINE_DEVICE, *gpus)))


def _print_verdict(report: Report, console: Console) -> None:
    console.print(Text(report.verdict.sentence, style="bold"))
    if report.verdict.level != "usable":
        console.print(Text(report.verdict.reason))
    console.print()


def _save(result: Result, folder: Path, console: Console) -> bool:
    try:
        paths = save_all(result, folder)
    except ExportError as error:
        console.print(Text(f"{error} Nothing else is lost: give another folder with --out.", style="red"))
        return False
    console.print(Text(f"Saved {', '.join(path.name for path in paths)} in {folder}", style="dim"))
    return True
