from datetime import date
from pathlib import Path

import pytest
from packaging.version import Version

from build.wheel_check.app_size import PYTHON_BYTES, app_bytes
from build.wheel_check.mach_o import Import
from build.wheel_check.measure import Fault, faults, measure, newest_libcxx, weak_for_later
from build.wheel_check.report import Checked, Report
from build.wheel_check.symbols import looked_up, newer_macos
from build.wheel_check.wheels import Package, packages
from tests.build.mach_o_files import ARM64, LIBCXX, LIBSYSTEM, X86_64, Symbol, thin, universal

MINIMUM = Version("14.0")
KNOWN = {(LIBCXX, ""), (LIBCXX, "__ZdlPv"), (LIBSYSTEM, ""), (LIBSYSTEM, "_exit")}
NEW = "__ZTVNSt3__117bad_function_callE"
"""The vtable that PySide6 6.12.0 binds."""


def package(folder: Path, files: dict[str, bytes]) -> Package:
    paths = []
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        paths.append(path)
    return Package("some", "1.0", tuple(paths))


def faults_of(folder: Path, content: bytes) -> list[Fault]:
    return faults(measure(package(folder, {"a.so": content})).libraries, MINIMUM, KNOWN)


def test_that_known_symbols_of_a_library_for_the_minimum_pass(tmp_path: Path) -> None:
    assert faults_of(tmp_path, thin([Symbol("__ZdlPv", 1), Symbol("_anything", 2)])) == []


def test_that_a_strong_symbol_of_a_newer_libcxx_fails(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, thin([Symbol("__ZdlPv"), Symbol(NEW)]))
    assert [symbol.name for symbol in fault.missing] == [NEW]


def test_that_the_same_symbol_passes_when_it_is_weak(tmp_path: Path) -> None:
    assert faults_of(tmp_path, thin([Symbol(NEW, weak=True)])) == []


def test_that_the_same_symbol_passes_when_a_bundled_library_has_it(tmp_path: Path) -> None:
    content = thin([Symbol(NEW)], libraries=("@loader_path/.dylibs/libc++.1.0.dylib",))
    assert faults_of(tmp_path, content) == []


def test_that_a_symbol_of_libcxx_that_nobody_looked_up_fails(tmp_path: Path) -> None:
    assert len(faults_of(tmp_path, thin([Symbol("__ZNSt3__15novelEv")]))) == 1


def test_that_a_library_for_a_newer_macos_fails_for_a_symbol_of_the_system_not_looked_up(
    tmp_path: Path,
) -> None:
    (fault,) = faults_of(tmp_path, thin([Symbol("_exit", 2), Symbol("_novel", 2)], minos=(15, 0)))
    assert fault.minos == Version("15.0")
    assert [symbol.name for symbol in fault.missing] == ["_novel"]


def test_that_a_library_for_a_newer_macos_passes_when_all_its_symbols_were_looked_up(tmp_path: Path) -> None:
    assert faults_of(tmp_path, thin([Symbol("_exit", 2)], minos=(15, 0))) == []


@pytest.mark.parametrize(("minos", "count"), [((15, 0), 1), ((14, 0), 0)])
def test_that_a_library_of_the_system_that_nobody_looked_up_fails_for_a_newer_macos_only(
    tmp_path: Path, minos: tuple[int, int], count: int
) -> None:
    content = thin([], minos=minos, libraries=("/usr/lib/swift/libswiftSynchronization.dylib",))
    assert len(faults_of(tmp_path, content)) == count


def test_that_a_symbol_is_known_that_a_library_for_the_minimum_binds_too(tmp_path: Path) -> None:
    newer = thin([Symbol("_novel", 2)], minos=(15, 0))
    both = measure(package(tmp_path, {"a.so": newer, "b.so": thin([Symbol("_novel", 2)])}))
    assert faults(both.libraries, MINIMUM, KNOWN) == []


def test_that_a_symbol_of_libcxx_is_not_known_by_another_library_that_binds_it(tmp_path: Path) -> None:
    content = thin([Symbol("__ZNSt3__15novelEv")])
    both = measure(package(tmp_path, {"a.so": content, "b.so": content}))
    assert len(faults(both.libraries, MINIMUM, KNOWN)) == 2


def test_that_only_the_arm64_slice_counts(tmp_path: Path) -> None:
    content = universal((X86_64, thin([Symbol(NEW)], cpu=X86_64)), (ARM64, thin([Symbol("__ZdlPv")])))
    assert faults_of(tmp_path, content) == []


def test_that_the_newest_libcxx_is_told(tmp_path: Path) -> None:
    old = measure(package(tmp_path, {"a.so": thin([Symbol("__ZdlPv")])}))
    new = measure(package(tmp_path, {"a.so": thin([Symbol("__ZdlPv"), Symbol(NEW)])}))
    none = measure(package(tmp_path, {"a.so": thin([Symbol("_exit", 2)])}))
    assert [newest_libcxx(measured) for measured in (old, new, none)] == ["macOS 14.0", "macOS 15.4", None]


