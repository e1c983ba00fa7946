"""The runs of the history in words, the same in the window and in the terminal."""

from app.history.store import Entry
from app.history.summaries import Summary
from app.words import tr


def outcome(entry: Entry) -> str:
    """How a run ended, or how far it is."""
    summary = entry.summary
    if summary is None:
        return tr("Damaged: {reason}", reason=entry.problem)
    if entry.state == "running":
        return tr("Running now")
    if entry.state == "interrupted":
        return tr("Interrupted, {finished} of {cells} cells", finished=summary.finished, cells=summary.cells)
    return _ended(summary)


def _ended(summary: Summary) -> str:
    if summary.outcome == "completed":
        return tr("Completed")
    if summary.outcome == "broken":
        return tr("Broken off by an error of Torchmark")
    return tr("Stopped, {finished} of {cells} cells", finished=summary.finished, cells=summary.cells)
