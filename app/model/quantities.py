"""How large what is counted and timed can be: what is decoded with another number is refused, with its place.

The bounds are far beyond every machine. They keep what is shown and computed finite, whatever a file says:
no count is negative or larger than JSON can hold exactly, and no time by which something is divided is zero.
"""

from typing import Annotated

from msgspec import Meta

LARGEST_COUNT = 2**53 - 1
"""Above it a reader that has only floating-point numbers rounds (RFC 8259, section 6)."""
LONGEST_S = 1e9
"""Thirty years."""
SHORTEST_S = 1e-9
"""The step of `time.perf_counter_ns`."""
LARGEST_WORK = 1_000_000
"""Of a batch, of images, steps or cores."""
LARGEST_FIGURE = 1e12
"""Of a speed, a load or an error."""

Count = Annotated[int, Meta(ge=0, le=LARGEST_COUNT)]
"""From nothing on, as of bytes."""
SignedCount = Annotated[int, Meta(ge=-LARGEST_COUNT, le=LARGEST_COUNT)]
Some = Annotated[int, Meta(ge=1, le=LARGEST_WORK)]
"""At least one, as of the images in a batch."""
Time = Annotated[float, Meta(ge=0, le=LONGEST_S)]
"""Seconds, perhaps none."""
Duration = Annotated[float, Meta(ge=SHORTEST_S, le=LONGEST_S)]
"""Seconds in which something was done."""
SignedTime = Annotated[float, Meta(ge=-LONGEST_S, le=LONGEST_S)]
"""Seconds as the difference of two times, which chance can make negative."""
Figure = Annotated[float, Meta(ge=0, le=LARGEST_FIGURE)]
SignedFigure = Annotated[float, Meta(ge=-LARGEST_FIGURE, le=LARGEST_FIGURE)]
