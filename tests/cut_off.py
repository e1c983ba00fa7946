"""A process without a network: `python -m tests.cut_off COMMAND ...`, in the repository.

On Linux the kernel kills, by SIGSYS, whoever asks for a socket of the internet: the command and all that it
starts, also where native code asks (seccomp(2), linux/filter.h). That needs no right, and no namespace, which
Ubuntu 24.04 refuses to ordinary users. On every system, also on a Mac, which has no seccomp, each try of
Python's is noted by an audit hook in `sitecustomize` (docs.python.org, "Audit events table").
"""

import ctypes
import os
import platform
import struct
import sys
from pathlib import Path

HAS_SECCOMP = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
NOTES = "TORCHMARK_TEST_NETWORK_NOTES"
SITE = f"""
import os, socket, sys

def note(event, args):
    if not event.startswith(("socket.", "urllib.")) or event == "socket.gethostname":
        return
    family = args[1] if event == "socket.__new__" else getattr(args[0], "family", None)
    if family == socket.AF_UNIX:
        return
    file = os.open(os.environ[{NOTES!r}], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(file, f"{{event}} {{args}} in {{sys.orig_argv}}\\n".encode())
    os.close(file)

sys.addaudithook(note)
"""
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
ALLOW, KILL_PROCESS = 0x7FFF0000, 0x80000000
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
NUMBER_AT, ARCHITECTURE_AT, FIRST_ARGUMENT_AT = 0, 4, 16
AF_INET, AF_INET6 = 2, 10
SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: its AUDIT_ARCH (linux/audit.h) and the number of socket(2) there (asm/unistd.h)."""


class _Program(ctypes.Structure):
    """What prctl takes: struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def forbid_sockets() -> None:
    """For good, in this process and in all that it starts."""
    architecture, number = SOCKET_CALLS[platform.machine()]
    steps = (
        (LOAD, 0, 0, ARCHITECTURE_AT),
        (JUMP_IF_EQUAL, 0, 6, architecture),
        (LOAD, 0, 0, NUMBER_AT),
        (JUMP_IF_EQUAL, 0, 3, number),
        (LOAD, 0, 0, FIRST_ARGUMENT_AT),
        (JUMP_IF_EQUAL, 2, 0, AF_INET),
        (JUMP_IF_EQUAL, 1, 0, AF_INET6),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, KILL_PROCESS),
    )
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    libc = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(steps), code)
    for arguments in (
        (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program)),
    ):
        if libc.prctl(*arguments) != 0:
            raise OSError(ctypes.get_errno(), "prctl")


def command(*words: str) -> list[str]:
    """How to start a command cut off."""
    return [sys.executable, "-m", "tests.cut_off", *words]


def environment(folder: Path, inherited: dict[str, str]) -> dict[str, str]:
    """The one in which every Python that is started notes its tries in `notes(folder)`."""
    site = folder / "site"
    site.mkdir(exist_ok=True)
    with (site / "sitecustomize.py").open("a") as file:
        file.write(SITE)
    return {**inherited, "PYTHONPATH": str(site), NOTES: str(folder / "notes")}


def notes(folder: Path) -> str:
    """What was tried."""
    path = folder / "notes"
    return path.read_text() if path.exists() else ""


def main() -> None:
    if HAS_SECCOMP:
        forbid_sockets()
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
