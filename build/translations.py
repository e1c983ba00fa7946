"""The texts of the languages: `python -m build.translations` compiles them; `collect` finds new ones before.

resources/i18n has one .ts file a language, edited by hand or with Qt Linguist; docs/translation.md says how.
What Qt reads, the .qm file beside it, is not in the repository: the set-up and the bundle's recipe make it.
"""

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources/i18n"
# By the names that app/words.py gives them.
ALIASES = ("-tr-function-alias", "QT_TR_NOOP+=mark")


def translations() -> list[Path]:
    """The .ts file of each language but English."""
    return sorted(FOLDER.glob("*.ts"))


def collect(ts: Path) -> None:
    """Add to a .ts file what the program says now, unfinished, and take out what it says no more."""
    sources = sorted(str(path) for path in (ROOT / "app").rglob("*.py"))
    _qt("lupdate", *ALIASES, *sources, "-ts", str(ts), "-locations", "none", "-no-obsolete")


def compile_into(ts: Path, qm: Path) -> None:
    """Make what Qt reads; a text that is unfinished stays English."""
    _qt("lrelease", "-silent", str(ts), "-qm", str(qm))


def compile_changed() -> None:
    """Compile what is older than its texts: at a second start nothing."""
    for ts in translations():
        qm = ts.with_suffix(".qm")
        if not qm.exists() or qm.stat().st_mtime < ts.stat().st_mtime:
            compile_into(ts, qm)


def _qt(tool: str, *arguments: str) -> None:
    script = Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}"
    subprocess.run([str(script), *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if sys.argv[1:] == ["collect"]:
        for each in translations():
            collect(each)
    compile_changed()
