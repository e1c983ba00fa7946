"""Refusals in the language of the window."""

from pathlib import Path

import msgspec
import pytest

from app.export.files import FORMATS, ExportError, make_folder, write_atomically
from app.export.saved_result import ReadError, read_result
from app.model.plan import make_plan
from tests.scripted import plan_of, whole_run
from tests.speech import bracketed, speaking, unspoken

NEWER = b'{"format": "torchmark-result", "version": 99}'
FOREIGN = b'{"format": "something", "version": 1}'


@pytest.mark.parametrize("data", [NEWER, FOREIGN])
def test_that_a_file_is_refused_in_the_language_spoken(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.torchmark"
    path.write_bytes(data)
    with speaking(bracketed), pytest.raises(ReadError) as refusal:
        read_result(path)
    assert unspoken(str(refusal.value)) == ""


def test_that_a_damaged_file_and_a_missing_one_are_refused_in_the_language_spoken(tmp_path: Path) -> None:
    path = tmp_path / "a.torchmark"
    result = whole_run(plan_of())
    with speaking(bracketed):
        with pytest.raises(ReadError, match=r"^\[It cannot be read: \[No such file or directory\]\. "):
            read_result(path)
        path.write_bytes(FORMATS["torchmark"].encode(result)[:-9])
        with pytest.raises(ReadError, match=r"^\[.*Open another copy\.\]$"):
            read_result(path)
        path.write_bytes(FORMATS["torchmark"].encode(msgspec.structs.replace(result, cells=result.cells[1:])))
        with pytest.raises(ReadError, match=r"^\[What is in it does not fit together"):
            read_result(path)


def test_that_a_file_that_cannot_be_written_is_told_in_the_language_spoken(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with speaking(bracketed):
        with pytest.raises(ExportError, match=r"^\[a\.csv could not be written to .*\[Not a directory\]\."):
            write_atomically(tmp_path / "file" / "a.csv", b"")
        with pytest.raises(ExportError, match=r"^\[Nothing can be saved in .*\[Not a directory\]\."):
            make_folder(tmp_path / "file" / "inner")


@pytest.mark.parametrize(
    "choice",
    [
        {"models": ()},
        {"devices": ()},
        {"precisions": ()},
        {"batch_sizes": (0,)},
        {"images": 0},
        {"seed": -1},
        {"cpu_threads": 0},
        {"loader_workers": 3},
        {"protocol": "sustained", "sustained_minutes": 0.0},
    ],
    ids=str,
)
def test_that_a_plan_is_refused_in_the_language_spoken(choice: dict[str, object]) -> None:
    with speaking(bracketed), pytest.raises(ValueError, match=r"^\[.*\]$"):
        make_plan(**{"preset": "quick", "devices": ("cpu",), **choice})  # type: ignore[arg-type]
