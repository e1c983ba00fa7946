"""What others may not look into is told, and hides nothing else."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.history.journal import JOURNAL
from app.history.recorder import write_result
from app.history.store import Store, StoreError
from app.model.codec import encode_line
from app.terminal.history import print_history
from tests.disks import forbidden
from tests.history.test_journal import EVENTS
from tests.scripted import plan_of, whole_run

RESULT_OF_RUN = whole_run(plan_of())


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """That of the program, in folders open to everybody; pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
            monkeypatch.setenv(variable, name)
        Path(name).chmod(0o777)
        yield Store()


@pytest.mark.parametrize("allowed", [0o000, 0o444])
def test_that_one_run_that_nobody_may_look_into_hides_no_other(store: Store, allowed: int) -> None:
    for name in ("mine", "locked"):
        write_result(store.folder(name), RESULT_OF_RUN)
    store.folder("begun").mkdir()
    (store.folder("begun") / JOURNAL).write_bytes(encode_line(EVENTS[0]))
    with forbidden(store.folder("locked"), allowed):
        entries = {entry.name: entry for entry in store.entries()}
        store.tidy()
        assert [entry.name for entry in store.interrupted()] == ["begun"]
    states = {name: entry.state for name, entry in entries.items()}
    assert states == {"mine": "finished", "locked": "damaged", "begun": "interrupted"}
    assert entries["locked"].problem == "It cannot be read: Permission denied."


def test_that_runs_that_cannot_be_looked_for_are_not_told_as_none(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    write_result(store.folder("run"), RESULT_OF_RUN)
    with forbidden(store.folder("run").parent, 0o000):
        with pytest.raises(StoreError, match="cannot be read: Permission denied"):
            list(store.entries())
        store.tidy()
        assert store.interrupted() == []
        assert print_history() == 2
    assert "make it readable, then try again." in capsys.readouterr().err
    assert print_history() == 0
