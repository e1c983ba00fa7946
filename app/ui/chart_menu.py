"""The chart's commands in the View menu: each view by its number, the next one, the switches."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QCheckBox, QMainWindow, QMenu

from app.charts.views import VIEWS
from app.ui.actions import add_action
from app.ui.chart_panel import WITH_REFERENCE, ChartPanel
from app.words import tr

MOST_NUMBERED = 10
"""The tenth by the key 0."""


def add_chart_menu(window: QMainWindow, menu: QMenu, panel: ChartPanel) -> None:
    """Add them to a menu, in step with the panel's own switches."""
    views = menu.addMenu(tr("Chart"))
    group = QActionGroup(window)
    by_name: dict[str, QAction] = {}
    for number, view in enumerate(VIEWS.values(), start=1):
        action = add_action(
            window,
            views,
            tr(view.title),
            partial(panel.choose, view.name),
            shortcut=f"Ctrl+Alt+{number % MOST_NUMBERED}" if number <= MOST_NUMBERED else None,
            tip=tr("Show this view of the result"),
        )
        action.setCheckable(True)
        group.addAction(action)
        by_name[view.name] = action
    by_name[panel.view.name].setChecked(True)
    panel.changed.connect(lambda name: by_name[name].setChecked(True))
    add = partial(add_action, window, menu)
    add(tr("Next Chart"), panel.choose_next, shortcut="Ctrl+]", tip=tr("Show the next view of the result"))
    before = partial(panel.choose_next, -1)
    add(tr("Previous Chart"), before, shortcut="Ctrl+[", tip=tr("Show the view of the result before this"))
    menu.addSeparator()
    logarithmic = add(
        tr("Logarithmic Axis"),
        panel.logarithmic_box.toggle,
        shortcut="Ctrl+L",
        tip=panel.logarithmic_box.toolTip(),
    )
    reference = add(
        tr("Show M1 Max of 2022"),
        panel.reference_box.toggle,
        shortcut="Ctrl+Shift+M",
        tip=panel.reference_box.toolTip(),
    )
    panel.changed.connect(lambda name: reference.setEnabled(name in WITH_REFERENCE))
    for action, box in ((logarithmic, panel.logarithmic_box), (reference, panel.reference_box)):
        _keep_in_step(action, box)


def _keep_in_step(action: QAction, box: QCheckBox) -> None:
    action.setCheckable(True)
    action.setChecked(box.isChecked())
    box.toggled.connect(action.setChecked)
