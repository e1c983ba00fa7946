"""Where the time of a step goes."""

from app.model.quantities import Some, Time
from app.model.record import Record


class Phases(Record, frozen=True, kw_only=True):
    """Mean seconds of each phase of a step, from an instrumented pass that is in no other figure.

    The device is synchronised after each phase, at another time than the samples: they need not add up to the
    step time.

    Attributes:
        steps: How many steps the means are over.
        loading_s: Decoding and resizing the batch's images on the CPU, without workers.
        transfer_s: Host to device; next to nothing on the CPU, where the images are already.
        forward_s: The loss included.
        optimizer_s: Adam's step and the forgetting of the gradients.
        sync_s: What one synchronisation of an idle device costs; each of the five phases holds one.
    """

    steps: Some
    loading_s: Time
    transfer_s: Time
    forward_s: Time
    backward_s: Time
    optimizer_s: Time
    sync_s: Time
