"""The runs of the history in words, the same in the window and in the terminal."""

from app.history.store import Entry
from app.history.summaries import Summary
from app.model.plan import CUSTOM, PRESETS
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


def preset_title(summary: Summary) -> str:
    """From which choices a run began, and whether they were its own in the end."""
    preset = PRESETS.get(summary.preset)
    title = tr(preset.title).partition(":")[0] if preset else summary.preset
    is_as_told = summary.is_as_preset or summary.preset == CUSTOM
    return title if is_as_told else tr("{preset}, changed", preset=title)


def _ended(summary: Summary) -> str:
    if summary.outcome == "completed":
        return tr("Completed")
    if summary.outcome == "broken":
        return tr("Broken off by an error of Torchmark")
    return tr("Stopped, {finished} of {cells} cells", finished=summary.finished, cells=summary.cells)
