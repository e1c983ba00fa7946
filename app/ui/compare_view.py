"""The page that compares two to six results: which ones, headline, chart, table and reasons."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.export.saved_contenders import untitled
from app.model.result import Result
from app.stats.comparison import MOST, Comparison, Part, compare
from app.stats.comparison_table import comparison_rows
from app.stats.comparison_words import headline, notes, reason_lines
from app.stats.contender import Contender, measured, published
from app.stats.reference import m1_max_2022
from app.stats.telling_apart import told_apart
from app.ui.appearance import colored, scaled_font, status_color
from app.ui.artist import do_aside
from app.ui.compare_chart import CompareChart
from app.ui.compare_list import CompareList
from app.ui.compare_reading import Found, Read, read_and_compare
from app.ui.compare_table import CompareTable
from app.ui.messages import show_problems, tell
from app.words import mark, tr

CHART_SHARE, TABLE_SHARE = 5, 3
EMPTY, COMPARED = 0, 1
HOW_TO_BEGIN = (
    mark(
        "Drop saved results here (.torchmark or result.json), or choose them.\n"
        "The first is the baseline; the speed of the others is told as a multiple of its."
    ),
    mark("Drop another result here, choose one by Add …, or tick the published one."),
)
TITLES = (mark("Compare two to six results"), mark("One more is needed"))


class CompareView(QWidget):
    """Compares what it is given; the first is the baseline.

    Signals:
        add_wanted: Files are to be chosen by the system's dialog.
        changed: What is compared is another thing now.
    """

    add_wanted = Signal()
    changed = Signal()

    def __init__(self, export_menu: QMenu) -> None:
        super().__init__()
        self.title_of: Callable[[Path], str] = untitled
        self.comparison: Comparison | None = None
        self._contenders: list[Contender] = []
        self._shown: Result | None = None
        self._chosen_part: Part | None = None
        self.list = CompareList()
        self.headline = QLabel()
        self.basis = QLabel()
        self.remarks = QLabel()
        self.all_remarks = QPushButton()
        self._remarks: list[str] = []
        self.parts = QComboBox()
        self.export_button = QPushButton(tr("Export"))
        self.export_button.setMenu(export_menu)
        self.export_button.setToolTip(tr("Save the picture or the table of the comparison"))
        self.chart = CompareChart()
        self.table = CompareTable()
        self.how_to_begin = QLabel()
        self.begin = QPushButton(tr("Add …"))
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
        """Compare these, and nothing that was compared before."""
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
        colored(self.how_to_begin, status_color("muted"))
        colored(self.remarks, status_color("warning"))
        self._show_part()

    def _read(self, paths: Sequence[Path], others: Sequence[Contender], done: Callable[[Read], None]) -> None:
        work = partial(read_and_compare, list(dict.fromkeys(paths)), self.title_of, tuple(others))
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
        self._refresh()
        if problems:
            show_problems(self, tr("Not all of these can be compared."), problems, details)

    def _why_refused(self, found: Found) -> str:
        """Empty where it can be compared too."""
        contender, file = found
        runs = [each.run_id for each in self._contenders]
        if contender.run_id in runs:
            name = told_apart(self._contenders)[runs.index(contender.run_id)].spoken
            if not file:
                return tr("{name} is compared already.", name=name)
            return tr("{file} is the same run as {name}, which is compared already.", file=file, name=name)
        if len(runs) == MOST:
            return tr("{name}: no more than six can be compared.", name=file or contender.spoken)
        return ""

    def _add_shown(self) -> None:
        if self._shown is not None:
            self._take([Found(measured(self._shown))], [])

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
        self.list.show_contenders(self._contenders)
        self.export_button.setEnabled(self.comparison is not None)
        self._refresh_parts()
        self.how_to_begin.setText(tr(HOW_TO_BEGIN[bool(count)]))
        self.list.setVisible(bool(count))
        self.begin.setVisible(not count)
        self.export_button.setVisible(bool(count))
        self._pages.setCurrentIndex(COMPARED if self.comparison else EMPTY)
        if self.comparison is None:
            self.headline.setText(tr(TITLES[bool(count)]))
            self._say("", [])
            self._show_remarks([])
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
        self.headline.setText(says.sentence)
        self._say("\n".join(filter(None, (says.basis, says.others_in_short))), list(says.others))
        self._show_remarks([*reason_lines(self.comparison, part), *notes(self.comparison, part)])
        self.table.rows.show_rows(comparison_rows(self.comparison, part))
        self.chart.show_part(self.comparison, part)

    def _say(self, basis: str, others: list[str]) -> None:
        self.basis.setText(basis)
        self.basis.setToolTip("\n".join(others))
        self.basis.setVisible(bool(basis))

    def _show_remarks(self, lines: list[str]) -> None:
        """The gravest below the table, all of them one click away; each cell's own stand in the table too."""
        self._remarks = lines
        self.remarks.setText(lines[0] if lines else "")
        self.remarks.setVisible(bool(lines))
        self.all_remarks.setText(tr("All {count} Remarks …", count=len(lines)))
        self.all_remarks.setVisible(len(lines) > 1)

    def _tell_remarks(self) -> None:
        tell(self, tr("What to know about this comparison"), "\n\n".join(self._remarks))

    def _connect(self) -> None:
        self.list.add_wanted.connect(self.add_wanted)
        self.begin.clicked.connect(self.add_wanted)
        self.all_remarks.clicked.connect(self._tell_remarks)
        self.list.add_shown_wanted.connect(self._add_shown)
        self.list.baseline_wanted.connect(self._make_baseline)
        self.list.remove_wanted.connect(self._remove)
        self.list.published_wanted.connect(self._include_published)
        self.parts.currentIndexChanged.connect(lambda _index: self._show_part())
        # Unlike the change of the index, this is by the person alone.
        self.parts.activated.connect(lambda _index: self._choose_part())

    def _name_and_arrange(self) -> None:
        scaled_font(self.headline, 1.4, bold=True)
        for label in (self.headline, self.basis, self.remarks, self.how_to_begin):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.headline.setAccessibleName(tr("What the comparison says"))
        self.remarks.setAccessibleName(tr("What speaks against the comparison"))
        self.all_remarks.setToolTip(tr("Read everything that speaks against the comparison, with advice"))
        self.parts.setAccessibleName(tr("What is compared"))
        self.parts.setToolTip(tr("Which device and batch size the comparison is of"))
        self.how_to_begin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.begin.setToolTip(self.list.add.toolTip())
        self._pages.addWidget(self._beginning())
        self._pages.addWidget(self._body())
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.headline, 1)
        head.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.remarks, 1)
        foot.addWidget(self.all_remarks, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.basis)
        layout.addWidget(self.list)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)

    def _beginning(self) -> QWidget:
        """In place of a comparison: what to do for one."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self.how_to_begin)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        return page

    def _body(self) -> QSplitter:
        body = QSplitter(Qt.Orientation.Vertical)
        body.setChildrenCollapsible(False)
        body.addWidget(self.chart)
        body.addWidget(self.table)
        body.setSizes([CHART_SHARE * 100, TABLE_SHARE * 100])
        body.setStretchFactor(0, CHART_SHARE)
        body.setStretchFactor(1, TABLE_SHARE)
        return body
