"""Settings are kept, and nonsense in their file is as if it were not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.model.plan import Plan, make_plan
from app.ui import preferences
from app.ui.application import Application
from app.ui.preferences import Preferences, keep_preferences, read_preferences
from app.ui.recent_files import RecentMenu, recent_files
from app.ui.settings_file import put_aside_damaged_settings
from app.ui.window_state import keep_state

CHOSEN = Preferences(cpu_threads=1, budget_s=30, precision="bf16", language="ko", appearance="dark")


def quick() -> Plan:
    return make_plan(preset="quick", devices=("cpu",))


def test_that_at_first_everything_is_left_open(qapp: Application) -> None:
    assert read_preferences() == Preferences()


def test_that_choices_are_kept(qapp: Application) -> None:
    keep_preferences(CHOSEN)
    QSettings().sync()
    assert read_preferences() == CHOSEN


def test_that_a_choice_taken_back_leaves_nothing_in_the_file(qapp: Application) -> None:
    keep_preferences(CHOSEN)
    keep_preferences(Preferences())
    assert QSettings().allKeys() == []


@pytest.mark.parametrize(
    "nonsense", ["", "many", "-1", "0", "1e99", "nan", "inf", "2.5", "99999", [1, 2], {}]
)
def test_that_nonsense_is_passed_over(qapp: Application, nonsense: object) -> None:
    kept = QSettings()
    for key in (
        preferences.THREADS,
        preferences.BUDGET,
        preferences.PRECISION,
        preferences.LANGUAGE,
        preferences.APPEARANCE,
    ):
        kept.setValue(key, nonsense)
    kept.sync()
    assert read_preferences() == Preferences()


def test_that_a_damaged_file_is_passed_over(qapp: Application) -> None:
    kept = QSettings()
    kept.setValue(preferences.THREADS, 2)
    kept.sync()
    with open(kept.fileName(), "wb") as file:  # noqa: PTH123
        file.write(b"\xff\xfe[measuring\ncpu_threads=@Variant(\0\0\0\x7f)\n")
    assert read_preferences() == Preferences()


def test_that_a_plan_takes_the_choices(qapp: Application) -> None:
    plan = CHOSEN.applied_to(quick())
    assert (plan.cpu_threads, plan.timing.budget_s) == (1, 30)
    assert not plan.is_as_preset


def test_that_without_choices_a_plan_stays_that_of_the_preset(qapp: Application) -> None:
    assert Preferences().applied_to(quick()) == quick()
    assert Preferences().applied_to(quick()).is_as_preset


DAMAGED = (
    b"@Variant(\\0\\0\\0\\v\\xff\\xff\\xff\\xff)",
    b"@Variant(",
    b"\\x40Variant(\\0\\0\\0\\v)",
    b"\\x0040Variant(\\0\\0\\0\\v)",
    b"@Var\\\niant(\\0\\0\\0\\v)",
    b"@DateTime(\\0\\0)",
)


@pytest.mark.parametrize("value", DAMAGED)
def test_that_settings_that_qt_could_not_survive_are_put_aside_before_it_reads_them(
    qapp: Application, value: bytes
) -> None:
    path = Path(QSettings().fileName())
    path.parent.mkdir(parents=True)
    content = b"[measuring]\nbudget_s=30\n[window]\ngeometry=" + value + b"\n"
    path.write_bytes(content)
    aside = put_aside_damaged_settings()
    assert aside is not None
    assert aside.read_bytes() == content
    assert not path.exists()
    assert read_preferences() == Preferences()
    assert put_aside_damaged_settings() is None
    keep_preferences(CHOSEN)
    assert read_preferences() == CHOSEN, "the file is like any other again"


def test_that_settings_of_a_size_that_nobody_wrote_are_put_aside(qapp: Application) -> None:
    path = Path(QSettings().fileName())
    path.parent.mkdir(parents=True)
    path.touch()
    os.truncate(path, 2_000_000)
    assert put_aside_damaged_settings() is not None
    assert read_preferences() == Preferences()


def test_that_no_setting_of_the_program_itself_is_taken_for_damage(
    qapp: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    keep_state(window)
    keep_preferences(CHOSEN)
    path = tmp_path / "Ergebnis von @Frau Müller \\x40 한국.torchmark"
    path.touch()
    recent = RecentMenu(window, lambda _: None)
    recent.note(path)
    QSettings().sync()
    assert Path(QSettings().fileName()).stat().st_size > 0
    assert put_aside_damaged_settings() is None
    assert recent_files() == [path]


@pytest.mark.timeout(60)
def test_that_the_window_opens_with_damaged_settings_and_says_so(tmp_path: Path) -> None:
    """The real start of the program: Qt would end it when the place of the window is read."""
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QSettings, QTimer\n"
        "from PySide6.QtWidgets import QApplication, QMessageBox\n"
        "from app.ui.application import open_window; from app.ui.laboratory import Laboratory\n"
        "folder = sys.argv.pop()\n"
        "QSettings.setDefaultFormat(QSettings.Format.IniFormat)\n"
        "QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)\n"
        "path = Path(folder) / 'Torchmark' / 'Torchmark.ini'\n"
        "path.parent.mkdir(); path.write_bytes(bytes.fromhex(sys.argv.pop()))\n"
        "def look():\n"
        "    boxes = [each for each in QApplication.allWidgets() if isinstance(each, QMessageBox)]\n"
        "    if boxes:\n"
        "        print(boxes[0].text(), boxes[0].informativeText()); boxes[0].close(); QApplication.quit()\n"
        "    else: QTimer.singleShot(50, look)\n"
        "def check(laboratory):\n"
        "    laboratory.ended.emit(); QTimer.singleShot(50, look)\n"
        "Laboratory.check = check\n"
        "sys.exit(open_window())"
    )
    content = b"[window]\ngeometry=" + DAMAGED[0] + b"\n"
    done = subprocess.run(
        [sys.executable, "-c", script, content.hex(), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert done.returncode == 0, done.stderr
    assert "The settings could not be read." in done.stdout
    assert str(tmp_path / "Torchmark" / "Torchmark.ini.damaged") in done.stdout
