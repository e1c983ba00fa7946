"""Finds texts for people that do not pass through `tr` or `mark`."""

import ast
from collections.abc import Iterator

# Where the window puts texts: Qt's own setters and constructors, and ours.
TAKES_TEXT = {
    "QAction",
    "QCheckBox",
    "QDialog",
    "QFileDialog",
    "QGroupBox",
    "QLabel",
    "QMenu",
    "QMessageBox",
    "QPushButton",
    "QRadioButton",
    "QToolButton",
    "about",
    "add",
    "addAction",
    "addButton",
    "addItem",
    "addMenu",
    "addRow",
    "addTab",
    "add_action",
    "critical",
    "information",
    "notify",
    "question",
    "say",
    "setAccessibleDescription",
    "setAccessibleName",
    "setDetailedText",
    "setInformativeText",
    "setLabelText",
    "setPlaceholderText",
    "setPrefix",
    "setSpecialValueText",
    "setStatusTip",
    "setSuffix",
    "setTabText",
    "setText",
    "setTitle",
    "setToolTip",
    "setWhatsThis",
    "setWindowTitle",
    "show_problem",
    "show_problems",
    "showMessage",
    "warning",
}
TAKES_TEXT |= {"_add_check_box", "_add_heading", "_add_text", "_label"}
TRANSLATES = {"tr", "mark"}
NOT_FOR_PEOPLE = {"shortcut", "color", "role"}
# Names of things, which are the same in every language.
NAMES = {"Torchmark"}


def untranslated(code: str) -> list[str]:
    """Each such text with its line."""
    return [
        f"line {text.lineno}: {text.value!s}"
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and _name(node) in TAKES_TEXT
        for argument in _arguments(node)
        for text in _texts(argument)
    ]


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args
    yield from (keyword.value for keyword in call.keywords if keyword.arg not in NOT_FOR_PEOPLE)


def _texts(node: ast.AST) -> Iterator[ast.Constant]:
    """The literals that become part of the text: not those within other calls, nor those only compared."""
    match node:
        case ast.Constant(value=str(text)) if any(map(str.isalpha, text)) and text not in NAMES:
            yield node
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from _texts(part)
        case ast.BinOp(left=left, right=right):
            yield from _texts(left)
            yield from _texts(right)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)
        case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from _texts(part)
        case ast.Call(func=ast.Attribute(attr="join" | "format" | "get"), args=parts):
            for part in parts:
                yield from _texts(part)
        case _:
            return


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
