"""Result files of older versions, brought to the shape of the present one step by step."""

from collections.abc import Callable, Mapping
from typing import Any

Content = dict[str, Any]


def upgrade(content: Content, version: int, current: int) -> Content:
    """The same result in the shape of version `current`.

    Raises:
        KeyError, TypeError: Where the content is not of the version it says.
    """
    for step in range(version, current):
        content = _STEPS[step](content)
    return content


def _from_1(content: Content) -> Content:
    """1 counted warm-up steps and windows beforehand; there was no goal for the interval."""
    timing = content["result"]["plan"]["timing"]
    content["result"]["plan"]["timing"] = {
        "warmup_budget_s": 0.0,
        "window_time_s": timing["window_time_s"],
        "min_windows": timing["min_windows"],
        "precision_goal": 0.0,
        "budget_s": timing["budget_s"],
    }
    return {**content, "version": 2}


_STEPS: Mapping[int, Callable[[Content], Content]] = {1: _from_1}
