import csv
import errno
import io
import os
import statistics
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from app.export.files import FORMATS, ExportError, save_all, write_atomically
from app.model.events import FlopsCounted, LimitsMeasured, RunEnded
from app.model.explanation import Link
from app.model.limits import DeviceLimits, MatmulSpeed
from app.model.machine import DeviceStatus
from app.model.plan import make_plan
from app.model.result import fold
from app.model.result_file import SUFFIX, decode_result
from tests.scripted import (
    M5_PRO,
    OUT_OF_MEMORY,
    SYNC_TIME_S,
    measured,
    opening,
    plan_of,
    stopped,
    timed_epochs,
    whole_run,
)

HEADER = (
    "run_id,started_at,model,device,precision,batch_size,protocol,status,images_per_s,step_time_s,"
    "first_step_time_s,samples,speedup_vs_cpu,peak_memory_bytes,reason,machine,chip,cpu_cores,gpu_cores,"
    "memory_bytes,os,torch,torchvision,app_version"
)
"""Of the first version: a reader by position keeps working."""
ADDED = (
    ",step_time_low_s,step_time_high_s,speedup_low,speedup_high,cv,ended_by,epoch_time_s,epoch_images,"
    "sync_time_s,warmup_steps,warmup_time_s,has_settled,turns,swap_grown_bytes,other_load_cores,"
    "flops_per_step,tflop_per_s,share_of_peak,parity,cpu_threads,loader_workers,images,preset,badge,cautions,"
    "peak_images_per_s,sustained_images_per_s,first_drop_s,discarded_samples,"
    "hardware,images_per_s_low,images_per_s_high,is_as_preset"
)
PLAN = plan_of()
RESULT = whole_run(PLAN, cpu_step_s=0.4, gpu_step_s=0.1, failing=(3,))


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def test_that_the_csv_has_the_promised_header() -> None:
    assert FORMATS["csv"].encode(RESULT).decode().splitlines()[0] == HEADER + ADDED


def test_that_the_csv_has_one_row_a_cell_with_its_figures() -> None:
    rows = rows_of(FORMATS["csv"].encode(RESULT))
    assert [(row["model"], row["device"], row["status"]) for row in rows] == [
        ("resnet18", "cpu", "done"),
        ("resnet18", "mps", "done"),
        ("vgg16", "cpu", "done"),
        ("vgg16", "mps", "failed"),
    ]
    gpu = rows[1]
    assert float(gpu["step_time_s"]) == pytest.approx(0.1)
    assert float(gpu["images_per_s"]) == pytest.approx(40)
    assert float(gpu["speedup_vs_cpu"]) == pytest.approx(4)
    assert float(gpu["first_step_time_s"]) == pytest.approx(1)
    assert (gpu["samples"], gpu["peak_memory_bytes"], gpu["reason"]) == ("6", "3221225472", "")
    assert (gpu["machine"], gpu["chip"], gpu["cpu_cores"], gpu["gpu_cores"]) == (
        "MacBook Pro",
        "Apple M5 Pro",
        "15",
        "20",
    )
    assert (gpu["os"], gpu["torch"], gpu["protocol"], gpu["precision"]) == (
        "macOS 27.0.1",
        "2.14.1",
        "compute",
        "fp32",
    )


def test_that_each_row_of_the_csv_names_the_chip_behind_its_device() -> None:
    devices = (
        DeviceStatus("cpu", is_usable=True, hardware="AVX512"),
        DeviceStatus("mps", is_usable=True, hardware="NVIDIA H200"),
    )
    on_linux = msgspec.structs.replace(
        RESULT, machine=msgspec.structs.replace(M5_PRO, chip="AMD EPYC", gpu=None), devices=devices
    )
    named = [row["hardware"] for row in rows_of(FORMATS["csv"].encode(on_linux))]
    assert named == ["AMD EPYC", "NVIDIA H200"] * 2
    untold = msgspec.structs.replace(RESULT, devices=())
    assert rows_of(FORMATS["csv"].encode(untold))[1]["hardware"] == M5_PRO.gpu, "what the system tells"


