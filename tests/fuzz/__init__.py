"""Every reader with input that nobody meant: `python -m tests.fuzz` (docs/reliability.md, Bad input)."""
