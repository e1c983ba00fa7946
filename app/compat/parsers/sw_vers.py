"""`sw_vers`: the version of macOS.

Python's `platform.mac_ver` is no substitute: it says 10.16 or 16.0 where Python was built with an old SDK
(pypa/packaging issue 497).
"""

from app.compat.parsers.lines import key_values
from app.model.record import Record


class MacosVersion(Record, frozen=True):
    """As in 27.0.1 and 26A434."""

    version: str | None
    build: str | None


def parse_sw_vers(text: str) -> MacosVersion:
    """Version and build, by the whole name of the line.

    `ProductVersionExtra: (a)` may follow `ProductVersion` (sebhildebrandt/systeminformation issue 809); one
    tab follows the colon on macOS 12, two do from 13 on.
    """
    values = key_values(text)
    return MacosVersion(version=values.get("ProductVersion"), build=values.get("BuildVersion"))
