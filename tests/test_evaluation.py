"""Nothing is evaluated from a file: no code of the program could do it."""

from pathlib import Path

import pytest

from tests.evaluation import evaluating

SOURCES = sorted((Path(__file__).parents[1] / "app").rglob("*.py"))


def test_that_no_file_of_the_program_evaluates_anything() -> None:
    assert len(SOURCES) > 200
    found = {str(path): evaluating(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {path: calls for path, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    "code",
    [
        "eval(text)",
        "exec(text)",
        "compile(text, 'a', 'exec')",
        "__import__(name)",
        "import os\nos.system(text)",
        "from os import system\nsystem(text)",
        "import importlib as i\ni.import_module(name)",
        "import pickle",
        "from pickle import loads",
        "from pickle import UnpicklingError, loads",
        "import marshal",
        "import yaml\nyaml.load(file)",
        "import torch\ntorch.load(path)",
        "import torch as t\nt.load(path, weights_only=False)",
        "from torch import load\nload(path, weights_only=is_safe)",
        "import torch.hub\ntorch.hub.load(name)",
        "import numpy\nnumpy.load(path, allow_pickle=True)",
        "import subprocess\nsubprocess.run(text, shell=True)",
        "import subprocess\nsubprocess.run(text, shell=is_shell)",
    ],
)
def test_that_code_that_evaluates_would_be_found(code: str) -> None:
    assert len(evaluating(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        "import torch\ntorch.load(path, weights_only=True)",
        "import re\nre.compile(text)",
        "import numpy\nnumpy.load(path, allow_pickle=False)",
        "model.eval()",
        "from pickle import UnpicklingError",
        "import subprocess\nsubprocess.run([name])",
    ],
)
def test_that_other_code_is_not(code: str) -> None:
    assert evaluating(code) == []
