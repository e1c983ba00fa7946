"""`torchmark compare` as a real process, on real files."""

import json
from pathlib import Path

import pytest

from app.export import json_file
from app.model.result import Result
from tests.comparisons import epoch_run, replace, run_on, with_torch
from tests.terminal.test_commands import SMALL, torchmark


def save(folder: Path, *results: Result) -> list[str]:
    paths = [folder / f"{result.machine.chip}.torchmark" for result in results]
    for path, result in zip(paths, results, strict=True):
        path.write_bytes(json_file.encode(result))
    return [str(path) for path in paths]


def test_that_two_results_are_compared_and_the_files_are_written(tmp_path: Path) -> None:
    names = save(tmp_path, run_on("Apple M1"), run_on("Apple M5", gpu_step_s=0.05))
    out = tmp_path / "deep" / "comparison"
    done = torchmark("compare", *names, "--out", str(out), home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Apple M5 is 2.00 times as fast as Apple M1 on the GPU, at batch 4 (2.00 to 2.00)." in done.stdout
    assert done.stdout.index("CPU, batch 4") < done.stdout.index("GPU, batch 4"), "the telling part last"
    assert [line.split() for line in done.stdout.splitlines() if "2.00×" in line] == [
        ["Apple", "M5", "80.0", "±0.0%", "2.00×", "2.00", "to", "2.00×"]
    ] * 2
    assert sorted(path.name for path in out.iterdir()) == [
        "comparison-cpu-4-fp32.png",
        "comparison-gpu-4-fp32.png",
        "comparison.csv",
    ]


def test_that_two_runs_of_one_machine_are_told_apart(tmp_path: Path) -> None:
    older, newer = run_on("Apple M5"), with_torch(run_on("Apple M5", gpu_step_s=0.05), "2.12.0")
    names = [*save(tmp_path, older), str(tmp_path / "newer.torchmark")]
    Path(names[1]).write_bytes(json_file.encode(replace(newer, run_id="2")))
    done = torchmark("compare", *names, home=tmp_path)
    words = " ".join(done.stdout.split())
    old, new = "Apple M5 (PyTorch 2.14.1)", "Apple M5 (PyTorch 2.12.0)"
    assert f"{new} is 2.00 times as fast as {old} on the GPU" in words
    assert f"{new} ran PyTorch 2.12.0, {old} 2.14.1." in words


def test_that_json_alone_goes_to_stdout(tmp_path: Path) -> None:
    names = save(tmp_path, run_on("Apple M1"), with_torch(run_on("Apple M5"), "2.12.0"))
    done = torchmark("compare", *names, "--json", home=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["parts"][0]["means"][0]["reasons"] == ["other_torch"]
    assert "Apple M5 ran PyTorch 2.12.0" in done.stderr


@pytest.mark.parametrize("how", [("2022",), ("--with-2022",), ("2022", "--with-2022")])
def test_that_the_published_result_is_built_in(how: tuple[str, ...], tmp_path: Path) -> None:
    (name,) = save(tmp_path, epoch_run("Apple M5"))
    done = torchmark("compare", name, *how, home=tmp_path)
    assert done.returncode == 0, done.stderr
    words = " ".join(done.stdout.split())
    assert "“MacBook Pro M1 Max, June 2022” has 0.52 times the speed of Apple M5" in words
    assert "Published by its author: a whole epoch with data loading" in words


def test_that_one_that_does_not_compare_is_told_by_the_exit_code_too(tmp_path: Path) -> None:
    (name,) = save(tmp_path, run_on("Apple M5"))
    done = torchmark("compare", name, "--with-2022", home=tmp_path)
    assert done.returncode == 1
    words = " ".join(done.stdout.split())
    assert "“MacBook Pro M1 Max, June 2022” cannot be compared with Apple M5 on the GPU, at batch 4" in words
    assert "June 2022” measured whole epochs with loading, Apple M5 training alone." in words


def test_that_bad_files_and_numbers_are_refused_in_words(tmp_path: Path) -> None:
    good, *others = save(tmp_path, *(run_on(f"Apple M{number}") for number in range(1, 8)))
    bad = tmp_path / "bad.torchmark"
    bad.write_text("{}")
    for arguments, message in (
        ((good, str(bad)), f"{bad}: This is no Torchmark result"),
        ((good, str(tmp_path / "gone.json")), "gone.json: It cannot be read: "),
        ((good,), "One result alone cannot be compared: name two to six."),
        ((good, *others), "7 results: no more than six can be compared."),
        ((good, good), "is there twice."),
        ((), "Missing argument"),
    ):
        done = torchmark("compare", *arguments, home=tmp_path)
        assert done.returncode == 2
        assert message in done.stderr
        assert "Traceback" not in done.stderr
        assert not done.stdout


def test_that_a_folder_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    names = save(tmp_path, run_on("Apple M1"), run_on("Apple M5"))
    (tmp_path / "file").touch()
    done = torchmark("compare", *names, "--out", str(tmp_path / "file" / "folder"), home=tmp_path)
    assert done.returncode == 2
    assert "Nothing can be saved in" in done.stderr


def test_that_two_real_runs_of_one_machine_are_compared(tmp_path: Path) -> None:
    for name in "ab":
        measured = torchmark("run", "--models", "squeezenet1_0", *SMALL, "--out", str(tmp_path / name),
                             home=tmp_path)  # fmt: skip
        assert measured.returncode == 0, measured.stderr
    names = [str(tmp_path / name / "result.json") for name in "ab"]
    done = torchmark("compare", *names, "--json", home=tmp_path)
    assert done.returncode == 0, done.stderr
    content = json.loads(done.stdout)
    assert len({each["name"] for each in content["results"]}) == 2
    (own,) = [cell for cell in content["cells"] if not cell["is_baseline"]]
    rates = [cell["images_per_s"] for cell in content["cells"]]
    assert own["ratio"] == pytest.approx(rates[1] / rates[0])
    assert own["ratio_low"] <= own["ratio"] <= own["ratio_high"]
