"""Lines that come through a pipe or stand in a journal: refused in one way, whatever is in them."""

import msgspec
import pytest

from app.model.codec import decode_event, decode_run_event, decode_task, encode_line
from app.model.events import WindowTimed
from app.model.plan import Cell
from tests.faults.misdeeds import GARBAGE

CELL = Cell(model="resnet18", device="cpu", batch_size=4)


@pytest.mark.parametrize("name", GARBAGE)
def test_that_garbage_is_refused_in_one_way(name: str) -> None:
    for decode in (decode_event, decode_run_event, decode_task):
        with pytest.raises(msgspec.DecodeError):
            decode(GARBAGE[name])


def test_that_a_time_that_cannot_be_is_refused_and_a_very_short_one_is_not() -> None:
    short = WindowTimed(CELL, 1, 1e-9, 0, 0.0)
    assert decode_event(encode_line(short)) == short
    for impossible_s in (0.0, -1.0, float("nan"), float("inf")):
        with pytest.raises(msgspec.DecodeError):
            decode_event(encode_line(msgspec.structs.replace(short, duration_s=impossible_s)))
