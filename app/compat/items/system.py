"""The operating system."""

from app.compat.facts import Facts
from app.compat.item import NOT_KNOWN, Item
from app.compat.requirements import needed_macos

KEY = "os"


def distribution(facts: Facts) -> Item:
    """The name and version of a Linux."""
    return Item(key=KEY, title="System", value=facts.machine.os, status="ok")


def macos(facts: Facts) -> Item:
    """The version of macOS against what the installed PyTorch needs for the GPU."""
    title = "macOS version"
    machine, software = facts.machine, facts.software
    if machine.os_version is None:
        return Item(key=KEY, title=title, value=NOT_KNOWN, status="unknown")
    needed = needed_macos(software.torch) if software else None
    if software is None or needed is None:
        note = "What PyTorch needs is not known."
        return Item(key=KEY, title=title, value=machine.os, status="info", note=note)
    value = f"{machine.os} (needs {needed} for PyTorch {software.torch})"
    if facts.is_macos_too_old:
        return Item(
            key=KEY,
            title=title,
            value=value,
            status="problem",
            note=f"{machine.os} is too old: PyTorch {software.torch} uses the GPU from macOS {needed} on.",
            remedy=f"Update macOS to {needed} or newer.",
        )
    if trouble := facts.trouble:
        return Item(
            key=KEY, title=title, value=value, status="warning", note=trouble.what, remedy=trouble.remedy
        )
    return Item(key=KEY, title=title, value=value, status="ok")
