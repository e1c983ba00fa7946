"""Where every process of the program begins: the window, a terminal command, or the measuring process."""

import gc
import sys
from pathlib import Path

from app.folders import settle_matplotlib
from app.refusal import refuse
from app.screen import has_screen

NO_SCREEN = (
    "there is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). "
    "In the terminal: torchmark check, torchmark run."
)


def main() -> int:
    """Start the face that the arguments ask for; each imports only what it needs."""
    if not sys.argv[1:]:
        return _open_window()
    # Not that of multiprocessing itself, which in Python 3.11 does nothing but on Windows. Its processes have
    # arguments; without any the window opens, and sooner without this.
    from multiprocessing.spawn import freeze_support

    freeze_support()
    settle_matplotlib()
    match sys.argv[1:]:
        case ["worker", events_fd]:
            from app.engine import worker

            return worker.main(events_fd)
        case ["--self-test"]:
            from app import self_test

            return self_test.main()
        case ["--self-test", "window"]:
            from app import self_test

            return self_test.show_window()
        case names if all(map(_is_result, names)):
            return _open_window(*map(Path, names))
        case _:
            from app.terminal.interrupt import end_on_interrupt

            end_on_interrupt()
            from app.terminal.commands import run_command

            return run_command()


def _is_result(name: str) -> bool:
    from app.model.result_file import is_result_name

    return is_result_name(name)


def _open_window(*paths: Path) -> int:
    if not has_screen():
        return refuse(NO_SCREEN)
    # All that is imported stays: to look for garbage among it would only make the window come later.
    gc.disable()
    from app.ui.application import open_window

    gc.freeze()
    gc.enable()
    return open_window(paths)


if __name__ == "__main__":
    sys.exit(main())
