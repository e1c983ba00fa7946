"""A result as it is compared with others: measured ones and the published one in the same form."""

import statistics
from collections.abc import Iterator
from typing import Literal

import msgspec

from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS, Precision
from app.model.plan import Cell, Protocol
from app.model.record import Record
from app.model.result import CellResult, Result
from app.model.told import retell
from app.stats.caution import Caution, CautionCode
from app.stats.cell_cautions import cell_cautions
from app.stats.figures import step_times_s
from app.stats.intervals import Interval, Samples, median_interval
from app.stats.moments import local_day
from app.stats.naming import machine_title
from app.stats.parity import Code, judge
from app.stats.reference import Reference
from app.stats.run_cautions import run_cautions
from app.words import tr

Kind = Literal["cpu", "gpu"]
"""The GPU of one machine is compared with that of the other, whoever made it."""

PUBLISHED_DEVICES: dict[Kind, str] = {"cpu": BASELINE_DEVICE, "gpu": "mps"}
PUBLISHED_PRECISION: Precision = "fp32"
LONGEST_NAME = 40
NO_LOOK = -1
"""Of what stands beside nothing yet."""
SHAKES: tuple[CautionCode, ...] = (
    "unstable",
    "drift",
    "too_few_samples",
    "not_settled",
    "swap_grew",
    "other_load",
)
"""The doubts about a cell that would move its ratio: outliers do not move a median, and memory that is nearly
used up is what the machine has."""
OF_THE_MACHINE: tuple[CautionCode, ...] = (
    "battery",
    "battery_began",
    "low_power_mode",
    "low_power_mode_began",
    "hot",
    "translated",
    "virtual_machine",
)


class Work(Record, frozen=True):
    """What is compared: the same training on a kind of device, wherever it was measured."""

    model: str
    kind: Kind
    batch_size: int
    precision: Precision = "fp32"


class Side(Record, frozen=True, kw_only=True):
    """One machine's measurement of a work.

    Attributes:
        seconds_per_image: The samples, in the order of measuring; empty where it was not measured.
        hardware: The chip behind the device; empty where nothing told it.
        failure: Why it failed, in words; empty where it did not.
        doubts: Those that would move a ratio.
        parity: The verdict on the numbers, if they were checked.
    """

    work: Work
    device: str
    seconds_per_image: Samples = ()
    hardware: str = ""
    failure: str = ""
    doubts: tuple[Caution, ...] = ()
    parity: Code | None = None

    @property
    def images_per_s(self) -> float | None:
        """By the median; None where nothing was measured."""
        return 1 / statistics.median(self.seconds_per_image) if self.seconds_per_image else None

    @property
    def images_per_s_interval(self) -> Interval | None:
        """Its 95% interval; None for fewer than six samples."""
        of_seconds = median_interval(self.seconds_per_image) if self.seconds_per_image else None
        return Interval(1 / of_seconds.high, 1 / of_seconds.low) if of_seconds else None


class Contender(Record, frozen=True, kw_only=True):
    """A result with what decides whether its figures can be put beside those of another.

    Attributes:
        name: The machine's, or the title of a run or of a published result.
        is_titled: The name is a title, which can be any words.
        tell: What tells it apart from others of the same name; given by `told_apart`, as is the next.
        look: Which of the colours and hatches it has, as long as it is compared.
        details: Computer, system, PyTorch and date, in one line, without the chip where it is in the name.
        file: What its file is called; empty where the window read it from none.
        run_id: None for a published result, which is no run of Torchmark.
        loader_workers: None where nothing is loaded within the measured time, as for the two below.
        images: Of an epoch.
        sustained_minutes: Of a sustained run.
        cpu_threads: As many as were used; `has_chosen_threads` where that was not left to PyTorch.
        is_first_method: Measured before devices took turns and the warm-up lasted until the speed was steady.
        result: What its texts were made from; None for a published one.
    """

    name: str
    is_titled: bool = False
    tell: str = ""
    look: int = NO_LOOK
    details: str
    started_at: str
    file: str = ""
    run_id: str | None
    protocol: Protocol
    torch: str
    loader_workers: int | None = None
    images: int | None = None
    sustained_minutes: float | None = None
    cpu_threads: int | None = None
    has_chosen_threads: bool = False
    is_first_method: bool = False
    conditions: str = ""
    sides: tuple[Side, ...]
    result: Result | None = None

    @property
    def label(self) -> str:
        """Its name where it stands by itself: in a legend, a list, a table."""
        return _with_tell(self.name, self.tell)

    @property
    def spoken(self) -> str:
        """Its name within a sentence: a title is set off, being any words."""
        return _with_tell(tr("“{name}”", name=self.name) if self.is_titled else self.name, self.tell)

    @property
    def is_published(self) -> bool:
        """Whether it is known from a publication alone."""
        return self.run_id is None

    def side(self, work: Work) -> Side | None:
        """Its measurement of a work; None where that was not in its plan."""
        return next((side for side in self.sides if side.work == work), None)


