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
    ("data", "place"),
    [
        (b"\xff\xfe\x00", " at byte 0"),
        (b"[]", ""),
        (b"[" * 100_000, ""),
        (WHOLE.replace(b'"result":', b'"result":' + b'{"plan":' * 100_000), ""),
        (WHOLE.replace(b'"windows": [', b'"windows": [1,', 1), " at result.cells[0].windows[0]"),
        (WHOLE.replace(b"}", b"]", 1), f" at byte {WHOLE.index(b'}')}"),
        (WHOLE.replace(b'"run_id": "', b'"run_id": "\xff', 1), ""),
    ],
    ids=["not text", "other JSON", "too deep", "too deep within", "wrong type", "wrong bracket", "no UTF-8"],
)
def test_that_a_damaged_file_is_refused_with_the_place_and_the_details(
    tmp_path: Path, data: bytes, place: str
) -> None:
    with pytest.raises(ReadError) as refused:
        read_result(file_of(tmp_path, data))
    says = f"This is no Torchmark result, or it is damaged{place}. Open another copy."
    assert str(refused.value) == says
    assert refused.value.details, "what the parser says is for those who ask"
    assert refused.value.details not in says


@pytest.mark.parametrize("data", [b"", b"{", WHOLE[:-500], WHOLE[:1000], WHOLE[:-3]])
def test_that_a_file_that_was_cut_off_is_told_from_a_damaged_one(tmp_path: Path, data: bytes) -> None:
    assert refusal(file_of(tmp_path, data)) == (
        "This file ends too early, the rest of it is missing. Open another copy."
    )


def test_that_a_newer_file_says_what_to_do(tmp_path: Path) -> None:
    newer = {**msgspec.json.decode(WHOLE), "version": 99}
    with pytest.raises(ReadError, match=r"Update Torchmark to read it\.$") as refused:
        read_result(file_of(tmp_path, msgspec.json.encode(newer)))
    assert "version 99" in refused.value.details


def a_cell_too_few(result: Content) -> None:
    del result["cells"][0]


def nothing_planned(result: Content) -> None:
    result["plan"]["models"] = result["cells"] = []


def an_unknown_model(result: Content) -> None:
    result["plan"]["models"][0] = "resnet9000"
    for cell in result["cells"][:2]:
        cell["cell"]["model"] = "resnet9000"


@pytest.mark.parametrize("spoil", [a_cell_too_few, nothing_planned, an_unknown_model])
def test_that_what_does_not_fit_together_is_refused(tmp_path: Path, spoil: Callable[[Content], None]) -> None:
    content = msgspec.json.decode(WHOLE)
    spoil(content["result"])
    says = refusal(file_of(tmp_path, msgspec.json.encode(content)))
    assert says.startswith("What is in it does not fit together")


def phases_without_time(result: Content) -> None:
    for name in ("loading_s", "transfer_s", "forward_s", "backward_s", "optimizer_s"):
        result["cells"][0]["phases"][name] = 0.0


def an_unknown_model_compared(result: Content) -> None:
    result["parities"][0]["model"] = "resnet9000"


@pytest.mark.parametrize("spoil", [phases_without_time, an_unknown_model_compared])
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
    with pytest.raises(ReadError) as refused:
        read_result(tmp_path / "gone.torchmark")
    assert (
        refused.value.details == f"FileNotFoundError: [Errno 2] {os.strerror(2)}: '{tmp_path}/gone.torchmark'"
    )
