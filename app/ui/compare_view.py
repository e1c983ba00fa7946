"""The page that compares two to six results: which ones, headline, chart, table and reasons."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.history.recorder import RESULT
from app.history.store import Store
from app.model.result import Result
from app.stats.comparison import MOST, Comparison, Part, compare
from app.stats.comparison_table import comparison_rows
from app.stats.comparison_words import all_reason_lines, headline, notes, reason_lines
from app.stats.contender import Contender, measured, published
from app.stats.reference import m1_max_2022
from app.stats.telling_apart import told_apart
from app.ui.appearance import colored, scaled_font, status_color
from app.ui.artist import do_aside
from app.ui.compare_adding import AddMenu
from app.ui.compare_beginning import CompareBeginning
from app.ui.compare_chart import CompareChart
from app.ui.compare_list import CompareList
from app.ui.compare_reading import Found, Read, read_and_compare
from app.ui.compare_remarks import CompareRemarks
from app.ui.compare_table import CompareTable
from app.ui.elided_combo_box import ElidedComboBox
from app.ui.line_breaks import unbroken
from app.ui.messages import show_problems
from app.ui.upright_scroll import UprightScroll
from app.ui.whole_page import WrappingPage
from app.words import mark, tr

CHART_SHARE, TABLE_SHARE = 5, 3
EMPTY, COMPARED = 0, 1
FEWEST_LETTERS = 8
"""Of what is compared where there is no room for more: as in "GPU, ba…"."""
TITLES = (mark("Compare two to six results"), mark("One more is needed"))


class CompareView(WrappingPage):
    """Compares what it is given; the first is the baseline.

    Signals:
        changed: What is compared is another thing now.
        opened: A file that is not one of the history is compared (`Path`).

    Attributes:
        add_menu: Asks for what is to be added.
    """

    changed = Signal()
    opened = Signal(Path)

    def __init__(self, export_menu: QMenu, store: Store) -> None:
        super().__init__()
        self._store = store
        self.add_menu = AddMenu(store, self)
        self.comparison: Comparison | None = None
        self._contenders: list[Contender] = []
        self._shown: Result | None = None
        self._chosen_part: Part | None = None
        self.list = CompareList(self.add_menu)
        self.headline = QLabel()
        self.reservation = QLabel()
        self.basis = QLabel()
        self.remarks = CompareRemarks()
        self.parts = ElidedComboBox()
        self.export_button = QPushButton(tr("Export"))
        self.export_button.setMenu(export_menu)
        self.export_button.setToolTip(tr("Save the picture or the table of the comparison"))
        self.chart = CompareChart()
        self.table = CompareTable()
        self.beginning = CompareBeginning(self.add_menu)
        self._pages = QStackedWidget()
        self._name_and_arrange()
        self._connect()
        self._refresh()

    @property
    def part(self) -> Part | None:
        """What is shown of the comparison."""
        part: Part | None = self.parts.currentData()
        return part

    def compare_files(self, paths: Sequence[Path]) -> None:
        """Compare these, in place of what was there; a single one goes beside one that waits for it."""
        if len(paths) == len(self._contenders) == 1:
            self.add_files(paths)
        else:
            self._read(paths, (), self._begin_anew)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Compare these too; what cannot be is told, and keeps nothing else away."""
        self._read(paths, self._contenders, self._take_read)

    def show_result(self, result: Result | None) -> None:
        """Know the result that is on screen, which can be added."""
        self._shown = result
        self.list.add_shown.setEnabled(result is not None)

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self.basis, status_color("muted"))
        colored(self.reservation, status_color("warning"))
        self.beginning.refresh_colors()
        self.remarks.refresh_colors()
        self.list.show_contenders(self._contenders)
        self._show_part()

    def refresh_runs(self) -> None:
        """Look which runs can be added; out of sight nobody needs it."""
        if self.isVisible():
            self.add_menu.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        # They may have been named or deleted meanwhile.
        self.refresh_runs()

    def _read(self, paths: Sequence[Path], others: Sequence[Contender], done: Callable[[Read], None]) -> None:
        work = partial(read_and_compare, list(dict.fromkeys(paths)), self._store.title_of, tuple(others))
        do_aside(self, work, done)

    def _begin_anew(self, read: Read) -> None:
        self._contenders = []
        self._chosen_part = None
        self._take_read(read)

    def _take_read(self, read: Read) -> None:
        found, unread = read
        problems = [f"{each.name}: {each.reason}" for each in unread]
        details = "\n".join(f"{each.name}: {each.details}" for each in unread if each.details)
        self._take(found, problems, details)

    def _take(self, found: Sequence[Found], problems: list[str], details: str = "") -> None:
        for each in found:
            refusal = self._why_refused(each)
            if refusal:
                problems.append(refusal)
            else:
                self._contenders.append(each.contender)
                if each.path is not None and not self._store.keeps(each.path):
                    self.opened.emit(each.path)
        self._refresh()
        if problems:
            show_problems(self, tr("Not all of these can be compared."), problems, details)

    def _why_refused(self, found: Found) -> str:
        """Empty where it can be compared too."""
        contender, file = found.contender, found.contender.file
        runs = [each.run_id for each in self._contenders]
        if contender.run_id in runs:
            name = told_apart(self._contenders)[runs.index(contender.run_id)].spoken
            if not file:
                return tr("{name} is compared already.", name=name)
            return tr("{file} is the same run as {name}, which is compared already.", file=file, name=name)
        if not any(side.seconds_per_image for side in contender.sides):
            return tr("{name}: nothing was measured in it.", name=file or contender.spoken)
        if len(runs) == MOST:
            return tr("{name}: no more than six can be compared.", name=file or contender.spoken)
        return ""

    def _add_shown(self) -> None:
        if self._shown is not None:
            title = self._store.title_of(self._store.folder(self._shown.run_id) / RESULT)
            self._take([Found(measured(self._shown, title))], [])

    def _include_published(self, is_wanted: bool) -> None:
        self._contenders = [each for each in self._contenders if not each.is_published]
        self._take([Found(published(m1_max_2022()))] if is_wanted else [], [])

    def _make_baseline(self, index: int) -> None:
        self._contenders.insert(0, self._contenders.pop(index))
        self.list.items.setCurrentRow(0)
        self._refresh()

    def _remove(self, index: int) -> None:
        del self._contenders[index]
        self._refresh()

    def _refresh(self) -> None:
        """After the results that are compared changed."""
        self._contenders = list(told_apart(self._contenders))
        count = len(self._contenders)
        has_run = any(not each.is_published for each in self._contenders)
        self.comparison = compare(self._contenders) if count > 1 and has_run else None
        self.export_button.setEnabled(self.comparison is not None)
        self._refresh_parts()
        self.beginning.show_step(has_one=bool(count))
        self.list.setVisible(bool(count))
        self.export_button.setVisible(bool(count))
        self._pages.setCurrentIndex(COMPARED if self.comparison else EMPTY)
        if self.comparison is None:
            self.headline.setText(tr(TITLES[bool(count)]))
            self._say("", "", [])
            self.remarks.show_remarks((), ())
        self.refresh_colors()
        self.changed.emit()

    def _refresh_parts(self) -> None:
        """Offer what there is to look at, staying at what was chosen if there is a ratio to show still.

        Else at what has a ratio to show: two machines may have no GPU in common.
        """
        comparison, chosen = self.comparison, self._chosen_part
        parts = comparison.parts if comparison else ()
        self.parts.blockSignals(True)
        self.parts.clear()
        for part in parts:
            self.parts.addItem(part.title, part)
        if comparison is not None and chosen in parts and comparison.has_ratio(chosen):
            self.parts.setCurrentIndex(parts.index(chosen))
        elif comparison is not None:
            compared = (index for index, part in enumerate(parts) if comparison.has_ratio(part))
            self.parts.setCurrentIndex(next(compared, 0))
        self.parts.blockSignals(False)
        self.parts.setVisible(len(parts) > 1)

    def _choose_part(self) -> None:
        self._chosen_part = self.part

    def _show_part(self) -> None:
        part = self.part
        if self.comparison is None or part is None:
            return
        says = headline(self.comparison, part)
        self.headline.setText(unbroken(says.sentence))
        basis = "\n".join(filter(None, (says.basis, says.others_in_short)))
        self._say(says.reservation, basis, list(says.others))
        more = notes(self.comparison, part)
        self.remarks.show_remarks(
            (*reason_lines(self.comparison, part), *more), (*all_reason_lines(self.comparison, part), *more)
        )
        self.table.rows.show_rows(comparison_rows(self.comparison, part))
        self.chart.show_part(self.comparison, part)

    def _say(self, reservation: str, basis: str, others: list[str]) -> None:
        for label, text in ((self.reservation, reservation), (self.basis, basis)):
            label.setText(text)
            label.setVisible(bool(text))
        self.basis.setToolTip("\n".join(others))

    def _connect(self) -> None:
        self.list.add_shown_wanted.connect(self._add_shown)
        self.list.baseline_wanted.connect(self._make_baseline)
        self.list.remove_wanted.connect(self._remove)
        self.list.published_wanted.connect(self._include_published)
        self.parts.currentIndexChanged.connect(lambda _index: self._show_part())
        # Unlike the change of the index, this is by the person alone.
        self.parts.activated.connect(lambda _index: self._choose_part())

    def _name_and_arrange(self) -> None:
        scaled_font(self.headline, 1.4, bold=True)
        for label in (self.headline, self.reservation, self.basis):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.headline.setAccessibleName(tr("What the comparison says"))
        self.parts.setAccessibleName(tr("What is compared"))
        # Other results have other parts: by its own choice, Qt would keep to the width of the first ones.
        self.parts.setSizeAdjustPolicy(ElidedComboBox.SizeAdjustPolicy.AdjustToContents)
        self.parts.setMinimumContentsLength(FEWEST_LETTERS)
        self.parts.setToolTip(tr("Which device and batch size the comparison is of"))
        self._pages.addWidget(self.beginning)
        self._pages.addWidget(self._body())
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.basis, 1)
        # Keeps the button at the right where there is no basis yet.
        below.addStretch()
        below.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 12)
        layout.setSpacing(6)
        layout.addWidget(self.headline)
        layout.addWidget(self.reservation)
        layout.addLayout(below)
        layout.addWidget(UprightScroll(self._middle(), name=tr("Compare")), 1)
        layout.addWidget(self.remarks)

    def _middle(self) -> QWidget:
        """What scrolls where long names above it and below leave it too little room."""
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.list)
        layout.addWidget(self._pages, 1)
        return middle

    def _body(self) -> QSplitter:
        body = QSplitter(Qt.Orientation.Vertical)
        body.setChildrenCollapsible(False)
        body.addWidget(self.chart)
        body.addWidget(self.table)
        body.setSizes([CHART_SHARE * 100, TABLE_SHARE * 100])
        body.setStretchFactor(0, CHART_SHARE)
        body.setStretchFactor(1, TABLE_SHARE)
        return body
