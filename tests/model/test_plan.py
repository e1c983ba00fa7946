import pytest

from app.model.catalog import MODELS
from app.model.plan import CUSTOM, PRESETS, Cell, make_plan

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
    plan = make_plan(preset="standard", devices=("cpu",))
    assert plan.models == tuple(MODELS)
    assert plan.batch_sizes == (4, 64)
    assert plan.timing == PRESETS["standard"].timing
    assert plan.extras == ("parity", "phases")


@pytest.mark.parametrize("preset", [name for name in PRESETS if name != CUSTOM])
def test_that_a_plan_is_as_its_preset_until_anything_but_the_devices_is_changed(preset: str) -> None:
    assert make_plan(preset=preset, devices=("cpu", "mps")).is_as_preset
    assert make_plan(preset=preset, devices=("cuda",)).is_as_preset
    for change in ({"images": 999}, {"batch_sizes": (2,)}, {"cpu_threads": 3}, {"models": ("alexnet",)}):
        assert not make_plan(preset=preset, devices=("cpu",), **change).is_as_preset


def test_that_a_custom_plan_is_never_as_a_preset() -> None:
    assert not make_plan(preset=CUSTOM, devices=("cpu",)).is_as_preset


def test_that_a_sustained_run_has_its_minutes() -> None:
    assert make_plan(preset="sustained", devices=("cpu",)).sustained_minutes == 10
    assert make_plan(preset="quick", devices=("cpu",), protocol="sustained").sustained_minutes == 10
    plan = make_plan(preset="sustained", devices=("cpu",), sustained_minutes=0.5)
    assert plan.sustained_minutes == 0.5


def test_that_the_cells_of_a_group_differ_in_their_device_only() -> None:
    plan = make_plan(**CHOICES, precisions=("fp32", "bf16"))  # type: ignore[arg-type]
    assert all(len({(c.model, c.batch_size, c.precision) for c in group}) == 1 for group in plan.groups)
    assert [[c.device for c in group] for group in plan.groups] == [["cpu", "mps"]] * 4


def test_that_what_is_named_twice_is_measured_once() -> None:
    plan = make_plan(preset="quick", models=("vgg16", "vgg16"), devices=("cpu", "cpu"), batch_sizes=(4, 4))
    assert plan.cells == (Cell("vgg16", "cpu", 4),)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"models": ("vgg17",)}, "unknown model: 'vgg17'. Known are: vgg16, alexnet, resnet18"),
        ({"devices": ("tpu",)}, "unknown device: 'tpu'. Known are: cpu, mps, cuda."),
        (
            {"preset": "fast"},
            "unknown preset: 'fast'. Known are: quick, standard, experiment-2022, sustained, custom.",
        ),
        ({"models": ()}, "no model was chosen"),
        ({"devices": ()}, "no device was chosen"),
        ({"batch_sizes": (0,)}, "batch size 0 is not between 1 and 512"),
        ({"batch_sizes": (513,)}, "batch size 513 is not between 1 and 512"),
        ({"images": 0}, "0 images: choose 1 to 1000"),
        ({"images": 1001}, "1001 images: choose 1 to 1000"),
        ({"precisions": ("fp8",)}, "unknown precision: 'fp8'. Known are: fp32, fp16, bf16."),
        ({"precisions": ()}, "no precision was chosen"),
        ({"protocol": "fast"}, "unknown protocol: 'fast'. Known are: compute, epoch, sustained."),
        ({"extras": ("speed",)}, "unknown extra: 'speed'"),
        ({"cpu_threads": 0}, "0 CPU threads: choose 1 to 1024"),
        ({"loader_workers": 3}, "3 loader workers: choose 0 or 4"),
        ({"sustained_minutes": 0.0}, "0 minutes: choose 0.02 to"),
        ({"sustained_minutes": float("nan")}, "nan minutes: choose 0.02 to"),
        ({"seed": -1}, "seed -1 is not between 0"),
    ],
)
def test_that_what_cannot_be_run_is_refused_in_words(choice: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        make_plan(**{**CHOICES, **choice})  # type: ignore[arg-type]
    assert message in str(refusal.value)
