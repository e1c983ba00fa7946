"""The operating system."""

from app.compat.facts import Facts
from app.compat.item import NOT_KNOWN, Item
from app.compat.requirements import needed_macos
from app.model.told import retell
from app.words import tr

KEY = "os"


def distribution(facts: Facts) -> Item:
    """The name and version of a Linux."""
    return Item(key=KEY, title=tr("System"), value=facts.machine.os, status="ok")


def macos(facts: Facts) -> Item:
    """The version of macOS against what the installed PyTorch needs for the GPU."""
    title = tr("macOS version")
    machine, software = facts.machine, facts.software
    if machine.os_version is None:
        return Item(key=KEY, title=title, value=tr(NOT_KNOWN), status="unknown")
    needed = needed_macos(software.torch) if software else None
    if software is None or needed is None:
        note = tr("What PyTorch needs is not known.")
        return Item(key=KEY, title=title, value=machine.os, status="info", note=note)
    value = tr(
        "{macos} (needs {needed} for PyTorch {torch})",
        macos=machine.os,
        needed=needed,
        torch=software.torch,
    )
    if facts.is_macos_too_old:
        return Item(
            key=KEY,
            title=title,
            value=value,
            status="problem",
            note=tr(
                "{macos} is too old: PyTorch {torch} uses the GPU from macOS {needed} on.",
                macos=machine.os,
                torch=software.torch,
                needed=needed,
            ),
            remedy=tr("Update macOS to {needed} or newer.", needed=needed),
        )
    if trouble := facts.trouble:
        return Item(
            key=KEY,
            title=title,
            value=value,
            status="warning",
            note=retell(trouble.what),
            remedy=retell(trouble.remedy),
        )
    return Item(key=KEY, title=title, value=value, status="ok")
