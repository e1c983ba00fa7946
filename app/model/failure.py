"""Why something did not work, for a person."""

from typing import Literal

from app.model.record import Record
from app.model.texts import Details, Name, Sentence

FailureCause = Literal["hung", "too_large", "out_of_memory", "swapping"]
"""`too_large` was never tried, `swapping` was stopped before the machine stood still."""


class ErrorText(Record, frozen=True):
    """An exception as the worker saw it."""

    type_name: Name
    message: Details
    traceback: Details


class Failure(Record, frozen=True):
    """What happened, what to do next, and the details one click away.

    Attributes:
        reason: One sentence; it also stands in the CSV.
        advice: What to do next; empty where nothing is known to help.
        details: Traceback and what the process printed.
        cause: For programs, where it is one of these.
    """

    reason: Sentence
    advice: Sentence = ""
    details: Details = ""
    cause: FailureCause | None = None


class Trouble(Record, frozen=True):
    """A run is measured but cannot be kept. `sentence` is for a person."""

    run_id: str
    sentence: str
