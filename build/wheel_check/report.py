"""Writes down what the check found, in Markdown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from packaging.version import Version

from build.wheel_check.app_size import AIM_BYTES, PYTHON_BYTES
from build.wheel_check.mach_o import Import
from build.wheel_check.measure import Fault, Measured, newest_libcxx, weak_for_later
from build.wheel_check.symbols import newer_macos

_SHOWN = 5
_MB = 1e6


@dataclass(frozen=True)
class Checked:
    """The outcome for one set of wheels: what was measured, and what is wrong with it."""

    measured: tuple[Measured, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Report:
    """All that docs/wheel-check.md tells.

    Attributes:
        day: When the check ran.
        minimum: The oldest macOS.
        python: The Python whose wheels were unpacked.
        resolved: The Pythons for which the pins resolve.
        pins: The outcome for the pins.
        kept_bytes: How much of a package goes into the app, by its name.
        app_bytes: Estimated size of the app.
        control_pins: The wheels that the check has to fail for.
        control: The outcome for them.
        folder: Where the pins are unpacked.
        control_folder: Where the others are.
    """

    day: date
    minimum: str
    python: str
    resolved: Sequence[str]
    pins: Checked
    kept_bytes: dict[str, int]
    app_bytes: int
    control_pins: Sequence[str]
    control: Checked
    folder: Path
    control_folder: Path

    def text(self) -> str:
        """The whole document."""
        sections = {
            "Verdict": self._verdict(),
            "The packages": self._table(),
            "Size of the app": self._size(),
            "The check can fail": self._control(),
        }
        lines = [
            "# The macOS wheels, measured",
            "",
            "Made by `python -m build.wheel_check`; not edited by hand.",
            f"Run on {self.day.isoformat()} with the wheels for Apple silicon, macOS {self.minimum} and",
            f"Python {self.python}; the pins resolve for Python {', '.join(self.resolved)}.",
        ]
        for title, section in sections.items():
            lines += ["", f"## {title}", "", *section]
        return "\n".join([*lines, ""])

    def _verdict(self) -> list[str]:
        if self.pins.faults:
            opening = f"**macOS {self.minimum} does not do for these wheels:**"
            return [opening, "", *fault_lines(self.pins.faults, self.folder)]
        lines = [
            f"**macOS {self.minimum} has all that these wheels need from it**, as far as Linux can",
            "tell; not seen on a Mac with that system. Python itself is in a bundle too, and not among them.",
        ]
        newer = [
            f"{measured.package.name} ({measured.minos})"
            for measured in self.pins.measured
            if measured.minos is not None and measured.minos > Version(self.minimum)
        ]
        if newer:
            lines += [
                "",
                f"Built for a newer macOS than {self.minimum}: {', '.join(newer)}.",
                "By all reports the loader does not stop for that, it only tells it beside what is missing.",
                "All that those files need from macOS is needed by files built for the minimum too, or was",
                "looked up (build/wheel_check/looked_up.txt). Read strictly, the newest would decide.",
            ]
        weak = [f"`{symbol.name}`" for measured in self.pins.measured for symbol in weak_for_later(measured)]
        return [
            *lines,
            "",
            f"Bound weakly of a later libc++, so done without: {', '.join(weak) or 'nothing'}.",
        ]

    def _table(self) -> list[str]:
        columns = ["package", "version", "Mach-O files", "built for macOS, highest", "newest libc++ needed"]
        rows = [[*columns, "arm64 MB", "in the app, MB"], ["---"] * 7]
        for measured in self.pins.measured:
            kept = self.kept_bytes.get(measured.package.name)
            rows.append(
                [
                    measured.package.name,
                    measured.package.version,
                    str(len(measured.libraries) or ""),
                    str(measured.minos or ""),
                    newest_libcxx(measured) or "",
                    f"{measured.arm64_bytes / _MB:.1f}",
                    "" if kept is None else f"{kept / _MB:.1f}",
                ]
            )
        files = sum(len(measured.libraries) for measured in self.pins.measured)
        total = sum(measured.arm64_bytes for measured in self.pins.measured)
        kept_total = sum(self.kept_bytes.values())
        rows.append(["all", "", str(files), "", "", f"{total / _MB:.0f}", f"{kept_total / _MB:.0f}"])
        return [f"| {' | '.join(row)} |" for row in rows]

    def _size(self) -> list[str]:
        app, python, aim = (f"{size / _MB:.0f} MB" for size in (self.app_bytes, PYTHON_BYTES, AIM_BYTES))
        relation = "within" if self.app_bytes <= AIM_BYTES else "above"
        return [
            f"About {app}: what goes in of the packages, and {python} for Python.",
            f"That is {relation} the aim of {aim}.",
            "An estimate from the wheels: universal files thinned to arm64, modules compressed, and those",
            "counted too that are never imported (build/wheel_check/app_size.py). None was made on a Mac.",
            "MB are 1,000,000 bytes.",
        ]

    def _control(self) -> list[str]:
        outcome = "fails, as it must" if self.control.faults else "passes, so the check is worth nothing"
        return [
            f"The same check with `{' '.join(self.control_pins)}` in their places {outcome}:",
            "",
            *fault_lines(self.control.faults, self.control_folder),
            "",
            "What that means for a Mac with macOS 14 was not seen. The three symbols of `bad_function_call`",
            "stand for macOS 15.4 in libc++'s headers (availability.h), which use them in no older one. But",
            "libc++ has had them since LLVM 14 (CHANGELOG.TXT), and macOS 14.0's SDK lists all three, so",
            "they may be no hindrance. What 6.12.0 was built for, macOS 26.0 (bindings) and 14.4 (Qt",
            "itself), is reason enough not to pin it.",
        ]


def fault_lines(faults: Collection[Fault], folder: Path) -> list[str]:
    """A list of the files and of what each misses, those with symbols that came later first."""
    ordered = sorted(faults, key=lambda fault: (not any(map(newer_macos, fault.missing)), fault.path))
    lines = [
        f"- `{fault.path.relative_to(folder)}`, built for macOS {fault.minos}: {_missing(fault.missing)}"
        for fault in ordered[:_SHOWN]
    ]
    if len(ordered) > _SHOWN:
        lines.append(f"- and {len(ordered) - _SHOWN} files more")
    return lines


def _missing(symbols: Collection[Import]) -> str:
    later = [f"`{symbol.name}` ({macos})" for symbol in symbols if (macos := newer_macos(symbol))]
    unknown = [f"`{symbol.name or symbol.library}`" for symbol in symbols if newer_macos(symbol) is None]
    shown = ", ".join(unknown[:_SHOWN]) + (
        f" and {len(unknown) - _SHOWN} more" if len(unknown) > _SHOWN else ""
    )
    parts = [f"of a later libc++: {', '.join(later)}"] if later else []
    parts += [f"not looked up: {shown}"] if unknown else []
    return "; ".join(parts)
