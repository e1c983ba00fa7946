"""`system_profiler -json SPHardwareDataType SPDisplaysDataType`: the model and the GPU."""

import json
import re
from typing import Any

from app.compat.parsers.lines import as_int
from app.model.record import Record

DATA_TYPES = ("SPHardwareDataType", "SPDisplaysDataType")


class Profile(Record, frozen=True, kw_only=True):
    """What is used of the answer; serial numbers, UUIDs and the names of screens are not."""

    model: str | None = None
    chip: str | None = None
    cores: int | None = None
    memory_bytes: int | None = None
    gpu: str | None = None
    gpu_cores: int | None = None
    metal: str | None = None


def parse_profile(text: str) -> Profile:
    """The profile; every part is missing on some machine, and all of them where the text is not JSON."""
    hardware = next(iter(_entries(text, "SPHardwareDataType")), {})
    gpu = _chosen_gpu(_entries(text, "SPDisplaysDataType"))
    return Profile(
        model=_text(hardware, "machine_name"),
        chip=_text(hardware, "chip_type"),
        cores=_total_cores(hardware.get("number_processors")),
        memory_bytes=_memory(_text(hardware, "physical_memory")),
        gpu=_text(gpu, "sppci_model"),
        gpu_cores=as_int(_text(gpu, "sppci_cores")),
        metal=_metal(gpu),
    )


def _entries(text: str, data_type: str) -> list[dict[str, Any]]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return []
    entries = document.get(data_type) if isinstance(document, dict) else None
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _text(entry: dict[str, Any], key: str) -> str | None:
    value = entry.get(key)
    return value if isinstance(value, str) and value else None


def _chosen_gpu(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """Apple's GPU where there is one, else the first; only Apple's has a number of cores."""
    return next((entry for entry in entries if "sppci_cores" in entry), next(iter(entries), {}))


def _total_cores(number_processors: object) -> int | None:
    """The first number: the others changed their order with macOS 27.

    An integer on Intel, in a virtual machine and under Rosetta; "proc 8:4:4" up to macOS 15, "proc 10:4:6:0"
    on 26, "proc 8:0:4:4" on 27 (samples of M1 to M5).
    """
    if isinstance(number_processors, int):
        return as_int(str(number_processors))
    found = re.match(r"proc (\d+)", number_processors) if isinstance(number_processors, str) else None
    return as_int(found[1]) if found else None


def _memory(text: str | None) -> int | None:
    found = re.fullmatch(r"(\d+) GB", text) if text else None
    gigabytes = as_int(found[1]) if found else None
    return as_int(str(gigabytes * 2**30)) if gigabytes is not None else None


def _metal(gpu: dict[str, Any]) -> str | None:
    """As in "Metal 3"; macOS 11 and 12 tell the GPU family instead (exelban/stats issue 394)."""
    support = _text(gpu, "spdisplays_mtlgpufamilysupport") or ""
    if found := re.fullmatch(r"spdisplays_metal(\d+)", support):
        return f"Metal {found[1]}"
    family = _text(gpu, "spdisplays_metalfamily") or ""
    if found := re.fullmatch(r"spdisplays_mtlgpufamilyapple(\d+)", family):
        return f"Metal (Apple family {found[1]})"
    return None
