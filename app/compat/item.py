"""One line of the report."""

from typing import Literal

from app.model.record import Record
from app.words import mark

ItemStatus = Literal["ok", "info", "warning", "problem", "unknown"]

NOT_KNOWN = mark("Not known")
"""In English; shown by `tr`."""


class Item(Record, frozen=True):
    """What was found, and what it means.

    Attributes:
        key: Tells the item apart for programs; see `app.compat.items`.
        status: "problem" keeps a device from being measured, "warning" makes its figures doubtful.
        note: Why, in sentences; never empty for a problem.
        remedy: What to do about it.
        details: The original error text, for one click away.
    """

    key: str
    title: str
    value: str
    status: ItemStatus
    note: str = ""
    remedy: str = ""
    details: str = ""
