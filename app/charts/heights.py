"""How high a chart has to be for its figures not to lie on each other; a lower window scrolls it."""

from app.charts.axes import PANELS_PER_ROW, works
from app.model.plan import Plan

BAR_IN = 0.135
"""A bar with the figure behind it."""
LINES = 5
"""A panel of lines is at least as high as so many bars."""
PANEL_IN = 0.5
"""The title of a panel, the figures at its axis, and the air between two."""
BARE_PANEL_IN = 0.28
"""The same of a panel without figures at its axis."""
HEAD_IN = 0.55
"""The legend above all panels, and what the axes show below them."""
NOTE_IN, LINE_IN = 0.11, 0.17
"""The air over the small print, and a line of it."""
LOWEST_IN, HIGHEST_IN = 2.5, 12.0
"""A chart is no higher than three screens; in one of more panels than that has room for, figures touch."""


def of_panels(
    panels: int,
    bars: int,
    *,
    columns: int = PANELS_PER_ROW,
    note_lines: int = 0,
    panel_in: float = PANEL_IN,
) -> float:
    """Inches for so many panels in so many columns, with so many bars in each."""
    rows = -(-panels // max(1, columns))
    note_in = NOTE_IN + note_lines * LINE_IN if note_lines else 0
    needed = HEAD_IN + rows * (panel_in + bars * BAR_IN) + note_in
    return min(max(LOWEST_IN, needed), HIGHEST_IN)


def of_works(plan: Plan, *, note_lines: int = 0) -> float:
    """Inches for a panel for each batch size and precision, in each a bar for each model on each device."""
    return of_panels(len(works(plan)), len(plan.models) * len(plan.devices), note_lines=note_lines)
