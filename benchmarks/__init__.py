"""Whether Torchmark's own numbers can be trusted, measured: `python -m benchmarks`.

Each benchmark compares two ways in one run, interleaved, and prints their ratio beside its bound. They take
their time and need a quiet machine, so they are no tests.
"""