def test_that_the_csv_says_how_sure_the_figures_are_and_how_they_came_about() -> None:
    cpu, mps, *_ = PLAN.cells
    cpu_times, mps_times = (0.40, 0.41, 0.42, 0.39, 0.40, 0.41), (0.101, 0.11, 0.099, 0.10, 0.09, 0.10)
    of_gpu = measured(mps, *mps_times, other_load_cores=3.0)
    limits = DeviceLimits("mps", (MatmulSpeed("fp32", 1000, 0.001),), ())
    events = [
        *opening(PLAN),
        LimitsMeasured(limits),
        *measured(cpu, *cpu_times),
        *of_gpu[:-1],
        FlopsCounted(mps, 50_000_000_000),
        of_gpu[-1],
        RunEnded("completed"),
    ]
    on_cpu, on_gpu, *_ = rows_of(FORMATS["csv"].encode(fold(events)))
    assert (float(on_gpu["step_time_low_s"]), float(on_gpu["step_time_high_s"])) == pytest.approx(
        (0.09, 0.11)
    )
    assert (float(on_gpu["images_per_s_low"]), float(on_gpu["images_per_s_high"])) == pytest.approx(
        (4 / 0.11, 4 / 0.09)
    )
    assert float(on_gpu["speedup_low"]) < float(on_gpu["speedup_vs_cpu"]) < float(on_gpu["speedup_high"])
    assert (on_cpu["speedup_low"], on_cpu["speedup_high"]) == ("", "")
    assert float(on_gpu["cv"]) == pytest.approx(statistics.stdev(mps_times) / statistics.fmean(mps_times))
    assert (on_gpu["ended_by"], on_gpu["turns"], on_gpu["has_settled"]) == ("interval_reached", "2", "True")
    assert float(on_gpu["epoch_time_s"]) == pytest.approx(25.0)
    assert float(on_gpu["warmup_time_s"]) == pytest.approx(0.202)
    assert (on_gpu["epoch_images"], on_gpu["warmup_steps"]) == ("1000", "2")
    assert (float(on_gpu["sync_time_s"]), on_gpu["swap_grown_bytes"]) == (SYNC_TIME_S, "0")
    assert (on_gpu["other_load_cores"], on_gpu["flops_per_step"]) == ("3.0", "50000000000")
    assert float(on_gpu["tflop_per_s"]) == pytest.approx(0.5)
    assert float(on_gpu["share_of_peak"]) == pytest.approx(0.25), "of 2 TFLOP/s"
    assert (on_cpu["tflop_per_s"], on_cpu["share_of_peak"], on_cpu["parity"]) == ("", "", "")
    assert (on_gpu["cpu_threads"], on_gpu["loader_workers"], on_gpu["images"]) == ("5", "", "1000")
    assert (on_gpu["preset"], on_gpu["is_as_preset"], on_gpu["badge"]) == ("quick", "False", "custom")
    assert (on_cpu["cautions"], on_gpu["cautions"]) == ("", "other_load")


def test_that_the_csv_says_that_all_was_as_the_preset_has_it() -> None:
    plan = make_plan(preset="quick", devices=("cpu", "mps"))
    assert {row["is_as_preset"] for row in rows_of(FORMATS["csv"].encode(whole_run(plan)))} == {"True"}


def test_that_a_rough_explanation_is_among_the_cautions_of_its_cell() -> None:
    explained = Link(PLAN.cells[2], "as_in_2022", images=20, duration_s=9.0)
    result = msgspec.structs.replace(RESULT, links=(explained,))
    rows = rows_of(FORMATS["csv"].encode(result))
    assert [row["cautions"] for row in rows] == ["", "", "rough_explanation", ""]


def test_that_the_csv_of_epochs_has_their_seconds_and_the_doubts_about_the_run() -> None:
    plan = make_plan(
        preset="experiment-2022", devices=("cpu",), models=("alexnet",), cpu_threads=3, images=10
    )
    events = [*opening(plan), *timed_epochs(plan.cells[0], 18.0, images=10), RunEnded("completed")]
    result = msgspec.structs.replace(fold(events), machine=msgspec.structs.replace(M5_PRO, is_virtual=True))
    row, *_ = rows_of(FORMATS["csv"].encode(result))
    assert float(row["epoch_time_s"]) == pytest.approx(18.0)
    assert row["epoch_images"] == "10"
    assert (row["protocol"], row["loader_workers"], row["cpu_threads"]) == ("epoch", "4", "3")
    assert (row["samples"], row["cv"], row["step_time_low_s"]) == ("1", "", "")
    assert row["cautions"] == "virtual_machine shortened_epoch single_epoch"


