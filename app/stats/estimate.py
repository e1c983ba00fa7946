"""How long the parts of a run will take, from what its devices can do at best."""

from collections.abc import Mapping

from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS
from app.model.machine import DeviceStatus
from app.model.plan import Cell, Plan
from app.stats.scales import StepParts

FLOPS_PER_GMAC = 2e9
TRAINING_PASSES = 3
"""A training step costs about three forward passes: forward, and twice that for the backward one."""
SHARE_OF_PEAK = 0.3
"""Of the best matrix product, which convolutions reach in training; measured ones lie at 0.1 to 0.8."""
TRAFFIC_PER_PARAMETER = 32
"""Bytes: Adam reads weight, gradient and two moments and writes three of them, in float32."""
TRAFFIC_PER_ACTIVATION = 3
"""Written by the forward pass, read by the backward one, and once more on the way."""
CHANGE_S = 0.2
COUNTING_S_PER_TENSOR = 0.002
"""Between two groups: the machine is looked at, and the operations of the last step are counted."""
PREPARATION_S = 0.5
FIRST_STEP_COST = 3.0
"""In ordinary steps; the first one allocates and compiles."""
WARMUP_STEPS = 3
SHORTEST_WARMUP_S = 0.3
LEAD_IN_S = 0.1
LEAD_IN_SHARE = 0.2
"""Of the time of the windows, for the steps before each turn that are not timed; longer steps have none."""
LOADING_S_PER_IMAGE = 3e-3
LOADER_START_S = 6.0
PARITY_BATCH = 4
PARITY_STEPS = 20
FLOAT64_COST = 8.0
"""One step in float64, in float32's time."""
LIMITS_S = 10.0
PHASES_S = 1.5
EXPLAIN_LINK_S = 5.0
EXPLAIN_LINKS = 4
EXPLAIN_STARTS = 3
MINUTE_S = 60


class Estimate:
    """Expected seconds of each part of a plan.

    Args:
        devices: What the probes told; devices they leave out are guessed.
    """

    def __init__(self, plan: Plan, devices: Mapping[str, DeviceStatus]) -> None:
        self._plan = plan
        self._devices = devices

    def step_time_s(self, cell: Cell) -> float:
        """Arithmetic, memory traffic and the handing over of work, one after the other."""
        return self.step_parts(cell).total_s

    def step_parts(self, cell: Cell) -> StepParts:
        """The same in its two parts, which no machine has in the same proportion."""
        model, device = MODELS[cell.model], DEVICES[cell.device]
        status = self._devices.get(cell.device)
        measured = status.matmul_tflop_per_s if status else None
        peak_flop_per_s = (measured or device.assumed_tflop_per_s) * 1e12
        flops = TRAINING_PASSES * FLOPS_PER_GMAC * model.forward_gmacs * cell.batch_size
        traffic_bytes = 1e6 * (
            TRAFFIC_PER_PARAMETER * model.parameters_m
            + TRAFFIC_PER_ACTIVATION * model.activation_mb_per_image * cell.batch_size
        )
        return StepParts(
            arithmetic_s=flops / (SHARE_OF_PEAK * peak_flop_per_s),
            rest_s=traffic_bytes / (device.assumed_gb_per_s * 1e9)
            + model.parameter_tensors * device.dispatch_s,
        )

    def lead_s(self, step_s: float) -> float:
        """What comes before a cell's first sample: making the model, the first step, warming up."""
        first_s = PREPARATION_S + FIRST_STEP_COST * step_s
        match self._plan.protocol:
            case "compute":
                budget_s = self._plan.timing.warmup_budget_s
                warmup_s = min(budget_s, max(SHORTEST_WARMUP_S, WARMUP_STEPS * step_s))
                return first_s + max(warmup_s, step_s)
            case "epoch":
                return first_s + LOADER_START_S + WARMUP_STEPS * step_s
            case "sustained":
                return first_s

    def between_s(self, cell: Cell) -> float:
        """What comes between the end of a group and the next one's start."""
        return CHANGE_S + COUNTING_S_PER_TENSOR * MODELS[cell.model].parameter_tensors

    def parity_s(self, model: str, device: str) -> float:
        """One step in three ways, then steps on both sides."""
        on_cpu_s = self.step_time_s(Cell(model, BASELINE_DEVICE, PARITY_BATCH))
        on_device_s = self.step_time_s(Cell(model, device, PARITY_BATCH))
        return PREPARATION_S + (FLOAT64_COST + PARITY_STEPS) * on_cpu_s + PARITY_STEPS * on_device_s

    def limits_s(self) -> float:
        """The limits of one device."""
        return LIMITS_S

    def explanation_s(self, cell: Cell) -> float:
        """All links of a cell; each is shortened to a time."""
        steps = -(-self._plan.images // cell.batch_size)
        link_s = steps * (self.step_time_s(cell) + LOADING_S_PER_IMAGE * cell.batch_size)
        return EXPLAIN_LINKS * min(EXPLAIN_LINK_S, link_s) + EXPLAIN_STARTS * LOADER_START_S

    def sampling_s(self, cell: Cell, step_s: float) -> float:
        """The samples alone, if the interval does not end them earlier."""
        timing = self._plan.timing
        match self._plan.protocol:
            case "compute":
                windows_s = max(timing.budget_s, timing.min_windows * max(step_s, timing.window_time_s))
                return windows_s * (1 + LEAD_IN_SHARE if step_s < LEAD_IN_S else 1)
            case "epoch":
                steps = -(-self._plan.images // cell.batch_size)
                sides = max(1, self._plan.loader_workers)
                return max(steps * step_s, self._plan.images * LOADING_S_PER_IMAGE / sides)
            case "sustained":
                return (self._plan.sustained_minutes or 0.0) * MINUTE_S

    def phases_s(self, step_s: float) -> float:
        """The instrumented pass after a cell's last sample."""
        return max(PHASES_S, WARMUP_STEPS * step_s) if "phases" in self._plan.extras else 0.0
