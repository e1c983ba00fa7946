"""The pictures that the charts are compared with. Made anew by `python -m tests.charts.baselines`.

Look at each one before it is committed: what it shows is from then on how it has to be.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from matplotlib.figure import Figure

from app.charts import comparison, comparison_poster, poster
from app.charts.look import Look
from app.charts.sheet import HEIGHT_IN, WIDTH_IN
from app.charts.theme import DARK, LIGHT, Theme
from app.charts.views import VIEWS
from app.model.result import Result
from app.stats.reference import m1_max_2022
from tests.charts import rich
from tests.comparisons import GPU_64, different_machines

FOLDER = Path(__file__).parent / "baseline"
SIZE_IN, DPI = (9.0, 4.8), 80
POSTER_DPI = 100


def _view(name: str, theme: Theme, look: Look) -> Figure:
    result: Result = _results().get(name, rich.rich_result)()
    width_in, height_in = SIZE_IN
    size = width_in, max(height_in, VIEWS[name].height_in(result, look))
    figure = Figure(figsize=size, dpi=DPI, layout="constrained")
    VIEWS[name].draw(figure, result, theme, look)
    return figure


def _results() -> Mapping[str, Callable[[], Result]]:
    return {"sustained": rich.sustained_result, "epochs": rich.epoch_result}


def _poster(models: tuple[str, ...], batch_sizes: tuple[int, ...]) -> Figure:
    size = (WIDTH_IN, HEIGHT_IN)
    figure = Figure(figsize=size, dpi=POSTER_DPI, layout="constrained")
    poster.draw(figure, rich.rich_result(rich.rich_plan(models, batch_sizes)))
    return figure


def _empty() -> Figure:
    figure = Figure(figsize=SIZE_IN, dpi=DPI, layout="constrained")
    VIEWS["parity"].draw(figure, rich.epoch_result(), LIGHT, Look())
    return figure


def _comparison(theme: Theme) -> Figure:
    compared = different_machines()
    size = SIZE_IN[0], comparison.height_in(compared, GPU_64)
    figure = Figure(figsize=size, dpi=DPI, layout="constrained")
    comparison.draw(figure, compared, GPU_64, theme)
    return figure


def _comparison_poster() -> Figure:
    return comparison_poster.make_figure(different_machines(), GPU_64)


ALL_MODELS = tuple(rich.SPEED_UPS)
WITH_REFERENCE = Look(reference=m1_max_2022())
LOGARITHMIC = Look(is_logarithmic=True)
PICTURES: Mapping[str, Callable[[], Figure]] = {
    **{f"{name}-light": partial(_view, name, LIGHT, Look()) for name in VIEWS},
    **{f"{name}-dark": partial(_view, name, DARK, Look()) for name in VIEWS},
    "throughput-logarithmic": partial(_view, "throughput", LIGHT, LOGARITHMIC),
    "step_times-logarithmic": partial(_view, "step_times", LIGHT, LOGARITHMIC),
    "memory-logarithmic": partial(_view, "memory", LIGHT, LOGARITHMIC),
    "epochs-reference": partial(_view, "epochs", LIGHT, WITH_REFERENCE),
    "empty": _empty,
    "comparison-light": partial(_comparison, LIGHT),
    "comparison-dark": partial(_comparison, DARK),
    "comparison-poster": _comparison_poster,
    "poster-one-row": partial(_poster, ("resnet18",), (64,)),
    "poster-six-rows": partial(_poster, ALL_MODELS, (64,)),
    "poster-twelve-rows": partial(_poster, ALL_MODELS, (4, 64)),
    "poster-most-rows": partial(_poster, ALL_MODELS, (1, 4, 16, 32, 64, 128)),
}


def save(name: str, folder: Path) -> Path:
    """Draw one of `PICTURES` and write it as PNG."""
    path = folder / f"{name}.png"
    # What made it, and when, would make each file differ.
    PICTURES[name]().savefig(path, metadata={"Software": None})
    return path


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for stale in set(FOLDER.glob("*.png")) - {FOLDER / f"{name}.png" for name in PICTURES}:
        stale.unlink()
    for name in PICTURES:
        save(name, FOLDER)
