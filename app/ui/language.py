"""Which language the window speaks: the one chosen in Settings, else the first of the system's that it has.

Texts come from Qt Linguist's files (docs/translation.md). Every text is asked for when it is shown, so the
language is installed before the first widget is made, and another choice counts from the next start.
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.resources import resource_path
from app.ui.local_notation import write_as
from app.words import speak

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {ENGLISH: "English", "ko": "한국어"}
"""Each in its own words, so that it is found by those who read no other."""
_installed: list[QTranslator] = []
_spoken = [ENGLISH]
CONTEXT = ""
"""Where lupdate puts the texts of functions outside Qt's classes."""


def install_language(chosen: str | None) -> str:
    """Have the application speak.

    Args:
        chosen: A key of `LANGUAGES`; None for the system's.

    Returns:
        The language spoken: English where the one wanted was not built.
    """
    wanted = chosen or language_of_system()
    language = wanted if _install_texts(wanted) else ENGLISH
    _spoken[:] = [language]
    write_as(_locale(language), figures=QLocale.system())
    return language


def has_texts(language: str) -> bool:
    """Whether a language can be spoken: a copy without built translations has English alone."""
    return language == ENGLISH or _file(language).is_file()


def language_spoken() -> str:
    """The one that was installed last, English before."""
    return _spoken[0]


def language_of_system() -> str:
    """The first of the languages that the user prefers, as far as the program has it."""
    for tag in QLocale.system().uiLanguages():
        language = tag.partition("-")[0]
        if language in LANGUAGES:
            return language
    return ENGLISH


def _install_texts(language: str) -> bool:
    """Load our texts, and Qt's own for the buttons of its dialogs."""
    application = QCoreApplication.instance()
    assert application is not None
    while _installed:
        application.removeTranslator(_installed.pop())
    if language == ENGLISH:
        speak(str)
        return True
    ours = QTranslator(application)
    if not ours.load(str(_file(language))):
        return False
    qts = QTranslator(application)
    # Without them only the names of standard buttons stay English.
    if qts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _installed.append(qts)
    _installed.append(ours)
    for translator in _installed:
        application.installTranslator(translator)
    speak(_translated)
    return True


def _file(language: str) -> Path:
    return resource_path("i18n", f"torchmark_{language}.qm")


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def _locale(language: str) -> QLocale:
    """How dates are written: as the system does it, or its country in our language, as far as Qt has that."""
    system = QLocale.system()
    if system.name().startswith(f"{language}_"):
        return system
    return QLocale(QLocale(language).language(), system.territory())
