"""All that speaks against quoting a result as it is."""

from app.model.result import CellResult, Result
from app.model.told import retell
from app.stats.badge import SHAKING, badge, unsteady_cells
from app.stats.caution import Caution
from app.stats.cell_cautions import cell_cautions
from app.stats.explanation import explanation_cautions
from app.stats.figures import measured_count
from app.stats.parity import judge
from app.stats.run_cautions import run_cautions
from app.words import tr


def all_cautions(result: Result) -> tuple[Caution, ...]:
    """Every doubt: about the whole run, then about the cells in their order, then about explanations."""
    of_cells = (caution for cell in result.cells for caution in cell_cautions(result, cell))
    return (*run_cautions(result), *of_cells, *explanation_cautions(result))


def caution_lines(result: Result) -> list[str]:
    """The doubts for people, a line for each kind: where many cells share one, the worst speaks for them.

    First what makes a result unstable: the badge says that it is so, and the first line is why.
    """
    kinds: dict[str, list[Caution]] = {}
    for caution in all_cautions(result):
        kinds.setdefault(caution.code, []).append(caution)
    in_order = sorted(kinds, key=lambda code: code not in SHAKING)
    return [_line(kinds[code]) for code in in_order]


def problem_lines(result: Result) -> list[str]:
    """What is worse than a doubt: wrong numbers, and what could not be done beside the cells."""
    verdicts = (judge(parity) for parity in result.parities)
    wrong = [f"{verdict.sentence} {verdict.advice}" for verdict in verdicts if verdict.code == "failed"]
    missing = [
        f"{retell(each.what)}: {retell(each.failure.reason)} {retell(each.failure.advice)}"
        for each in result.extra_failures
    ]
    return [*wrong, *(line.rstrip() for line in missing)]


def doubtful_cells(result: Result) -> list[CellResult]:
    """The measured cells whose figures should not be quoted as they are."""
    return [cell for cell in result.cells if cell_cautions(result, cell)]


def doubtful_sentence(result: Result) -> str:
    """How many cells have a caution of their own, where that is more than the badge counts; empty otherwise.

    The badge counts the cells whose speed itself changed: both say what they count. What holds for the
    whole run, as that it was a virtual machine, is in each row of a table in a file, and not counted here.
    """
    doubtful = len(doubtful_cells(result))
    told = len(unsteady_cells(result)) if badge(result).code == "unstable" else 0
    if doubtful <= told:
        return ""
    count = measured_count(result)
    return tr("Cells with a caution of their own: {doubtful} of {count}.", doubtful=doubtful, count=count)


def _line(cautions: list[Caution]) -> str:
    """Of one kind, about the whole run or about one cell each."""
    worst = max(cautions, key=lambda caution: caution.gravity)
    says = f"{worst.sentence} {worst.advice}"
    if worst.cell is None:
        return says
    if len(cautions) == 1:
        return f"{worst.cell.title}: {says}"
    return tr(
        "{cell} (worst of {count} cells): {caution}", cell=worst.cell.title, count=len(cautions), caution=says
    )
