import pytest

from app.compat.item import Item, ItemStatus
from app.compat.verdict import decide

ORDER = ("chip", "python", "os", "torch", "mps", "metal", "gpu_test")


def line(key: str, status: ItemStatus) -> Item:
    return Item(key=key, title=key, value="", status=status, note=f"{key} note", remedy=f"{key} remedy")


@pytest.mark.parametrize("first", ORDER)
def test_that_the_most_fundamental_problem_is_told(first: str) -> None:
    after = ORDER[ORDER.index(first) :]
    verdict = decide([line(key, "problem") for key in reversed(after)], is_mac=True)
    assert (verdict.reason, verdict.remedy) == (f"{first} note", f"{first} remedy")
    assert verdict.level == ("cannot_measure" if "torch" in after else "cpu_only")


@pytest.mark.parametrize("status", ["ok", "info", "warning", "unknown"])
def test_that_nothing_but_a_problem_stands_in_the_way(status: ItemStatus) -> None:
    verdict = decide([line(key, status) for key in ORDER], is_mac=True)
    assert (verdict.level, verdict.reason, verdict.remedy) == ("usable", "", "")
