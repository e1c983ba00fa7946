"""Nobody's name, and no path of a home folder, is in what is passed on."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image, PngImagePlugin

from app.charts import comparison_poster, poster
from app.export import comparison_csv, comparison_json, comparison_png
from app.export.files import FORMATS
from app.model.events import CellFailed, DeviceProbed, ExtraFailed, RunEnded
from app.model.failure import Failure
from app.model.machine import DeviceStatus
from app.model.result import Result, fold
from app.model.result_file import decode_result
from app.privacy import keep_names, scrub, scrubbed
from app.stats.comparison import Comparison, Part, compare
from app.stats.contender import measured
from app.stats.reference import Reference
from tests.personal import FULL_NAME, HOST, SAYS, USER, be_somebody, environment_of_somebody, named_in
from tests.scripted import measured as cell_events
from tests.scripted import opening, plan_of

ROOT = Path(__file__).parents[1]
PLAN = plan_of()


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    be_somebody(monkeypatch)


@pytest.fixture
def kept_names() -> Iterator[None]:
    keep_names(True)
    yield
    keep_names(False)


def result_that_names_somebody() -> Result:
    failure = Failure(reason=f"OSError: {SAYS}", advice=f"Ask {FULL_NAME}.", details=f"Traceback: {SAYS}")
    status = DeviceStatus(device="mps", reason=SAYS, advice=SAYS, details=SAYS)
    first, second, third, last = PLAN.cells
    return fold(
        [
            *opening(PLAN),
            DeviceProbed(status),
            *cell_events(first, *[0.4] * 6),
            *cell_events(second, *[0.1] * 6),
            *cell_events(third, *[0.4] * 6),
            CellFailed(last, failure),
            ExtraFailed("Limits of Apple GPU (MPS)", failure),
            RunEnded("completed"),
        ]
    )


# --- a text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'File "/Users/{USER}/a/b.py", line 3', 'File "~/a/b.py", line 3'),
        (f"/System/Volumes/Data/Users/{USER}/a", "~/a"),
        (f"file:///Users/{USER}", "file://~"),
        (f"cc -I/Users/{USER}/include -L/home/bob/lib", "cc -I~/include -L~/lib"),
        (f"/Users/{USER}2/a and /home/bob/b", "~/a and ~/b"),
        (f"{USER}@{HOST}: no", "<user>@<host>: no"),
        ("Hannas-Rechner", "<host>"),
        (f"of {FULL_NAME}, {USER.upper()}", "of <user>, <user>"),
        (f"{USER}_files", "<user>_files"),
        (f"x{USER}y /Users/Shared/a /usr/lib", f"x{USER}y /Users/Shared/a /usr/lib"),
    ],
)
def test_that_paths_and_names_are_taken_out_of_a_text(somebody: None, text: str, said: str) -> None:
    assert scrub(text) == said


@pytest.mark.parametrize("name", ["root", "mark", "Apple", "jo"])
def test_that_a_name_that_is_a_word_or_too_short_spoils_no_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    be_somebody(monkeypatch, home=f"/Users/{name}")
    for variable in ("USER", "LOGNAME"):
        monkeypatch.setenv(variable, name)
    says = f"The {name} of a virtual machine's Apple GPU"
    assert scrub(f"{says} in /Users/{name}/a for {name}@host") == f"{says} in ~/a for <user>@host"


@pytest.mark.parametrize("home", ["", "/"])
def test_that_a_home_that_is_everything_or_nothing_spoils_no_path(
    monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    be_somebody(monkeypatch, home="/")
    monkeypatch.setenv("HOME", home)
    assert scrub("/usr/lib/x and a / b") == "/usr/lib/x and a / b"


def test_that_a_home_folder_of_another_kind_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "really").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "really")
    be_somebody(monkeypatch, home=str(tmp_path / "link"))
    assert scrub(f"{tmp_path}/link/a {tmp_path}/really/b") == "~/a ~/b"


# --- a structure


def test_that_every_text_of_a_structure_is_scrubbed_and_nothing_else(somebody: None) -> None:
    result = result_that_names_somebody()
    clean = scrubbed(result)
    assert named_in(msgspec.json.encode(result))
    assert not named_in(msgspec.json.encode(clean))
    assert clean.cells[:3] == result.cells[:3]
    assert [cell.cell for cell in clean.cells] == [cell.cell for cell in result.cells]
    assert scrubbed(clean) is clean, "what names nobody is not made anew"


def test_that_the_name_of_a_thing_stays_whoever_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    be_somebody(monkeypatch, home="/Users/resnet18")
    result = result_that_names_somebody()
    assert [cell.cell for cell in scrubbed(result).cells] == list(PLAN.cells)


# --- every file that is passed on


def drawn(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(Text))


def exported(result: Result, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Every kind of file, and beside a picture what is written in it."""
    other = msgspec.structs.replace(result, run_id="another")
    comparison = compare([measured(result, USER), measured(other, f"{FULL_NAME}'s Mac")])
    texts: dict[str, bytes] = {}
    draw, make_figure = poster.draw, comparison_poster.make_figure

    def draw_and_keep(figure: Figure, result: Result, reference: Reference | None) -> None:
        draw(figure, result, reference)
        texts[f"words of {poster.__name__}"] = drawn(figure).encode()

    def make_and_keep(comparison: Comparison, part: Part) -> Figure:
        figure = make_figure(comparison, part)
        texts[f"words of {comparison_poster.__name__}"] = drawn(figure).encode()
        return figure

    monkeypatch.setattr(poster, "draw", draw_and_keep)
    monkeypatch.setattr(comparison_poster, "make_figure", make_and_keep)
    files = {suffix: form.encode(result) for suffix, form in FORMATS.items()}
    files["comparison.csv"] = comparison_csv.encode(comparison)
    files["comparison.json"] = comparison_json.encode(comparison)
    files["comparison.png"] = comparison_png.encode(comparison, comparison.parts[0])
    return {**files, **texts}


