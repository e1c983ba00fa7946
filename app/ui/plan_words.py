"""What each choice of a run means and costs, in plain words: the tooltips of the choices and of Settings."""

from collections.abc import Mapping

from app.model.catalog import BASELINE_DEVICE, Precision
from app.model.plan import CUSTOM, Extra, Protocol
from app.words import mark, tr

PRESET_TIP = mark(
    "A ready set of choices. Results of the same preset can be compared with those of other machines;\n"
    "what is chosen otherwise makes a result a custom one."
)
PRESET_TIPS: Mapping[str, str] = {
    "quick": mark(
        "Six models at batch size 4, each timed for about a second on each device.\n"
        "The shortest way to an answer; its figures are the least certain."
    ),
    "standard": mark(
        "Six models at batch sizes 4 and 64, each timed until its figure is certain, and whether the GPU's\n"
        "numbers are right. For figures to quote. Many times as long as Quick."
    ),
    "experiment-2022": mark(
        "Passes over 1000 images with their loading, as an M1 Max was measured in 2022, to stand beside it.\n"
        "Long where the CPU is slow: each pass is made whole."
    ),
    "sustained": mark(
        "One model for 10 minutes on each device without a pause: does the machine become slower as it\n"
        "grows hot (throttle)?"
    ),
    CUSTOM: mark(
        "Whatever is chosen below, each timed as long as in Standard.\n"
        "Such a result is not to be put beside those of a preset."
    ),
}
MODELS_TIP = mark(
    "Networks that tell what an image shows, from large and old (VGG-16) to small and newer.\n"
    "Each one chosen is trained on each device; the run becomes longer by it."
)
DEVICES_TIP = mark("What does the training. The speed-up needs the CPU and a GPU.")
CPU_TIP = mark("The processor: what a GPU is compared with. It takes most of the time of a run.")
GPU_TIP = mark("The graphics processor, which PyTorch can train on as well.")
BATCH_TIP = mark(
    "Batch size: how many images a model is trained on at a time. With more a GPU has more to do at once,\n"
    "and mostly gains more; each step needs more memory and time. Each size chosen is measured."
)
CELL_TIP = mark(
    "A cell is one model on one device at one batch size in one precision.\n"
    "The time is a guess from a short look at the devices."
)
EXTRA_WORDS: Mapping[Extra, tuple[str, str]] = {
    "parity": (
        mark("Parity"),
        mark(
            "Are the GPU's numbers right? Compares output, loss and gradients with float64, for each model.\n"
            "Costs some dozens of training steps for each model, on the CPU too."
        ),
    ),
    "phases": (
        mark("Phases"),
        mark(
            "Where the time of a step goes: loading, transfer, forward, backward, optimiser.\n"
            "Costs about 2 s for each cell, more where a step is slow."
        ),
    ),
    "limits": (
        mark("Limits"),
        mark(
            "What each device can do at best, so that the share of it that training reaches is known.\n"
            "Costs about 10 s for each device."
        ),
    ),
    "explain": (
        mark("Explain"),
        mark(
            "From the way of 2022 to the right one, step by step: what each mistake was worth.\n"
            "Costs about half a minute for each model and device."
        ),
    ),
}
PROTOCOL_TIP = mark("How a cell is measured: what counts as its time, and for how long it is timed.")
PROTOCOL_WORDS: Mapping[Protocol, tuple[str, str]] = {
    "compute": (
        mark("Compute"),
        mark(
            "Training steps alone, timed again and again until the figure is certain. Figures to quote.\n"
            "Takes seconds for each cell."
        ),
    ),
    "epoch": (
        mark("Epoch of 2022"),
        mark(
            "A whole pass over 1000 images (an epoch) with their loading, once, as in 2022.\n"
            "Takes as long as that pass: minutes for a large model on a CPU."
        ),
    ),
    "sustained": (
        mark("Sustained"),
        mark(
            "Minutes without a pause, to see whether the machine grows hot and slow.\n"
            "Takes the minutes below for each cell."
        ),
    ),
}
PRECISION_TIP = mark(
    "In how many bits the numbers are kept that a model computes with. Fewer are faster on many GPUs and\n"
    "need less memory, and are less exact. Each precision that is measured makes the run longer."
)
PRECISION_WORDS: Mapping[Precision, tuple[str, str]] = {
    "fp32": ("float32", mark("32 bits throughout: full precision, and what PyTorch does by itself.")),
    "fp16": (
        "float16",
        mark(
            "Mixed: 16 bits where PyTorch deems it safe (autocast), else 32. More exact, over a small range."
        ),
    ),
    "bf16": (
        "bfloat16",
        mark(
            "Mixed: 16 bits where PyTorch deems it safe (autocast), else 32. Less exact, over a large range."
        ),
    ),
}
SMALLER_BATCH_WORDS = (
    mark("Smaller batch if short"),
    mark(
        "A cell that finds no memory is also tried at half its batch size, and so on.\n"
        "Costs time only where one fails."
    ),
)
THREADS_TIP = mark(
    "With how many threads, on as many cores, PyTorch computes on the CPU at a time.\n"
    "Fewer make the CPU slower, and the GPU look faster beside it."
)
BUDGET_TIP = mark(
    "How long each model is timed on a device, after its warm-up, where its figure is not certain before.\n"
    "Longer makes the figures more certain, and the run longer."
)


def device_tip(device: str) -> str:
    """What a device is, in the language of the window."""
    return tr(CPU_TIP) if device == BASELINE_DEVICE else tr(GPU_TIP)
