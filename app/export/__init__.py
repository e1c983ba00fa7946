"""Files that a result becomes: one format each, written atomically."""
