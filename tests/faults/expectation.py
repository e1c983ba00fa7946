"""What must become of a case: worked out from its script alone, without the program that is tried."""

from collections import Counter
from itertools import product

from app.model.explanation import LINKS
from app.model.plan import Cell, Plan
from app.model.tasks import CheckParity, ExplainCell, MeasureLimits
from app.model.told import PHASES
from tests.faults.cases import Case, group_key
from tests.faults.script import Fault
from tests.faults.worker import TURNS, WINDOWS_PER_TURN

DEADLY = ("signal", "exit", "assertion", "half_line")
NOT_UNDERSTOOD = "do not understand each other"
HUNG = "It hung: no sign of progress for"
REASONS = {
    "mps_memory": "The Apple GPU ran out of memory",
    "cuda_memory": "The NVIDIA GPU ran out of memory",
    "cpu_memory": "The computer ran out of memory",
    "python_memory": "The computer ran out of memory",
    "nan_loss": "The training loss is not a finite number",
    "cuda_lost": "The NVIDIA GPU failed in the middle of its work",
    "mps_lost": "The Apple GPU did not answer any more",
    "bug": "KeyError: 'weight'",
}


def reason_of(fault: Fault) -> str:
    """What must stand in the reason that a person is told."""
    match fault.kind:
        case "signal":
            return f"The measuring process was ended by {fault.variant}"
        case "exit" | "half_line":
            return f"ended unexpectedly with exit code {fault.variant}."
        case "assertion":
            return "stopped the process by a failed assertion (SIGABRT)"
        case "hang":
            return HUNG
        case "raise" | "break":
            return REASONS[fault.variant]
        case _:
            return NOT_UNDERSTOOD


class Hung(Exception):
    """Here the run stands still until somebody ends it."""


