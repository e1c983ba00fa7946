"""The benchmark in the terminal."""

import sys
import threading
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.charts.views import charts
from app.compat.gather import gather_machine
from app.compat.report import Report
from app.export.files import FORMATS, ExportError, make_folder, save_all
from app.folders import results_folder, runs_folder
from app.history.lock import busy_message, measuring_alone
from app.history.recorder import Recorder
from app.model.catalog import BASELINE_DEVICE
from app.model.events import DeviceProbed
from app.model.failure import Trouble
from app.model.machine import DeviceStatus
from app.model.plan import Plan
from app.model.result import Result, apply, start
from app.model.result_file import SUFFIX
from app.runner.check import check
from app.runner.child import Child
from app.runner.endings import Stopped
from app.runner.run import probe_device, run
from app.stats.badge import badge
from app.stats.formats import format_duration
from app.stats.time_left import expected_duration_s
from app.terminal.choices import Choices
from app.terminal.interrupt import INTERRUPTED, stop_on_interrupt
from app.terminal.live import live_progress
from app.terminal.report import print_result

ALL_MEASURED, SOME_FAILED, CANNOT_RUN = 0, 1, 2


def run_benchmark(choices: Choices, *, out: Path | None, as_json: bool) -> int:
    """Measure, keeping it in the history, show the progress, save the files, and print the table.

    Returns:
        0 if everything was measured, 1 if something failed, a device's numbers are wrong or the files are not
        where they should be, 2 if `out` cannot be written to or another Torchmark measures, 130 if stopped.
    """
    console = Console(stderr=as_json)
    with measuring_alone() as is_alone, stop_on_interrupt() as stop:
        if not is_alone:
            console.print(Text(" ".join(busy_message()), style="red"))
            return CANNOT_RUN
        try:
            make_folder(out or runs_folder())
            with Child(stop) as child:
                result = _measure(choices, child, stop, console)
        except ExportError as error:
            console.print(Text(f"{error} --out FOLDER chooses one.", style="red"))
            return CANNOT_RUN
        except Stopped:
            return INTERRUPTED
        # Before anything is printed: a closed terminal or a second Ctrl-C must not lose the result.
        folder = _save(result, out, console)
        if as_json:
            sys.stdout.write(FORMATS[SUFFIX].encode(result).decode())
        print_result(result, console)
        if folder is not None:
            names = ", ".join(form.default_name for form in FORMATS.values())
            console.print(Text(f"Saved {names} in {folder}", style="dim"))
    if result.outcome == "stopped":
        return INTERRUPTED
    is_all_measured = all(cell.status == "done" for cell in result.cells) and not result.extra_failures
    is_right = badge(result).code != "failed_parity"
    is_in_place = folder is not None and (out is None or folder == out)
    return ALL_MEASURED if is_all_measured and is_right and is_in_place else SOME_FAILED


def _measure(choices: Choices, child: Child, stop: threading.Event, console: Console) -> Result:
    with console.status("Checking this machine …"):
        # What draws takes a second to import, which a run that is stopped does not have.
        charts()
        machine = gather_machine(stop)
        report = None if choices.devices else check(machine, child)
        plan = choices.plan(_usable_devices(report) if report else ())
        devices = report.devices if report else tuple(_probe(name, child) for name in plan.devices)
    if report is not None:
        console.print(Text(report.verdict.sentence, style="bold"))
    _print_estimate(plan, devices, console)
    with Recorder(partial(_print_trouble, console)) as recorder:
        events = run(plan, machine, child)
        first = next(events)
        recorder.take(first)
        result = start(first)  # type: ignore[arg-type] # a run begins with RunStarted
        with live_progress(plan, console) as progress:
            for event in events:
                recorder.take(event)
                result = apply(result, event)
                progress.show(event, result)
    return result


def _print_trouble(console: Console, trouble: Trouble) -> None:
    console.print(Text(trouble.sentence, style="red"))


def _probe(name: str, child: Child) -> DeviceStatus:
    """What trying the device told at last."""
    *_, last = (event.status for event in probe_device(name, child) if isinstance(event, DeviceProbed))
    return last


def _usable_devices(report: Report) -> tuple[str, ...]:
    """The CPU always: should it not work either, its cells say why."""
    gpus = (status.device for status in report.devices if status.is_usable)
    return tuple(dict.fromkeys((BASELINE_DEVICE, *gpus)))


def _print_estimate(plan: Plan, devices: tuple[DeviceStatus, ...], console: Console) -> None:
    cells = "1 cell" if len(plan.cells) == 1 else f"{len(plan.cells)} cells"
    extras = f", with {', '.join(plan.extras)}" if plan.extras else ""
    about = format_duration(expected_duration_s(plan, devices))
    console.print(Text(f"{cells} by the {plan.protocol} protocol{extras}: about {about}.", style="dim"))
    console.print()


def _save(result: Result, out: Path | None, console: Console) -> Path | None:
    """Save where it was asked for, or else among the app's own data; None where neither can be written."""
    for folder in filter(None, (out, results_folder(result.run_id))):
        try:
            save_all(result, folder)
        except ExportError as error:
            console.print(Text(str(error), style="red"))
        else:
            return folder
    return None
