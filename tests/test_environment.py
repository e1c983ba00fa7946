"""Nonsense in the environment: every variable that Torchmark, its window or its measuring process reads."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from app.model.result_file import decode_result

ROOT = Path(__file__).parents[1]
NONSENSE = "=\u202e;rm -rf $HOME\t%s"
READ_BY_THE_PROGRAM = ("DISPLAY", "WAYLAND_DISPLAY", "TERM", "COLUMNS", "LINES", "NO_COLOR", "COLORTERM")
READ_BY_MATPLOTLIB = ("MPLBACKEND", "MPLCONFIGDIR", "MATPLOTLIBRC", "SOURCE_DATE_EPOCH")
READ_BY_TORCH = (
    "PYTORCH_ENABLE_MPS_FALLBACK",
    "PYTORCH_MPS_HIGH_WATERMARK_RATIO",
    "PYTORCH_MPS_LOW_WATERMARK_RATIO",
    "PYTORCH_CUDA_ALLOC_CONF",
    "PYTORCH_ALLOC_CONF",
    "CUDA_VISIBLE_DEVICES",
    "TORCH_HOME",
    "TORCHINDUCTOR_CACHE_DIR",
    "TORCH_LOGS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "ATEN_CPU_CAPABILITY",
)
READ_BY_QT = (
    "QT_SCALE_FACTOR",
    "QT_FONT_DPI",
    "QT_STYLE_OVERRIDE",
    "QT_LOGGING_RULES",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_QPA_PLATFORMTHEME",
    "QT_PLUGIN_PATH",
    "LANGUAGE",
)
READ_BY_THE_SYSTEM = ("LC_ALL", "LANG", "TZ", "TMPDIR", "SSL_CERT_FILE", "https_proxy", "PATH", "PYTHONPATH")
EVERY = (*READ_BY_THE_PROGRAM, *READ_BY_MATPLOTLIB, *READ_BY_TORCH, *READ_BY_QT, *READ_BY_THE_SYSTEM)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """All of them at once, and relative folders, which the XDG specification has ignored."""
    home = tmp_path / "home"
    home.mkdir()
    return {
        **os.environ,
        **dict.fromkeys(EVERY, NONSENSE),
        "HOME": str(home),
        "XDG_DATA_HOME": "not/absolute",
        "XDG_CACHE_HOME": "not/absolute either",
        "XDG_CONFIG_HOME": "nor/this",
        "QT_QPA_PLATFORM": "offscreen",
    }


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A folder with a matplotlibrc that nothing could be drawn with."""
    there = tmp_path / "there"
    there.mkdir()
    (there / "matplotlibrc").write_text("text.usetex: True\nsavefig.format: nonsense\nfigure.dpi: 7\n")
    return there


def start(environment: dict[str, str], there: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    # The program is found without PYTHONPATH, which is nonsense here like the others.
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from app.__main__ import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=there,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=250,
    )


def test_that_a_run_is_measured_and_saved_all_the_same(environment: dict[str, str], there: Path) -> None:
    out = there / "out"
    done = start(
        environment,
        there,
        *("run", "--models", "squeezenet1_0", "--devices", "cpu", "--batch-sizes", "1", "--images", "2"),
        *("--out", str(out)),
    )
    assert done.returncode == 0, done.stderr + done.stdout
    result = decode_result((out / "result.json").read_bytes())
    assert [cell.status for cell in result.cells] == ["done"]
    assert result.cells[0].windows
    with (out / "result.csv").open() as file:
        assert len(list(csv.DictReader(file))) == 1
    with Image.open(out / "speedup.png") as picture:
        assert picture.size == (1920, 1080)
    # Where matplotlib is told to keep its fonts it keeps them; no relative folder of XDG is made.
    assert {path.name for path in there.iterdir()} - {NONSENSE} == {"matplotlibrc", "out"}


def test_that_the_window_is_painted_all_the_same(environment: dict[str, str], there: Path) -> None:
    done = start(environment, there, "--self-test", "window")
    assert done.returncode == 0, done.stderr
    assert msgspec.json.decode(done.stdout.splitlines()[-1])["pyside6"]


def test_that_a_platform_that_qt_has_not_is_refused_in_a_sentence(
    environment: dict[str, str], there: Path
) -> None:
    done = start({**environment, "QT_QPA_PLATFORM": NONSENSE}, there)
    assert done.returncode == 2
    assert "torchmark: no window can open: " in done.stderr
    assert "Traceback" not in done.stderr
