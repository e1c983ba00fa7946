"""Help is docs/using.md and docs/method.md, found, searched and followed without a network."""

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

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


@pytest.fixture
def help_window(window: MainWindow, qtbot: QtBot) -> HelpWindow:
    window.side_windows.show_help()
    (shown,) = window.findChildren(HelpWindow)
    return shown


def documents(language: str) -> list[str]:
    return [(DOCS / name).read_text(encoding="utf-8") for name in DOCUMENTS[language]]


def headings(language: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", "\n".join(documents(language)), re.MULTILINE)


def links(language: str) -> list[str]:
    """Those to a heading of either document."""
    return re.findall(r"\]\(([^)]*#[^)]+)\)", "\n".join(documents(language)))


def listed(shown: HelpWindow) -> list[str]:
    return [shown.contents.item(row).text() for row in range(shown.contents.count())]


def follow_all(shown: HelpWindow, language: str) -> None:
    for link in links(language):
        shown.follow(QUrl(link))
        assert slug(shown.text.textCursor().block().text()) == link.partition("#")[2]
        # What is near the end does not come to the top.
        assert shown.text.viewport().rect().contains(shown.text.cursorRect().center())
    assert shown.found.text() == ""


def first_line(shown: HelpWindow) -> str:
    """The text at the top of what is visible."""
    return shown.text.cursorForPosition(shown.text.viewport().rect().topLeft()).block().text()


def test_that_the_documents_are_the_repositorys_own(help_window: HelpWindow) -> None:
    assert [document_path(name).parent for name in DOCUMENTS["en"]] == [DOCS, DOCS]
    shown = help_window.text.toPlainText()
    assert shown.startswith("Using Torchmark")
    assert "What Torchmark measures, and why you may trust it" in shown
    assert "What is not measured" in shown
    assert "**" not in shown


def test_that_the_contents_lead_to_each_heading(help_window: HelpWindow) -> None:
    contents = help_window.contents
    assert listed(help_window) == headings("en")
    for heading in ("The epoch protocol", "Comparing"):
        contents.setCurrentRow(headings("en").index(heading))
        assert first_line(help_window) == heading


def test_that_the_contents_tell_the_documents_apart(help_window: HelpWindow) -> None:
    items = map(help_window.contents.item, range(help_window.contents.count()))
    titles = [item.text() for item in items if item.font().bold()]
    assert titles == ["Using Torchmark", "What Torchmark measures, and why you may trust it"]


def test_that_korean_readers_have_it_in_korean(korean: None, window: MainWindow, qtbot: QtBot) -> None:
    window.side_windows.show_help()
    (shown,) = window.findChildren(HelpWindow)
    assert listed(shown) == headings("ko")
    assert "**" not in shown.text.toPlainText()
    follow_all(shown, "ko")


def test_that_every_language_of_the_window_has_its_document() -> None:
    assert DOCUMENTS.keys() == LANGUAGES.keys()


def test_that_links_lead_to_a_heading_of_either_document(help_window: HelpWindow) -> None:
    assert {link.partition("#")[0] for link in links("en")} == {"", *DOCUMENTS["en"]}
    follow_all(help_window, "en")


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
    assert "".join(documents("en")).count(words) == 1
    qtbot.keyClicks(help_window.search, words)
    place = help_window.text.textCursor().position()
    help_window.find_next()
    assert help_window.text.textCursor().position() == place


def test_that_what_is_not_there_is_told(help_window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_window.search, "xyzzy")
    assert help_window.found.text() == "Not found"
    help_window.search.clear()
    assert help_window.found.text() == ""
