"""Plist and layout only: the bundle as PyInstaller's own code writes it, without programs and signatures."""

import filecmp
import plistlib
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import __version__
from build.info_plist import BUNDLE_IDENTIFIER, ICON, MINIMUM_MACOS, RESULT_TYPE, info_plist

ROOT = Path(__file__).parents[2]
PYINSTALLERS_OWN = {
    "CFBundleExecutable": "Torchmark",
    "CFBundleIconFile": ICON,
    "CFBundleInfoDictionaryVersion": "6.0",
    "CFBundlePackageType": "APPL",
}
WANTED_BOOLEANS = {
    "NSHighResolutionCapable": True,
    "NSRequiresAquaSystemAppearance": False,
    "LSAppNapIsDisabled": True,
}


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Contents of a bundle that was just written."""
    folder = tmp_path_factory.mktemp("bundle")
    done = subprocess.run(
        [sys.executable, "-m", "tests.build.bundle", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return folder / "dist" / "Torchmark.app" / "Contents"


@pytest.fixture(scope="module")
def plist(contents: Path) -> dict[str, Any]:
    with (contents / "Info.plist").open("rb") as file:
        return plistlib.load(file)  # type: ignore[no-any-return]


def test_that_the_plist_has_our_values_and_those_of_pyinstaller(plist: dict[str, Any]) -> None:
    assert plist == info_plist() | PYINSTALLERS_OWN


def test_that_the_values_are_what_macos_needs(plist: dict[str, Any]) -> None:
    assert plist["CFBundleIdentifier"] == BUNDLE_IDENTIFIER == "io.torchmark.Torchmark"
    assert plist["CFBundleVersion"] == plist["CFBundleShortVersionString"] == __version__
    assert plist["LSMinimumSystemVersion"] == MINIMUM_MACOS == "14.0"
    assert plist["LSApplicationCategoryType"] == "public.app-category.developer-tools"
    # Apple's tools take a string "false" for true.
    assert {key: plist[key] for key in WANTED_BOOLEANS} == WANTED_BOOLEANS
    assert all(type(plist[key]) is bool for key in WANTED_BOOLEANS)


def test_that_a_saved_result_belongs_to_torchmark(plist: dict[str, Any], contents: Path) -> None:
    (exported,) = plist["UTExportedTypeDeclarations"]
    (document,) = plist["CFBundleDocumentTypes"]
    assert exported["UTTypeIdentifier"] == RESULT_TYPE
    assert exported["UTTypeTagSpecification"] == {"public.filename-extension": ["torchmark"]}
    assert document["LSItemContentTypes"] == [RESULT_TYPE]
    for icon in (plist["CFBundleIconFile"], exported["UTTypeIconFile"], document["CFBundleTypeIconFile"]):
        assert filecmp.cmp(contents / "Resources" / icon, ROOT / "resources" / "icon" / ICON, shallow=False)


def test_that_the_program_alone_lies_where_programs_belong(contents: Path) -> None:
    (program,) = (contents / "MacOS").iterdir()
    assert program.name == "Torchmark"
    assert program.stat().st_mode & stat.S_IXUSR


def test_that_code_lies_in_frameworks_and_data_in_resources(contents: Path) -> None:
    """Signing needs it so; the links let each be found beside the other."""
    frameworks, resources = contents / "Frameworks", contents / "Resources"
    for name in ("libpython3.13.dylib", "torch/lib/libtorch_cpu.dylib", "torch/bin/torch_shm_manager"):
        assert (frameworks / name).resolve() == frameworks / name
        assert (resources / name).resolve() == frameworks / name
        assert (frameworks / name).stat().st_mode & stat.S_IXUSR
    for name in ("base_library.zip", "torch/__init__.py", "app/_resources/mps-requirements.json"):
        assert (resources / name).resolve() == resources / name
        assert (frameworks / name).resolve() == resources / name


def test_that_every_link_is_relative_and_leads_somewhere_inside(contents: Path) -> None:
    links = [path for path in contents.rglob("*") if path.is_symlink()]
    assert links
    for link in links:
        assert not link.readlink().is_absolute()
        assert link.resolve(strict=True).is_relative_to(contents)


def test_that_no_folder_of_code_has_a_dot_in_its_name(contents: Path) -> None:
    """Signing would take it for a bundle; a folder of data is a link there, a framework is one."""
    frameworks = contents / "Frameworks"
    folders = [path for path in frameworks.rglob("*") if path.is_dir() and not path.is_symlink()]
    dotted = {str(folder.relative_to(frameworks)) for folder in folders if "." in folder.name}
    assert dotted == {
        "PySide6/Qt/lib/QtCore.framework",
        "Python.framework",
        "Python.framework/Versions/3.13",
    }


@pytest.mark.parametrize("name", ["PIL/.dylibs/libjpeg.62.dylib", "numpy/.dylibs/libgfortran.5.dylib"])
def test_that_libraries_of_wheels_are_found_by_their_own_path(contents: Path, name: str) -> None:
    """Wheels for macOS keep them in folders whose names have a dot: they are links to others without one."""
    real = contents / "Frameworks" / name.replace("/.", "/__dot__")
    assert not real.is_symlink() and real.read_bytes() == b"BINARY"
    for folder in ("Frameworks", "Resources"):
        assert (contents / folder / name).resolve() == real


@pytest.mark.parametrize(
    ("framework", "version"), [("Python.framework", "3.13"), ("PySide6/Qt/lib/QtCore.framework", "A")]
)
def test_that_a_framework_has_the_links_that_signing_asks_for(
    contents: Path, framework: str, version: str
) -> None:
    folder = contents / "Frameworks" / framework
    name = folder.stem
    links = [path for path in folder.rglob("*") if path.is_symlink()]
    assert {str(link.relative_to(folder)): str(link.readlink()) for link in links} == {
        name: f"Versions/Current/{name}",
        "Resources": "Versions/Current/Resources",
        "Versions/Current": version,
    }
    assert (folder / name).resolve() == folder / "Versions" / version / name
    assert (folder / "Resources" / "Info.plist").is_file()


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("Python", "Python.framework/Versions/3.13/Python"),
        ("QtCore", "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"),
        ("libjpeg.62.dylib", "PIL/.dylibs/libjpeg.62.dylib"),
    ],
)
def test_that_the_links_at_the_top_lead_to_the_libraries(contents: Path, link: str, target: str) -> None:
    library = (contents / "Frameworks" / target).resolve()
    assert library.read_bytes() == b"BINARY"
    assert (contents / "Frameworks" / link).resolve() == library
