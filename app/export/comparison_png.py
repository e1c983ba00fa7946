"""A comparison as PNG: headline, chart and conditions, drawn anew in light colours."""

import io

from app.export.comparison_names import comparison_for_others
from app.stats.comparison import Comparison, Part


def encode(comparison: Comparison, part: Part) -> bytes:
    """The file's content, 1920 x 1080 pixels."""
    # Late: the window opens without matplotlib.
    from app.charts import comparison_poster

    data = io.BytesIO()
    comparison_poster.make_figure(comparison_for_others(comparison), part).savefig(data, format="png")
    return data.getvalue()
