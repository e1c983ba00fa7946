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

    figure = Figure(figsize=(poster.WIDTH_IN, poster.HEIGHT_IN), dpi=poster.DPI, layout="constrained")
    poster.draw(figure, for_others(result), reference)
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()
