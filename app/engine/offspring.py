"""Processes that the measuring process starts in its turn: how, and that none outlives it."""

import multiprocessing
import os
import threading

SPAWN = multiprocessing.get_context("spawn")
"""As macOS starts them: forking a process that has used Metal or threads is not safe there."""


def end_with_parent(_number: int = 0) -> None:
    """Have this process end at once when the one that started it has, in whatever way.

    torch's own watch over its loader processes looks every 5 s, and never sees a parent that ended while
    they were still importing torch.

    Args:
        _number: DataLoader's number of the process.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, name="parent watch", daemon=True).start()
