"""What a cell needs: from its model, from one cell like it, from two."""

import pytest

from app.engine.digits import CHANNELS, SIDE
from app.model.catalog import MODELS
from app.model.plan import Cell
from app.model.tasks import CellPeak
from app.stats.memory_need import BYTES_PER_IMAGE, MemoryNeeds, expected_bytes, tolerated_swap_bytes

GB = 10**9
IMAGES = 1000
FOUR, SIXTEEN, SIXTY_FOUR = (Cell("vgg16", "mps", size) for size in (4, 16, 64))
IMAGE_BYTES = MODELS["vgg16"].activation_mb_per_image * 1e6


def test_that_an_image_has_the_size_that_the_engine_lays_out() -> None:
    assert BYTES_PER_IMAGE == CHANNELS * SIDE**2 * 4


def test_that_a_first_cell_is_judged_by_its_model() -> None:
    assert MemoryNeeds(IMAGES, ()).needed_bytes(SIXTY_FOUR) == int(expected_bytes(SIXTY_FOUR, IMAGES))
    others = [CellPeak(Cell("vgg16", "cpu", 4), 9 * GB), CellPeak(Cell("alexnet", "mps", 4), 9 * GB)]
    assert MemoryNeeds(IMAGES, others).needed_bytes(SIXTY_FOUR) == int(expected_bytes(SIXTY_FOUR, IMAGES))


def test_that_one_cell_like_it_tells_what_it_takes_beside_its_images() -> None:
    needs = MemoryNeeds(IMAGES, [CellPeak(FOUR, 5 * GB)])
    assert needs.needed_bytes(SIXTY_FOUR) == pytest.approx(5 * GB + 60 * IMAGE_BYTES)


def test_that_two_tell_what_an_image_costs() -> None:
    needs = MemoryNeeds(IMAGES, [CellPeak(FOUR, 5 * GB), CellPeak(SIXTEEN, 8 * GB)])
    assert needs.needed_bytes(SIXTY_FOUR) == pytest.approx(8 * GB + 48 * GB / 4)
    assert needs.needed_bytes(Cell("vgg16", "mps", 8)) == pytest.approx(6 * GB)
    shrinking = MemoryNeeds(IMAGES, [CellPeak(FOUR, 5 * GB), CellPeak(SIXTEEN, 4 * GB)])
    assert shrinking.needed_bytes(SIXTY_FOUR) == 4 * GB


def test_that_half_precision_holds_half_of_the_activations() -> None:
    half = Cell("vgg16", "mps", 64, "bf16")
    saved = expected_bytes(SIXTY_FOUR, IMAGES) - expected_bytes(half, IMAGES)
    assert saved == pytest.approx(32 * IMAGE_BYTES)


def test_that_the_largest_half_that_fits_is_found() -> None:
    needs = MemoryNeeds(IMAGES, [CellPeak(FOUR, 5 * GB), CellPeak(SIXTEEN, 8 * GB)])
    assert needs.fitting_batch_size(SIXTY_FOUR, 13 * GB) == 32
    assert needs.fitting_batch_size(SIXTY_FOUR, 11 * GB) == 16
    assert needs.fitting_batch_size(SIXTY_FOUR, 1 * GB) is None
    assert needs.fitting_batch_size(Cell("vgg16", "mps", 1), 100 * GB) is None, "nothing is smaller"


def test_that_a_quarter_of_the_memory_may_go_into_swap() -> None:
    assert tolerated_swap_bytes(16 * GB) == 4 * GB
