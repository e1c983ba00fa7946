"""The terminal face: commands, live progress, tables."""
