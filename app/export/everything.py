"""A result in every format, with a picture of each view that has data: all that goes into its folder."""

from collections.abc import Callable

from app.charts.views import VIEWS
from app.export import csv_file, json_file, png_file, view_png
from app.model.result import Result
from app.stats.reference import Reference


def encode_everything(
    result: Result, reference: Reference | None, tell: Callable[[int, int], None]
) -> dict[str, bytes]:
    """Each file's content by its name.

    Args:
        reference: Shown in the pictures where that makes sense.
        tell: Called before each picture of a view, which takes a second: the how-manieth of how many it is.
    """
    views = [view for view in VIEWS.values() if not view.missing(result)]
    contents = {
        "result.torchmark": json_file.encode(result),
        "result.csv": csv_file.encode(result),
        "poster.png": png_file.encode(result, reference),
    }
    for number, view in enumerate(views, start=1):
        tell(number, len(views))
        contents[f"{view.name.replace('_', '-')}.png"] = view_png.encode(view, result, reference)
    return contents
