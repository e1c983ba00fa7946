"""Resolves the pins for a Mac with Apple silicon and unpacks the wheels, on any system, by uv."""

import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
"""The folder with pyproject.toml and requirements.lock."""


class UvFailedError(Exception):
    """uv could not do its part; the text is uv's own."""


@dataclass(frozen=True)
class Package:
    """An unpacked wheel: its name in the canonical form, its version and its files."""

    name: str
    version: str
    files: tuple[Path, ...]


def resolve(python: str, macos: str, extras: tuple[str, ...] = ()) -> list[str]:
    """The pins, as `name==version`, of all that a Mac gets.

    Args:
        python: Version of Python, such as "3.13".
        macos: Deployment target, such as "14.0": wheels for newer ones are not taken.
        extras: Extras of the project, beside its dependencies.

    Raises:
        UvFailedError: There is no set of wheels for this Python and this macOS.
    """
    chosen = [argument for extra in extras for argument in ("--extra", extra)]
    options = ["--constraint", "requirements.lock", "--no-annotate", "--no-header", "--quiet", *chosen]
    return _uv(["compile", *options, "pyproject.toml"], python, macos).splitlines()


def unpack(pins: list[str], folder: Path, python: str, macos: str) -> list[Package]:
    """Downloads the wheels of the pins, unpacks them into the folder and lists them by name.

    Raises:
        UvFailedError: A wheel is not to be had for this Python and this macOS.
    """
    _uv(["install", "--no-deps", "--quiet", "--target", str(folder), *pins], python, macos)
    return sorted(packages(folder), key=lambda package: package.name)


def packages(folder: Path) -> list[Package]:
    """What is unpacked in a folder, by the records of the wheels; files that two of them claim count once."""
    found = []
    counted: set[Path] = set()
    for wheel in distributions(path=[str(folder)]):
        listed = {Path(os.path.normpath(str(file.locate()))) for file in wheel.files or ()}
        files = sorted(file for file in listed - counted if file.is_file() and not file.is_symlink())
        counted.update(files)
        found.append(Package(canonicalize_name(wheel.name), wheel.version, tuple(files)))
    return found


def _uv(arguments: list[str], python: str, macos: str) -> str:
    target = [
        "--python-platform",
        "aarch64-apple-darwin",
        "--python-version",
        python,
        "--only-binary",
        ":all:",
    ]
    ran = subprocess.run(
        [sys.executable, "-m", "uv", "pip", *arguments, "--no-python-downloads", *target],
        cwd=PROJECT,
        env=os.environ | {"MACOSX_DEPLOYMENT_TARGET": macos},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        raise UvFailedError(
            f"uv pip {arguments[0]} for Python {python} on macOS {macos}: {ran.stderr.strip()}"
        )
    return ran.stdout
