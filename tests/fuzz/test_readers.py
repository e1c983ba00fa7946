"""Every reader reads or refuses whatever it is given: properties, on few examples of each kind.

The same readers under a coverage-guided fuzzer: `python -m tests.fuzz`.
"""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.readers import READERS, every_input

EXAMPLES = {"opened": 4, "comparison": 3}
MOST_EXAMPLES = 25
NAMES = st.sampled_from(sorted(READERS))


@pytest.mark.parametrize("name", READERS)
def test_that_what_is_right_and_what_was_found_before_is_read(name: str) -> None:
    for data in every_input(name, count=0):
        READERS[name].read(data)


@pytest.mark.parametrize("name", READERS)
def test_that_what_is_well_formed_and_changed_is_read_or_refused(name: str) -> None:
    reader = READERS[name]
    seeds = reader.seeds()

    @settings(
        max_examples=EXAMPLES.get(name, MOST_EXAMPLES),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(range(len(seeds))), st.integers(0, 2**32))
    def read(which: int, seed: int) -> None:
        reader.read(reader.mutate(seeds[which], random.Random(seed)))

    read()


@given(NAMES, st.binary(max_size=400))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_that_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    READERS[name].read(data)


@given(NAMES, st.data())
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_that_what_was_cut_or_spliced_is_read_or_refused(name: str, draw: st.DataObject) -> None:
    seed = draw.draw(st.sampled_from(READERS[name].seeds()[:3]))
    start = draw.draw(st.integers(0, len(seed)))
    end = draw.draw(st.integers(0, len(seed)))
    READERS[name].read(seed[:start] + draw.draw(st.binary(max_size=6)) + seed[end:])
