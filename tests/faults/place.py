"""Where one run of the campaign takes place, and what it must not leave there."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from app.history.journal import JOURNAL
from app.history.recorder import RESULT
from tests.faults.script import Script

GONE_WITHIN_S = 3.0


class Place:
    """Folders of its own: for the script, the app's data and cache, the system's temporary files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.script = Script(root / "script")
        self.data = root / "data" / "Torchmark"
        self.out = root / "out"
        self.temporary = root / "temporary"
        self.renew()

    def renew(self) -> None:
        """For the next run."""
        shutil.rmtree(self.root, ignore_errors=True)
        for folder in (self.data / "runs", self.temporary, self.script.folder):
            folder.mkdir(parents=True)

    def environment(self) -> dict[str, str]:
        """For processes that shall write here alone."""
        return {
            **os.environ,
            "HOME": str(self.root),
            "XDG_DATA_HOME": str(self.root / "data"),
            "XDG_CACHE_HOME": str(self.root.parent / "cache"),
            "XDG_CONFIG_HOME": str(self.root / "config"),
            "TMPDIR": str(self.temporary),
            "QT_QPA_PLATFORM": "offscreen",
            "COLUMNS": "200",
            "PYTHONUNBUFFERED": "1",
        }

    @property
    def runs(self) -> Path:
        return self.data / "runs"

    def kept(self) -> Path:
        """The folder of the one run that is kept here."""
        (folder,) = self.runs.iterdir()
        return folder

    def litter(self, *, is_stopped: bool) -> Iterator[str]:
        """Complaints about processes and files that are still there."""
        yield from self.processes_left()
        yield from (f"a temporary file is left: {path.name}" for path in self.temporary.rglob("*"))
        yield from (f"a temporary file is left: {path}" for path in self.data.rglob(".torchmark-*"))
        yield from (f"a temporary file is left: {path}" for path in self.out.rglob(".*"))
        for folder in self.runs.iterdir():
            allowed = {RESULT, "result.csv", "speedup.png"} | ({JOURNAL} if is_stopped else set())
            names = {path.name for path in folder.iterdir()}
            if not names <= allowed or RESULT not in names:
                yield f"the run's folder has {sorted(names)}"

    def processes_left(self) -> Iterator[str]:
        """Of the workers, of what they have started, and of all in the session of any of them."""
        known = set(self.script.processes())
        deadline_s = time.monotonic() + GONE_WITHIN_S
        while left := [pid for pid in psutil.pids() if _is_left(pid, known)]:
            if time.monotonic() > deadline_s:
                break
            time.sleep(0.02)
        for pid in left:
            with suppress(psutil.NoSuchProcess):
                process = psutil.Process(pid)
                yield f"a process is left: {process}"
                process.kill()


def _is_left(pid: int, known: set[int]) -> bool:
    try:
        is_ours = pid in known or os.getsid(pid) in known
        return is_ours and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except (psutil.NoSuchProcess, ProcessLookupError, PermissionError):
        return False
