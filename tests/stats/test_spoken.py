"""What is computed is said in the language of the window, and an English file with it."""

import msgspec
import pytest

from app.export.files import FORMATS
from app.model.events import (
    CellStarted,
    DeviceProbed,
    LimitsMeasured,
    LinkTimed,
    ParityChecked,
    RunEvent,
    SoftwareFound,
    WeightsLoading,
)
from app.model.explanation import Link
from app.model.failure import Failure
from app.model.limits import DeviceLimits
from app.model.machine import DeviceStatus, Software
from app.model.parity import LARGEST
from app.model.plan import PRESETS, make_plan
from app.model.result import Epoch, ExtraFailure, Result, WarmUp, Window, start
from app.model.result_file import decode_result
from app.stats.activity import activity
from app.stats.badge import badge
from app.stats.caution import IN_SHORT
from app.stats.cautions import all_cautions, caution_lines, problem_lines
from app.stats.cell_cautions import cell_cautions
from app.stats.explanation import LINK_SENTENCES
from app.stats.formats import format_clock, format_duration, format_range, format_spread
from app.stats.headline import headline
from app.stats.intervals import Interval
from app.stats.parity import judge
from app.stats.sustained import Sustained
from app.stats.table import ENDS, STATES, row
from app.words import tr
from tests.scripted import opening, plan_of, whole_run
from tests.speech import bracketed, from_table, speaking, unspoken
from tests.stats.test_parity import FALLING, parity, step

RESULT = whole_run(plan_of(), failing=(3,))
CPU, MPS, *_ = RESULT.plan.cells
GIB = 2**30
DRIFTING = (1.00, 1.01, 1.03, 1.05, 1.07, 1.08)
WINDOWS = {
    "unstable": (0.98, 1.30, 1.01, 1.31, 1.02, 0.96),
    "outlier": (1.000, 1.001, 0.999, 1.001, 0.999, 1.000, 1.100),
    "outliers": (1.000, 1.001, 0.999, 1.001, 0.999, 1.000, 1.000, 1.100, 1.100),
    "drift": DRIFTING,
    "great drift": (1.0, 1.0, 1.3, 1.6, 6.3, 6.3),
    "few": (1.0, 1.0),
    "one": (1.0,),
    "wide": (1.00, 1.07, 1.01, 0.99, 1.00, 0.98),
    "very wide": (1.00, 3.00, 1.01, 0.99, 1.00, 0.98),
}
LOST = ExtraFailure(
    "Phases of VGG-16 on CPU, batch 4",
    Failure("The Apple GPU ran out of memory (SIGKILL).", advice="Choose a smaller batch size."),
)
FACTS = {
    "ended_by": "budget_spent",
    "warmup": WarmUp(2, 1.0, has_settled=False),
    "swap_grown_bytes": GIB,
    "other_load_cores": 9.0,
    "peak_memory_bytes": 47 * GIB,
}


def with_windows(*step_times_s: float, has_times: bool = True) -> Result:
    windows = tuple(
        Window(2, 2 * step_time_s, 0, 10.0 * at if has_times else None)
        for at, step_time_s in enumerate(step_times_s)
    )
    return with_cell(windows=windows, **FACTS)


def with_cell(**facts: object) -> Result:
    first, *others = RESULT.cells
    return msgspec.structs.replace(RESULT, cells=(msgspec.structs.replace(first, **facts), *others))


def with_epochs(*durations_s: float) -> Result:
    return with_cell(windows=(), epochs=tuple(Epoch(1000, 250, each, 0.5) for each in durations_s))


def on_a_bad_machine() -> Result:
    machine = msgspec.structs.replace(
        RESULT.machine,
        is_virtual=True,
        is_translated=True,
        low_power_mode=True,
        power_source="battery",
        cpu_cores=None,
    )
    software = Software("2.14.1", "0.29.2", cpu_threads=5, is_cpu_fallback_on=True)
    result = msgspec.structs.replace(with_windows(*DRIFTING), machine=machine, software=software)
    links = (
        Link(MPS, "as_in_2022", images=64, duration_s=3.0),
        Link(CPU, "as_in_2022", images=4, duration_s=3.0),
        Link(RESULT.plan.cells[2], "as_in_2022", images=1, duration_s=3.0),
    )
    return msgspec.structs.replace(result, links=links)


