"""Texts for people below the window pass through `tr` or `mark`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parents[1] / "app"
ROOMS = ("compat", "engine/devices", "export", "history", "model", "runner", "stats")
SOURCES = sorted(path for room in ROOMS for path in (APP / room).rglob("*.py"))
SENTENCE = re.compile(r"[A-Za-z{].* .*[.!?…]$", re.DOTALL)
VALUE = re.compile(r"\{[^}]*\}")
# Only the terminal tells these, in English, or the CSV.
ENGLISH_ONLY = {
    "model/catalog.py": "unknown {}",
    "export/rows.py": "The run was stopped",
    # Details of a measuring process that is not understood.
    "runner/answer.py": "{} was said to be done",
    "runner/child.py": "It ",
}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(APP).as_posix())
def test_that_sentences_are_said_by_tr_or_marked(source: Path) -> None:
    english = ENGLISH_ONLY.get(source.relative_to(APP).as_posix())
    found = sentences(ast.parse(source.read_text()))
    assert [text for text in found if english is None or not text.startswith(english)] == []


def test_that_an_unmarked_sentence_is_found() -> None:
    code = """
'''A docstring is no text.'''
WHY = "Why not."
raise ValueError(f"{count} cells: choose more.")
raise ValueError(tr("{count} cells: choose more.", count=count))
TABLE = {"a": mark("Fine as "
    "it is.")}
pattern = r"MPS backend out of memory"
"""
    assert list(sentences(ast.parse(code))) == ["Why not.", "{} cells: choose more."]


@pytest.mark.parametrize(
    "source", sorted(APP.rglob("*.py")), ids=lambda path: path.relative_to(APP).as_posix()
)
def test_that_no_text_hides_within_an_f_string(source: Path) -> None:
    """Lupdate does not look there."""
    assert hidden(ast.parse(source.read_text())) == []


def test_that_a_hidden_text_is_found() -> None:
    assert hidden(ast.parse("""f"{tr('Hidden.')} {tr(SHOWN)}" + tr("Shown.")""")) == ["Hidden."]


def hidden(tree: ast.AST) -> list[str]:
    """Literals that are handed to `tr` or `mark` within f-strings."""
    return [
        text
        for outer in ast.walk(tree)
        if isinstance(outer, ast.JoinedStr)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Call)
        for text in _literal(inner)
    ]


def _literal(call: ast.Call) -> Iterator[str]:
    match call:
        case ast.Call(func=ast.Name(id="tr" | "mark"), args=[ast.Constant(value=str(text)), *_]):
            yield text


def is_sentence(text: str) -> bool:
    """More than values with punctuation between them."""
    return bool(SENTENCE.match(text)) and any(map(str.isalpha, VALUE.sub("", text)))


def sentences(tree: ast.AST) -> Iterator[str]:
    """Those that are neither docstrings nor handed to `tr` or `mark`."""
    for child in ast.iter_child_nodes(tree):
        match child:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.Call(func=ast.Name(id="tr" | "mark"), args=[_, *others], keywords=keywords):
                for part in (*others, *keywords):
                    yield from sentences(part)
            case ast.Constant(value=str(text)) if is_sentence(text):
                yield text
            case ast.JoinedStr(values=parts):
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
                if is_sentence(text):
                    yield text
                for part in parts:
                    if isinstance(part, ast.FormattedValue):
                        yield from sentences(part)
            case _:
                yield from sentences(child)
