"""`python -m build.icon` makes the files in resources/icon anew from the drawings."""

import sys
from pathlib import Path

from build.icon.maker import make

ROOT = Path(__file__).parents[2]

for path in make(ROOT / "resources" / "icon"):
    sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes\n")
