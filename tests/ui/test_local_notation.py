"""Figures and dates as each country has them, whatever the developer's system does."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from app.notation import PLAIN, day, minute, number, write_in
from app.ui.language import ENGLISH, install_language
from app.ui.local_notation import write_as
from app.ui.minutes_box import MinutesBox
from tests.ui import conftest

THIN = "\N{NARROW NO-BREAK SPACE}"
MOMENT = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "figure", "written_day", "written_minute"),
    [
        ("en_US", "1,240.5", "Nov 3, 2026", f"Nov 3, 2026 2:05{THIN}PM"),
        ("en_GB", "1,240.5", "3 Nov 2026", "3 Nov 2026 14:05"),
        ("en_DE", "1.240,5", "3 Nov 2026", "3 Nov 2026 14:05"),
        ("en_SE", "1\N{NO-BREAK SPACE}240,5", "2026-11-03", "2026-11-03 14:05"),
        ("de_DE", "1.240,5", "03.11.2026", "03.11.2026 14:05"),
        ("fr_FR", f"1{THIN}240,5", "03/11/2026", "03/11/2026 14:05"),
        ("ko_KR", "1,240.5", "2026. 11. 3.", "2026. 11. 3. 오후 2:05"),
    ],
)
def test_that_figures_and_dates_are_those_of_the_country(
    name: str, figure: str, written_day: str, written_minute: str
) -> None:
    write_as(QLocale(name))
    assert number(1240.5, ",.1f") == figure
    assert day(MOMENT) == written_day
    assert minute(MOMENT) == written_minute


def test_that_swiss_thousands_have_the_apostrophe_of_qt() -> None:
    """Which one it is differs between systems and their versions."""
    write_as(QLocale("de_CH"))
    assert number(1240.5, ",.1f") in ("1'240.5", "1\N{RIGHT SINGLE QUOTATION MARK}240.5")
    assert day(MOMENT) == "03.11.2026"


@pytest.mark.parametrize("typed", ["2.5", "2,5"])
@pytest.mark.parametrize(("name", "text"), [("en_DE", "2,5"), ("en_US", "2.5")])
def test_that_minutes_are_written_alike_and_typed_either_way(
    qtbot: QtBot, name: str, text: str, typed: str
) -> None:
    write_as(QLocale(name))
    box = MinutesBox()
    box.setDecimals(1)
    box.setSuffix(" min")
    qtbot.addWidget(box)
    box.show()
    box.selectAll()
    qtbot.keyClicks(box, typed)
    box.interpretText()
    assert box.value() == 2.5
    assert box.text() == f"{text} min"


@pytest.mark.parametrize(
    ("system", "language", "figure"),
    [
        ("en_DE", ENGLISH, "1.240,5"),
        ("de_DE", ENGLISH, "1.240,5"),
        ("fr_FR", ENGLISH, f"1{THIN}240,5"),
        ("en_US", ENGLISH, "1,240.5"),
        ("pt_BR", ENGLISH, "1.240,5"),
        ("de_DE", "ko", "1.240,5"),
        ("ar_EG", ENGLISH, "1,240.5"),
        ("ko_KR", ENGLISH, "1,240.5"),
    ],
)
def test_that_the_country_is_the_system_s_also_where_its_language_is_another(
    monkeypatch: pytest.MonkeyPatch, system: str, language: str, figure: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert install_language(language) == language
    assert number(1240.5, ",.1f") == figure


def test_that_no_test_leaves_its_notation_to_the_next(qapp: object) -> None:
    """As pytest runs the fixture of all tests of the window."""
    begun = conftest.english.__wrapped__(qapp)  # type: ignore[attr-defined]
    next(begun)
    write_as(QLocale("en_DE"))
    with pytest.raises(StopIteration):
        next(begun)
    assert number(1240.5, ",.1f") == "1,240.5"
    assert day(MOMENT) == "2026-11-03"
    write_in(PLAIN)
