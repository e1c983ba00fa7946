"""`python -m benchmarks [--device cuda] [names]`: all of them, or those named."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping

from benchmarks import beside, drawing, honesty, overhead, repeatability, speed, stall, start, window
from benchmarks.report import Check, report, say

BENCHMARKS: Mapping[str, Callable[[str], Iterator[Check]]] = {
    "overhead": overhead.run,
    "honesty": honesty.run,
    "repeatability": repeatability.run,
    "speed": speed.run,
    "window": window.run,
    "beside": beside.run,
    "start": start.run,
    "stall": stall.run,
    "drawing": drawing.run,
}


def main() -> int:
    """Run what is asked for; 0 if every bound was met."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of: {', '.join(BENCHMARKS)}")
    parser.add_argument("--device", default="cpu", help="where to measure; speed compares it with the CPU")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; known are {', '.join(BENCHMARKS)}")
    are_met = True
    for name in arguments.names or BENCHMARKS:
        say(f"{name} on {arguments.device}")
        are_met = report(BENCHMARKS[name](arguments.device)) and are_met
    return 0 if are_met else 1


if __name__ == "__main__":
    sys.exit(main())
