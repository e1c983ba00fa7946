"""The window on a Mac whose region writes 1.240 and 3,95: everything people read, nothing programs read."""

import csv
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QListWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.compat.report import build_report
from app.diagnostics import collect
from app.export import comparison_csv, csv_file, json_file
from app.model.result import Result
from app.notation import as_in_files, write_in
from app.stats.comparison import compare
from app.stats.contender import measured
from app.ui.check_view import CheckView
from app.ui.history_model import Column
from app.ui.local_notation import write_as
from app.ui.main_window import MainWindow
from tests.charts import rich
from tests.charts.drawn import texts
from tests.comparisons import replace, run_on, with_torch
from tests.scripted import M5_PRO, plan_of
from tests.ui import compare_page, history_page, result_page
from tests.ui.conftest import wait_for_artist
from tests.ui.result_page import with_load
from tests.writing import ODD, written_plainly

GERMANY = QLocale("en_DE")
MINUTE = "23 Nov 2026 23:05"
"""In Seoul, of the scripted run."""
PLAN = plan_of(batch_sizes=(62,))
FAST = with_load(run_on("Apple M5", 0.05, cpu_step_s=0.1975, plan=PLAN), 1)
LATER = replace(run_on("Apple M5", 0.04, plan=PLAN), run_id="later", started_at="2026-12-24T14:05:00Z")
M4 = run_on("Apple M4", 0.08)
Save = Callable[..., list[Path]]

pytestmark = pytest.mark.usefixtures("in_seoul")


@pytest.fixture
def save(tmp_path: Path) -> Save:
    return partial(compare_page.save_in, tmp_path)


@pytest.fixture
def in_germany(english: None) -> None:
    write_as(GERMANY)


@pytest.fixture
def window(in_germany: None, idle_window: MainWindow) -> MainWindow:
    return idle_window


def open_result(window: MainWindow, qtbot: QtBot, result: Result, save: Save) -> None:
    window.incoming.open_files(save(result))
    qtbot.waitUntil(lambda: window.session.result is not None)
    wait_for_artist()
    result_page.wait_until_drawn(qtbot, window.result_view)


