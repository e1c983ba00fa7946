import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from app.engine.digits import CLASSES
from app.engine.flops import flops_per_step
from app.engine.vision import torchvision
from app.model.catalog import MODELS


def _forward_flops(name: str, classes: int = CLASSES) -> tuple[int, int]:
    """By hand, for one image: 2 x multiply-adds of every layer, and those of the first one alone."""
    counts: list[int] = []

    def count(layer: nn.Module, inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
        if isinstance(layer, nn.Conv2d):
            terms = layer.in_channels // layer.groups * layer.kernel_size[0] * layer.kernel_size[1]
        else:
            assert isinstance(layer, nn.Linear)
            terms = layer.in_features
        counts.append(2 * output.numel() * terms)

    with torch.device("meta"), torch.no_grad():
        network = torchvision.models.get_model(name, weights=None, num_classes=classes).eval()
        for layer in network.modules():
            if isinstance(layer, nn.Conv2d | nn.Linear):
                layer.register_forward_hook(count)
        network(torch.empty(1, 3, 224, 224))
    return sum(counts), counts[0]


@pytest.mark.parametrize("name", MODELS)
def test_that_a_step_is_three_times_the_forward_pass_but_for_the_gradient_of_the_images(name: str) -> None:
    forward, first_layer = _forward_flops(name)
    assert flops_per_step(name, 2) == 2 * (3 * forward - first_layer)


@pytest.mark.parametrize("name", MODELS)
def test_that_the_count_by_hand_is_what_torchvision_documents(name: str) -> None:
    forward, _ = _forward_flops(name, classes=1000)
    assert round(forward / 2e9, 2) == pytest.approx(MODELS[name].forward_gmacs, abs=0.011)


@pytest.mark.parametrize("name", ["vgg16", "alexnet", "resnet18", "squeezenet1_0"])
def test_that_without_groups_it_is_what_torch_counts(name: str) -> None:
    counter = FlopCounterMode(display=False)
    with torch.device("meta"), counter:
        network = torchvision.models.get_model(name, weights=None, num_classes=CLASSES)
        loss = nn.functional.cross_entropy(
            network(torch.empty(4, 3, 224, 224)), torch.empty(4, dtype=torch.int64)
        )
        torch.autograd.backward(loss)
    assert flops_per_step(name, 4) == counter.get_total_flops()


def test_that_the_count_grows_with_the_batch_and_nothing_else() -> None:
    assert flops_per_step("mobilenet_v2", 64) == 64 * flops_per_step("mobilenet_v2", 1)


def test_that_no_memory_is_used_however_large_the_batch() -> None:
    """VGG-16's activations at this batch would take some 30 TB."""
    batch_size = 2**19
    assert flops_per_step("vgg16", batch_size) == batch_size * flops_per_step("vgg16", 1)


def test_that_counting_leaves_the_random_numbers_of_a_run_alone() -> None:
    torch.manual_seed(1)
    expected = torch.rand(1)
    torch.manual_seed(1)
    flops_per_step.cache_clear()
    flops_per_step("efficientnet_b0", 3)
    assert torch.equal(torch.rand(1), expected)
