"""Everything in one folder: whole, or not at all."""

from pathlib import Path

import pytest
from PIL import Image

from app.charts.views import VIEWS
from app.export import everything, view_png
from app.export.files import ExportError, write_folder
from app.model.events import RunEnded
from app.model.result import Result, fold
from app.stats.reference import m1_max_2022
from tests.charts.rich import epoch_result, rich_result, sustained_result
from tests.disks import limited_files
from tests.scripted import opening, plan_of

ALWAYS = {"result.torchmark", "result.csv", "poster.png"}


@pytest.mark.parametrize(
    ("result", "pictures"),
    [
        (
            rich_result(),
            {"throughput", "speed-up", "step-times", "phases", "memory", "peak-share", "parity", "explain"},
        ),
        (epoch_result(), {"throughput", "speed-up", "memory", "epochs"}),
        (sustained_result(), {"throughput", "speed-up", "step-times", "memory", "sustained"}),
        (fold([*opening(plan_of()), RunEnded("stopped")]), {"throughput"}),
    ],
    ids=["rich", "epochs", "sustained", "nothing"],
)
def test_that_each_view_with_data_has_a_picture_of_its_name(
    tmp_path: Path, result: Result, pictures: set[str]
) -> None:
    encoders = {**everything.files(result, m1_max_2022()), **everything.pictures(result, m1_max_2022())}
    folder = write_folder(tmp_path, "all", {name: encode() for name, encode in encoders.items()})
    assert folder == tmp_path / "all"
    assert {path.name for path in folder.iterdir()} == ALWAYS | {f"{name}.png" for name in pictures}
    for path in folder.glob("*.png"):
        with Image.open(path) as picture:
            width, height = picture.size
            assert width == 1920
            assert height >= 1080 if path.name != "poster.png" else height == 1080
            assert picture.convert("RGB").getpixel((2, 540)) == (255, 255, 255)
    assert list(tmp_path.iterdir()) == [folder]


def test_that_pictures_of_two_views_differ() -> None:
    result = rich_result()
    assert view_png.encode(VIEWS["memory"], result) != view_png.encode(VIEWS["parity"], result)


def test_that_a_folder_half_written_is_none(tmp_path: Path) -> None:
    contents = {"first": b"short", "second": b"longer than there is room for"}
    with limited_files(10), pytest.raises(ExportError, match=r"Nothing can be saved in .*: File too large"):
        write_folder(tmp_path, "all", contents)
    assert list(tmp_path.iterdir()) == []


def test_that_what_stands_in_the_way_stays_and_the_folder_has_a_number(tmp_path: Path) -> None:
    (tmp_path / "all").symlink_to("nowhere")
    (tmp_path / "all-2").mkdir()
    folder = write_folder(tmp_path, "all", {"file": b"content"})
    assert folder == tmp_path / "all-3"
    assert (folder / "file").read_bytes() == b"content"
    assert folder.stat().st_mode & 0o555 == 0o555, "for others to read, as what is in it"
    assert list((tmp_path / "all-2").iterdir()) == []
