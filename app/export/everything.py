"""A result in every format, with a picture of each view that has data: all that goes into its folder."""

from collections.abc import Callable, Mapping
from functools import partial

from app.charts.views import VIEWS
from app.export import csv_file, json_file, png_file, view_png
from app.model.result import Result
from app.stats.reference import Reference

Encode = Callable[[], bytes]


def files(result: Result, reference: Reference | None) -> Mapping[str, Encode]:
    """What makes each file's content, by its name, but for the pictures of views."""
    return {
        "result.torchmark": partial(json_file.encode, result),
        "result.csv": partial(csv_file.encode, result),
        "poster.png": partial(png_file.encode, result, reference),
    }


def pictures(result: Result, reference: Reference | None) -> Mapping[str, Encode]:
    """The same of the pictures, each of which takes a second; asked for where matplotlib may be imported."""
    return {
        f"{view.name.replace('_', '-')}.png": partial(view_png.encode, view, result, reference)
        for view in VIEWS.values()
        if not view.missing(result)
    }
