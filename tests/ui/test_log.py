"""What the window's process says to its log, as it is really started."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSettings

from app.folders import logs_folder

ROOT = Path(__file__).parents[2]
SESSION = """
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from app import privacy
from app.folders import logs_folder
from app.ui.application import open_window
from app.ui.laboratory import Laboratory

def go_wrong():
    raise KeyError("in a slot")

def act():
    if not (logs_folder() / "own-crash.txt").exists():
        QTimer.singleShot(20, act)
        return
    qWarning("a word of Qt")
    QTimer.singleShot(0, go_wrong)
    QTimer.singleShot(50, finish)

def finish():
    print(privacy._Choice.keeps_names, flush=True)
    QCoreApplication.instance().closeAllWindows()

def check(laboratory):
    laboratory.ended.emit()
    act()

Laboratory.check = check
raise SystemExit(open_window())
"""


def test_that_what_goes_wrong_in_the_window_is_in_its_log(tmp_path: Path) -> None:
    config = tmp_path / "config"
    kept = QSettings(str(config / "Torchmark" / "Torchmark.conf"), QSettings.Format.IniFormat)
    kept.setValue("privacy/keep_names", True)
    kept.sync()
    done = subprocess.run(
        [sys.executable, "-c", SESSION],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(config)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    log = (logs_folder() / "torchmark.log").read_text()
    assert " begins: window. Python " in log
    assert "WARNING Qt: a word of Qt\n" in log
    assert "CRITICAL Nobody caught this:\nTraceback" in log
    assert "KeyError: 'in a slot'" in log
    for said in ("a word of Qt\n", "KeyError: 'in a slot'"):
        assert said in done.stderr, "it is told as before"
    if sys.platform == "linux":
        # On a Mac they are the system's own, not a file.
        assert done.stdout == "True\n"