RESULTS = {
    **{name: with_windows(*samples) for name, samples in WINDOWS.items()},
    "no times": with_windows(*DRIFTING, has_times=False),
    "great, no times": with_windows(*WINDOWS["great drift"], has_times=False),
    "epochs": with_epochs(*WINDOWS["unstable"]),
    "epoch far off": with_epochs(*WINDOWS["outlier"]),
    "epochs far off": with_epochs(*WINDOWS["outliers"]),
    "single, short epoch": with_cell(windows=(), epochs=(Epoch(64, 16, 3.0, 0.5),)),
    "bad machine": on_a_bad_machine(),
}


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_that_every_caution_is_said_in_the_language_spoken(result: Result) -> None:
    english = all_cautions(result)
    assert english
    with speaking(bracketed):
        spoken = all_cautions(result)
        lines = caution_lines(result)
    assert [caution.code for caution in spoken] == [caution.code for caution in english]
    assert [unspoken(caution.sentence + caution.advice) for caution in spoken] == [""] * len(spoken)
    assert [unspoken(line) for line in lines] == [""] * len(lines)
    assert all_cautions(result) == english, "nothing of the other language is remembered"


def test_that_the_rows_of_a_table_are_said_in_the_language_spoken() -> None:
    first, *_, last = RESULT.cells
    with speaking(bracketed):
        doubtful = with_windows(*WINDOWS["very wide"])
        words = row(doubtful, doubtful.cells[0])
        assert words.ended_by == "[time up]"
        assert words.images_per_s_range == "[1.33 to 4.08]"
        cautions = cell_cautions(doubtful, doubtful.cells[0])
        assert words.state == " ".join(each.sentence for each in cautions)
        assert words.state_in_short == ", ".join(f"[{IN_SHORT[each.code]}]" for each in cautions)
        assert row(RESULT, first).state == "[measured]"
        assert row(RESULT, last).state == "[failed: [The Apple GPU ran out of memory.]]"
        assert row(RESULT, last).state_in_short == row(RESULT, last).state
        tables = (STATES, ENDS, IN_SHORT)
        assert not any(unspoken(tr(text)) for table in tables for text in table.values())


def test_that_every_doubt_about_a_cell_has_a_few_words() -> None:
    doubtful = [with_windows(*step_times_s) for step_times_s in WINDOWS.values()]
    codes = {caution.code for result in doubtful for caution in cell_cautions(result, result.cells[0])}
    assert codes <= set(IN_SHORT)


def test_that_an_english_file_is_shown_in_another_language() -> None:
    data = FORMATS["torchmark"].encode(msgspec.structs.replace(RESULT, extra_failures=(LOST,)))
    german = from_table(
        {
            "Phases of {cell}": "Abschnitte von {cell}",
            "{model} on {device}, batch {batch_size}": "{model} auf {device}, Stapel {batch_size}",
            "The Apple GPU ran out of memory.": "Der GPU von Apple ging der Speicher aus.",
            "Choose a smaller batch size.": "Wählen Sie kleinere Stapel.",
            "failed: {reason}": "gescheitert: {reason}",
        }
    )
    with speaking(german):
        opened = decode_result(data)
        (line,) = problem_lines(opened)
        assert line == (
            "Abschnitte von VGG-16 auf CPU, Stapel 4: Der GPU von Apple ging der Speicher aus (SIGKILL). "
            "Wählen Sie kleinere Stapel."
        )
        state = row(opened, opened.cells[-1]).state
        assert state == "gescheitert: Der GPU von Apple ging der Speicher aus."
        assert opened.extra_failures == (LOST,)


@pytest.mark.parametrize("suffix", ["torchmark", "csv"])
def test_that_a_file_is_the_same_whatever_is_spoken(suffix: str) -> None:
    result = on_a_bad_machine()
    english = FORMATS[suffix].encode(result)
    with speaking(bracketed):
        assert FORMATS[suffix].encode(result) == english


