"""The program itself with scripted measuring processes: `python -m tests.faults.program FOLDER arguments`.

`window CLASS` opens the window, of that class.
"""

import pkgutil
import sys
from pathlib import Path
from unittest import mock

from app.__main__ import main
from tests.faults.script import Script
from tests.faults.seam import scripted


def start() -> int:
    """As `app.__main__` does."""
    folder, *arguments = sys.argv[1:]
    with scripted(Script(Path(folder))), mock.patch.object(sys, "argv", ["torchmark", *arguments]):
        if arguments[0] != "window":
            return main()
        sys.argv[1:] = []
        with mock.patch("app.ui.application.MainWindow", pkgutil.resolve_name(arguments[1])):
            return main()


if __name__ == "__main__":
    sys.exit(start())
