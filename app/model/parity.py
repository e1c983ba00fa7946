"""What a device's numbers are compared by."""

from app.model.quantities import Figure, SignedFigure, Some
from app.model.record import Record
from app.model.texts import Name

LARGEST = 1e9
"""Stands for itself and all above it, for infinity and for what is not a number: JSON has none of them."""


class TensorError(Record, frozen=True):
    """How far one tensor is from the same one in float64 on the CPU.

    Attributes:
        name: `logits`, `loss`, or the parameter's name.
        device_error: The device's, relative: norm of the difference over norm of the float64 tensor; at most
            `LARGEST`.
        cpu_error: The CPU's own in float32, by the same formula: what rounding alone does here.
    """

    name: Name
    device_error: Figure
    cpu_error: Figure


class StepErrors(Record, frozen=True):
    """The first training step compared with float64.

    Attributes:
        gradients: Of each parameter; in float64 under the same decisions at ReLUs and max-poolings.
    """

    logits: TensorError
    loss: TensorError
    gradients: tuple[TensorError, ...]


class Parity(Record, frozen=True, kw_only=True):
    """A model on a device beside the same model on the CPU; the verdict is app/stats/parity.py's.

    Attributes:
        as_used: The step as it is timed.
        strict: The same with the device's faster, less precise modes off (TF32 on CUDA); None where it has
            none, since then there is nothing to turn off.
        updates: How Adam changed each parameter in the first two training steps, against Adam in float64 fed
            with the very gradients that the device (or the CPU) had.
        device_losses: The loss of each of the training steps that follow, as used; at most `LARGEST`.
        cpu_losses: The same on the CPU in float32.
    """

    model: Name
    device: Name
    batch_size: Some
    as_used: StepErrors
    strict: StepErrors | None = None
    updates: tuple[TensorError, ...]
    device_losses: tuple[SignedFigure, ...]
    cpu_losses: tuple[SignedFigure, ...]