@pytest.mark.parametrize(
    "event",
    [
        SoftwareFound(Software("2.14.1", "0.29.2", cpu_threads=5)),
        DeviceProbed(DeviceStatus("mps")),
        WeightsLoading("vgg16", 5, 0),
        WeightsLoading("vgg16", 5, 10),
        LimitsMeasured(DeviceLimits("mps", (), ())),
        ParityChecked(parity()),
        CellStarted(CPU),
        LinkTimed(Link(CPU, "compute", 1, 1.0)),
    ],
    ids=lambda event: type(event).__name__,
)
def test_that_what_a_run_is_at_is_said_in_the_language_spoken(event: RunEvent) -> None:
    with speaking(bracketed):
        says = activity(event)
    assert says is not None
    assert unspoken(says) == ""


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"as_used": step(logits=0.01)},
        {"as_used": step(loss=0.05)},
        {"as_used": step(gradient=LARGEST)},
        {"as_used": step(gradient=0.005), "strict": step()},
        {"updates": step(gradient=0.05).gradients},
        {"device_losses": (2.0,) * len(FALLING)},
    ],
    ids=str,
)
def test_that_a_verdict_on_numbers_is_said_in_the_language_spoken(changes: dict[str, object]) -> None:
    with speaking(bracketed):
        verdict = judge(parity(**changes))
    assert verdict.sentence.count("[") > 0
    assert unspoken(verdict.sentence + verdict.advice) == ""
    assert verdict.code == judge(parity(**changes)).code


@pytest.mark.parametrize("drop_s", [None, 125.0])
@pytest.mark.parametrize("held", [0.8, 1.0, 1.1])
def test_that_what_a_long_run_held_is_said_in_the_language_spoken(drop_s: float | None, held: float) -> None:
    with speaking(bracketed):
        says = Sustained(600.0, 1000, held * 1000, drop_s).sentence
    assert says.startswith("[It")
    assert unspoken(says) == ""


def test_that_times_and_ranges_are_said_in_the_language_spoken() -> None:
    with speaking(bracketed):
        assert [format_duration(time_s) for time_s in (5, 120, 4200)] == ["[5 s]", "[2 min]", "[1 h 10 min]"]
        assert [format_clock(time_s) for time_s in (45, 120, 125)] == ["[45 s]", "[2 min]", "[2 min 5 s]"]
        assert format_range(3.95, 4.08) == "[3.95 to 4.08×]"
        assert format_spread(4.0, Interval(3.2, 8.41)) == "[3.20 to 8.41]"


def test_that_the_texts_of_tables_are_all_marked() -> None:
    with speaking(bracketed):
        assert not any(unspoken(tr(text)) for text in LINK_SENTENCES.values())
        assert not any(unspoken(tr(preset.title)) for preset in PRESETS.values())


def with_failed_parity() -> Result:
    return msgspec.structs.replace(RESULT, parities=(parity(as_used=step(logits=0.05)),))


BADGED = {
    "as the preset": whole_run(make_plan(preset="quick", devices=("cpu", "mps"))),
    "own choices": whole_run(plan_of()),
    "fewer images": whole_run(make_plan(preset="quick", devices=("cpu", "mps"), images=64)),
    "CPU alone": whole_run(make_plan(preset="quick", devices=("cpu",))),
    "with a failed cell": RESULT,
    "not all done": msgspec.structs.replace(whole_run(plan_of()), extra_failures=(LOST,)),
    "on battery": msgspec.structs.replace(
        whole_run(plan_of()), machine=msgspec.structs.replace(RESULT.machine, power_source="battery")
    ),
    "unsteady": with_windows(*WINDOWS["unstable"]),
    "wrong numbers": with_failed_parity(),
    "GPU alone": whole_run(plan_of(devices=("mps",))),
    "nothing measured": whole_run(plan_of(), failing=(0, 1, 2, 3)),
    "GPU failed": whole_run(plan_of(), failing=(1, 3)),
    "nothing yet": start(opening(plan_of())[0]),  # type: ignore[arg-type]
    "slower": whole_run(plan_of(), gpu_step_s=0.8),
    "as fast": whole_run(plan_of(), gpu_step_s=0.4),
    "on Linux": msgspec.structs.replace(
        RESULT, machine=msgspec.structs.replace(RESULT.machine, os_name="Debian")
    ),
}


@pytest.mark.parametrize("result", BADGED.values(), ids=BADGED)
def test_that_badge_and_headline_are_said_in_the_language_spoken(result: Result) -> None:
    with speaking(bracketed):
        mark, says = badge(result), headline(result)
        assert unspoken(mark.title + mark.sentence) == ""
    assert unspoken(says.sentence + says.basis + says.why) == ""
    assert (mark.code, bool(says.basis)) == (badge(result).code, bool(headline(result).basis))