def test_that_weak_symbols_of_a_newer_libcxx_are_told_apart(tmp_path: Path) -> None:
    measured = measure(
        package(tmp_path, {"a.so": thin([Symbol(NEW, weak=True), Symbol("__ZdlPv", weak=True)])})
    )
    assert [symbol.name for symbol in weak_for_later(measured)] == [NEW]


def test_that_no_symbol_that_came_later_is_among_those_looked_up() -> None:
    found = looked_up()
    assert (LIBCXX, "__ZdlPv") in found
    assert len(found) > 400
    assert [name for library, name in found if newer_macos(Import(name, library, weak=False))] == []


def test_that_universal_files_count_as_thin(tmp_path: Path) -> None:
    arm = thin([])
    content = universal((X86_64, thin([], cpu=X86_64)), (ARM64, arm))
    assert measure(package(tmp_path, {"a.so": content, "a.txt": b"12345"})).arm64_bytes == len(arm) + 5


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("torch/lib/libtorch_cpu.dylib", True),
        ("torch/bin/torch_shm_manager", True),
        ("torch/bin/protoc", False),
        ("torch/include/torch.hpp", False),
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtQuick.abi3.so", False),
        ("PySide6/libpyside6.abi3.6.11.dylib", True),
        ("PySide6/libpyside6qml.abi3.6.11.dylib", False),
        ("PySide6/Qt/lib/QtDBus.framework/Versions/A/QtDBus", True),
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.dylib", True),
        ("PySide6/Qt/qml/a.dylib", False),
        ("numpy/tests/data.bin", False),
        ("numpy/__init__.pyi", False),
    ],
)
def test_that_the_app_has_what_it_needs_of_a_package(tmp_path: Path, name: str, kept: bool) -> None:
    measured = measure(package(tmp_path, {name: b"123"}))
    assert app_bytes([measured], tmp_path) - PYTHON_BYTES == (3 if kept else 0)


def test_that_modules_count_compressed_and_torchs_as_sources_too(tmp_path: Path) -> None:
    source = b"value = 1\n" * 1000
    other = app_bytes([measure(package(tmp_path, {"numpy/a.py": source}))], tmp_path) - PYTHON_BYTES
    torch = app_bytes([measure(package(tmp_path, {"torch/a.py": source}))], tmp_path) - PYTHON_BYTES
    assert other < len(source) / 10
    assert torch == other + len(source)


def test_that_the_files_of_an_unpacked_wheel_are_found_by_its_record(tmp_path: Path) -> None:
    (tmp_path / "some_thing-1.2.dist-info").mkdir()
    (tmp_path / "some_thing-1.2.dist-info" / "METADATA").write_text("Name: Some.Thing\nVersion: 1.2\n")
    (tmp_path / "some_thing-1.2.dist-info" / "RECORD").write_text("some_thing/a.so,,\nsome_thing/gone.so,,\n")
    (tmp_path / "some_thing").mkdir()
    (tmp_path / "some_thing" / "a.so").write_bytes(b"")
    (found,) = packages(tmp_path)
    assert found == Package("some-thing", "1.2", (tmp_path / "some_thing" / "a.so",))


def report(folder: Path, pins: bytes, control: bytes) -> str:
    def checked(name: str, content: bytes) -> Checked:
        measured = measure(package(folder / name, {"a.so": content}))
        return Checked((measured,), tuple(faults(measured.libraries, MINIMUM, KNOWN)))

    return Report(
        day=date(2026, 11, 25),
        minimum="14.0",
        python="3.13",
        resolved=("3.13",),
        pins=checked("pins", pins),
        kept_bytes={"some": 1_000_000},
        app_bytes=650_000_000,
        control_pins=["bad==1.0"],
        control=checked("control", control),
        folder=folder / "pins",
        control_folder=folder / "control",
    ).text()


def test_that_the_report_tells_a_good_outcome_and_what_was_built_for_a_newer_macos(tmp_path: Path) -> None:
    text = report(tmp_path, thin([Symbol("_exit", 2)], minos=(15, 0)), thin([Symbol(NEW)]))
    assert "**macOS 14.0 has all that these wheels need from it**" in text
    assert "Built for a newer macOS than 14.0: some (15.0)." in text
    assert "| some | 1.0 | 1 | 15.0 |" in text
    assert "above the aim of 640 MB" in text
    assert f"- `a.so`, built for macOS 14.0: of a later libc++: `{NEW}` (macOS 15.4)" in text


def test_that_the_report_tells_a_bad_outcome(tmp_path: Path) -> None:
    text = report(tmp_path, thin([Symbol("__ZNSt3__15novelEv")]), thin([]))
    assert "**macOS 14.0 does not do for these wheels:**" in text
    assert "not looked up: `__ZNSt3__15novelEv`" in text
    assert "passes, so the check is worth nothing" in text
