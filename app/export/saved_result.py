"""Reading a saved result back, so that it can be shown like one that was just measured."""

from pathlib import Path

from app.charts.views import VIEWS
from app.export import json_file
from app.model.result import Result
from app.model.result_file import MOST_BYTES, NoResult, decode_result
from app.model.told import retell
from app.reading import TooLarge, read_at_most
from app.spoken_error import SpokenError
from app.words import mark, tr

NONSENSE = mark(
    "What is in it does not fit together: it was damaged, or changed by hand, after it was saved. "
    "Open another copy of it."
)


class ReadError(SpokenError):
    """A file that cannot be shown, in words for a person."""


def read_result(path: Path) -> Result:
    """Read a result file of this or an older version.

    Raises:
        ReadError: If there is no such file, it is no result, it is of a newer Torchmark, or it is damaged.
    """
    result = read_unchecked(path)
    refuse_nonsense(result)
    return result


def read_unchecked(path: Path) -> Result:
    """The same where it does not matter yet whether the result can be shown.

    Raises:
        ReadError: If there is no such file, it is no result, it is of a newer Torchmark, or it is damaged.
    """
    try:
        return decode_result(read_at_most(path, MOST_BYTES))
    except TooLarge as error:
        raise ReadError(
            tr("It is no Torchmark result: {reason}. Open another file.", reason=error.strerror)
        ) from error
    except OSError as error:
        reason = retell(error.strerror or str(error))
        raise ReadError(
            tr("It cannot be read: {reason}. Is it still where it was?", reason=reason)
        ) from error
    except NoResult as error:
        says = str(error)
        raise ReadError(says[:1].upper() + says[1:], error.details) from error


def refuse_nonsense(result: Result) -> None:
    """Work out all that will be shown: a well-formed file can still hold steps that took no time.

    Raises:
        ReadError: If that cannot be done.
    """
    # Late: the window opens without matplotlib.
    from matplotlib.figure import Figure

    from app.charts import poster

    if not result.cells or tuple(cell.cell for cell in result.cells) != result.plan.cells:
        raise ReadError(tr(NONSENSE), "the cells are not those of the plan")
    try:
        poster.draw(Figure(), result)
        for view in VIEWS.values():
            # Drawing them all would take as long as a person waits; what they rest on is worked out for this.
            view.describe(result)
        json_file.encode(result)
    except (ArithmeticError, LookupError, ValueError) as error:
        raise ReadError(tr(NONSENSE)) from error
