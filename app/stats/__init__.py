"""Figures from raw samples: pure functions, defined in docs/method.md."""
