from itertools import pairwise

import pytest
from packaging.version import Version

from app.compat.requirements import is_macos_too_old, known_trouble, needed_macos, requirements


def test_that_the_minimums_rise_and_name_their_sources() -> None:
    rows = requirements().minimum_macos
    assert len(rows) > 1
    for one, next_one in pairwise(rows):
        assert Version(one.torch) < Version(next_one.torch)
        assert Version(one.macos) < Version(next_one.macos)
    assert all(row.source for row in rows)
    assert all(trouble.source for trouble in requirements().known_troubles)
    assert requirements().last_intel_torch.source


@pytest.mark.parametrize(
    ("torch", "macos"),
    [
        ("1.11.0", None),
        ("1.12.0", "12.3"),
        ("1.13.0.dev20220611", "12.3"),
        ("2.4.1", "12.3"),
        ("2.5.0", "13.0"),
        ("2.8.0+cpu", "13.0"),
        ("2.9.0.dev20250601", "14.0"),
        ("2.10.0", "14.0"),
        ("2.13.0a0+git2662808", "14.0"),
        ("2.14.1", "14.0"),
        ("2.15.0", "15.0"),
        ("3.0", "15.0"),
        ("unknown", None),
    ],
)
def test_that_the_release_of_torch_decides(torch: str, macos: str | None) -> None:
    assert needed_macos(torch) == macos


@pytest.mark.parametrize(
    ("macos", "torch", "is_too_old"),
    [
        ("12.2.1", "1.13.0.dev20220525", True),
        ("12.3", "1.13.1", False),
        ("12.4", "1.13.0.dev20220611", False),
        ("12.7.6", "2.5.1", True),
        ("13.7.4", "2.10.0.dev20251008", True),
        ("14", "2.14.1", False),
        ("14.0", "2.14.1", False),
        ("26.3.1", "2.12.0", False),
        ("14.8", "2.15.0", True),
        (None, "2.14.1", False),
        ("odd", "2.14.1", False),
        ("12.2.1", "odd", False),
    ],
)
def test_that_an_old_macos_is_told(macos: str | None, torch: str, is_too_old: bool) -> None:
    assert is_macos_too_old(macos, torch) is is_too_old


@pytest.mark.parametrize(
    ("macos", "torch", "is_known"),
    [
        ("27.0.1", "2.13.0", True),
        ("27.0", "2.13.1+cpu", True),
        ("26.6.2", "2.13.0", False),
        ("27.0.1", "2.12.1", False),
        ("27.0.1", "2.14.0", False),
        (None, "2.13.0", False),
    ],
)
def test_that_torch_2_13_on_macos_27_is_known_to_abort(macos: str | None, torch: str, is_known: bool) -> None:
    trouble = known_trouble(macos, torch)
    assert (trouble is not None) is is_known
