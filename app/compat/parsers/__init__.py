"""From a tool's text to typed values: one file per tool, pure, and never an error for a missing line."""
