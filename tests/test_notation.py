"""How figures and moments are written, and that all of the program writes them so."""

import ast
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.notation import PLAIN, Notation, as_in_files, day, minute, number, rewritten, write_in
from tests.writing import ODD, writing

APP = Path(__file__).parents[1] / "app"
MOMENT = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
GERMAN = Notation(decimal_point=",", group_separator=".")

WRITTEN_PLAINLY = {
    "notation.py": "ISO dates are made here",
    "compat/items/hardware.py": "stands in the log and the diagnostics; the window rewrites it",
    "engine/weights.py": "an error of the measuring process, kept in files",
    "runner/watchdog.py": "a reason that is kept in files; `retell` rewrites it",
    "self_test.py": "read by scripts",
    "ui/rehearsal.py": "read by scripts",
}
FIGURE_SPEC = re.compile(r"[,_]|\.\d|[eEfFgGn%]$")
IN_TEMPLATE = re.compile(r"\{\w*:[^{}]*(?:[,_]|\.\d|[eEfFgGn%])[^{}]*\}")


def test_that_without_a_window_it_is_written_plainly() -> None:
    assert number(1240.04, ",.1f") == "1,240.0"
    assert (day(MOMENT), minute(MOMENT)) == ("2026-11-03", "2026-11-03 14:05")


@pytest.mark.parametrize(
    ("value", "spec", "written"),
    [
        (1240, ",.0f", "1.240"),
        (1234567.5, ",.1f", "1.234.567,5"),
        (3.951, ".2f", "3,95"),
        (0.84, ".0%", "84%"),
        (1240.5, ".6g", "1240,5"),
        (1.5e-7, ".2g", "1,5e-07"),
        (-0.5, ".1f", "-0,5"),
        (float("inf"), ".2f", "inf"),
    ],
)
def test_that_point_and_commas_change_places_with_those_of_the_notation(
    value: float, spec: str, written: str
) -> None:
    with writing(GERMAN):
        assert number(value, spec) == written


def test_that_moments_are_written_by_the_notation() -> None:
    with writing(ODD):
        assert (day(MOMENT), minute(MOMENT)) == ("day 3", "minute 5")


def test_that_what_goes_into_a_file_is_plain_in_its_thread_alone() -> None:
    with writing(GERMAN), ThreadPoolExecutor(1) as other:
        with as_in_files():
            assert rewritten("1,240.5 GB") == "1,240.5 GB"
            assert day(MOMENT) == "2026-11-03"
            assert other.submit(rewritten, "1,240.5 GB").result() == "1.240,5 GB"
        assert rewritten("1,240.5 GB") == "1.240,5 GB"


def test_that_another_thread_never_sees_a_notation_that_is_being_let_go_of() -> None:
    """One whose end takes a while, as that of a QLocale can."""

    class Slow:
        def __call__(self, moment: datetime) -> str:
            return ""

        def __del__(self) -> None:
            released.append(PLAIN)
            ThreadPoolExecutor(1).submit(number, 0.5, ".1f").result()

    released: list[Notation] = []
    try:
        for _ in range(3):
            number(0.5, ".1f")
            write_in(Notation(decimal_point=",", day=Slow()))
    finally:
        write_in(PLAIN)
    assert len(released) == 3


@pytest.mark.parametrize(
    "source", sorted(APP.rglob("*.py")), ids=lambda path: path.relative_to(APP).as_posix()
)
def test_that_no_figure_is_formatted_past_the_notation(source: Path) -> None:
    """By `number` of app/notation.py it is; what is meant to be plain is listed above, with the reason."""
    name = source.relative_to(APP).as_posix()
    found = list(formatted(ast.parse(source.read_text())))
    assert bool(found) == (name in WRITTEN_PLAINLY), found


def test_that_a_figure_past_the_notation_is_found() -> None:
    code = """
f"{rate:,.0f} and {share:.1%} and {minutes:g} and {moment:%Y-%m-%d}"
f"{name:>8} {count} {number:.{digits}g}"
tr("{minutes:g} minutes, {name}")
'''A docstring {may:.1f}.'''
"""
    assert list(formatted(ast.parse(code))) == [",.0f", ".1%", "g", "%Y-%m-%d", ".g", "{minutes:g}"]


def formatted(tree: ast.AST) -> Iterator[str]:
    """Formats of figures and dates, in f-strings and in templates; not in docstrings."""
    for child in ast.iter_child_nodes(tree):
        match child:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=parts)):
                spec = "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
                if FIGURE_SPEC.search(spec) or "%" in spec:
                    yield spec
            case ast.Constant(value=str(text)):
                yield from IN_TEMPLATE.findall(text)
        yield from formatted(child)
