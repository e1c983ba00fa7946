"""Which results are compared: the list of them, the baseline first, with what can be done to it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QWidget,
)

from app.stats.contender import Contender
from app.stats.reference import m1_max_2022
from app.ui.appearance import current_theme
from app.words import tr

FEWEST_ROWS, MOST_ROWS = 3, 4
ROW_PADDING = 8
SWATCH = 14


class CompareList(QWidget):
    """The results on the left, the buttons on the right.

    Signals:
        add_shown_wanted: The button that adds the result on screen.
        baseline_wanted, remove_wanted: With the place of the chosen result.
        published_wanted: Whether the published result is to take part.
    """

    add_shown_wanted = Signal()
    baseline_wanted = Signal(int)
    remove_wanted = Signal(int)
    published_wanted = Signal(bool)

    def __init__(self, add_menu: QMenu) -> None:
        """Make it; `add_menu` has what the button "Add" can add."""
        super().__init__()
        self.items = QListWidget()
        self.items.setAccessibleName(tr("Compared results"))
        self.items.setIconSize(QSize(SWATCH, SWATCH))
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.items.currentRowChanged.connect(self._refresh)
        self.items.itemActivated.connect(lambda _item: self._want_baseline())
        self.add = add_button(add_menu)
        self.add_shown = _button(
            tr("Add Result on Screen"), tr("Compare the result that the page Result shows, saved or not")
        )
        self.make_baseline = _button(
            tr("Make Baseline"), tr("Compare all the others with the chosen result (Return)")
        )
        self.remove = _button(tr("Remove"), tr("Take the chosen result out of the comparison (Delete)"))
        self.published = QCheckBox(tr(m1_max_2022().title))
        self.published.setToolTip(tr(m1_max_2022().conditions))
        self.add_shown.clicked.connect(self.add_shown_wanted)
        self.make_baseline.clicked.connect(self._want_baseline)
        self.remove.clicked.connect(self._want_removal)
        self.published.toggled.connect(self.published_wanted)
        self._arrange()
        self._refresh()

    def show_contenders(self, contenders: Sequence[Contender]) -> None:
        """Show these, keeping the place that was chosen."""
        chosen = self.items.currentRow()
        self.items.clear()
        for index, each in enumerate(contenders):
            text = f"{each.label}  ·  {each.details}"
            item = QListWidgetItem(_swatch(each.look), text if index else tr("Baseline: {name}", name=text))
            item.setToolTip("\n".join(filter(None, (each.details, each.file, tr(each.conditions)))))
            self.items.addItem(item)
        self._fit_height()
        self.items.setVisible(bool(contenders))
        self.items.setCurrentRow(max(0, min(chosen, len(contenders) - 1)))
        self._check_published(any(each.is_published for each in contenders))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.items.hasFocus():
            self._want_removal()
        else:
            super().keyPressEvent(event)

    def _fit_height(self) -> None:
        rows = max(FEWEST_ROWS, min(self.items.count(), MOST_ROWS))
        self.items.setFixedHeight(rows * (self.fontMetrics().height() + ROW_PADDING))

    def _want_baseline(self) -> None:
        if self.items.currentRow() > 0:
            self.baseline_wanted.emit(self.items.currentRow())

    def _want_removal(self) -> None:
        if self.items.currentRow() >= 0:
            self.remove_wanted.emit(self.items.currentRow())

    def _check_published(self, is_there: bool) -> None:
        self.published.blockSignals(True)
        self.published.setChecked(is_there)
        self.published.blockSignals(False)

    def _refresh(self) -> None:
        self.make_baseline.setEnabled(self.items.currentRow() > 0)
        self.remove.setEnabled(self.items.currentRow() >= 0)

    def _arrange(self) -> None:
        buttons = QGridLayout()
        for place, button in enumerate((self.add, self.add_shown, self.make_baseline, self.remove)):
            buttons.addWidget(button, *divmod(place, 2))
        buttons.addWidget(self.published, 2, 0, 1, 2)
        buttons.setRowStretch(3, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.items, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(buttons)
        # Without the list the buttons stay where they are.
        layout.addStretch(0)


def add_button(menu: QMenu) -> QPushButton:
    """Opens the menu of what can be added."""
    button = _button(tr("Add"), tr("Compare another result, too: a run of the history, or files"))
    button.setMenu(menu)
    return button


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button


def _swatch(look: int) -> QIcon:
    """The colour that the chart has it in, with the like of its hatch."""
    patterns = (
        Qt.BrushStyle.SolidPattern,
        Qt.BrushStyle.BDiagPattern,
        Qt.BrushStyle.Dense6Pattern,
        Qt.BrushStyle.FDiagPattern,
        Qt.BrushStyle.DiagCrossPattern,
        Qt.BrushStyle.HorPattern,
    )
    picture = QPixmap(SWATCH, SWATCH)
    picture.fill(QColor(current_theme().shades[look]))
    if look:
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QBrush(QColor("white"), patterns[look]))
        painter.end()
    icon = QIcon(picture)
    # Otherwise the choice would tint it.
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
