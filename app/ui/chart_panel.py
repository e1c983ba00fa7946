"""The chart with its switcher: which view of the result, on which axis, beside which reference."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.charts.look import Look
from app.charts.theme import Theme
from app.charts.views import VIEWS, View, charts
from app.model.plan import Plan
from app.model.result import Result
from app.stats.reference import Reference, m1_max_2022
from app.ui.appearance import current_theme
from app.ui.artist import Artist, is_prepared
from app.ui.chart_view import DPI, MIN_HEIGHT, ChartView
from app.ui.dots import SIZE, dot
from app.ui.elided_combo_box import ElidedComboBox
from app.ui.empty_state import EmptyState
from app.ui.needs import EXTRA_OF_VIEW, PRESET_OF_VIEW, TAKE_A_GPU
from app.words import tr

WITH_REFERENCE = ("throughput", "epochs")
"""The published result has seconds per epoch of each model, and nothing that other views could show."""
WITHOUT_SCALE = ("parity", "phases")
"""Views whose axis is what it is: bounds over many orders of magnitude, and parts of a whole."""
OF_SAMPLES = ("step_times", "sustained")
"""Views that show each sample, so that they change with it."""
GROWING: Mapping[str, Callable[[Plan], bool]] = {
    "throughput": lambda _plan: True,
    "speed_up": lambda plan: bool(plan.gpus) and len(plan.gpus) < len(plan.devices),
    "step_times": lambda plan: plan.protocol != "epoch",
    "memory": lambda _plan: True,
    "sustained": lambda plan: plan.protocol == "sustained",
    "epochs": lambda plan: plan.protocol == "epoch",
}
"""Views of what each cell has, and with which plans: the others are of what may come late, or not at all."""
FEWEST_LETTERS = 11


class ChartPanel(QWidget):
    """Works with whatever the registry of views has.

    Signals:
        wanted: The user wants what the view shows to be measured; the view's name.
        changed: Another view was chosen; its name.

    Attributes:
        bar: The switches, with room for more at the end.
        has_gpu: Whether the machine has one that can be measured.
    """

    wanted = Signal(str)
    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.has_gpu = True
        self._result: Result | None = None
        self._marks: tuple[Theme, float, tuple[bool, ...]] | None = None
        self._artist = Artist(self)
        self._artist.finished.connect(lambda _charts: self.draw())
        self.views = ElidedComboBox()
        self.views.setAccessibleName(tr("Chart"))
        self.views.setToolTip(tr("What the chart shows"))
        self.views.setMinimumContentsLength(FEWEST_LETTERS)
        self.views.setIconSize(QSize(SIZE, SIZE))
        for view in VIEWS.values():
            self.views.addItem(tr(view.title), view.name)
        self.logarithmic_box = QCheckBox(tr("Logarithmic"))
        self.logarithmic_box.setToolTip(
            tr("Equal distances for equal ratios, so that slow and fast both show")
        )
        self.reference_box = QCheckBox(tr("Show M1 Max of 2022"))
        self.reference_box.setToolTip(tr(m1_max_2022().conditions))
        self.chart = ChartView()
        self.empty = EmptyState()
        self.empty.offer(tr("Choose It for the Next Run"), lambda: self.wanted.emit(self.view.name))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.chart)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.bar = self._make_bar()
        layout.addLayout(self.bar)
        layout.addWidget(self._pages, 1)
        self.views.currentIndexChanged.connect(self._on_chosen)
        self.logarithmic_box.toggled.connect(self.draw)
        self.reference_box.toggled.connect(self.draw)
        self._fit_switches()

    @property
    def view(self) -> View:
        """The one that is chosen."""
        return VIEWS[self.views.currentData()]

    @property
    def reference(self) -> Reference | None:
        """The published result, if it is to be shown."""
        return m1_max_2022() if self.reference_box.isChecked() else None

    @property
    def shows_samples(self) -> bool:
        """Whether the chosen view changes with every sample."""
        return self.view.name in OF_SAMPLES

    def choose(self, name: str) -> None:
        """Show another view."""
        self.views.setCurrentIndex(self.views.findData(name))

    def follow_a_run(self, plan: Plan) -> None:
        """Choose the first view, unless the chosen one grows with a run of this plan too."""
        grows = GROWING.get(self.view.name)
        if grows is None or not grows(plan):
            self.choose(next(iter(GROWING)))

    def choose_next(self, step: int = 1) -> None:
        """The next view, or the one before, round and round."""
        self.views.setCurrentIndex((self.views.currentIndex() + step) % self.views.count())

    def show_result(self, result: Result) -> None:
        """Draw the result as it stands."""
        self._result = result
        self.draw()

    def draw(self) -> None:
        """Draw anew, in the colours of the moment, or say what is missing."""
        result = self._result
        if result is None:
            return
        if not is_prepared():
            # In the artist's thread, and once more when it is done.
            self._artist.begin(charts)
            return
        self._mark_views_without_data(result)
        self._fit_switches()
        missing = self.view.missing(result)
        self._pages.setCurrentWidget(self.empty if missing else self.chart)
        if missing:
            self.chart.ask_height(MIN_HEIGHT / DPI)
            self.empty.say(tr(self.view.title), f"{missing} {self._why_not_here()}".rstrip())
            self.empty.button.setVisible(self._can_be_chosen(self.view.name))
            self.empty.refresh_colors()
            return
        takes_reference = self.view.name in WITH_REFERENCE
        look = Look(
            reference=self.reference if takes_reference else None,
            is_logarithmic=self.logarithmic_box.isChecked(),
        )
        self.chart.ask_height(self.view.height_in(result, look))
        self.chart.setAccessibleName(tr("Chart: {title}", title=tr(self.view.title)))
        self.chart.show_result(self.view, result, look)

    def _can_be_chosen(self, name: str) -> bool:
        """Whether a choice for the next run would bring a view data."""
        is_choice = name in {*EXTRA_OF_VIEW, *PRESET_OF_VIEW}
        return is_choice and (self.has_gpu or name not in TAKE_A_GPU)

    def _why_not_here(self) -> str:
        """What is told where no choice would help."""
        takes_a_gpu = self.view.name in (*TAKE_A_GPU, "speed_up")
        return (
            tr("No GPU can be used on this machine: see System Check.")
            if takes_a_gpu and not self.has_gpu
            else ""
        )

    def _on_chosen(self) -> None:
        self.draw()
        self.changed.emit(self.view.name)

    def _fit_switches(self) -> None:
        """Only what does something in this view is there."""
        is_there = self._result is None or not is_prepared() or not self.view.missing(self._result)
        self.reference_box.setVisible(is_there and self.view.name in WITH_REFERENCE)
        self.logarithmic_box.setVisible(is_there and self.view.name not in WITHOUT_SCALE)

    def _mark_views_without_data(self, result: Result) -> None:
        """By a dot, the one thing beside its name that the list of a Mac shows of an entry.

        A grey entry would be taken for one that cannot be chosen; the lists of macOS know no other colour,
        nor letters of another kind (`QComboBoxPrivate::showNativePopup` in Qt's qcombobox.cpp).
        """
        ratio = self.devicePixelRatioF()
        are_empty = tuple(bool(view.missing(result)) for view in VIEWS.values())
        marks = (current_theme(), ratio, are_empty)
        if marks == self._marks:
            return
        self._marks = marks
        for index, is_empty in enumerate(are_empty):
            tip = tr("Not in this result: choose it to see what to run") if is_empty else None
            self.views.setItemIcon(index, dot(is_filled=not is_empty, ratio=ratio))
            self.views.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)

    def _make_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.views)
        bar.addWidget(self.logarithmic_box)
        bar.addStretch(1)
        bar.addWidget(self.reference_box)
        return bar
