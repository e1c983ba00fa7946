"""The guardian: a tiny process that ends the measuring one, and all that this has started, with their parent.

The measuring process itself notices its parent's end by its stdin, in a thread. That thread cannot run
while the process is stopped, or while native code holds Python's interpreter lock, as
`torch.mps.synchronize` does when it waits (torch/csrc/mps/Module.cpp, where MPSModule_synchronize does not
release it). Linux could be told to kill it (prctl(2), PR_SET_PDEATHSIG), macOS knows nothing of the kind,
so on both a shell waits on a pipe that ends with the parent, however that dies.
"""

import subprocess

from app.scratch import scratch_of

_SCRIPT = """
trap '' HUP INT TERM
read -r line
kill -TERM -"$1"
kill -CONT -"$1"
sleep 1
kill -KILL "$1"
sleep 1
kill -KILL -"$1"
rm -rf "$2"
"""
"""By SIGTERM first, which loader processes obey and Python's resource tracker ignores: it removes their
semaphores when it is the last one. A process group that is gone already is an error that nobody sees.
"""


def post_guardian(group: int) -> subprocess.Popen[bytes]:
    """Have a process group watched, in its own session, so that no signal from a terminal ends the guardian.

    Raises OSError where no process can be started.
    """
    return subprocess.Popen(
        ["/bin/sh", "-c", _SCRIPT, "torchmark-guardian", str(group), str(scratch_of(group))],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # So that no volume is kept from being ejected.
        cwd="/",
        start_new_session=True,
    )


def dismiss(guardian: subprocess.Popen[bytes]) -> None:
    """End it without its doing anything."""
    guardian.kill()
    guardian.wait()
    assert guardian.stdin is not None
    guardian.stdin.close()
