"""The file of the settings, looked at before Qt reads it: some of what can stand there ends the program.

Qt makes a value of any of its types out of `@Variant(...)` and `@DateTime(...)` (stringToVariant in its
qsettings.cpp). With bytes that nobody wrote this ends in a segmentation fault or in memory without end, found
by fuzzing Qt 6.11. No setting of Torchmark is written in either way.
"""

import re
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

from app.reading import TooLarge, read_at_most

MOST_BYTES = 1_000_000
NEVER_WRITTEN = re.compile(
    # As it stands, and in UTF-16 as property lists have it where other letters stand beside it.
    rb"@(?:Variant|DateTime)|"
    + b"|".join(text.encode("utf-16-be") for text in ("@Variant", "@DateTime"))
    # What would become one of them in a text file: a commercial at as a number, a line that goes on.
    # Of backslashes in pairs each second one is a letter.
    + rb"|(?<!\\)(?:\\\\)*\\(?:x0*40(?![0-9a-fA-F])|[\r\n])"
)
SUFFIX = ".damaged"


def put_aside_damaged_settings() -> Path | None:
    """Begin with no settings where those that are kept cannot be read safely.

    Returns:
        Where they lie now; None where all is well.
    """
    path = Path(QSettings().fileName())
    try:
        content = read_at_most(path, MOST_BYTES)
    except TooLarge:
        content = b""
    except OSError:
        # Mostly because there is none yet; what cannot be read is no danger.
        return None
    else:
        if not NEVER_WRITTEN.search(content):
            return None
    aside = path.with_name(path.name + SUFFIX)
    with suppress(OSError):
        if sys.platform == "darwin":
            # The system has them in memory too and would write the file again; to clear them looks at no
            # value (QMacSettingsPrivate::clear in Qt's qsettings_mac.cpp).
            aside.write_bytes(content)
            QSettings().clear()
        else:
            path.replace(aside)
    return aside
