import pytest

from app.model.plan import PRESETS, Cell, make_plan

CHOICES = {"preset": "quick", "models": ("resnet18", "vgg16"), "devices": ("cpu", "mps")}


def test_that_the_cells_of_a_model_follow_each_other() -> None:
    plan = make_plan(**CHOICES, batch_sizes=(4, 64))  # type: ignore[arg-type]
    assert [(c.batch_size, c.model, c.device) for c in plan.cells] == [
        (4, "resnet18", "cpu"),
        (4, "resnet18", "mps"),
        (4, "vgg16", "cpu"),
        (4, "vgg16", "mps"),
        (64, "resnet18", "cpu"),
        (64, "resnet18", "mps"),
        (64, "vgg16", "cpu"),
        (64, "vgg16", "mps"),
    ]


def test_that_a_preset_brings_its_batch_sizes_and_timing() -> None:
    plan = make_plan(preset="full", models=("vgg16",), devices=("cpu",))
    assert plan.batch_sizes == (4, 64)
    assert plan.timing == PRESETS["full"].timing


def test_that_what_is_named_twice_is_measured_once() -> None:
    plan = make_plan(preset="quick", models=("vgg16", "vgg16"), devices=("cpu", "cpu"), batch_sizes=(4, 4))
    assert plan.cells == (Cell("vgg16", "cpu", 4),)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"models": ("vgg17",)}, "unknown model: 'vgg17'. Known are: vgg16, alexnet, resnet18"),
        ({"devices": ("tpu",)}, "unknown device: 'tpu'. Known are: cpu, mps, cuda."),
        ({"preset": "fast"}, "unknown preset: 'fast'. Known are: quick, full."),
        ({"models": ()}, "no model was chosen"),
        ({"devices": ()}, "no device was chosen"),
        ({"batch_sizes": (0,)}, "batch size 0 is not between 1 and 512"),
        ({"batch_sizes": (513,)}, "batch size 513 is not between 1 and 512"),
        ({"images": 0}, "0 images: choose 1 to 1000"),
        ({"images": 1001}, "1001 images: choose 1 to 1000"),
        ({"seed": -1}, "seed -1 is not between 0"),
    ],
)
def test_that_what_cannot_be_run_is_refused_in_words(choice: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        make_plan(**{**CHOICES, **choice})  # type: ignore[arg-type]
    assert message in str(refusal.value)
