"""What build/torchmark.spec asks of PyInstaller on a Mac: the spec itself, run with its part played."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

# Before sys.platform says another system: what is imported first decides by it.
import build.sizes  # noqa: F401
from build.info_plist import BUNDLE_IDENTIFIER, info_plist
from build.left_out import LINK, Entry, excluded_packages

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "build" / "torchmark.spec"
SCRIPTS = [
    ("pyi_rth_inspect", "x", "PYSOURCE"),
    ("pyi_rth_mplconfig", "x", "PYSOURCE"),
    ("__main__", "x", "PYSOURCE"),
]
STAYING_LINKS: list[Entry] = [
    ("Python", "Python.framework/Versions/3.13/Python", LINK),
    ("Python.framework/Versions/Current", "3.13", LINK),
    ("libjpeg.62.dylib", "PIL/.dylibs/libjpeg.62.dylib", LINK),
]
DANGLING_LINKS: list[Entry] = [
    ("libavif.16.dylib", "PIL/.dylibs/libavif.16.dylib", LINK),
    ("QtNetwork", "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork", LINK),
]
STAYING = (
    "Python.framework/Versions/3.13/Python",
    "PIL/.dylibs/libjpeg.62.dylib",
    "torch/bin/torch_shm_manager",
    "torchvision/image_stable.so",
)
GOING = (
    "PIL/.dylibs/libavif.16.dylib",
    "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
    "torch/bin/test_api",
)
DATA, DATA_GOING = "app/_resources/mps-requirements.json", "PySide6/Qt/translations/qtbase_de.qm"


class Asked:
    """Plays Analysis, PYZ, EXE, COLLECT and BUNDLE, and keeps what each was called with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.args: dict[str, tuple[Any, ...]] = {}
        self.options: dict[str, dict[str, Any]] = {}

    def run(self) -> None:
        """Run the spec as PyInstaller does: as Python, with these names there."""
        names = {name: self._player(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
        names |= {"SPECPATH": str(SPEC.parent), "workpath": str(self.folder)}
        exec(compile(SPEC.read_text(), str(SPEC), "exec"), names)

    def _player(self, name: str) -> Any:
        def play(*args: Any, **options: Any) -> Any:
            self.args[name], self.options[name] = args, options
            return self._found() if name == "Analysis" else name

        return play

    def _found(self) -> SimpleNamespace:
        """What an analysis finds: a little of each kind that matters."""
        binaries = [self._file(name, "BINARY") for name in (*STAYING, *GOING)]
        return SimpleNamespace(
            scripts=SCRIPTS,
            pure=["modules"],
            binaries=[*binaries, *STAYING_LINKS, *DANGLING_LINKS],
            datas=[self._file(name, "DATA") for name in (DATA, DATA_GOING)],
        )

    def _file(self, name: str, kind: str) -> Entry:
        path = self.folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        return name, str(path), kind


@pytest.fixture
def on_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The spec, not yet run, on what it takes for a Mac."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delenv("TORCHMARK_SIGNING_IDENTITY", raising=False)
    return Asked(tmp_path)


def test_that_the_analysis_is_told_what_it_cannot_see(on_mac: Asked) -> None:
    on_mac.run()
    told = on_mac.options["Analysis"]
    assert on_mac.args["Analysis"] == ([str(ROOT / "app" / "__main__.py")],)
    assert told["hiddenimports"] == ["torchvision._C_stable", "torchvision.image_stable"]
    assert told["excludes"] == excluded_packages()
    assert told["datas"] == [
        (str(ROOT / "resources"), "app/_resources"),
        *(
            (str(ROOT / "docs" / name), "app/_resources/docs")
            for name in ("using.ko.md", "using.md", "method.ko.md", "method.md")
        ),
    ]
    assert told["pathex"] == [str(ROOT)]


def test_that_the_program_is_one_for_apple_silicon_with_a_window(on_mac: Asked) -> None:
    on_mac.run()
    program = on_mac.options["EXE"]
    assert program["target_arch"] == "arm64"
    assert (program["console"], program["argv_emulation"], program["upx"]) == (False, False, False)
    assert program["exclude_binaries"] is True
    _, scripts = on_mac.args["EXE"]
    assert [name for name, *_ in scripts] == ["pyi_rth_inspect", "__main__"]


@pytest.mark.parametrize(("given", "used"), [(None, None), ("", None), ("Developer ID", "Developer ID")])
def test_that_the_identity_is_that_of_the_environment(
    on_mac: Asked, monkeypatch: pytest.MonkeyPatch, given: str | None, used: str | None
) -> None:
    if given is not None:
        monkeypatch.setenv("TORCHMARK_SIGNING_IDENTITY", given)
    on_mac.run()
    assert on_mac.options["EXE"]["codesign_identity"] == used
    assert Path(on_mac.options["EXE"]["entitlements_file"]) == ROOT / "build" / "entitlements.plist"


def test_that_what_is_left_out_goes_and_no_link_to_it_stays(on_mac: Asked) -> None:
    on_mac.run()
    _, entries = on_mac.args["COLLECT"]
    files = {path for path, _, kind in entries if kind != LINK}
    assert files == {*STAYING, DATA}
    assert [entry for entry in entries if entry[2] == LINK] == STAYING_LINKS
    assert on_mac.options["COLLECT"] == {"name": "Torchmark", "upx": False}
    assert (on_mac.folder / "left_out.json").is_file()


def test_that_a_bundle_is_made_of_it_with_our_values(on_mac: Asked) -> None:
    on_mac.run()
    told = on_mac.options["BUNDLE"]
    assert on_mac.args["BUNDLE"] == ("COLLECT",)
    assert told["name"] == "Torchmark.app"
    assert told["bundle_identifier"] == BUNDLE_IDENTIFIER
    assert told["info_plist"] == info_plist()
    assert Path(told["icon"]).is_file()
