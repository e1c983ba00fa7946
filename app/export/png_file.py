"""PNG: the poster, drawn anew at fixed size and light colours whatever the window looks like."""

import io

from app.model.result import Result
from app.privacy import for_others
from app.stats.reference import Reference


def encode(result: Result, reference: Reference | None = None) -> bytes:
    """The file's content."""
    # Late: the window opens without matplotlib.
    from matplotlib.figure import Figure

    from app.charts import poster
    from app.charts.sheet import DPI, HEIGHT_IN, WIDTH_IN

    figure = Figure(figsize=(WIDTH_IN, HEIGHT_IN), dpi=DPI, layout="constrained")
    poster.draw(figure, for_others(result), reference)
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()
