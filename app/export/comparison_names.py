"""What the files of a comparison call its results."""

import msgspec

from app.privacy import for_others, text_for_others
from app.stats.comparison import Comparison


def comparison_for_others(comparison: Comparison) -> Comparison:
    """The comparison as it may be passed on: the title of a run, too, may be somebody's name."""
    contenders = tuple(
        msgspec.structs.replace(each, name=text_for_others(each.name), result=None)
        for each in comparison.contenders
    )
    return for_others(msgspec.structs.replace(comparison, contenders=contenders))
