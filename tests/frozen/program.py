"""The frozen program as a stranger starts it: as another user, from a read-only folder with an odd name."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil

BUILT = Path(__file__).parents[2] / "dist" / "Torchmark"
# The trap is in the letters: spaces, accents, a script of another alphabet.
ODD_NAME = "Torch mark à la 火把"
STRANGER = "nobody"
IS_ROOT = os.getuid() == 0


class Program:
    """A copy of the frozen program, and the home folder of who starts it.

    Attributes:
        folder: What PyInstaller made.
        home: Everything the program writes should be in here.
    """

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home
        self.path = folder / "Torchmark"

    def start(self, *args: str, **environment: str) -> subprocess.Popen[str]:
        """Start it as the Finder would: from `/`, with a minimal PATH."""
        return subprocess.Popen(
            [self.path, *args],
            cwd="/",
            env={"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # Root could write into any folder, and the program must do without.
            user=STRANGER if IS_ROOT else None,
            extra_groups=() if IS_ROOT else None,
        )

    def call(self, *args: str, timeout_s: float, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        process = self.start(*args, **environment)
        try:
            out, err = process.communicate(timeout=timeout_s)
        except subprocess.TimeoutExpired:
            self.end_all()
            raise
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def processes(self) -> list[psutil.Process]:
        """Every process that runs this program, whoever started it."""
        return [process for process in psutil.process_iter() if self._is_own(process)]

    def workers(self) -> list[psutil.Process]:
        """The measuring processes among them."""
        return [process for process in self.processes() if "worker" in _arguments(process)]

    def runs_that_measure(self) -> set[Path]:
        """The journals in which a cell has begun, those of runs before too."""
        journals = self.home.rglob("journal.jsonl")
        return {journal for journal in journals if b'"cell_started"' in journal.read_bytes()}

    def end_all(self) -> None:
        """End what is left, after a failure."""
        for process in self.processes():
            process.kill()

    def files(self) -> dict[str, tuple[int, int]]:
        """Size and time of change of everything in the folder."""
        return {
            str(path.relative_to(self.folder)): (path.lstat().st_size, path.lstat().st_mtime_ns)
            for path in self.folder.rglob("*")
            if not path.is_dir() or path.is_symlink()
        }

    def written(self) -> list[Path]:
        """Every file in the home folder, relative to it."""
        return [path.relative_to(self.home) for path in self.home.rglob("*") if path.is_file()]

    def _is_own(self, process: psutil.Process) -> bool:
        try:
            # One that has ended waits for whoever became its parent, and runs nothing.
            has_ended = process.status() == psutil.STATUS_ZOMBIE
            return not has_ended and Path(process.exe()).is_relative_to(self.folder)
        except (psutil.Error, OSError):
            return False


def copies(parent: Path) -> Iterator[Program]:
    """A copy in a folder in which nobody can write; removed at the end."""
    folder, home = parent / ODD_NAME / "Torchmark", parent / "home"
    shutil.copytree(BUILT, folder, symlinks=True, copy_function=_link_or_copy)
    home.mkdir()
    if IS_ROOT:
        shutil.chown(home, STRANGER)
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink())]
    for each in folders:
        each.chmod(0o555)
    yield Program(folder, home)
    for each in folders:
        each.chmod(0o755)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _arguments(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []
