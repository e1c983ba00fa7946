"""What docs/using.md says in bold stands in the program just so, in every language."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from app.charts.views import VIEWS
from app.model.plan import PRESETS
from app.stats.badge import TITLES
from app.ui.fold import CLOSED
from app.ui.help_window import DOCUMENTS
from app.ui.language import ENGLISH, install_language
from app.ui.main_window import MainWindow
from app.ui.messages import StopQuestion
from app.words import tr
from tests.history.test_journal import EVENTS
from tests.ui.conftest import CLOSE_MS
from tests.ui.history_page import interrupt

DOCS = Path(__file__).parents[2] / "docs"
BOLD = re.compile(r"\*\*([^*]+)\*\*")
KEY = re.compile(r"^\| \*\*([^*]+)\*\*[^|]*\| `([^`]+)` \|$", re.MULTILINE)
LETTER_OF_MENU = re.compile(r"\(&.\)|&")

Names = list[str]
Keys = dict[str, str]


def using(language: str) -> str:
    return (DOCS / DOCUMENTS[language][0]).read_text(encoding="utf-8")


def quoted(language: str) -> Names:
    return [" ".join(name.split()) for name in BOLD.findall(using(language))]


def commands(menu: QMenu | QMenuBar, path: str = "") -> Iterator[tuple[str, QAction]]:
    """Each command and menu with the way to it."""
    for action in menu.actions():
        way = f"{path}{_plain(action.text())}"
        yield way, action
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from commands(inner, f"{way} > ")


def look(language: str, qtbot: QtBot) -> tuple[Names, Keys]:
    """All names that can be seen, always in the same order, and the keys of the commands."""
    assert install_language(language) == language
    window = MainWindow()
    window.show()
    qtbot.waitUntil(lambda: bool(window.notice.text), timeout=CLOSE_MS)
    window.side_windows.show_settings()
    StopQuestion(window, lambda: None).ask(is_kept=True)
    ways = list(commands(window.menuBar()))
    names = [way for way, _ in ways] + [action.text() for _, action in ways]
    names += [action.text() for action in window.compare_view.add_menu.actions()]
    names += [window.tabs.tabText(index) for index in range(window.tabs.count())]
    names += [button.text() for button in window.findChildren(QAbstractButton)]
    names += [label.text() for label in window.findChildren(QLabel)]
    names += [field.placeholderText() for field in window.findChildren(QLineEdit)]
    for combo in window.findChildren(QComboBox):
        names += [combo.itemText(index) for index in range(combo.count())]
    names += [tr(title) for title in TITLES.values()]
    # What Qt calls Ctrl is the command key of a Mac.
    keys = {way: action.shortcut().toString().replace("Ctrl+", "⌘") for way, action in ways}
    window.close()
    return list(map(_plain, names)), keys


def _plain(text: str) -> str:
    """As a Mac shows it: without the letters by which other systems open a menu, and without the arrow."""
    return LETTER_OF_MENU.sub("", text).removeprefix(CLOSED).strip()


@pytest.fixture
def offered(unchecked: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Windows as on a Mac, which offer a run that was interrupted."""
    monkeypatch.setattr("app.ui.reveal.IS_MACOS", True)
    interrupt(EVENTS[:12])
    yield
    install_language(ENGLISH)


def test_that_no_view_and_no_preset_is_forgotten() -> None:
    titles = [view.title for view in VIEWS.values()] + [preset.title for preset in PRESETS.values()]
    assert [title for title in titles if title not in quoted(ENGLISH)] == []


@pytest.mark.parametrize("language", [language for language in DOCUMENTS if language != ENGLISH])
def test_that_names_and_keys_are_those_of_the_program(offered: None, qtbot: QtBot, language: str) -> None:
    names, keys = look(ENGLISH, qtbot)
    assert [name for name in quoted(ENGLISH) if name not in names] == []
    told = KEY.findall(using(ENGLISH))
    assert told
    assert [(name, keys[name]) for name, _ in told] == told
    translated = dict(zip(names, look(language, qtbot)[0], strict=True))
    assert Counter(quoted(language)) == Counter(translated[name] for name in quoted(ENGLISH))
    assert KEY.findall(using(language)) == [(translated[name], key) for name, key in told]
