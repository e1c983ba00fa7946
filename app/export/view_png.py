"""PNG of a view: of the size and in the light colours of the poster, whatever the window looks like."""

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
    from app.charts.sheet import DPI, HEIGHT_IN, WIDTH_IN

    figure = Figure(figsize=(WIDTH_IN, HEIGHT_IN), dpi=DPI, layout="constrained")
    view_sheet.draw(figure, view, for_others(result), Look(reference=reference))
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()
