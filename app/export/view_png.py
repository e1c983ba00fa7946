"""PNG of a view: as wide as the poster and in its light colours, whatever the window looks like."""

import io

from app.charts.views import View
from app.model.result import Result
from app.privacy import for_others
from app.stats.reference import Reference


def encode(view: View, result: Result, reference: Reference | None = None) -> bytes:
    """The file's content."""
    # Late: the window opens without matplotlib.
    from matplotlib.figure import Figure

    from app.charts import view_sheet
    from app.charts.look import Look
    from app.charts.sheet import DPI, WIDTH_IN

    look = Look(reference=reference)
    size_in = (WIDTH_IN, view_sheet.height_in(view, result, look))
    figure = Figure(figsize=size_in, dpi=DPI, layout="constrained")
    view_sheet.draw(figure, view, for_others(result), look)
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()
