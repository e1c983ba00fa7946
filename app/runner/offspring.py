"""What a measuring process may leave behind: processes of its own."""

import os
import signal
import time
from contextlib import suppress

PATIENCE_S = 0.5
GROUP_POLL_S = 0.01


def end_offspring(group: int) -> None:
    """End what the process has left of its own in its group: loader processes.

    By SIGTERM, which these obey and Python's resource tracker ignores: as the last one it removes their
    semaphores, which would otherwise stay until the system starts anew. A stopped process takes no signal but
    SIGKILL and SIGCONT (signal(7)), so it is sent on. Whoever is there all the same after a while is ended by
    force.
    """
    # PermissionError is what macOS has for a group in which nobody is left but the dead.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGTERM)
        os.killpg(group, signal.SIGCONT)
        deadline_s = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline_s:
            os.killpg(group, 0)
            time.sleep(GROUP_POLL_S)
        os.killpg(group, signal.SIGKILL)
