"""Somebody whose name must not leave the machine: made up, in this process or in those that are started."""

import os
import pwd
import zlib
from pathlib import Path
from types import SimpleNamespace

import pytest

USER, FULL_NAME, HOST = "hannaprivata", "Hanna Privata", "hannas-rechner.local"
NAMES = (USER, "Privata", "hannas-rechner")
"""What must be found nowhere, in whatever letters."""
SAYS = f"cannot open '/Users/{USER}/data/x' of {FULL_NAME} ({USER}@{HOST})"
SITE = f"""
import os, socket
real = os.uname()
os.uname = lambda: os.uname_result((real.sysname, {HOST!r}, real.release, real.version, real.machine))
socket.gethostname = lambda: {HOST!r}
"""


def be_somebody(monkeypatch: pytest.MonkeyPatch, home: str = f"/Users/{USER}") -> None:
    """In this process."""
    real = os.uname()
    node = os.uname_result((real.sysname, HOST, real.release, real.version, real.machine))
    account = SimpleNamespace(pw_name=USER, pw_dir=home, pw_gecos=f"{FULL_NAME},,,")
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("USER", USER)
    monkeypatch.setenv("LOGNAME", USER)
    monkeypatch.setattr(os, "uname", lambda: node)
    monkeypatch.setattr(pwd, "getpwuid", lambda _uid: account)


def environment_of_somebody(folder: Path) -> dict[str, str]:
    """For a process: in a home folder of that name within `folder`, on a computer of that name."""
    home, site = folder / "Users" / USER, folder / "site"
    home.mkdir(parents=True, exist_ok=True)
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(SITE)
    own_folders = dict.fromkeys(("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"), "")
    names = {"HOME": str(home), "USER": USER, "LOGNAME": USER, "PYTHONPATH": str(site)}
    return {**os.environ, **own_folders, **names, "COLUMNS": "1000"}


def named_in(data: bytes) -> list[str]:
    """Which of the names are in a file; those in the compressed texts of a picture too."""
    text = _unpacked(data).decode(errors="replace").lower()
    return [name for name in (*NAMES, "/users/") if name.lower() in text]


def _unpacked(data: bytes) -> bytes:
    """The chunks of a PNG that are no pixels, everything else as it is (PNG specification, 5.3 and 11.3)."""
    if not data.startswith(b"\x89PNG"):
        return data
    texts, place = [], 8
    while place < len(data):
        length, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        content = data[place + 8 : place + 8 + length]
        place += 12 + length
        if kind == b"zTXt":
            content = zlib.decompress(content.partition(b"\0")[2][1:])
        if kind != b"IDAT":
            texts.append(content)
    return b"\n".join(texts)
