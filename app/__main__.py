"""Where every process of the program begins: the window, a terminal command, or the measuring process."""

import sys
from multiprocessing.spawn import freeze_support
from pathlib import Path

from app.folders import keep_matplotlib_in_cache


def main() -> int:
    """Start the face that the arguments ask for; each imports only what it needs."""
    # Not that of multiprocessing itself, which in Python 3.11 does nothing but on Windows.
    freeze_support()
    keep_matplotlib_in_cache()
    match sys.argv[1:]:
        case ["worker", events_fd]:
            from app.engine import worker

            return worker.main(int(events_fd))
        case []:
            from app.ui.application import open_window

            return open_window()
        case ["--self-test"]:
            from app import self_test

            return self_test.main()
        case ["--self-test", "window"]:
            from app import self_test

            return self_test.show_window()
        case names if all(name.endswith(".torchmark") for name in names):
            from app.ui.application import open_window

            return open_window([Path(name) for name in names])
        case _:
            from app.terminal.commands import run_command

            return run_command()


if __name__ == "__main__":
    sys.exit(main())
