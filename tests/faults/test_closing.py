"""The window closed in every state once, in processes of its own."""

from pathlib import Path

import pytest

from tests.faults.closing import STATES, close, table

GENEROUS_S = 10.0
"""The command asks for two seconds; this may share its machine."""


@pytest.mark.parametrize("seed", range(len(STATES)), ids=STATES)
def test_that_the_window_ends_in_every_state(tmp_path: Path, seed: int) -> None:
    closed = close(tmp_path, seed)
    assert closed.state == STATES[seed]
    assert not closed.wrong
    assert 0 < closed.took_s < GENEROUS_S
    assert f"| {closed.state} | 1 |" in table([closed])
