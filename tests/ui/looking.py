"""Looks at a window as a person would: what is cut off, what has no name, where Tab goes."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

TOLERANCE_PX = 1
SPARE_TABS = 5


def clipped(window: QWidget) -> list[str]:
    """The texts that have less room than they need."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        needed = _needed(widget)
        has = widget.size()
        too_narrow = needed.width() > has.width() + TOLERANCE_PX
        too_low = needed.height() > has.height() + TOLERANCE_PX
        if too_narrow or too_low or not _is_inside(widget):
            found.append(f"{type(widget).__name__} {_text(widget)!r}: {needed.toTuple()} in {has.toTuple()}")
        if isinstance(widget, QScrollArea) and _is_cut_at_its_side(widget):
            found.append(f"{type(widget).__name__} {_text(widget)!r} cuts what is in it at its side")
    return found


def _is_cut_at_its_side(area: QScrollArea) -> bool:
    """Whether what it holds is wider than it, and nobody can scroll there."""
    is_upright = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    page = area.widget()
    return is_upright and page is not None and page.width() > area.viewport().width() + TOLERANCE_PX


def _needed(widget: QWidget) -> QSize:
    match widget:
        case QLabel() if not widget.text():
            return QSize(0, 0)
        case QLabel() if widget.wordWrap():
            return QSize(0, widget.heightForWidth(widget.width()))
        case QComboBox():
            # The chosen text may be cut where the list has it whole.
            return QSize(0, widget.sizeHint().height())
        case QLabel() | QAbstractButton() | QTabBar():
            return widget.sizeHint()
        case _:
            return QSize(0, 0)


def _is_inside(widget: QWidget) -> bool:
    """Whether its parent shows all of it, or can be scrolled to do so."""
    if not isinstance(widget, QLabel | QAbstractButton | QComboBox | QAbstractSpinBox | QLineEdit):
        return True
    parent = widget.parentWidget()
    return parent is None or isinstance(parent, QTabBar) or parent.rect().contains(widget.geometry())


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) and not isinstance(widget, QTabBar) else widget.accessibleName()


def controls(window: QWidget) -> list[QWidget]:
    """All that can have the keyboard, but for the parts that controls are made of."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        and not _is_part(widget)
        and widget.window() is window
    ]


def nameless(window: QWidget) -> list[str]:
    """The controls of which a screen reader could only say what kind they are."""
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in controls(window)
        if not _spoken_name(widget)
    ]


def reached_by_tab(window: QWidget) -> set[QWidget]:
    """The controls that have the focus in turn while Tab is pressed."""
    reached: list[QWidget] = []
    # Few more than controls: who must press Tab in each cell of a table is caught there.
    for _ in range(len(controls(window)) + SPARE_TABS):
        focused = QApplication.focusWidget()
        if focused is None or (len(reached) > 1 and focused is reached[0]):
            break
        if not reached or focused is not reached[-1]:
            reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return set(reached)


def _spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def _is_part(widget: QObject) -> bool:
    """A list in a combo box, a line in a spin box, a header in a table."""
    parent = widget.parent()
    is_in_box = isinstance(parent, QComboBox | QAbstractSpinBox)
    return is_in_box or type(widget).__name__ in ("QHeaderView", "QComboBoxPrivateContainer")
