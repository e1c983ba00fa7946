from pathlib import Path

import pytest
from packaging.version import Version

from build.wheel_check.mach_o import Import, Slice, read_slice
from tests.build.mach_o_files import ARM64, FLAT, LIBCXX, LIBSYSTEM, X86_64, Symbol, thin, universal


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "lib.dylib"


def read(library: Path, content: bytes) -> Slice:
    library.write_bytes(content)
    found = read_slice(library)
    assert found is not None
    return found


def symbols(found: Slice) -> tuple[Import, ...]:
    return tuple(symbol for symbol in found.imports if symbol.name)


def test_that_the_macos_it_was_built_for_is_read(library: Path) -> None:
    assert read(library, thin([], minos=(14, 4))).minos == Version("14.4")


def test_that_the_older_form_of_it_is_read_too(library: Path) -> None:
    assert read(library, thin([], minos=(10, 15), old_version_command=True)).minos == Version("10.15")


def test_that_a_symbol_is_told_with_the_library_it_is_bound_to(library: Path) -> None:
    found = read(library, thin([Symbol("__ZdlPv", 1), Symbol("_exit", 2)]))
    assert symbols(found) == (
        Import("__ZdlPv", LIBCXX, weak=False),
        Import("_exit", LIBSYSTEM, weak=False),
    )


def test_that_the_libraries_it_loads_are_told(library: Path) -> None:
    assert read(library, thin([])).imports == (
        Import("", LIBCXX, weak=False),
        Import("", LIBSYSTEM, weak=False),
    )


def test_that_a_weak_symbol_is_told_from_a_strong_one(library: Path) -> None:
    found = read(library, thin([Symbol("_new", 2, weak=True)]))
    assert symbols(found) == (Import("_new", LIBSYSTEM, weak=True),)


def test_that_a_symbol_that_any_library_may_have_belongs_to_none(library: Path) -> None:
    assert read(library, thin([Symbol("_PyList_New", FLAT)])).imports[-1] == Import(
        "_PyList_New", "", weak=False
    )


def test_that_what_it_defines_itself_is_no_import(library: Path) -> None:
    assert symbols(read(library, thin([Symbol("_own", defined=True)]))) == ()


@pytest.mark.parametrize("layout", [1, 2, 3])
def test_that_symbols_it_only_passes_on_are_no_imports(library: Path, layout: int) -> None:
    content = thin(
        [Symbol("_used"), Symbol("_passed_on"), Symbol("_used_too")],
        bound=["_used", "_used_too"],
        layout=layout,
    )
    assert [symbol.name for symbol in symbols(read(library, content))] == ["_used", "_used_too"]


def test_that_of_a_universal_file_the_arm64_slice_is_read(library: Path) -> None:
    intel = thin([Symbol("_intel")], minos=(10, 13), cpu=X86_64)
    arm = thin([Symbol("_arm")], minos=(15, 0))
    found = read(library, universal((X86_64, intel), (ARM64, arm)))
    assert (found.minos, found.size_bytes) == (Version("15.0"), len(arm))
    assert symbols(found) == (Import("_arm", LIBCXX, weak=False),)


def test_that_a_file_for_intel_alone_is_refused(library: Path) -> None:
    library.write_bytes(thin([], cpu=X86_64))
    with pytest.raises(ValueError, match="no arm64 code"):
        read_slice(library)


def test_that_a_file_that_is_no_code_is_passed_over(library: Path) -> None:
    library.write_bytes(b"#!/bin/sh\n")
    assert read_slice(library) is None


def test_that_a_real_library_is_read_as_llvm_nm_reads_it() -> None:
    sample = Path(__file__).with_name("samples") / "markupsafe-3.0.4-speedups.so"
    assert read_slice(sample) == Slice(
        Version("11.0"),
        sample.stat().st_size,
        (
            Import("", LIBSYSTEM, weak=False),
            Import("_PyModuleDef_Init", "", weak=False),
            Import("_PyUnicode_New", "", weak=False),
            Import("_memcpy", LIBSYSTEM, weak=False),
            Import("dyld_stub_binder", LIBSYSTEM, weak=False),
        ),
    )
