"""How large the frozen program of Linux is, and what was left out of it.

`.venv/bin/python -m build.sizes > docs/size.md`
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from build.left_out import LEFT_OUT, LINK, Entry, part_of

ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "dist/Torchmark"
RECORD = ROOT / ".work/pyinstaller/torchmark/left_out.json"
ESTIMATE = ROOT / "docs/wheel-check.md"
AIM = 1.25
MB = 1e6
ORPHANS = "Libraries that only these had needed"
SYMBOLS = "Debug symbols of Python and of one wheel"
SMALL = 4 * MB
SHOWN = 0.05 * MB
"""What is smaller would be 0.0 MB."""
REPORT = """# The size of the frozen program

On Linux, in units of 10^6 bytes; made by `.venv/bin/python -m build.sizes` after `./setup_macos.sh build`.
On a Mac the build itself says at its end how large the app is.

The program has {whole:.0f} MB. The aim was {aim:g} times torch, and it can be read in two ways:

| torch | MB | the program is so many times as large | the aim of {aim:g} |
|---|---|---|---|
| as it is in the program | {torch:.0f} | {torch_ratio:.2f} | {torch_outcome} |
| as pip installs it, without bytecode | {installed:.0f} | {installed_ratio:.2f} | {installed_outcome} |

Much of what is beside torch is for Linux only: Qt's Unicode data (libicu*, in PySide6) and OpenBLAS (in
numpy.libs) come with macOS. `Torchmark` is the program itself with the bytecode of all modules, torch's among
them.

The app on a Mac: {mac}

| part | MB |
|---|---|
{parts}

## Left out

What PyInstaller would have put in; `build/left_out.py` is the list, also of what there is on a Mac only.

| what | why | MB |
|---|---|---|
{left_out}

Nor is PyInstaller to look at these, which so have no size:

| packages | why |
|---|---|
{packages}
"""


def record(before: Iterable[Entry], after: Iterable[Entry], path: Path) -> None:
    """Write down how many bytes each part would have had that is not in the bundle.

    Args:
        before: What PyInstaller found.
        after: What goes in.
        path: The JSON file.
    """
    kept = {entry[0]: entry[1] for entry in after}
    sizes: Counter[str] = Counter()
    for name, source, kind in before:
        if kind == LINK:
            continue
        part = part_of(name)
        if name not in kept:
            sizes[part.name if part else ORPHANS] += Path(source).stat().st_size
        elif kept[name] != source:
            sizes[SYMBOLS] += Path(source).stat().st_size - Path(kept[name]).stat().st_size
    path.write_text(json.dumps(sizes))


def main() -> int:
    """Print the report. Needs a frozen program and what its freezing wrote down."""
    if not RECORD.is_file() or not FROZEN.is_dir():
        sys.stderr.write("There is no frozen program to measure: run ./setup_macos.sh build first.\n")
        return 1
    sys.stdout.write(_report(_frozen_sizes(FROZEN), json.loads(RECORD.read_text())))
    return 0


def _frozen_sizes(folder: Path) -> Counter[str]:
    """Bytes of each package and library; links have none."""
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts = path.relative_to(folder).parts
            sizes[parts[1] if len(parts) > 1 else parts[0]] += path.stat().st_size
    return sizes


def _installed_bytes(package: str) -> int:
    """What pip has installed of a package, without importing it."""
    found = find_spec(package)
    assert found is not None and found.origin is not None
    files = (path for path in Path(found.origin).parent.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files if path.suffix != ".pyc")


def _report(sizes: Mapping[str, int], left_out: Mapping[str, int]) -> str:
    whole, torch, installed = sum(sizes.values()), sizes["torch"], _installed_bytes("torch")
    large = sorted((item for item in sizes.items() if item[1] >= SMALL), key=lambda item: -item[1])
    rest = whole - sum(size for _, size in large)
    return REPORT.format(
        whole=whole / MB,
        torch=torch / MB,
        torch_ratio=whole / torch,
        installed=installed / MB,
        installed_ratio=whole / installed,
        aim=AIM,
        torch_outcome=_outcome(whole / torch <= AIM),
        installed_outcome=_outcome(whole / installed <= AIM),
        mac=_estimate(ESTIMATE.read_text(encoding="utf-8")),
        parts="\n".join(f"| {name} | {size / MB:.1f} |" for name, size in [*large, ("the rest", rest)]),
        left_out="\n".join(_left_out_rows(left_out)),
        packages="\n".join(
            f"| {', '.join(part.packages)} | {part.why} |" for part in LEFT_OUT if part.packages
        ),
    )


def _outcome(is_met: bool) -> str:
    return "met" if is_met else "**missed**"


def _estimate(wheel_check: str) -> str:
    """What the check of the wheels has found of the app's size."""
    found = re.search(r"^About (\d+) MB: .*\n.* the aim of (\d+) MB\.$", wheel_check, re.MULTILINE)
    assert found is not None, "docs/wheel-check.md has no size of the app"
    size_mb, aim_mb = map(int, found.groups())
    says = f"an estimate of {size_mb} MB from its wheels ([wheel-check.md](wheel-check.md)), aim {aim_mb} MB"
    return f"{says}: {_outcome(size_mb <= aim_mb)}."


def _left_out_rows(sizes: Mapping[str, int]) -> Iterator[str]:
    whys = {part.name: part.why for part in LEFT_OUT}
    whys |= {ORPHANS: "Nothing opens them.", SYMBOLS: "For a debugger only."}
    for name, why in whys.items():
        if sizes.get(name, 0) >= SHOWN:
            yield f"| {name} | {why} | {sizes[name] / MB:.1f} |"


if __name__ == "__main__":
    sys.exit(main())