class Ended(Exception):
    """A fault has ended the task, and mostly its process."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Broken(Ended):
    """A fault has ended a cell; its task goes on."""


class Expectation:
    """What a result must say.

    Attributes:
        cells: The reason of each cell that fails; None of one that is measured. All but those that a hang
            has kept from being measured.
        extras: What could not be done beside the cells, with the reason.
        struck: The faults that happen.
        is_hung: Whether the run stands still in the end.
    """

    def __init__(self, case: Case, checks: int = 0) -> None:
        self.cells: dict[Cell, str | None] = {}
        self.extras: dict[str, str] = {}
        self.struck: list[str] = []
        self.is_hung = False
        self._faults = case.faults
        self._is_watched = case.is_watched
        self._passed: Counter[tuple[str, str]] = Counter()
        self._at_work: Cell | None = None
        self._waiting: list[Cell] = []
        self._renew()
        try:
            for _ in range(checks):
                self._failures(case.plan.devices, "probe")
            self._run(case.plan)
        except Hung:
            self.is_hung = True

    def _run(self, plan: Plan) -> None:
        unusable = self._failures(plan.devices, "probe")
        missing = self._failures(plan.models if plan.is_pretrained else (), "weights")
        usable = [device for device in plan.devices if device not in unusable]
        if "limits" in plan.extras:
            for device in usable:
                self._extra(f"limits {device}", MeasureLimits(device, plan).title)
        gpus = [device for device in plan.gpus if device in usable]
        if "parity" in plan.extras and gpus:
            for model, device in product(plan.models, gpus):
                self._extra(f"parity {model} {device}", CheckParity(model, device, plan).title)
            self._renew()
        for group in plan.groups:
            failed = {cell: missing.get(cell.model) or unusable.get(cell.device) for cell in group}
            self.cells |= {cell: reason for cell, reason in failed.items() if reason}
            self._group(group_key(group), [cell for cell in group if not failed[cell]])
        if "explain" in plan.extras:
            for cell in plan.cells_to_explain:
                if cell.model not in missing and cell.device in usable:
                    self._extra(f"explain {cell.model} {cell.device}", ExplainCell(cell, plan).title)

    def _failures(self, names: tuple[str, ...], task: str) -> dict[str, str]:
        attempt = self._probed if task == "probe" else self._whole
        found = {name: attempt(f"{task} {name}") for name in names}
        return {name: reason for name, reason in found.items() if reason}

    def _probed(self, task: str) -> str | None:
        """Why a device is unusable: one whose process has ended is tried again in a new one."""
        reason = self._whole(task)
        is_hung = reason is not None and reason.startswith(HUNG)
        return self._whole(task) if reason and self._is_fresh and not is_hung else reason

    def _extra(self, task: str, title: str) -> None:
        reason = self._whole(task)
        if reason:
            self.extras[title] = reason

    def _whole(self, task: str) -> str | None:
        """Why a task fails that has no parts."""
        times = len(LINKS) if task.startswith("explain") else 1
        try:
            self._begin(task)
            for point in ("software", *["inside"] * times, "done"):
                self._pass(task, point)
        except Ended as ended:
            # A device that has passed its trial is usable, whatever comes after that.
            is_tried = (task.partition(" ")[0], ended.fault.point) == ("probe", "done")
            return None if is_tried else reason_of(ended.fault)
        self._rest(task)
        return None

    def _group(self, task: str, waiting: list[Cell]) -> None:
        """Try after try, each without what has its figure or is blamed."""
        while waiting:
            self._at_work, self._waiting = waiting[0], waiting
            self._has_lost_device = False
            try:
                self._begin(task)
                self._pass(task, "software")
                self._measure(task, waiting)
                self._pass(task, "done")
            except Ended as ended:
                self._blame(self._at_work, ended.fault)
            else:
                self._rest(task)
            if self._has_lost_device:
                self._renew()
            waiting = [cell for cell in waiting if cell not in self.cells]

    def _measure(self, task: str, cells: list[Cell]) -> None:
        preparing = ("cell_started", "first_step", "warmed_up")
        well = [cell for cell in cells if self._goes_on(task, cell, preparing)]
        for turn in range(TURNS):
            is_last = turn == TURNS - 1
            points = ("samples",) * WINDOWS_PER_TURN + ("last_sample",) * is_last
            well = [cell for cell in well if self._goes_on(task, cell, points, is_measured=is_last)]

    def _goes_on(self, task: str, cell: Cell, points: tuple[str, ...], *, is_measured: bool = False) -> bool:
        """Whether the cell is well after these points."""
        self._at_work = cell
        try:
            for point in points:
                self._pass(task, f"{point} {cell.device}")
            if is_measured:
                self.cells[cell] = None
                self._pass(task, f"measured {cell.device}")
        except Broken as broken:
            self._blame(cell, broken.fault)
            self._has_lost_device = self._has_lost_device or broken.fault.variant.endswith("_lost")
            return False
        return True

    def _blame(self, cell: Cell, fault: Fault) -> None:
        if cell in self.cells:
            self.extras[PHASES.format(cell=cell.english_title)] = reason_of(fault)
        else:
            self.cells[cell] = reason_of(fault)

    def _renew(self) -> None:
        """From here on another process is asked."""
        self._is_fresh, self._hangs = True, False

    def _begin(self, task: str) -> None:
        """A process that fails before it answers costs the task only where it was made for this task."""
        if self._hangs and not self._is_watched:
            raise Hung
        is_used = not self._is_fresh
        try:
            self._ask(task)
        except Ended:
            if not is_used:
                raise
            self._renew()
            self._ask(task)

    def _ask(self, task: str) -> None:
        if self._is_fresh:
            self._pass("start", "start")
        self._pass(task, "asked")
        self._is_fresh = False

    def _pass(self, task: str, point: str) -> None:
        """Raises what a fault at this point does to the task."""
        for fault in self._strike(task, point):
            if fault.kind == "hang" and not self._is_watched:
                raise Hung
            if fault.kind == "break":
                raise Broken(fault)
            if self._is_noticed(fault):
                self._is_fresh = fault.kind != "raise" or fault.variant.endswith("_lost")
                raise Ended(fault)

    def _rest(self, task: str) -> None:
        """Between two tasks nothing is lost; whoever hangs is found out by the next one."""
        for fault in self._strike(task, "rest"):
            self._hangs = fault.kind == "hang"
            self._is_fresh = fault.kind in DEADLY

    def _strike(self, task: str, point: str) -> list[Fault]:
        """The fault whose turn it is here."""
        self._passed[task, point] += 1
        found = [
            fault
            for fault in self._faults
            if (fault.task, fault.point) == (task, point) and self._passed[task, point] == fault.passes + 1
        ]
        self.struck += map(str, found)
        return found

    def _is_noticed(self, fault: Fault) -> bool:
        if fault.kind in ("flood", "leak"):
            return False
        if fault.kind != "stray":
            return True
        kind = fault.task.partition(" ")[0]
        match fault.variant, fault.point:
            case "done", "done":
                # It comes too early by nothing; the one that follows is left over.
                return False
            case "done", "inside" if kind == "explain":
                return fault.passes < len(LINKS) - 1
            case "done", point if point.startswith("measured"):
                return any(cell not in self.cells for cell in self._waiting)
            case "again", "start" | "software":
                return False
            case "again", "asked":
                # The word that the task before was done.
                return not self._is_fresh
            case "again", "inside":
                return kind == "explain"
            case "again", "done":
                return kind in ("limits", "parity", "explain")
            case _:
                return True