def test_that_the_csv_of_a_sustained_run_says_what_was_held() -> None:
    plan = make_plan(preset="sustained", devices=("cpu",), batch_sizes=(4,), sustained_minutes=4.0)
    (cell,) = plan.cells
    slowed = [1.0] * 120 + [1.25] * 96
    events = [*opening(plan), *measured(cell, *slowed, steps=1, ended_by="all_timed"), RunEnded("completed")]
    (row,) = rows_of(FORMATS["csv"].encode(fold(events)))
    assert (row["peak_images_per_s"], row["sustained_images_per_s"], row["first_drop_s"]) == (
        "4.0",
        "3.2",
        "120.0",
    )
    short = [*opening(plan), *measured(cell, *slowed[:30], steps=1, ended_by="all_timed")]
    (row,) = rows_of(FORMATS["csv"].encode(fold(short)))
    assert [row[column] for column in ("peak_images_per_s", "sustained_images_per_s", "first_drop_s")] == [
        ""
    ] * 3
    compute = msgspec.structs.replace(fold(events), plan=plan_of())
    assert rows_of(FORMATS["csv"].encode(compute))[0]["peak_images_per_s"] == "", "not of that protocol"


def test_that_a_failed_cell_has_its_reason_and_no_figures() -> None:
    failed = rows_of(FORMATS["csv"].encode(RESULT))[3]
    assert failed["reason"] == OUT_OF_MEMORY.reason
    assert [failed[c] for c in ("images_per_s", "step_time_s", "speedup_vs_cpu", "samples")] == [""] * 4


def test_that_a_stopped_run_says_so_in_every_cell_it_did_not_finish() -> None:
    result = fold([*opening(PLAN), *measured(PLAN.cells[0], 0.4), *stopped(PLAN.cells[1])])
    rows = rows_of(FORMATS["csv"].encode(result))
    assert [row["status"] for row in rows] == ["done", "stopped", "not_run", "not_run"]
    assert rows[1]["reason"] == "The run was stopped in this cell."
    assert rows[2]["reason"] == "The run was stopped before this cell."
    assert rows[1]["images_per_s"] == ""


def test_that_the_json_gives_the_very_result_back_with_raw_samples() -> None:
    data = FORMATS[SUFFIX].encode(RESULT)
    assert decode_result(data) == RESULT
    file = msgspec.json.decode(data)
    assert file["result"]["cells"][0]["windows"] == [
        {"steps": 2, "duration_s": 0.8, "turn": index // 3, "at_s": pytest.approx(index * 0.8)}
        for index in range(6)
    ]
    assert file["figures"][1]["speedup_vs_cpu"] == pytest.approx(4)


def test_that_a_result_of_a_newer_torchmark_is_refused_in_words() -> None:
    file = msgspec.json.decode(FORMATS[SUFFIX].encode(RESULT))
    with pytest.raises(ValueError, match="newer Torchmark"):
        decode_result(msgspec.json.encode({**file, "version": 99, "notes": "a field of the future"}))
    with pytest.raises(ValueError, match="its format is 'something'"):
        decode_result(msgspec.json.encode({**file, "format": "something"}))


def test_that_the_picture_has_its_fixed_size_and_is_light() -> None:
    image = Image.open(io.BytesIO(FORMATS["png"].encode(RESULT)))
    assert image.size == (1920, 1080)
    assert image.convert("RGB").getpixel((2, 540)) == (255, 255, 255)
    assert len(set(image.convert("RGB").get_flattened_data())) > 50, "the picture is empty"


def test_that_a_result_with_nothing_measured_can_be_saved_too(tmp_path: Path) -> None:
    empty = fold([*opening(PLAN), RunEnded("stopped")])
    paths = save_all(empty, tmp_path / "new" / "folder")
    assert [path.name for path in paths] == ["result.json", "result.csv", "speedup.png"]
    assert decode_result(paths[0].read_bytes()) == empty


def test_that_a_file_that_cannot_be_written_leaves_the_old_one_and_no_half_one(tmp_path: Path) -> None:
    target = tmp_path / "result.csv"
    target.mkdir()
    with pytest.raises(ExportError, match=r"result.csv could not be written to .*Choose another place"):
        write_atomically(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["result.csv"]


@pytest.mark.parametrize("broken", ["os.fsync", "pathlib.Path.replace"])
def test_that_a_write_cut_short_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "result.csv"
    target.write_text("old")
    monkeypatch.setattr(broken, fail)
    with pytest.raises(ExportError, match="No space left on device"):
        write_atomically(target, b"new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["result.csv"]


def test_that_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(
        ExportError, match=r"Nothing can be saved in .*: Not a directory. Choose another folder."
    ):
        save_all(RESULT, tmp_path / "file" / "folder")


def test_that_an_exported_file_is_replaced_and_readable_by_others(tmp_path: Path) -> None:
    target = tmp_path / "result.csv"
    target.write_text("old")
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o044 == 0o044


def test_that_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    target, link = tmp_path / "kept/real.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o600)
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["kept", "link.csv", "real.csv"]


def test_that_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.zip"
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="what stands there is no ordinary file"):
        write_atomically(pipe, b"new")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
