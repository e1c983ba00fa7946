"""What a file can hold that is not, or no longer, a result."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.export import json_file
from app.export.saved_result import ReadError, read_result
from tests.charts.rich import rich_plan, rich_result
from tests.scripted import plan_of, whole_run

RESULT = whole_run(plan_of(), failing=(3,))
WHOLE = json_file.encode(RESULT)
OLD = Path(__file__).parents[1] / "model" / "samples" / "result-version-1.json"

Content = dict[str, Any]


def refusal(path: Path) -> str:
    with pytest.raises(ReadError) as refused:
        read_result(path)
    return str(refused.value)


def file_of(folder: Path, data: bytes) -> Path:
    path = folder / "a.torchmark"
    path.write_bytes(data)
    return path


def test_that_a_saved_result_comes_back(tmp_path: Path) -> None:
    assert read_result(file_of(tmp_path, WHOLE)) == RESULT


def test_that_one_of_the_first_version_can_be_shown() -> None:
    assert read_result(OLD).cells


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        WHOLE[:-500],
        b"[]",
        b"[" * 100_000,
        WHOLE.replace(b'"windows": [', b'"windows": [1,'),
    ],
    ids=["empty", "not text", "cut off", "other JSON", "too deep", "wrong type"],
)
def test_that_a_damaged_file_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    says = refusal(file_of(tmp_path, data))
    assert says.startswith("This is no Torchmark result, or it is damaged: ")
    assert says.endswith("Open another copy.")


def test_that_a_newer_file_says_what_to_do(tmp_path: Path) -> None:
    newer = {**msgspec.json.decode(WHOLE), "version": 99}
    assert refusal(file_of(tmp_path, msgspec.json.encode(newer))).endswith("Update Torchmark to read it.")


def steps_without_time(result: Content) -> None:
    for window in result["cells"][0]["windows"]:
        window["duration_s"] = 0.0


def windows_without_steps(result: Content) -> None:
    result["cells"][0]["windows"][0]["steps"] = 0


def a_cell_too_few(result: Content) -> None:
    del result["cells"][0]


def nothing_planned(result: Content) -> None:
    result["plan"]["models"] = result["cells"] = []


def an_unknown_model(result: Content) -> None:
    result["plan"]["models"][0] = "resnet9000"
    for cell in result["cells"][:2]:
        cell["cell"]["model"] = "resnet9000"


@pytest.mark.parametrize(
    "spoil", [steps_without_time, windows_without_steps, a_cell_too_few, nothing_planned, an_unknown_model]
)
def test_that_what_does_not_fit_together_is_refused(tmp_path: Path, spoil: Callable[[Content], None]) -> None:
    content = msgspec.json.decode(WHOLE)
    spoil(content["result"])
    says = refusal(file_of(tmp_path, msgspec.json.encode(content)))
    assert says.startswith("What is in it does not fit together")


def phases_without_time(result: Content) -> None:
    for name in ("loading_s", "transfer_s", "forward_s", "backward_s", "optimizer_s"):
        result["cells"][0]["phases"][name] = 0.0


def a_chain_without_images(result: Content) -> None:
    result["links"][0]["images"] = 0


def an_unknown_model_compared(result: Content) -> None:
    result["parities"][0]["model"] = "resnet9000"


def limits_without_time(result: Content) -> None:
    result["limits"][0]["matmuls"][0]["duration_s"] = 0.0


@pytest.mark.parametrize(
    "spoil", [phases_without_time, a_chain_without_images, an_unknown_model_compared, limits_without_time]
)
def test_that_what_no_chart_could_show_is_refused(tmp_path: Path, spoil: Callable[[Content], None]) -> None:
    rich = json_file.encode(rich_result(rich_plan(("resnet18",), (64,))))
    assert read_result(file_of(tmp_path, rich)).links
    content = msgspec.json.decode(rich)
    spoil(content["result"])
    says = refusal(file_of(tmp_path, msgspec.json.encode(content)))
    assert says.startswith("What is in it does not fit together")


def test_that_a_file_that_is_gone_or_a_folder_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.torchmark") == (
        f"It cannot be read: {os.strerror(2)}. Is it still where it was?"
    )
    assert refusal(tmp_path).startswith("It cannot be read: ")
