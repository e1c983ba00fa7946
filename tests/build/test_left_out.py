"""What goes into the bundle and what does not, by the lists and on real libraries."""

import json
import re
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import matplotlib
import PIL
import PySide6
import pytest
import torch

from app.engine.vision import torchvision
from build import sizes
from build.left_out import LEFT_OUT, LINK, Entry, part_of, without_dangling_links, without_left_out
from build.sizes import ORPHANS, record

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="libraries are looked through on Linux only")

FOR_MACOS = ("PySide6/Qt/lib/*.framework", "PIL/*dylibs")


@pytest.mark.parametrize(
    "path",
    [
        "torch/bin/torch_shm_manager",
        "torch/testing/_internal/common_utils.py",
        "torch/lib/libtorch_cpu.so",
        "torch/nn/modules/conv.py",
        "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
        "matplotlib/mpl-data/matplotlibrc",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/platforms/libqoffscreen.dylib",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/styles/libqmacstyle.dylib",
        "PySide6/Qt/lib/QtSvg.framework/Versions/A/QtSvg",
        "PySide6/Qt/lib/QtDBus.framework/Versions/Current",
        "PySide6/Qt/translations/qtbase_ko.qm",
        "app/_resources/mps-requirements.json",
    ],
)
def test_that_what_the_program_needs_stays(path: str) -> None:
    assert part_of(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "torch/bin/test_api",
        "torch/test/List_test",
        "torch/lib/libjitbackend_test.dylib",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.dylib",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "PySide6/Qt/translations/qtbase_de.qm",
        "matplotlib/mpl-data/sample_data/s1045.ima.gz",
    ],
)
def test_that_what_it_does_not_need_goes(path: str) -> None:
    assert part_of(path) is not None


@ON_LINUX
def test_that_each_part_is_there_to_be_left_out() -> None:
    """A pattern that fits no file is one that a new version has outlived."""
    packages = [Path(module.__file__ or "").parent for module in (torch, PySide6, matplotlib, torchvision)]
    paths = [
        path.relative_to(package.parent).as_posix() for package in packages for path in package.rglob("*")
    ]
    unmatched = [
        pattern
        for part in LEFT_OUT
        for pattern in part.files
        if not pattern.startswith(FOR_MACOS) and not any(fnmatchcase(path, pattern) for path in paths)
    ]
    assert not unmatched


def test_that_a_link_goes_with_what_it_leads_to() -> None:
    entries: list[Entry] = [
        ("PySide6/Qt/lib/libQt6Core.so.6", "/x/libQt6Core.so.6", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", LINK),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", LINK),
        ("PySide6/Qt/lib/QtCore.framework/Versions/Current", "A", LINK),
    ]
    kept = [path for path, _, _ in without_dangling_links(entries)]
    assert kept == [entries[0][0], entries[1][0], entries[3][0]]


@ON_LINUX
def test_that_a_library_stays_as_long_as_something_needs_it() -> None:
    from build.libraries import without_orphans

    pillow = Path(PIL.__file__).parent
    (imaging,), (avif,) = pillow.glob("_imaging.*.so"), pillow.glob("_avif.*.so")
    libraries: list[Entry] = [
        (f"pillow.libs/{path.name}", str(path), "BINARY")
        for path in (pillow.parent / "pillow.libs").iterdir()
    ]
    whole = without_orphans([(f"PIL/{avif.name}", str(avif), "EXTENSION"), *libraries])
    assert any("libavif" in path for path, _, _ in whole)
    kept = without_orphans([(f"PIL/{imaging.name}", str(imaging), "EXTENSION"), *libraries])
    names = [path for path, _, _ in kept]
    assert any("libjpeg" in name for name in names)
    assert any("liblzma" in name for name in names), "what a needed library needs is needed"
    assert not any("libavif" in name for name in names)


def test_that_the_report_of_sizes_has_no_empty_rows_and_says_which_aim_is_met() -> None:
    frozen = {"torch": 500_000_000, "PySide6": 100_000_000, "tiny": 3_000_000}
    left_out = {"Qt's plugins": 4_200_000, "torch's test of a backend": 20_000, ORPHANS: 22_000_000}
    report = sizes._report(frozen, left_out)
    assert "| as it is in the program | 500 | 1.21 | met |" in report
    missed = sizes._report({**frozen, "numpy": 100_000_000}, left_out)
    assert "| as it is in the program | 500 | 1.41 | **missed** |" in missed
    assert (
        "an estimate of 633 MB from its wheels ([wheel-check.md](wheel-check.md)), aim 640 MB: met." in report
    )
    assert "| 4.2 |" in report and "| the rest | 3.0 |" in report
    assert "test of a backend" not in report, "it would be 0.0 MB"
    assert not re.search(r"\| *(0\.0)? *\|$", report, re.MULTILINE)


def test_that_sizes_are_written_down_by_part(tmp_path: Path) -> None:
    def entry(path: str, size: int) -> Entry:
        source = tmp_path / path.replace("/", "-")
        source.write_bytes(bytes(size))
        return path, str(source), "BINARY"

    before = [entry("torch/test/a", 3), entry("torch/bin/b", 4), entry("libodd.so", 5), entry("libpython", 9)]
    stripped = entry("stripped", 2)[1]
    record(before, [("libpython", stripped, "BINARY")], tmp_path / "record.json")
    written = json.loads((tmp_path / "record.json").read_text())
    assert sorted(written.values()) == [5, 7, 7]
    assert written["torch's tests in C++"] == 7
    assert [path for path, _, _ in without_left_out(before)] == ["libodd.so", "libpython"]