def shown(window: QWidget) -> list[str]:
    """Whatever can be read in it, tooltips and what a screen reader says included."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        found += [widget.toolTip(), widget.accessibleDescription()]
        match widget:
            case QLabel() | QAbstractButton():
                found.append(widget.text())
            case QListWidget():
                found += [widget.item(row).text() for row in range(widget.count())]
            case QTableView():
                rows = widget.model()
                found += [
                    str(rows.index(row, place).data(role) or "")
                    for row in range(rows.rowCount())
                    for place in range(rows.columnCount())
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
                ]
    return found


def test_that_a_result_is_written_as_in_germany(window: MainWindow, qtbot: QtBot, save: Save) -> None:
    open_result(window, qtbot, FAST, save)
    view = window.result_view
    assert "trains 3,95× faster on its GPU" in view.headline.text()
    assert result_page.column(view, "Images/s") == ["314", "1.240"] * 2
    assert result_page.column(view, "Speed-up")[1] == "3,95×"
    assert result_page.column(view, "Step")[1] == "50,0 ms"
    assert any("9,0 of 15 CPU cores" in text for text in shown(view.table))
    assert view.machine.facts["Measured"] == MINUTE
    assert view.machine.summary.endswith(" · 23 Nov 2026")
    assert MINUTE in view.origin.text()
    said = texts(view.chart.figure)
    assert {"1.240", "3,95×"} <= set(said)
    assert any("3,95×" in text for text in shown(window.result_view.chart))
    minutes = window.plan_panel.more.minutes
    minutes.setValue(2.5)
    assert minutes.cleanText() == "2,5"


def test_that_a_spreadsheet_of_the_region_reads_the_copied_numbers(
    window: MainWindow, qtbot: QtBot, save: Save
) -> None:
    open_result(window, qtbot, FAST, save)
    window.outgoing.copy_table()
    head, _, row, *_ = (line.split("\t") for line in QGuiApplication.clipboard().text().splitlines())
    cells = dict(zip(head, row, strict=True))
    assert (cells["Images/s"], cells["Speed-up"], cells["Batch"]) == ("1240", "3,95", "62")
    window.outgoing.copy_table_as_markdown()
    assert "| 1.240 |" in QGuiApplication.clipboard().text()
    assert "| 3,95× |" in QGuiApplication.clipboard().text()


def test_that_the_files_of_a_result_are_as_everywhere(in_germany: None) -> None:
    written = csv_file.encode(FAST), json_file.encode(FAST)
    with as_in_files():
        assert written == (csv_file.encode(FAST), json_file.encode(FAST))
    (row, *_) = csv.DictReader(io.StringIO(written[0].decode()))
    assert row["step_time_s"] == "0.1975"
    assert row["started_at"] == "2026-11-23T14:05:00Z"


def test_that_compare_tells_runs_apart_by_days_written_as_in_history(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.incoming.compare([compare_page.keep(window.store, run) for run in (FAST, LATER)])
    wait_for_artist()
    view = window.compare_view
    told_apart = ["Apple M5 (23 Nov 2026)", "Apple M5 (24 Dec 2026)"]
    assert compare_page.names(view) == told_apart
    headline = view.headline.text().replace("\N{NO-BREAK SPACE}", " ")
    assert headline.startswith(f"{told_apart[1]} is 1,25 times as fast as {told_apart[0]} on the GPU")
    assert {f"Baseline: {told_apart[0]}", told_apart[1], "1.240"} <= set(texts(compare_page.drawn(view)))
    history_page.show_history(qtbot, window)
    assert history_page.column(window, Column.DATE) == ["24 Dec 2026 23:05", MINUTE]


def test_that_the_file_of_a_comparison_is_as_everywhere(window: MainWindow) -> None:
    """Names, dates and cautions in it were made for the window."""
    window.incoming.compare([compare_page.keep(window.store, run) for run in (FAST, LATER)])
    wait_for_artist()
    comparison = window.compare_view.comparison
    assert comparison is not None
    assert "9,0 of 15 CPU cores" in " ".join(shown(window.compare_view.table))
    written = comparison_csv.encode(comparison)
    with as_in_files():
        assert written == comparison_csv.encode(compare([measured(FAST), measured(LATER)]))
    assert "Apple M5 (2026-11-23): Other programs kept 9.0 of 15 CPU cores busy." in written.decode()
    export, *_ = window.compare_export_menu.actions()
    export.trigger()
    (dialog,) = window.findChildren(QFileDialog)
    (suggested,) = dialog.selectedFiles()
    assert suggested.endswith("Torchmark-Apple-M5-2026-12-24-over-Apple-M5-2026-11-23.png")
    dialog.reject()


def test_that_a_remembered_headline_of_another_region_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    compare_page.keep(window.store, FAST)
    history_page.show_history(qtbot, window)
    (here,) = history_page.column(window, Column.TITLE)
    assert "3,95×" in here
    write_as(QLocale("en_US"))
    (entry,) = window.store.entries()
    assert entry.title == here.replace(",9", ".9").replace(",0", ".0").replace("3,95", "3.95")


def test_that_the_check_is_written_so_but_not_in_diagnostics(in_germany: None, qtbot: QtBot) -> None:
    report = build_report(replace(M5_PRO, memory_bytes=round(31.3 * 2**30)), None, ())
    view = CheckView()
    qtbot.addWidget(view)
    view.show_report(report)
    assert "31,3 GB" in " ".join(shown(view))
    assert '"31.3 GB"' in "".join(part.text for part in collect(report))


@pytest.mark.parametrize("result", [rich.rich_result(), rich.sustained_result(), rich.epoch_result()])
def test_that_nothing_in_the_window_is_written_past_the_notation(
    idle_window: MainWindow, qtbot: QtBot, save: Save, result: Result
) -> None:
    write_in(ODD)
    open_result(idle_window, qtbot, result, save)
    for panel in (idle_window.result_view.doubts, idle_window.result_view.machine):
        panel.open_fold()
    assert any(ODD.decimal_point in text for text in shown(idle_window.result_view.table))
    assert [text for text in shown(idle_window.result_view) if written_plainly(text)] == []


def test_that_nothing_in_compare_is_written_past_the_notation(idle_window: MainWindow, save: Save) -> None:
    write_in(ODD)
    runs = save(with_torch(run_on("Apple M1", 0.1), "2.12.0"), run_on("Apple M5", 0.013), with_load(M4, 1))
    idle_window.incoming.compare(runs)
    wait_for_artist()
    said = shown(idle_window.compare_view)
    assert any(ODD.decimal_point in text for text in said)
    assert [text for text in said if written_plainly(text)] == []
