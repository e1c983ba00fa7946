"""Nobody's name leaves the machine: user, computer and home folder are taken out of texts that are passed on.

The texts of errors have them: a traceback names files in the home folder, a library prints what it likes.
Every file that is passed on is written through `for_others` (app/export), the report for a bug and the log
through `scrub`. What stays in the app's own folder, the journal of a run, is as it was.
"""

import os
import pwd
import re
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

HOME, USER, HOST = "~", "<user>", "<host>"
"""What stands in place of the home folder and of the names."""
ENDS_A_NAME = r"\s/'\"`:;,()<>\[\]{}|"
ANY_HOME = (
    r"(?:(?<![\w.~-])|(?<=-[A-Z]))(?:/System/Volumes/Data)?/(?:Users|home)/(?!Shared\b)"
    rf"[^{ENDS_A_NAME}]+"
)
"""Anybody's home folder, as macOS and Linux have it, also behind a compiler's flag. /System/Volumes/Data is
where macOS really keeps /Users (Apple, "About the read-only system volume in macOS Catalina or later")."""
SHORTEST_NAME = 3
TELLS_NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "apple",
        "computer",
        "cpu",
        "cuda",
        "debian",
        "gpu",
        "guest",
        "linux",
        "localhost",
        "mac",
        "macbook",
        "macos",
        "mark",
        "memory",
        "metal",
        "mps",
        "nvidia",
        "process",
        "python",
        "pytorch",
        "root",
        "runner",
        "test",
        "torch",
        "torchmark",
        "torchvision",
        "ubuntu",
        "user",
        "will",
    }
)
"""Names of usual accounts, and words of what is said here: alone they tell nobody, and taken out they would
spoil a sentence. In a path and before an @ they are taken out like any other."""
NAME_OF_A_THING = re.compile(r"[\w.+-]*")
"""A device, a model, a version: no text in which anybody is named."""

NUMBERS = frozenset({int, float, bool, type(None)})

Kept = TypeVar("Kept")


class _Choice:
    """What this process was told in Settings."""

    keeps_names = False


def keep_names(are_kept: bool) -> None:
    """From now on whether files that are passed on keep paths and names."""
    _Choice.keeps_names = are_kept


def for_others(value: Kept) -> Kept:
    """A structure as it may be passed on: `scrubbed`, unless Settings allow the names."""
    return value if _Choice.keeps_names else scrubbed(value)


def text_for_others(text: str) -> str:
    """The same for a text alone."""
    return text if _Choice.keeps_names else scrub(text)


def scrubbed(value: Kept) -> Kept:
    """The same structure with every text in it scrubbed; the very same where nobody is named."""
    new: Any = value
    match value:
        case str():
            new = value if NAME_OF_A_THING.fullmatch(value) else scrub(value)
        case msgspec.Struct():
            changed = {
                name: after
                for name in _telling_fields(type(value))
                if (after := scrubbed(before := getattr(value, name))) is not before
            }
            new = msgspec.structs.replace(value, **changed) if changed else value
        case tuple():
            items = tuple(map(scrubbed, value))
            if any(after is not before for after, before in zip(items, value, strict=True)):
                new = items
        case dict():
            new = {key: scrubbed(each) for key, each in value.items()}
    return new  # type: ignore[no-any-return] # of the type that it was


@cache
def _telling_fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Those that are no mere numbers, of which a result has thousands."""
    return tuple(
        field.name
        for field in msgspec.structs.fields(kind)
        if not NUMBERS.issuperset(get_args(field.type) or [field.type])
    )


def scrub(text: str) -> str:
    """The text without the home folder's path and without the names of the user and the computer."""
    accounts = os.environ.get("USER", ""), os.environ.get("LOGNAME", "")
    pattern = _pattern(os.environ.get("HOME", ""), accounts, os.uname().nodename)
    said = pattern.sub(lambda found: {"home": HOME, "host": HOST}.get(found.lastgroup or "", USER), text)
    return text if said == text else said


@lru_cache(maxsize=8)
def _pattern(home: str, accounts: tuple[str, ...], node: str) -> re.Pattern[str]:
    """Homes come before names, since a name is part of one."""
    homes, users = {home, os.path.realpath(home)} if home else set(), {*accounts}
    # Of an account that the system does not know there is no entry.
    with suppress(KeyError):
        account = pwd.getpwuid(os.getuid())
        homes.add(account.pw_dir)
        # The first field is the full name, by custom (passwd(5) of macOS: "User's full name").
        users |= {account.pw_name, account.pw_gecos.partition(",")[0]}
    users |= {Path(each).name for each in homes}
    hosts = {node, node.partition(".")[0]}
    kinds = {
        "home": f"{_any_of(_paths(homes))}(?![\\w-])|{ANY_HOME}",
        "host": rf"(?<![^\W_]){_any_of(_telling(hosts))}(?![^\W_])",
        "user": rf"(?<![^\W_]){_any_of(_telling(users))}(?![^\W_])|(?<![\w.-]){_any_of(users)}(?=@)",
    }
    return re.compile("|".join(f"(?P<{kind}>{each})" for kind, each in kinds.items()), re.IGNORECASE)


def _paths(homes: set[str]) -> set[str]:
    """Not the root of all files, which is the home of some services."""
    return {home for each in homes if len(home := each.rstrip("/")) > 1}


def _telling(names: set[str]) -> set[str]:
    return {name for name in names if len(name) >= SHORTEST_NAME and name.lower() not in TELLS_NOBODY}


def _any_of(names: set[str]) -> str:
    """A pattern for each of them, the longest first; one that nothing matches where there is none."""
    found = sorted(filter(None, names), key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(map(re.escape, found))})" if found else "(?!)"
