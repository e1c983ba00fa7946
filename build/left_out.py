"""What the bundle does without, and why. Whatever is not here goes in as PyInstaller finds it.

Nothing of torch's Python is left out: a frozen training step failed without `torch.testing._internal`, which
torch imports by itself, and without torch's own source files, from which it compiles functions.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

Entry = tuple[str, str, str]
"""As in PyInstaller's tables of contents: path in the bundle, path here, kind."""
LINK = "SYMLINK"
"""The kind of a link; its "path here" is the path in the bundle that it leads to."""
QT_MODULES = ("Core", "DBus", "Gui", "Svg", "Widgets")
"""What the window imports of PySide6, matplotlib of it, and these of each other."""


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path in the bundle fits one of the patterns, in which a `*` also stands for slashes."""
    return any(fnmatchcase(path, pattern) for pattern in patterns)


class Part(NamedTuple):
    """Something left out.

    Attributes:
        name: What it is, for people.
        why: Why the program does not miss it.
        files: Patterns of paths in the bundle. A `*` also stands for slashes.
        but: Patterns of what stays nevertheless.
        packages: Python packages and modules that PyInstaller does not even look at.
    """

    name: str
    why: str
    files: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()

    def has(self, path: str) -> bool:
        """Whether a path in the bundle belongs to the part."""
        return matches(path, self.files) and not matches(path, self.but)


LEFT_OUT: tuple[Part, ...] = (
    Part(
        "torch's tests in C++",
        "Programs that test libtorch. torch_shm_manager stays: with it tensors go from process to process.",
        files=("torch/test/*", "torch/bin/*", "torch/lib/*_test.*", "torch/lib/libaoti_custom_ops.*"),
        but=("torch/bin/torch_shm_manager",),
    ),
    Part(
        "torch's test of a backend",
        "Only torch's tests load it.",
        files=("torch/lib/libbackend_with_compiler.*",),
    ),
    Part(
        "torch's headers and build files",
        "For compiling extensions; the program compiles nothing.",
        files=("torch/include/*", "torch/share/*"),
    ),
    Part(
        "torchvision's decoders on Linux",
        "The digits are decoded by numpy, their images by Pillow. On macOS they are small and stay.",
        files=("torchvision/image.so",),
    ),
    Part(
        "Qt's plugins",
        "For devices, databases and formats that the window does not use. Left are the platforms, the native"
        " style of macOS, and on Linux the input methods and the desktop's own dialogs.",
        files=("PySide6/Qt/plugins/*",),
        but=(
            "*/platforms/libqcocoa.dylib",
            "*/platforms/libqoffscreen.*",
            "*/platforms/libqwayland.so",
            "*/platforms/libqxcb.so",
            "*/platforminputcontexts/libcompose*.so",
            "*/platforminputcontexts/libibus*.so",
            "*/platformthemes/libqxdgdesktopportal.so",
            "*/styles/*.dylib",
            "*/wayland-decoration-client/libbradient.so",
            "*/wayland-shell-integration/libxdg-shell.so",
        ),
    ),
    Part(
        "Qt's translations",
        "Of the languages that the window does not speak, and of Qt's own tools.",
        files=("PySide6/Qt/translations/*",),
        but=("*/qtbase_ko.qm",),
    ),
    Part(
        "Qt's network, and the frameworks of macOS that only plugins need",
        "The window opens no connection. On Linux such libraries go with the last plugin that needs them."
        " QtSvg stays: matplotlib imports it.",
        files=("PySide6/Qt/lib/*.framework/*",),
        but=tuple(f"PySide6/Qt/lib/Qt{name}.framework/*" for name in QT_MODULES),
        packages=("PySide6.QtNetwork",),
    ),
    Part(
        "matplotlib's samples, icons and PostScript fonts",
        "Data of its examples, pictures of its own toolbar, fonts of its PDF and PostScript writers.",
        files=(
            "matplotlib/mpl-data/sample_data/*",
            "matplotlib/mpl-data/images/*",
            "matplotlib/mpl-data/plot_directive/*",
            "matplotlib/mpl-data/fonts/afm/*",
            "matplotlib/mpl-data/fonts/pdfcorefonts/*",
        ),
    ),
    Part(
        "Pillow's AVIF, WebP, colour management and Tk",
        "Pictures are written as PNG; Pillow itself does without these where they are missing.",
        files=("PIL/*dylibs/libavif.*", "PIL/*dylibs/liblcms2.*"),
        packages=("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingtk"),
    ),
    Part(
        "Python packages that others would use if they were there",
        "Tests, type checkers, notebooks and other ways to compute or to build. Whether one is installed"
        " where the bundle is made must not change the bundle.",
        packages=(
            "IPython",
            "PyQt5",
            "PyQt6",
            "PySide2",
            "_pytest",
            "hypothesis",
            "lxml",
            "mypy",
            "pandas",
            "pytest",
            "scipy",
            "setuptools",
            "tensorboard",
            "tkinter",
        ),
    ),
)


def excluded_packages() -> list[str]:
    """What PyInstaller is told not to look at."""
    return [package for part in LEFT_OUT for package in part.packages]


def part_of(path: str) -> Part | None:
    """The part to which a path in the bundle belongs; None for what stays."""
    return next((part for part in LEFT_OUT if part.has(path)), None)


def without_left_out(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that stay."""
    return [entry for entry in entries if part_of(entry[0]) is None]


def without_dangling_links(entries: Iterable[Entry]) -> list[Entry]:
    """Without the links in the bundle's top folder, made for every library, that lead to nothing any more."""
    entries = list(entries)
    paths = {path for path, _, _ in entries}
    return [
        (path, source, kind)
        for path, source, kind in entries
        if kind != LINK or "/" in path or source in paths
    ]
