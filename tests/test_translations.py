"""Every text of the window is there in every language; what is said with values keeps them."""

import ast
import string
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from build.translations import ROOT, collect, compile_into, translations
from tests.untranslated import untranslated

SOURCES = sorted((ROOT / "app").rglob("*.py"))
each_language = pytest.mark.parametrize("ts", translations(), ids=lambda ts: ts.stem)


def texts(ts: Path) -> dict[str, str | None]:
    """The translation of each text, None where it is not finished."""
    found: dict[str, str | None] = {}
    for message in ET.parse(ts).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        is_finished = translation.get("type") is None and bool(translation.text)
        found[message.findtext("source", "")] = translation.text if is_finished else None
    return found


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_that_there_is_korean() -> None:
    assert [ts.stem for ts in translations()] == ["torchmark_ko"]


@each_language
def test_that_every_text_of_the_program_is_translated(ts: Path, tmp_path: Path) -> None:
    """What this lists is added by `python -m build.translations collect`, then translated in the .ts file."""
    now = tmp_path / ts.name
    now.write_bytes(ts.read_bytes())
    collect(now)
    wanted, had = texts(now), texts(ts)
    assert wanted
    assert sorted(text for text, translated in wanted.items() if translated is None) == []
    assert sorted(had.keys() - wanted.keys()) == [], "what the program says no more is taken out"


@each_language
def test_that_translations_name_the_same_values(ts: Path) -> None:
    assert not [text for text, said in texts(ts).items() if said and names(said) != names(text)]


@each_language
def test_that_a_translation_keeps_marks_that_mean_something(ts: Path) -> None:
    """The ellipsis of a command that asks something first, and the line breaks of a layout."""
    wrong = [
        text
        for text, said in texts(ts).items()
        if said and (text.endswith("…") != said.endswith("…") or text.count("\n") != said.count("\n"))
    ]
    assert not wrong


@each_language
def test_that_the_texts_can_be_compiled(ts: Path, tmp_path: Path) -> None:
    compile_into(ts, tmp_path / "texts.qm")
    assert (tmp_path / "texts.qm").stat().st_size > 0


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_that_translated_texts_are_literal(source: Path) -> None:
    """Lupdate reads the source: a text put together at run time is not found."""
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "mark"):
            first = node.args[0]
            if isinstance(first, ast.Constant):
                assert isinstance(first.value, str), f"line {node.lineno}"
            else:
                # A text from a table, where it stands in `mark`.
                assert node.func.id == "tr", f"line {node.lineno}"
                assert isinstance(first, ast.Name | ast.Attribute | ast.Subscript), f"line {node.lineno}"


@pytest.mark.parametrize("source", sorted((ROOT / "app/ui").rglob("*.py")), ids=lambda path: path.name)
def test_that_the_window_says_nothing_untranslated(source: Path) -> None:
    assert not untranslated(source.read_text())


def test_that_an_untranslated_text_is_found() -> None:
    code = """
label = QLabel("Plain")
label.setToolTip(f"{count} cells")
add_action(window, menu, "Open …", handler, tip=tr("Fine"))
box.setText(tr("Fine") + " not fine")
label.setText("" if empty else "Here")
label.setText(" · ".join(parts))
label.setObjectName("not for people")
"""
    assert untranslated(code) == [
        "line 2: Plain",
        "line 3:  cells",
        "line 4: Open …",
        "line 5:  not fine",
        "line 6: Here",
    ]
