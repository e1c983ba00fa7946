"""Results beside each other: no two of them have the same name, nor the same colour and hatch."""

from collections.abc import Sequence

import msgspec

from app.stats.contender import NO_LOOK, Contender
from app.stats.moments import local_day, local_minute


def told_apart(contenders: Sequence[Contender]) -> tuple[Contender, ...]:
    """The same with names that differ: by what tells those of the same name apart, else by a number.

    Each has a look of its own. Whoever has one keeps it, so that a person can follow a result by its colour
    when another becomes the baseline, or one is removed.
    """
    alike = {each.name: [other for other in contenders if other.name == each.name] for each in contenders}
    taken = {each.look for each in contenders}
    free = iter(sorted(set(range(len(contenders))) - taken))
    return tuple(
        msgspec.structs.replace(
            each,
            tell=_tell(each, alike[each.name]),
            look=next(free) if each.look == NO_LOOK else each.look,
        )
        for each in contenders
    )


def _tell(contender: Contender, alike: Sequence[Contender]) -> str:
    if len(alike) == 1:
        return ""
    own = alike.index(contender)
    for tell in (_by_torch, _by_date, _by_moment):
        tells = [tell(each) for each in alike]
        if len(set(tells)) == len(tells):
            return tells[own]
    return str(own + 1)


def _by_torch(contender: Contender) -> str:
    """A run that ended early may not know it."""
    return f"PyTorch {contender.torch}" if contender.torch else ""


def _by_date(contender: Contender) -> str:
    """Of a published one nothing is known."""
    return local_day(contender.started_at) if contender.started_at else ""


def _by_moment(contender: Contender) -> str:
    """Date and minute."""
    return local_minute(contender.started_at) if contender.started_at else ""
