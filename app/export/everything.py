"""A result in every format, with a picture of each view that has data, in a folder of its own."""

from pathlib import Path

from app.charts.views import VIEWS
from app.export import csv_file, json_file, png_file, view_png
from app.export.files import write_folder
from app.model.result import Result
from app.stats.reference import Reference


def save_everything(result: Result, place: Path, name: str, reference: Reference | None = None) -> Path:
    """Draw and write it into a new folder in `place`; returns that, as it is in `write_folder`.

    Raises:
        ExportError: If it cannot be written; there is no folder then.
    """
    pictures = {
        f"{view.name.replace('_', '-')}.png": view_png.encode(view, result, reference)
        for view in VIEWS.values()
        if not view.missing(result)
    }
    contents = {
        "result.json": json_file.encode(result),
        "result.csv": csv_file.encode(result),
        "poster.png": png_file.encode(result, reference),
        **pictures,
    }
    return write_folder(place, name, contents)