def test_that_no_exported_file_names_anybody(somebody: None, monkeypatch: pytest.MonkeyPatch) -> None:
    files = exported(result_that_names_somebody(), monkeypatch)
    assert len(files) == 8
    assert {name: named_in(data) for name, data in files.items() if named_in(data)} == {}
    assert "~/data/x" in decode_result(files["torchmark"]).cells[3].failure.details  # type: ignore[union-attr]
    assert b"OSError" in files["words of app.charts.poster"], "the reason is told all the same"


def test_that_names_stay_where_settings_allow_them(
    somebody: None, kept_names: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = result_that_names_somebody()
    files = exported(result, monkeypatch)
    assert decode_result(files["torchmark"]) == result
    for name in ("csv", "comparison.csv", "comparison.json", "words of app.charts.poster"):
        assert named_in(files[name]), name


def test_that_a_name_in_the_texts_of_a_picture_would_be_found() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", USER, zip=True)
    data = io.BytesIO()
    Image.new("L", (1, 1)).save(data, "png", pnginfo=told)
    assert named_in(data.getvalue()) == [USER, "Privata"]


# --- a real run, in a home folder that holds the program itself


@pytest.fixture
def broken_checkout(tmp_path: Path) -> Path:
    """The program in somebody's home folder, without the digits: every cell fails, and tells where."""
    source = tmp_path / "Users" / USER / "source"
    (source / "resources").mkdir(parents=True)
    (source / "app").symlink_to(ROOT / "app")
    for path in (ROOT / "resources").iterdir():
        if path.name != "mnist":
            (source / "resources" / path.name).symlink_to(path)
    return source


def torchmark(
    folder: Path, cwd: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=cwd,
        env={**environment_of_somebody(folder), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=240,
    )


def test_that_a_real_failure_in_a_home_folder_is_told_without_it(
    tmp_path: Path, broken_checkout: Path
) -> None:
    out = tmp_path / "out"
    small = ("--models", "squeezenet1_0", "--devices", "cpu", "--batch-sizes", "2", "--images", "8")
    done = torchmark(tmp_path, broken_checkout, "run", *small, "--json", "--out", str(out))
    assert done.returncode == 1, done.stderr
    failure = json.loads(done.stdout)["result"]["cells"][0]["failure"]
    assert failure["reason"].startswith("FileNotFoundError: "), failure
    assert "~/source/resources/mnist/" in failure["reason"]
    assert 'File "~/source/app/engine/digits.py"' in failure["details"]
    files = [done.stdout, *(path.read_bytes() for path in out.iterdir())]
    assert len(files) == 4
    assert [named_in(data) for data in files] == [[]] * 4


def test_that_the_check_as_json_names_nobody(tmp_path: Path) -> None:
    in_the_way = tmp_path / "Users" / USER / "in the way"
    in_the_way.parent.mkdir(parents=True)
    in_the_way.touch()
    done = torchmark(tmp_path, ROOT, "check", "--json", XDG_CACHE_HOME=str(in_the_way))
    assert b"~/in the way/Torchmark/torchinductor" in done.stdout
    assert named_in(done.stdout) == []
