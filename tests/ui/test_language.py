"""Which language the window speaks, and that Qt's own texts and dates go with it."""

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.ui.application import Application
from app.ui.language import ENGLISH, LANGUAGES, install_language, language_of_system
from app.words import tr
from build.translations import translations


def system_prefers(monkeypatch: pytest.MonkeyPatch, *tags: str) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: list(tags))


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        (("ko-Kore-KR", "ko-KR", "ko"), "ko"),
        (("fr-FR", "ko-KR", "en-US"), "ko"),
        (("en-GB", "ko-KR"), "en"),
        (("fr-FR", "de"), "en"),
        (("kok-IN",), "en"),
        ((), "en"),
    ],
)
def test_that_the_first_language_that_is_there_is_taken(
    monkeypatch: pytest.MonkeyPatch, tags: tuple[str, ...], language: str
) -> None:
    system_prefers(monkeypatch, *tags)
    assert language_of_system() == language


def test_that_the_choice_goes_before_the_system(monkeypatch: pytest.MonkeyPatch, qapp: Application) -> None:
    system_prefers(monkeypatch, "ko-KR")
    assert install_language(ENGLISH) == "en"
    assert tr("Images per second") == "Images per second"


def test_that_texts_are_spoken_in_the_language_chosen(korean: None) -> None:
    assert tr("Images per second") == "초당 이미지 수"
    assert tr("A text that nobody has translated, {name}", name=1) == "A text that nobody has translated, 1"


def test_that_english_comes_back(korean: None) -> None:
    install_language(ENGLISH)
    assert tr("Images per second") == "Images per second"


def test_that_the_buttons_of_qt_are_translated(korean: None, qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "취소"


def test_that_dates_are_written_as_the_language_has_it(korean: None) -> None:
    written = QLocale().toString(QDate(2026, 11, 23), QLocale.FormatType.LongFormat)
    assert "2026년 11월 23일" in written


def test_that_a_language_that_was_not_built_is_english(
    monkeypatch: pytest.MonkeyPatch, qapp: Application
) -> None:
    monkeypatch.setattr("app.ui.language.resource_path", lambda *_parts: "/nowhere")
    assert install_language("ko") == ENGLISH
    assert tr("Images per second") == "Images per second"


def test_that_every_language_offered_has_its_texts() -> None:
    assert {f"torchmark_{language}" for language in LANGUAGES if language != ENGLISH} == {
        ts.stem for ts in translations()
    }
