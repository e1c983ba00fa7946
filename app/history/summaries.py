"""What the list shows of each run, remembered so that hundreds need not be read and worked out anew."""

from pathlib import Path

import msgspec

from app import __version__
from app.export.files import ExportError, make_folder, write_atomically
from app.export.saved_result import ReadError, read_unchecked
from app.history.journal import JOURNAL, read_journal
from app.model.catalog import DEVICES, MODELS
from app.model.events import Outcome
from app.model.quantities import Count
from app.model.record import Record
from app.model.remaining import finished_cells
from app.model.result import Result
from app.model.told import retell
from app.notation import number
from app.reading import read_at_most
from app.stats.figures import figures
from app.stats.formats import format_rate
from app.stats.headline import headline
from app.words import tr

MOST_BYTES = 16_000_000
"""Of what is remembered: thousands of runs have less."""
WORDING = 2
"""Of the headlines, counted up where they are worded anew, so that none of before is shown."""
Stamp = tuple[int, int]
"""Of a file: when it was changed, in nanoseconds, and its size."""


class Summary(Record, frozen=True, kw_only=True):
    """A run in a few words.

    Attributes:
        machine: Chip and model, or else the system.
        headline: That of the result; where it would be the same for every run, what was measured.
        is_as_preset: Whether all was chosen as the preset has it.
        finished: How many of its `cells` have a figure or the reason why there is none.
        note: What of it could not be read, in words.
    """

    started_at: str
    machine: str
    preset: str
    is_as_preset: bool
    headline: str
    outcome: Outcome | None
    cells: Count
    finished: Count
    note: str = ""


class _Known(Record, frozen=True):
    stamp: Stamp
    summary: Summary


class _File(Record, frozen=True):
    """Attributes: `key` tells by which program, language and notation the headlines were worked out."""

    key: str
    known: dict[str, _Known]


def summarise(result: Result, note: str = "") -> Summary:
    """What the list shows.

    Raises:
        ArithmeticError, LookupError, ValueError: Where what was measured makes no sense.
    """
    machine = result.machine
    return Summary(
        started_at=result.started_at,
        machine=" · ".join(filter(None, (machine.chip, machine.model))) or machine.os,
        preset=result.plan.preset,
        is_as_preset=result.plan.is_as_preset,
        headline=_headline(result),
        outcome=result.outcome,
        cells=len(result.cells),
        finished=len(finished_cells(result)),
        note=note,
    )


def _headline(result: Result) -> str:
    """Without a speed-up, what a single device did: all runs of the CPU alone would read alike."""
    says = headline(result)
    measured = [(cell.cell, known) for cell in result.cells if (known := figures(cell)) is not None]
    devices = {cell.device for cell, _ in measured}
    if says.basis or says.why or len(devices) != 1:
        return says.sentence
    # Of the first model, as the headline at the largest batch size.
    cell, known = max(measured, key=lambda each: each[0].batch_size)
    values = {
        "device": DEVICES[cell.device].title,
        "model": MODELS[cell.model].title,
        "rate": format_rate(known.images_per_s),
        "batch_size": cell.batch_size,
    }
    count = len({cell.model for cell, _ in measured})
    if count == 1:
        sentence = tr("{device} only: {model}, {rate} images/s at batch {batch_size}", **values)
    else:
        sentence = tr(
            "{device} only: {count} models, {model} {rate} images/s at batch {batch_size}",
            count=count,
            **values,
        )
    return sentence if cell.precision == "fp32" else f"{sentence}, {cell.precision}"


class Summaries:
    """Summaries by the names of the runs' folders; what is lost of them is worked out again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # The language calls itself by its name, and a figure shows the notation, so that no headlines of
        # others are shown in these.
        language, notation = tr("English"), number(1000.5, ",.1f")
        self._key = f"{__version__} {WORDING} {language} {notation}"
        self._known = self._read()
        self._seen: dict[str, _Known] = {}

    def get(self, name: str, stamp: Stamp) -> Summary | None:
        """The summary of a run whose file is unchanged, if it is known."""
        known = self._known.get(name)
        if known is None or known.stamp != stamp:
            return None
        self._seen[name] = known
        return known.summary

    def put(self, name: str, stamp: Stamp, summary: Summary) -> None:
        """Remember it."""
        self._seen[name] = _Known(stamp, summary)

    def save(self, *, keeps_others: bool = False) -> None:
        """Keep those asked for since this was made; without a word if they cannot be kept.

        Args:
            keeps_others: Keep also what nobody asked for: it was not about every run.
        """
        if keeps_others:
            self._seen = {**self._known, **self._seen}
        if self._seen == self._known:
            return
        try:
            make_folder(self._path.parent)
            write_atomically(self._path, msgspec.json.encode(_File(self._key, self._seen)))
        except ExportError:
            return

    def _read(self) -> dict[str, _Known]:
        try:
            file = msgspec.json.decode(read_at_most(self._path, MOST_BYTES), type=_File)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return {}
        return file.known if file.key == self._key else {}


def summary_of(name: str, path: Path, summaries: Summaries) -> Summary:
    """That of a run by its result file or its journal: remembered, or else read and worked out.

    Raises:
        ReadError, ArithmeticError, LookupError, ValueError: If it is damaged.
    """
    stamp = _stamp(path)
    known = summaries.get(name, stamp)
    if known is not None:
        return known
    if path.name == JOURNAL:
        journaled = read_journal(path)
        summary = summarise(journaled.result, journaled.note)
    else:
        summary = summarise(read_unchecked(path))
    summaries.put(name, stamp, summary)
    return summary


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise ReadError(tr("There is no result in it.")) from error
    except OSError as error:
        reason = retell(error.strerror or str(error))
        raise ReadError(tr("It cannot be read: {reason}.", reason=reason)) from error
    return status.st_mtime_ns, status.st_size
