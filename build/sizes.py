"""How large the frozen program is, and what was left out of it: `python -m build.sizes > docs/size.md`."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from build.left_out import LEFT_OUT, LINK, Entry, part_of

ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "dist/Torchmark"
RECORD = ROOT / ".work/pyinstaller/torchmark/left_out.json"
AIM = 1.25
MB = 1e6
ORPHANS = "Libraries that only these had needed"
SYMBOLS = "Debug symbols of Python and of one wheel"
SMALL = 4 * MB
REPORT = """# The size of the frozen program

On Linux, in units of 10^6 bytes; made by `python -m build.sizes` after `./setup_macos.sh build`.

The program has {whole:.0f} MB.

| torch | MB | the program is so many times as large |
|---|---|---|
| as it is in the program | {torch:.0f} | {torch_ratio:.2f} |
| as pip installs it, without bytecode | {installed:.0f} | {installed_ratio:.2f} |

The aim is {aim:g}. Much of what is beside torch is for Linux only: Qt's Unicode data (libicu*, in PySide6)
and OpenBLAS (in numpy.libs) come with macOS. `Torchmark` is the program itself with the bytecode of all
modules, torch's among them.

| part | MB |
|---|---|
{parts}

## Left out

What PyInstaller would have put in; `build/left_out.py` is the list. Packages it is told not to look at have
no size.

| what | why | MB |
|---|---|---|
{left_out}
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
        parts="\n".join(f"| {name} | {size / MB:.1f} |" for name, size in [*large, ("the rest", rest)]),
        left_out="\n".join(_left_out_rows(left_out)),
    )


def _left_out_rows(sizes: Mapping[str, int]) -> Iterator[str]:
    for part in LEFT_OUT:
        size_mb = f"{sizes[part.name] / MB:.1f}" if part.name in sizes else ""
        named = part.name if part.files else f"{part.name}: {', '.join(part.packages)}"
        yield f"| {named} | {part.why} | {size_mb} |"
    for name, why in ((ORPHANS, "Nothing opens them."), (SYMBOLS, "For a debugger only.")):
        yield f"| {name} | {why} | {sizes.get(name, 0) / MB:.1f} |"


if __name__ == "__main__":
    sys.exit(main())
