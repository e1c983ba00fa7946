"""Light or dark, with letters as large as the system has them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from app.charts.theme import DARK, LIGHT, Theme
from app.words import mark

HALF = 0.5
FACTOR = "times_the_usual_letters"
"""The property of a label that keeps what `scaled_font` was told."""
SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
STATUS_MARKS = {"ok": "✓", "info": "•", "warning": "!", "problem": "✕", "unknown": "?"}
STATUS_TITLES = {
    "ok": mark("Good"),
    "info": mark("For information"),
    "warning": mark("Caution"),
    "problem": mark("Problem"),
    "unknown": mark("Unknown"),
}


def choose_appearance(appearance: str) -> None:
    """Have the window light, dark, or as the system has it, from now on.

    On a Linux without a desktop that knows of both, Qt leaves it as it is.
    """
    QGuiApplication.styleHints().setColorScheme(SCHEMES[appearance])


def restyle(window: QWidget) -> None:
    """After another palette or font: what has a style sheet would keep the old one until that is set again.

    Qt gives such a widget its own of both, and tells it nothing of the application's.
    """
    for widget in window.findChildren(QWidget):
        if widget.styleSheet():
            widget.setStyleSheet(widget.styleSheet())


def current_theme() -> Theme:
    """The chart colours that fit the window."""
    # By the palette, because on Linux the colour scheme of the system may be unknown.
    is_dark = QGuiApplication.palette().window().color().lightnessF() < HALF
    return DARK if is_dark else LIGHT


def status_color(status: str) -> str:
    """The colour of a status, readable on the window's background."""
    theme = current_theme()
    return {
        "ok": theme.good,
        "usable": theme.good,
        "warning": theme.warning,
        "cpu_only": theme.warning,
        "problem": theme.failed,
        "cannot_measure": theme.failed,
    }.get(status, theme.muted)


def show_as_written(widget: QWidget) -> None:
    """Have the labels in it show their texts letter by letter.

    Otherwise Qt takes what looks like HTML for a page, and names from a file of somebody else would be one.
    """
    for label in widget.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)


def colored(label: QLabel, color: str) -> None:
    """Give a label's text a colour."""
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, color)
    label.setPalette(palette)


def scaled_font(label: QLabel, factor: float, *, bold: bool = False) -> None:
    """Set a label's font relative to the system's, so that it grows with it."""
    font = QApplication.font(label)
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    label.setFont(font)
    label.setProperty(FACTOR, factor)


def follow_font(window: QWidget) -> None:
    """After another font of the system: give it to what Qt tells nothing of it, in side windows too."""
    given = {widget: widget.palette() for widget in window.findChildren(QWidget) if widget.styleSheet()}
    restyle(window)
    for widget, palette in given.items():
        # Setting the style sheet took away the colours that it had been given.
        widget.setPalette(palette)
    for label in window.findChildren(QLabel):
        factor = label.property(FACTOR)
        if factor is not None:
            scaled_font(label, factor, bold=label.font().bold())
        if not label.text():
            # Qt would keep the height of an empty one until it has a text.
            label.setIndent(label.indent())


def thin_line() -> QFrame:
    """A line between two parts of the window."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    line.setFixedHeight(1)
    return line
