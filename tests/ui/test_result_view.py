import msgspec
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.ui.result_view import ResultView
from tests.scripted import plan_of, whole_run


def test_that_cautions_without_room_are_all_in_the_tooltip(qtbot: QtBot) -> None:
    view = ResultView(QMenu())
    qtbot.addWidget(view)
    quiet = whole_run(plan_of())
    slowed = msgspec.structs.replace(quiet.machine, power_source="battery", low_power_mode=True)
    loaded = tuple(
        msgspec.structs.replace(cell, other_load_cores=cores)
        for cell, cores in zip(quiet.cells, (2.0, 9.0, 3.0, 2.0), strict=True)
    )
    view.show_result(msgspec.structs.replace(quiet, machine=slowed, cells=loaded), redraw=False)
    *shown, more = view.cautions.text().splitlines()
    assert len(shown) == 2
    assert more == "and 1 more: rest the pointer here to read them all."
    worst = "ResNet-18 on Apple GPU (MPS), batch 4 (worst of 4): Other programs kept 9.0 of 15"
    assert worst in view.cautions.toolTip()
    assert worst not in view.cautions.text()
