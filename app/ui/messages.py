"""Messages as sheets: what happened, why, what next, and the details one click away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from app import __version__
from app.ui.appearance import show_as_written
from app.words import tr

MOST_TOLD = 5
"""Of problems of a kind: a message with a hundred is higher than the screen, and its button out of reach."""


def show_about(parent: QWidget) -> None:
    """Name and version, under the icon."""
    lines = (
        f"Torchmark {__version__}",
        tr("How well does PyTorch train on this machine's GPU?"),
        tr("MNIST digits by Yann LeCun, Corinna Cortes and Christopher J.C. Burges, CC BY-SA 3.0."),
    )
    QMessageBox.about(parent, tr("About Torchmark"), "\n\n".join(lines))


def show_problem(parent: QWidget, what: str, why_and_next: str, details: str = "") -> None:
    """Tell of a problem without stopping anything; once, while just that is being told."""
    if any(_says(box, what, why_and_next, details) for box in parent.findChildren(QMessageBox)):
        return
    box = QMessageBox(QMessageBox.Icon.Warning, "Torchmark", what, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(why_and_next)
    show_as_written(box)
    for label in box.findChildren(QLabel):
        # As on a Mac anyway: a path that is told is wanted elsewhere.
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if details:
        box.setDetailedText(details)
    box.open()


def show_problems(parent: QWidget, what: str, reasons: Sequence[str], details: str = "") -> None:
    """Tell of as many as a screen has room for; all of them are one click away."""
    told = list(reasons[:MOST_TOLD])
    if len(reasons) > MOST_TOLD:
        told.append(tr("and {count} more", count=len(reasons) - MOST_TOLD))
        details = "\n".join(filter(None, (*reasons, details)))
    show_problem(parent, what, "\n\n".join(told), details)


def tell(parent: QWidget, what: str, more: str, details: str = "") -> None:
    """Tell something that is no problem."""
    box = QMessageBox(QMessageBox.Icon.Information, "Torchmark", what, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(more)
    show_as_written(box)
    if details:
        box.setDetailedText(details)
    box.open()


def ask_to_replace(parent: QWidget, name: str, confirmed: Callable[[], None]) -> None:
    """Ask whether an opened result shall take the place of one that could not be kept."""
    question = tr("Show {name} instead?", name=name)
    box = QMessageBox(QMessageBox.Icon.Question, "Torchmark", question, parent=parent)
    box.setInformativeText(
        tr(
            "The result on screen could not be kept in History, and was not exported as a Torchmark Result. "
            "It cannot be shown again afterwards."
        )
    )
    show_as_written(box)
    replace = box.addButton(tr("Show Instead"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(tr("Keep Result"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    replace.clicked.connect(confirmed)
    box.open()


class StopQuestion:
    """Asks, once at a time, whether a run under way shall be stopped to close the window."""

    def __init__(self, parent: QWidget, confirmed: Callable[[], None]) -> None:
        self._parent = parent
        self._confirmed = confirmed
        self._box: QMessageBox | None = None

    def ask(self, *, is_kept: bool) -> None:
        """Ask, unless that is being asked."""
        if self._box is not None:
            return
        text = tr("Stop the benchmark and close?")
        box = QMessageBox(QMessageBox.Icon.Question, "Torchmark", text, parent=self._parent)
        box.setInformativeText(
            tr("What was measured so far is kept in History.")
            if is_kept
            else tr("This run could not be kept in History: what was measured so far is lost after closing.")
        )
        stop = box.addButton(tr("Stop and Close"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Keep Running"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        stop.clicked.connect(self._confirmed)
        box.finished.connect(self._forget)
        box.open()
        self._box = box

    def withdraw(self) -> None:
        """The run has ended by itself."""
        if self._box is not None:
            self._box.reject()

    def _forget(self) -> None:
        self._box = None


def _says(box: QMessageBox, what: str, why_and_next: str, details: str) -> bool:
    """Whether it is open with just this text."""
    says = box.text(), box.informativeText(), box.detailedText()
    return box.isVisible() and says == (what, why_and_next, details)
