"""Has PyInstaller's own code for macOS write a bundle of small files: `python -m tests.build.bundle FOLDER`.

In a process of its own, which takes itself for a Mac. Real are the Info.plist, the icon, and where files and
links lie; none of them is a program, and nothing is signed.
"""

import sys
from pathlib import Path
from typing import Any

import PyInstaller.compat

PyInstaller.compat.is_darwin = True

from PyInstaller.building import osx  # noqa: E402
from PyInstaller.building.api import COLLECT  # noqa: E402
from PyInstaller.config import CONF  # noqa: E402
from PyInstaller.utils import osx as osx_tools  # noqa: E402

from build.info_plist import BUNDLE_IDENTIFIER, ICON, NAME, info_plist  # noqa: E402

ROOT = Path(__file__).parents[2]
FILES = {
    "Torchmark": "EXECUTABLE",
    "libpython3.13.dylib": "BINARY",
    "torch/lib/libtorch_cpu.dylib": "BINARY",
    "torch/bin/torch_shm_manager": "BINARY",
    "torch/__init__.py": "DATA",
    "app/_resources/mps-requirements.json": "DATA",
    "torch-2.14.1.dist-info/METADATA": "DATA",
    "base_library.zip": "DATA",
    "PIL/_imaging.cpython-313-darwin.so": "EXTENSION",
    "PIL/.dylibs/libjpeg.62.dylib": "BINARY",
    "numpy/.dylibs/libgfortran.5.dylib": "BINARY",
    "numpy/py.typed": "DATA",
    "Python.framework/Versions/3.13/Python": "BINARY",
    "PySide6/QtCore.abi3.so": "EXTENSION",
    "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore": "BINARY",
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib": "BINARY",
}
"""A piece of each kind of what a frozen Torchmark holds."""
INFO_PLISTS = (
    "Python.framework/Versions/3.13/Resources/Info.plist",
    "PySide6/Qt/lib/QtCore.framework/Versions/A/Resources/Info.plist",
)
"""What PyInstaller itself takes along with a framework."""
LINKS = {
    "Python": "Python.framework/Versions/3.13/Python",
    "QtCore": "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
    "libjpeg.62.dylib": "PIL/.dylibs/libjpeg.62.dylib",
}
"""Those that PyInstaller makes at the top for libraries further down."""


def main(folder: Path) -> None:
    """Write the bundle to FOLDER/dist."""
    CONF.update(
        spec=str(ROOT / "build" / "torchmark.spec"),
        specpath=str(ROOT / "build"),
        specnm="torchmark",
        distpath=str(folder / "dist"),
        workpath=str(folder / "work"),
        warnfile=str(folder / "work" / "warnings.txt"),
        noconfirm=True,
    )
    (folder / "work").mkdir()
    osx.process_collected_binary = lambda source, *_, **__: source
    osx_tools.sign_binary = lambda *_, **__: None
    osx.BUNDLE(
        _collected(folder / "source"),
        name=f"{NAME}.app",
        icon=str(ROOT / "resources" / "icon" / ICON),
        bundle_identifier=BUNDLE_IDENTIFIER,
        info_plist=info_plist(),
    )


def _collected(folder: Path) -> Any:
    """What a spec's COLLECT hands over for a program with a window."""
    for name in INFO_PLISTS:
        _file(folder / name, "DATA")
    files = [(name, _file(folder / name, kind), kind) for name, kind in FILES.items()]
    links = [(name, target, "SYMLINK") for name, target in LINKS.items()]
    collected = COLLECT.__new__(COLLECT)
    vars(collected).update(
        # As Analysis does at its end: the links that make a framework of its files.
        toc=osx_tools.collect_files_from_framework_bundles([*files, *links]),
        strip_binaries=False,
        upx_binaries=False,
        upx_exclude=[],
        console=False,
        target_arch="arm64",
        codesign_identity=None,
        entitlements_file=None,
    )
    return collected


def _file(path: Path, kind: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kind.encode())
    return str(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
