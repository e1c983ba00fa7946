"""What the report of a bug needs, as texts in a zip: to be read before it is saved, and naming nobody.

It is scrubbed whatever Settings say of other files: it is made to be handed to strangers.
"""

import importlib.metadata
import io
import os
import platform
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from app import __version__
from app.compat.report import Report
from app.logs import last_crash, last_log
from app.model.controls import without_controls_in_text
from app.model.record import Record
from app.privacy import scrub, scrubbed
from app.program import is_frozen
from app.words import tr

LOG_BYTES = 128 * 1024
PACKAGES = (
    "torch",
    "torchvision",
    "PySide6-Essentials",
    "matplotlib",
    "pillow",
    "psutil",
    "msgspec",
    "typer",
    "rich",
    "platformdirs",
    "packaging",
    "numpy",
)
TELLING_VARIABLES = ("PYTORCH_", "OMP_", "MKL_", "QT_", "MTL_", "TORCHMARK_")
"""How the names of variables begin that change what is measured or shown; no other is told."""
FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)
MADE_BY_UNIX = 3
READABLE = 0o100644


class Part(Record, frozen=True):
    """A file in the zip."""

    name: str
    text: str


def collect(report: Report | None) -> tuple[Part, ...]:
    """Everything that the zip holds.

    Args:
        report: Of the last check; None where there is none.
    """
    not_there = tr("There is none.")
    check = (
        msgspec.json.format(msgspec.json.encode(scrubbed(report)), indent=2).decode() if report else not_there
    )
    parts = (
        Part("versions.txt", "\n".join(_versions())),
        Part("check.json", check),
        Part("log.txt", last_log(LOG_BYTES) or not_there),
        Part("last-crash.txt", last_crash() or not_there),
    )
    return tuple(
        Part(part.name, f"{without_controls_in_text(scrub(part.text)).rstrip()}\n") for part in parts
    )


def as_zip(parts: Sequence[Part]) -> bytes:
    """The file's content; nothing of this machine is in it but the texts and the moment, in UTC."""
    data = io.BytesIO()
    # A machine whose clock has lost the time has 1970, which no zip can hold.
    now = max(datetime.now(UTC).timetuple()[:6], FIRST_OF_ZIP)
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for part in parts:
            about = zipfile.ZipInfo(part.name, date_time=now)
            about.create_system, about.external_attr = MADE_BY_UNIX, READABLE << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(about, part.text.encode(errors="replace"))
    return data.getvalue()


def suggested_name() -> str:
    """After the moment, as in Torchmark-diagnostics-20261129-140500.zip."""
    return datetime.now(UTC).strftime("Torchmark-diagnostics-%Y%m%d-%H%M%S.zip")


def _versions() -> Iterator[str]:
    yield f"Torchmark {__version__} ({'frozen' if is_frozen() else 'from source'})"
    yield f"Python {platform.python_version()} ({platform.machine()})"
    yield f"{platform.system()} {platform.release()}"
    if platform.mac_ver()[0]:
        yield f"macOS {platform.mac_ver()[0]}"
    for name in PACKAGES:
        # The bundle has the metadata of few.
        try:
            yield f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            yield f"{name}: not told here"
    for name, value in sorted(os.environ.items()):
        if name.startswith(TELLING_VARIABLES):
            yield f"{name}={value}"
