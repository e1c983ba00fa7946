"""JSON that is still JSON and no longer right: what a fuzzer of bytes alone would take years to reach."""

import json
import random
from collections.abc import Callable
from typing import Any

NUMBERS = (0, -1, 1, 2, 7, 250, 251, 10**6, 10**6 + 1, 10**9, 2**53 - 1, 2**53, 2**63, -(2**63), 10**30)
FLOATS = (0.0, -0.0, 1e-9, 9e-10, 5e-324, 1e9, 1e12, 1e15, 1.7e308, -1.5, 0.1, 3.0000000000000004)
TEXTS = (
    "",
    "x" * 3000,
    "\u00e9" * 60_000,
    "\x1b[2J\x1b[31m",
    "a\nb\tc\x00d",
    "\u202eexe.fdp",
    "=1+1",
    "@SUM(A1)",
    "$\\frac{",
    "{count} {0} %s %n",
    "<img src='x'><b>",
    "../../../etc/passwd",
    "e\u0301\u0302" * 40,
    "한국어 \U0001f600",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-23:59",
    "2026-11-23",
    "resnet18",
    "mps",
    "cpu",
    "fp32",
    "epoch",
    "sustained",
    "done",
    "stopped",
)
MOST_CHANGES = 4
DEEP = 3000

Parent = tuple[Any, Any]
"""A list or an object, and the index or name of a value in it."""


def mutated(content: Any, chance: random.Random) -> Any:
    """The same, changed in place at some places."""
    whole = [content]
    for _ in range(chance.randint(1, MOST_CHANGES)):
        places = _places(whole)
        holder, key = chance.choice(places)
        _change(holder, key, places, chance)
    return whole[0]


def encoded(content: Any, chance: random.Random) -> bytes:
    """As JSON; now and then with a name that stands twice, a number that is none, or far too deep."""
    text = json.dumps(content, ensure_ascii=chance.random() < 0.5)
    match chance.randrange(40):
        case 0:
            text = text.replace(": ", ": " + "[" * DEEP, 1)
        case 1:
            text = text.replace(
                ": 1", f": {chance.choice(('NaN', 'Infinity', '1e999', '-1', '01', '1.'))}", 1
            )
        case 2:
            text = text.replace("{", '{"version": 1, "result": {}, ', 1)
    return text.encode(errors="surrogatepass")


def _places(holder: Any) -> list[Parent]:
    found: list[Parent] = []
    waiting = [holder]
    while waiting:
        each = waiting.pop()
        keys = range(len(each)) if isinstance(each, list) else list(each)
        for key in keys:
            found.append((each, key))
            if isinstance(each[key], list | dict):
                waiting.append(each[key])
    return found


def _change(holder: Any, key: Any, places: list[Parent], chance: random.Random) -> None:
    change = chance.choice((_replace, _replace, _replace, _copy, _remove, _double))
    change(holder, key, places, chance)


def _replace(holder: Any, key: Any, places: list[Parent], chance: random.Random) -> None:
    """By another value, of its own type more often than not."""
    value = holder[key]
    makers: dict[type, Callable[[], Any]] = {
        bool: lambda: chance.random() < 0.5,
        int: lambda: chance.choice(NUMBERS),
        float: lambda: chance.choice(FLOATS),
        str: lambda: chance.choice(TEXTS),
        list: lambda: value[: len(value) // 2] if isinstance(value, list) else [],
        dict: dict,
        type(None): lambda: None,
    }
    kind = type(value) if chance.random() < 0.7 else chance.choice(list(makers))
    holder[key] = makers[kind]()


def _copy(holder: Any, key: Any, places: list[Parent], chance: random.Random) -> None:
    """From somewhere else, where the same name or type was found if there is one."""
    alike = [
        other[name]
        for other, name in places
        if (isinstance(name, str) and name == key) or type(other[name]) is type(holder[key])
    ]
    holder[key] = json.loads(json.dumps(chance.choice(alike)))


def _remove(holder: Any, key: Any, places: list[Parent], chance: random.Random) -> None:
    if holder is not places[0][0]:
        del holder[key]


def _double(holder: Any, key: Any, places: list[Parent], chance: random.Random) -> None:
    """Of a list's element many more; of a field another one that nobody knows."""
    if isinstance(holder, list):
        holder[key:key] = [json.loads(json.dumps(holder[key])) for _ in range(chance.choice((1, 2, 40)))]
    else:
        holder[f"{key}_"] = holder[key]
