"""What is kept in English and said in the language of the window.

A result file is English whatever the window spoke that measured it, and so is what the measuring process
tells: failures with their advice, the names of what could not be done. `retell` says them in the language
spoken. A text without values is found as it is, wherever `mark` marks it; one with values needs its template
in `TEMPLATES`, which is also what it is made from.
"""

import re
from functools import cache, lru_cache
from string import Formatter

from app.notation import rewritten
from app.words import mark, tr

LIMITS = mark("Limits of {device}")
PARITY = mark("Parity of {model} on {device}")
EXPLANATION = mark("Explanation of {cell}")
PHASES = mark("Phases of {cell}")
CELL = mark("{model} on {device}, batch {batch_size}")
CELL_IN_PRECISION = mark("{model} on {device}, batch {batch_size}, {precision}")
CORE_LEVEL = mark("Level {level}")
EXIT_CODE = mark("The measuring process ended unexpectedly with exit code {code}.")
UNKNOWN_SIGNAL = mark("The measuring process was ended by {signal}: its cause is not known.")
CACHE_FOLDER = mark("PyTorch does not start, because its cache folder cannot be written to: {why}.")
NOT_STARTED = mark("The measuring process could not be started: {reason}.")
HUNG = mark(
    "It hung: no sign of progress for {silent_s} s, where a step was expected to take {step_s} s, so it was "
    "stopped."
)
HUNG_EARLY = mark("It hung: no sign of progress for {silent_s} s, so it was stopped.")
SWAPPING = mark(
    "It was stopped before the computer stood still: swap grew by {grown}, and {tolerated} is the most with "
    "{total} of memory."
)
TOO_LARGE = mark("It was not tried: it needs about {needed} of memory, and there is room for {room}.")
WITH_SIGNAL = "{reason} ({signal})."
WITH_TYPE = "{error}: {message}"

TEMPLATES = (
    WITH_SIGNAL,
    LIMITS,
    PARITY,
    EXPLANATION,
    PHASES,
    CELL_IN_PRECISION,
    CELL,
    CORE_LEVEL,
    EXIT_CODE,
    UNKNOWN_SIGNAL,
    CACHE_FOLDER,
    NOT_STARTED,
    HUNG,
    HUNG_EARLY,
    SWAPPING,
    TOO_LARGE,
    WITH_TYPE,
)
"""In the order in which they are tried: of two that fit a text, the one that names more of it comes first."""

FROM_OUTSIDE = (
    # Apple's names of the kinds of CPU cores.
    mark("Performance"),
    mark("Efficiency"),
    mark("Super"),
    # What systems say of files (strerror of macOS and Linux).
    mark("No such file or directory"),
    mark("Permission denied"),
    mark("Operation not permitted"),
    mark("No space left on device"),
    mark("Read-only file system"),
    mark("Not a directory"),
    mark("Is a directory"),
    mark("File exists"),
    mark("File too large"),
    mark("Disk quota exceeded"),
    mark("File name too long"),
    mark("Input/output error"),
    mark("Too many open files"),
    mark("Cannot allocate memory"),
    mark("Resource temporarily unavailable"),
    # resources/reference/m1-max-2022.json
    mark("MacBook Pro M1 Max, June 2022"),
    # resources/mps-requirements.json
    mark("PyTorch 2.13 can abort in a linear layer on the GPU of macOS 27; it was reported for bfloat16."),
    mark("Use PyTorch 2.14 or newer."),
)
"""Texts that come from no line of the program and are said in it."""

VALUES = {
    "batch_size": r"\d+",
    "code": r"\d+",
    "level": r"\d+",
    "error": r"[\w.]+|[/~].+",
    "precision": r"\w+",
    "signal": r"SIG\w+|signal \d+",
}
"""What a value of that name looks like, where that is known."""
FIGURES = ("silent_s", "step_s", "grown", "tolerated", "total", "needed", "room")
"""Values that are figures, kept plainly."""
CACHED = 512


def retell(text: str) -> str:
    """A text that was kept in English, in the language spoken; as it is where it is none of ours."""
    said = tr(text) if text else text
    if said != text:
        return said
    found = _parts(text)
    if found is None:
        return text
    template, values = found
    return tr(template, **{name: _retell_value(name, value) for name, value in values})


def _retell_value(name: str, value: str) -> str:
    """A value may be a sentence that has lost its full stop."""
    if name in FIGURES:
        return rewritten(value)
    said = retell(value)
    if said != value or value.endswith("."):
        return said
    sentence = f"{value}."
    return retell(sentence).removesuffix(".")


@lru_cache(maxsize=CACHED)
def _parts(text: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The template that a text was made from, and the values in it; no word of any language is kept here."""
    for template, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return template, tuple(found.groupdict().items())
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((template, _pattern(template)) for template in TEMPLATES)


def _pattern(template: str) -> re.Pattern[str]:
    """What a text from this template looks like; a value is short of nothing but a line break."""
    return re.compile(
        "".join(
            re.escape(words) + (f"(?P<{name}>{VALUES.get(name, '.+')})" if name else "")
            for words, name, _, _ in Formatter().parse(template)
        )
    )
