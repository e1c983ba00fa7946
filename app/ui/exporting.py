"""Saving a result by the system's own dialog."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.export import png_file
from app.export.files import FORMATS, ExportError, write_atomically
from app.model.result import Result
from app.stats.naming import machine_title
from app.stats.reference import Reference
from app.ui.artist import do_aside
from app.ui.file_dialog import file_dialog
from app.ui.messages import show_problem
from app.words import tr

LONGEST_PART = 96
"""Bytes of each part of a suggested name that is not ours: most systems take 255 for the whole of it."""


def ask_and_export(
    parent: QWidget, suffix: str, result: Result, reference: Reference | None, saved: Callable[[Path], None]
) -> None:
    """Ask where, then save the result in a format; `saved` is told of it."""
    form = FORMATS[suffix]

    def encode() -> bytes:
        return png_file.encode(result, reference) if suffix == "png" else form.encode(result)

    ask_and_write(parent, tr(form.title), _suggested_name(result, suffix), encode, saved)


def ask_and_write(
    parent: QWidget,
    title: str,
    suggested_name: str,
    encode: Callable[[], bytes],
    saved: Callable[[Path], None],
) -> None:
    """Open the save dialog; when it is accepted what `encode` makes is written, and `saved` told of it.

    Args:
        title: Of the format.
        suggested_name: With the format's suffix.
    """
    suffix = Path(suggested_name).suffix.removeprefix(".")
    dialog = file_dialog(parent, tr("Export {format}", format=title), f"{title} (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(suggested_name)
    dialog.fileSelected.connect(lambda name: _write(parent, Path(name), encode, saved))
    dialog.open()


def save_aside(
    parent: QWidget,
    save: Callable[[], Path],
    *,
    failed: str,
    saved: Callable[[Path], None],
    say: Callable[[str], None] | None = None,
) -> None:
    """Draw and write in the artist's thread; `saved` gets the path, or `failed` is told with the reason.

    Args:
        say: By what `failed` is said, too, where something was said when this was begun.
    """

    def try_to_save() -> Path | ExportError:
        try:
            return save()
        except ExportError as error:
            return error

    def tell(outcome: Path | ExportError) -> None:
        if isinstance(outcome, ExportError):
            if say is not None:
                say(failed)
            show_problem(parent, failed, str(outcome), outcome.details)
        else:
            saved(outcome)

    do_aside(parent, try_to_save, tell, is_kept=True)


def _write(parent: QWidget, path: Path, encode: Callable[[], bytes], saved: Callable[[Path], None]) -> None:
    def save() -> Path:
        write_atomically(path, encode())
        return path

    save_aside(parent, save, failed=tr("The file was not saved."), saved=saved)


def in_file_name(text: str) -> str:
    """The words of a text, from somebody else's file perhaps, as part of a name that every system takes."""
    words = "-".join(re.findall(r"\w+", text))
    return words.encode()[:LONGEST_PART].decode(errors="ignore")


def _suggested_name(result: Result, suffix: str) -> str:
    machine = in_file_name(machine_title(result))
    return f"Torchmark-{machine}-{in_file_name(result.started_at.partition('T')[0])}.{suffix}"
