"""Charts: one file each, `draw(figure, result, theme)` into a given matplotlib Figure."""
