"""What has no run of its own elsewhere, from the real measuring process to what is printed."""

import csv
import io
import threading

from rich.console import Console

from app.export.files import FORMATS
from app.model.plan import Extra, Protocol, make_plan
from app.model.result import Result, fold
from app.model.result_file import SUFFIX, decode_result
from app.runner.child import Child
from app.runner.run import run
from app.terminal.report import print_result
from tests.scripted import M5_PRO


def result_of(protocol: Protocol, extras: tuple[Extra, ...] = ()) -> Result:
    plan = make_plan(
        preset="quick",
        protocol=protocol,
        devices=("cpu",),
        models=("squeezenet1_0",),
        batch_sizes=(2,),
        images=8,
        loader_workers=0,
        extras=extras,
        sustained_minutes=0.03 if protocol == "sustained" else None,
    )
    with Child(threading.Event()) as child:
        return fold(run(plan, M5_PRO, child))


def printed(result: Result) -> str:
    file = io.StringIO()
    print_result(result, Console(file=file, width=160))
    return " ".join(file.getvalue().split())


def test_that_a_sustained_run_is_measured_saved_and_printed() -> None:
    result = result_of("sustained")
    assert [cell.status for cell in result.cells] == ["done"]
    assert decode_result(FORMATS[SUFFIX].encode(result)) == result
    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"].encode(result).decode()))
    assert row["protocol"] == "sustained"
    assert float(row["images_per_s"]) > 0
    assert "too short to tell: that takes" in printed(result)


def test_that_phases_and_explanation_are_measured_and_printed() -> None:
    result = result_of("compute", ("phases", "explain"))
    assert not result.extra_failures
    text = printed(result)
    for title in (
        "Where the time of a step goes, in milliseconds",
        "From the way of 2022 to the right one: seconds per epoch",
        "The seconds that explain it are projected from",
    ):
        assert title in text
