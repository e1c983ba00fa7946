"""How the charts look: each is compared with a picture that was looked at (tests/charts/baselines.py)."""

from pathlib import Path

import pytest
from matplotlib.testing.compare import compare_images

from tests.charts.baselines import FOLDER, PICTURES, save

TOLERANCE = 1.0
"""Root mean square of the differences, of 255. One short figure that is gone makes 1.8 and more."""


@pytest.mark.parametrize("name", PICTURES)
def test_that_a_chart_looks_as_it_did(name: str, tmp_path: Path) -> None:
    drawn = save(name, tmp_path)
    difference = compare_images(str(FOLDER / f"{name}.png"), str(drawn), tol=TOLERANCE)
    assert difference is None, difference


def test_that_every_picture_belongs_to_a_chart() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PICTURES)
