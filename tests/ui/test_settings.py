"""Settings, by the keyboard and the mouse, as far as into the plan."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from app.charts.theme import DARK, LIGHT
from app.privacy import text_for_others
from app.ui.appearance import SCHEMES, choose_appearance
from app.ui.application import Application
from app.ui.main_window import MainWindow
from app.ui.preferences import APPEARANCES, Preferences, keep_preferences, read_preferences
from app.ui.settings_window import SettingsWindow
from app.ui.table_text import copy_markdown
from tests.personal import SAYS, be_somebody, named_in


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


@pytest.fixture
def settings(window: MainWindow, qtbot: QtBot) -> SettingsWindow:
    """The window opened by its command."""
    (command,) = [action for action in window.findChildren(type(window.commands.run)) if _is_settings(action)]
    command.trigger()
    (dialog,) = window.findChildren(SettingsWindow)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def _is_settings(action: object) -> bool:
    return getattr(action, "text", str)() == "Settings …"


def test_that_what_is_chosen_holds_for_the_next_plan_and_the_next_start(
    settings: SettingsWindow, window: MainWindow
) -> None:
    settings.threads.setValue(1)
    settings.budget.setValue(7)
    settings.precision.setCurrentIndex(settings.precision.findData("bf16"))
    plan = window.plan_panel.plan()
    assert (plan.cpu_threads, plan.timing.budget_s, plan.precisions) == (1, 7, ("bf16",))
    assert read_preferences() == Preferences(cpu_threads=1, budget_s=7, precision="bf16")
    assert Path(QSettings().fileName()).is_file()


def test_that_the_estimate_follows_the_time_budget(settings: SettingsWindow, window: MainWindow) -> None:
    before = window.plan_panel.estimate.text()
    settings.budget.setValue(600)
    assert window.plan_panel.estimate.text() != before


def test_that_nothing_chosen_is_said_in_words(settings: SettingsWindow) -> None:
    assert settings.threads.text() == "As PyTorch chooses"
    assert settings.budget.text() == "As the preset has it"
    assert settings.language.currentText() == settings.appearance.currentText() == "As the system has it"


def test_that_a_choice_can_be_taken_back(settings: SettingsWindow, window: MainWindow) -> None:
    settings.threads.setValue(1)
    settings.threads.setValue(0)
    assert read_preferences() == Preferences()
    assert window.plan_panel.plan().is_as_preset


def test_that_kept_choices_are_shown(qtbot: QtBot, window: MainWindow) -> None:
    kept = Preferences(cpu_threads=1, budget_s=9, precision="fp16", language="ko", appearance="dark")
    keep_preferences(kept)
    window.side_windows.show_settings()
    (dialog,) = window.findChildren(SettingsWindow)
    assert dialog.threads.value() == 1
    assert dialog.budget.value() == 9
    assert dialog.precision.currentText() == "float16, mixed"
    assert dialog.language.currentText() == "한국어"
    assert dialog.appearance.currentText() == "Dark"


def test_that_the_command_brings_the_same_window_back(settings: SettingsWindow, window: MainWindow) -> None:
    settings.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Close).click()
    assert not settings.isVisible()
    window.side_windows.show_settings()
    assert settings.isVisible()
    assert window.findChildren(SettingsWindow) == [settings]


def test_that_another_language_is_told_to_wait_for_the_next_start(settings: SettingsWindow) -> None:
    settings.language.setCurrentIndex(settings.language.findData("ko"))
    assert read_preferences().language == "ko"
    assert any("the next start" in label.text() for label in settings.findChildren(QLabel))
    assert settings.windowTitle() == "Settings"


def test_that_a_language_whose_texts_were_not_built_is_said_to_be_missing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def titles() -> list[str]:
        combo = SettingsWindow(window).language
        return [combo.itemText(index) for index in range(combo.count())]

    assert titles() == ["As the system has it", "English", "한국어"]
    monkeypatch.setattr("app.ui.language.resource_path", tmp_path.joinpath)
    assert titles() == ["As the system has it", "English", "한국어, not in this copy"]


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_that_the_appearance_is_asked_of_qt(
    settings: SettingsWindow, monkeypatch: pytest.MonkeyPatch, appearance: str
) -> None:
    asked: list[Qt.ColorScheme] = []
    hints = type(QGuiApplication.styleHints())
    monkeypatch.setattr(hints, "setColorScheme", lambda _self, scheme: asked.append(scheme))
    other = "dark" if appearance != "dark" else "light"
    settings.appearance.setCurrentIndex(settings.appearance.findData(other))
    settings.appearance.setCurrentIndex(settings.appearance.findData(appearance))
    assert asked[-1] is SCHEMES[appearance]


def test_that_names_stay_in_files_and_copies_only_where_that_is_chosen(
    settings: SettingsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_somebody(monkeypatch)

    def copied() -> str:
        copy_markdown([["State"], [SAYS]], [True])
        return QGuiApplication.clipboard().text()

    assert not settings.keeps_names.isChecked()
    assert named_in(copied().encode()) == []
    try:
        settings.keeps_names.click()
        assert SAYS in copied()
        assert text_for_others(SAYS) == SAYS
        assert read_preferences() == Preferences(keeps_names=True)
    finally:
        settings.keeps_names.setChecked(False)
    assert named_in(copied().encode()) == []


def test_that_every_appearance_is_one_that_qt_takes(qapp: Application) -> None:
    for appearance in APPEARANCES:
        choose_appearance(appearance)
    choose_appearance("system")


def test_that_the_notes_follow_dark_and_light(
    settings: SettingsWindow, qapp: Application, qtbot: QtBot
) -> None:
    note = next(label for label in settings.findChildren(QLabel) if "next run" in label.text())
    palette = qapp.palette()
    assert _text_color(note) == LIGHT.muted
    qapp.setPalette(QPalette(Qt.GlobalColor.black))
    try:
        qtbot.waitUntil(lambda: _text_color(note) == DARK.muted)
    finally:
        qapp.setPalette(palette)
    qtbot.waitUntil(lambda: _text_color(note) == LIGHT.muted)


def _text_color(label: QLabel) -> str:
    return label.palette().color(QPalette.ColorRole.WindowText).name()


def test_that_a_choice_that_cannot_be_kept_is_told_once_and_holds_all_the_same(
    settings: SettingsWindow, window: MainWindow
) -> None:
    folder = Path(QSettings().fileName()).parent
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder of the settings should be")
    settings.budget.setValue(7)
    settings.budget.setValue(8)
    (box,) = [box for box in settings.findChildren(QMessageBox) if box.isVisible()]
    assert box.text() == "The choice was not kept."
    assert box.informativeText().startswith(f"{QSettings().fileName()} cannot be written. ")
    assert window.plan_panel.plan().timing.budget_s == 8
    assert folder.is_file()
