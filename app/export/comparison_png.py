"""A comparison as PNG: headline, chart and conditions, drawn anew in light colours."""

import io

from app.export.comparison_names import comparison_for_others
from app.stats.comparison import Comparison, Part


def encode(comparison: Comparison, part: Part) -> bytes:
    """The file's content."""
    # Late: the window opens without matplotlib.
    from matplotlib.figure import Figure

    from app.charts import comparison_poster

    comparison = comparison_for_others(comparison)
    size = comparison_poster.WIDTH_IN, comparison_poster.height_in(comparison, part)
    figure = Figure(figsize=size, dpi=comparison_poster.DPI, layout="constrained")
    comparison_poster.draw(figure, comparison, part)
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()
