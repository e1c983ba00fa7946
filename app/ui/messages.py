"""Messages as sheets: what happened, why, what next, and the details one click away."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from app import __version__
from app.words import tr


def show_about(parent: QWidget) -> None:
    """Name and version, under the icon."""
    lines = (
        f"Torchmark {__version__}",
        tr("How well does PyTorch train on this machine's GPU?"),
        tr("MNIST digits by Yann LeCun, Corinna Cortes and Christopher J.C. Burges, CC BY-SA 3.0."),
    )
    QMessageBox.about(parent, tr("About Torchmark"), "\n\n".join(lines))


def show_problem(parent: QWidget, what: str, why_and_next: str, details: str = "") -> None:
    """Tell of a problem without stopping anything."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Torchmark", what, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(why_and_next)
    if details:
        box.setDetailedText(details)
    box.open()


def tell(parent: QWidget, what: str, more: str) -> None:
    """Tell something that is no problem."""
    box = QMessageBox(QMessageBox.Icon.Information, "Torchmark", what, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(more)
    box.open()


def ask_to_replace(parent: QWidget, name: str, confirmed: Callable[[], None]) -> None:
    """Ask whether an opened result shall take the place of one that was measured and not saved."""
    question = tr("Show {name} instead?", name=name)
    box = QMessageBox(QMessageBox.Icon.Question, "Torchmark", question, parent=parent)
    box.setInformativeText(
        tr("The result on screen was not saved as a Torchmark Result, and cannot be shown again afterwards.")
    )
    replace = box.addButton(tr("Show Instead"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(tr("Keep Result"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    replace.clicked.connect(confirmed)
    box.open()


def ask_to_stop(parent: QWidget, confirmed: Callable[[], None]) -> QMessageBox:
    """Ask whether a run under way shall be stopped to close the window; the open question is returned."""
    question = tr("Stop the benchmark and close?")
    box = QMessageBox(QMessageBox.Icon.Question, "Torchmark", question, parent=parent)
    box.setInformativeText(tr("What was measured so far can no longer be exported after closing."))
    stop = box.addButton(tr("Stop and Close"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(tr("Keep Running"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    stop.clicked.connect(confirmed)
    box.open()
    return box
