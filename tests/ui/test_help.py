"""Help is docs/method.md, found, searched and followed without a network."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.resources import document_path
from app.ui.help_window import DOCUMENTS, HelpWindow, slug
from app.ui.language import LANGUAGES
from app.ui.main_window import MainWindow

DOCUMENT = Path(__file__).parents[2] / "docs/method.md"


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


@pytest.fixture
def help_window(window: MainWindow, qtbot: QtBot) -> HelpWindow:
    window.side_windows.show_help()
    (shown,) = window.findChildren(HelpWindow)
    return shown


def first_line(shown: HelpWindow) -> str:
    """The text at the top of what is visible."""
    return shown.text.cursorForPosition(shown.text.viewport().rect().topLeft()).block().text()


def test_that_the_document_is_the_repositorys_own(help_window: HelpWindow) -> None:
    assert document_path("method.md") == DOCUMENT
    shown = help_window.text.toPlainText()
    assert "What Torchmark measures, and why you may trust it" in shown
    assert "What is not measured" in shown
    assert "**" not in shown


def test_that_the_contents_lead_to_each_heading(help_window: HelpWindow) -> None:
    headings = re.findall(r"^#+ (.*)$", DOCUMENT.read_text(), re.MULTILINE)
    contents = help_window.contents
    assert [contents.item(row).text() for row in range(contents.count())] == headings
    row = headings.index("The epoch protocol")
    contents.setCurrentRow(row)
    assert first_line(help_window) == "The epoch protocol"


def test_that_korean_readers_have_it_in_korean(korean: None, window: MainWindow, qtbot: QtBot) -> None:
    window.side_windows.show_help()
    (shown,) = window.findChildren(HelpWindow)
    document = document_path("method.ko.md").read_text()
    headings = re.findall(r"^#+ (.*)$", document, re.MULTILINE)
    assert [shown.contents.item(row).text() for row in range(shown.contents.count())] == headings
    assert "**" not in shown.text.toPlainText()
    links = re.findall(r"\]\(#([^)]+)\)", document)
    assert links
    for link in links:
        shown.follow(QUrl(f"#{link}"))
        assert slug(first_line(shown)) == link


def test_that_every_language_of_the_window_has_its_document() -> None:
    assert DOCUMENTS.keys() == LANGUAGES.keys()


def test_that_links_within_the_text_lead_to_a_heading(help_window: HelpWindow) -> None:
    headings = {slug(heading) for heading in re.findall(r"^#+ (.*)$", DOCUMENT.read_text(), re.MULTILINE)}
    links = re.findall(r"\]\(#([^)]+)\)", DOCUMENT.read_text())
    assert links
    assert set(links) <= headings
    help_window.follow(QUrl(f"#{links[0]}"))
    assert slug(first_line(help_window)) == links[0]


def test_that_other_links_go_to_the_browser(help_window: HelpWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    help_window.follow(QUrl("https://example.org/page"))
    help_window.follow(QUrl("first-run-on-a-mac.md"))
    assert opened == ["https://example.org/page"]
    assert help_window.found.text().startswith("first-run-on-a-mac.md lies in docs")


def test_that_words_are_found_one_place_after_the_other(help_window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_window.search, "warm-up")
    first = help_window.text.textCursor()
    assert first.selectedText().lower() == "warm-up"
    help_window.search.returnPressed.emit()
    second = help_window.text.textCursor()
    assert second.selectedText().lower() == "warm-up"
    assert second.position() > first.position()
    assert help_window.found.text() == ""


def test_that_the_search_begins_again_at_the_top(help_window: HelpWindow, qtbot: QtBot) -> None:
    words = "why you may trust it"
    assert DOCUMENT.read_text().count(words) == 1
    qtbot.keyClicks(help_window.search, words)
    place = help_window.text.textCursor().position()
    help_window.find_next()
    assert help_window.text.textCursor().position() == place


def test_that_what_is_not_there_is_told(help_window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_window.search, "xyzzy")
    assert help_window.found.text() == "Not found"
    help_window.search.clear()
    assert help_window.found.text() == ""
