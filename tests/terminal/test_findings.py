"""The sections on trust, as they are printed: parity, the chain that explains 2022, throttling."""

import io

from rich.console import Console

from app.model.events import LinkTimed, RunEnded
from app.model.explanation import LINKS, Link
from app.model.plan import Cell, make_plan
from app.model.result import Result, fold
from app.terminal.report import print_result
from tests.scripted import measured, opening, plan_of

PLAN = plan_of(models=("resnet18",))
CPU, MPS = PLAN.cells


def printed(result: Result, width: int = 110) -> str:
    file = io.StringIO()
    print_result(result, Console(file=file, width=width))
    return file.getvalue()


def explained(images: dict[Cell, int]) -> Result:
    """Each link of the GPU a second for ten images, of the CPU four, as far as that goes."""
    events = [
        LinkTimed(Link(cell, name, count, count * (0.4 if cell == CPU else 0.1)))
        for cell, count in images.items()
        for name in LINKS
    ]
    return fold([*opening(PLAN), *events, RunEnded("completed")])


def words(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_that_an_explanation_tells_over_how_many_images_it_was_measured() -> None:
    lines = words(printed(explained({CPU: 40, MPS: 200})))
    assert "Model Device Images As in 2022 Synced Warmed up Compute" in lines
    assert "ResNet-18 cpu 40 400 s 400 s 400 s 400 s" in lines
    assert "ResNet-18 mps 200 100 s 100 s 100 s 100 s" in lines
    assert "speed-up 4.00× 4.00× 4.00× 4.00×" in lines
    assert "Projected to 1000 images; what is paid once, such as starting, is counted once." in lines


def test_that_an_explanation_fits_a_narrow_terminal() -> None:
    plan = plan_of(models=("efficientnet_b0",))
    events = [LinkTimed(Link(cell, name, 1000, 1234.0)) for cell in plan.cells for name in LINKS]
    assert "…" not in printed(fold([*opening(plan), *events, RunEnded("completed")]), width=80)


def test_that_an_explanation_from_too_few_steps_says_so_beside_it_and_among_the_cautions() -> None:
    flat = " ".join(printed(explained({CPU: 40, MPS: 200})).split())
    rough = (
        "ResNet-18 on CPU, batch 4: The seconds that explain it are projected from 10 steps over 40 images"
    )
    assert flat.count(rough) == 2
    assert "which makes them rough. Choose a smaller batch size or a smaller model." in flat
    assert "projected from" not in printed(explained({CPU: 200, MPS: 200}))


def test_that_an_explanation_of_whole_epochs_speaks_of_no_projection() -> None:
    assert "rojected" not in printed(explained({CPU: 1000, MPS: 1000}))


def test_that_a_sustained_run_says_whether_the_speed_was_kept_or_that_it_was_too_short() -> None:
    plan = make_plan(
        preset="sustained",
        devices=("cpu", "mps"),
        models=("resnet18",),
        batch_sizes=(4,),
        sustained_minutes=2,
    )
    cpu, mps = plan.cells
    kept = measured(cpu, *[1.0] * 120, steps=1, ended_by="all_timed")
    short = measured(mps, *[1.0] * 20, steps=1, ended_by="all_timed")
    text = printed(fold([*opening(plan), *kept, *short, RunEnded("completed")]))
    assert "Does it keep its speed?" in text
    assert "ResNet-18 on CPU: It held its speed: 4.00 images/s at the end of 2 min" in text
    assert "ResNet-18 on Apple GPU (MPS): Trained for 20 s, too short to tell: that takes 1 min 15 s" in text