def measured(result: Result, title: str = "") -> Contender:
    """A result of Torchmark, new or read back; `title` is what a person calls it."""
    plan, software, machine = result.plan, result.software, result.machine
    machine_name = machine_title(result)
    is_epoch = plan.protocol == "epoch"
    torch = software.torch if software else ""
    about = (
        title and machine_name,
        machine.model,
        machine.os,
        torch and f"PyTorch {torch}",
        local_day(result.started_at),
    )
    return Contender(
        name=_shortened(title) or machine_name,
        is_titled=bool(title),
        details=" · ".join(part for part in about if part),
        started_at=result.started_at,
        run_id=result.run_id,
        protocol=plan.protocol,
        torch=torch,
        loader_workers=plan.loader_workers if is_epoch else None,
        images=plan.images if is_epoch else None,
        sustained_minutes=plan.sustained_minutes if plan.protocol == "sustained" else None,
        cpu_threads=plan.cpu_threads or (software.cpu_threads if software else None),
        has_chosen_threads=plan.cpu_threads is not None,
        # What was read from a file of the first format has no goal of precision (app/model/migrations.py).
        is_first_method=plan.timing.precision_goal == 0,
        sides=tuple(_sides(result)),
        result=result,
    )


def told_anew(contender: Contender) -> Contender:
    """The same with the figures and dates in its texts in the notation of now; not yet told apart."""
    if contender.result is None:
        return contender
    anew = measured(contender.result, contender.name if contender.is_titled else "")
    return msgspec.structs.replace(anew, look=contender.look)


def published(reference: Reference) -> Contender:
    """A published result, each of whose cells is a single epoch."""
    return Contender(
        name=tr(reference.title),
        is_titled=True,
        details=" · ".join((reference.os, f"PyTorch {reference.torch}")),
        started_at="",
        run_id=None,
        protocol="epoch",
        torch=reference.torch,
        loader_workers=reference.loader_workers,
        images=reference.images,
        conditions=tr(reference.conditions),
        sides=tuple(
            Side(
                work=Work(cell.model, kind, cell.batch_size, PUBLISHED_PRECISION),
                device=PUBLISHED_DEVICES[kind],
                seconds_per_image=(1 / images_per_s,),
            )
            for cell in reference.cells
            for kind, images_per_s in _rates(cell.cpu_images_per_s, cell.mps_images_per_s)
        ),
    )


def kind_of(device: str) -> Kind:
    """The CPU, or a GPU of whatever make."""
    return "cpu" if device == BASELINE_DEVICE else "gpu"


def work_title(work: Work) -> str:
    """As in "ResNet-18 on the GPU, batch 64"."""
    title = tr(
        "{model} on the {device}, batch {batch_size}",
        model=MODELS[work.model].title,
        device=work.kind.upper(),
        batch_size=work.batch_size,
    )
    return title if work.precision == "fp32" else f"{title}, {work.precision}"


def batch_words(batch_size: int, precision: Precision) -> str:
    """As in "64", or "64 in bf16" where it is not float32."""
    if precision == "fp32":
        return str(batch_size)
    return tr("{batch_size} in {precision}", batch_size=batch_size, precision=precision)


def _sides(result: Result) -> Iterator[Side]:
    """One for each work; of several GPUs in one machine the first."""
    seen: set[Work] = set()
    machine_doubts = tuple(c for c in run_cautions(result) if c.code in OF_THE_MACHINE)
    for cell in result.cells:
        work = work_of(cell.cell)
        if work in seen:
            continue
        seen.add(work)
        fallback = tuple(
            c for c in run_cautions(result) if c.code == "cpu_fallback" and cell.cell.device == "mps"
        )
        own = tuple(c for c in cell_cautions(result, cell) if c.code in SHAKES)
        parity = result.parity_of(work.model, cell.cell.device)
        yield Side(
            work=work,
            device=cell.cell.device,
            seconds_per_image=_seconds_per_image(cell),
            hardware=result.hardware_of(cell.cell.device) or "",
            failure=retell(cell.failure.reason) if cell.failure else "",
            doubts=(*own, *machine_doubts, *fallback),
            parity=judge(parity).code if parity else None,
        )


def work_of(cell: Cell) -> Work:
    """What a cell measures, whoever made its device."""
    return Work(cell.model, kind_of(cell.device), cell.batch_size, cell.precision)


def device_title(device: str) -> str:
    """As in "Apple GPU (MPS)"."""
    return DEVICES[device].title


def _seconds_per_image(cell: CellResult) -> Samples:
    if cell.status != "done":
        return ()
    if cell.epochs:
        return tuple(epoch.duration_s / epoch.images for epoch in cell.epochs)
    return tuple(step_s / cell.cell.batch_size for step_s in step_times_s(cell))


def _shortened(title: str) -> str:
    """What a legend has room for."""
    return title if len(title) <= LONGEST_NAME else f"{title[: LONGEST_NAME - 1].rstrip()}…"


def _with_tell(name: str, tell: str) -> str:
    return f"{name} ({tell})" if tell else name


def _rates(cpu: float, gpu: float) -> tuple[tuple[Kind, float], ...]:
    return ("cpu", cpu), ("gpu", gpu)
