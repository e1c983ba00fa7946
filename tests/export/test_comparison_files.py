"""The files of a comparison, read back."""

import csv
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from app.export import comparison_csv, comparison_json, comparison_png, json_file
from app.export.comparison_rows import COLUMNS
from app.export.saved_contenders import read_contenders
from app.stats.contender import measured
from tests.comparisons import GPU_4, compared, replace, run_on, with_torch

BOTH = compared(run_on("Apple M1"), with_torch(run_on("Apple M5", 0.05, failing=(3,)), "2.12.0"))


def test_that_the_table_has_a_row_for_each_cell_of_each_result() -> None:
    text = comparison_csv.encode(BOTH).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert text.partition("\n")[0].split(",") == list(COLUMNS)
    assert len(rows) == 8
    by_place = {(row["model"], row["device_kind"], row["result"]): row for row in rows}
    marked = by_place["resnet18", "gpu", "Apple M5"]
    assert float(marked["ratio"]) == pytest.approx(2.0)
    assert float(marked["ratio_low"]) <= 2.0 <= float(marked["ratio_high"])
    assert (marked["state"], marked["reasons"], marked["device"]) == ("marked", "other_torch", "mps")
    assert marked["hardware"] == "Apple M5 Pro", "the GPU's own name"
    assert by_place["resnet18", "cpu", "Apple M5"]["hardware"] == "Apple M5"
    refused = by_place["vgg16", "gpu", "Apple M5"]
    assert (refused["ratio"], refused["images_per_s"]) == ("", "")
    assert (refused["state"], refused["reasons"]) == ("refused", "not_measured")
    baseline = by_place["vgg16", "gpu", "Apple M1"]
    assert (baseline["is_baseline"], float(baseline["ratio"]), baseline["ratio_low"]) == ("True", 1.0, "")


def test_that_programs_get_the_same_with_the_means() -> None:
    content = json.loads(comparison_json.encode(BOTH))
    assert content["format"] == "torchmark-comparison"
    assert [each["name"] for each in content["results"]] == ["Apple M1", "Apple M5"]
    assert len(content["cells"]) == 8
    gpu, cpu = content["parts"]
    assert (gpu["device_kind"], cpu["device_kind"]) == ("gpu", "cpu")
    (mean,) = gpu["means"]
    assert mean["ratio"] == pytest.approx(2.0)
    assert (mean["models"], mean["left_out"], mean["reasons"]) == (1, ["vgg16"], ["other_torch"])
    assert gpu["sentences"][0].startswith("Apple M5 is 2.00 times as fast")


def test_that_results_go_by_names_that_differ() -> None:
    first, second = run_on("Apple M5"), replace(run_on("Apple M5"), run_id="2")
    twins = compared(measured(first, "loud"), measured(second, "loud"))
    rows = list(csv.DictReader(io.StringIO(comparison_csv.encode(twins).decode())))
    assert [row["result"] for row in rows[:2]] == ["loud (1)", "loud (2)"]
    content = json.loads(comparison_json.encode(twins))
    assert [each["name"] for each in content["results"]] == ["loud (1)", "loud (2)"]
    assert content["parts"][0]["means"][0]["result"] == "loud (2)"
    assert content["parts"][0]["sentences"][0].startswith("“loud” (2) is about as fast as “loud” (1)")


def test_that_the_picture_is_one() -> None:
    with Image.open(io.BytesIO(comparison_png.encode(BOTH, GPU_4))) as picture:
        picture.load()
        assert picture.size == (1920, 1080)


def test_that_files_are_read_in_order_and_a_bad_one_keeps_none_away(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.torchmark", "bad.torchmark", "a.json", "gone.json")]
    paths[0].write_bytes(json_file.encode(run_on("Apple M5")))
    paths[1].write_text("no result")
    paths[2].write_bytes(json_file.encode(run_on("Apple M1")))
    found, unread = read_contenders(paths)
    assert [each.name for each in found] == ["Apple M5", "Apple M1"]
    assert [each.name for each in unread] == ["bad.torchmark", "gone.json"]
    assert unread[0].reason.startswith("This is no Torchmark result")
    assert unread[1].reason.startswith("It cannot be read: ")
