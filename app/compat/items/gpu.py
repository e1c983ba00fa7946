"""The GPU: is PyTorch built for it, is it visible, does it compute."""

from app.compat.facts import Facts
from app.compat.item import NOT_KNOWN, Item
from app.model.machine import DeviceStatus, Machine
from app.model.told import retell
from app.words import mark, tr

# In English; shown by `tr`.
OWN_PYTORCH = mark("Use the PyTorch that Torchmark's set-up installs.")
NO_VM = mark("Run Torchmark on the Mac itself, not in a virtual machine.")
NO_SANDBOX = mark(
    "Start Torchmark from the Finder or a Terminal window of a logged-in user, not from another program."
)
SEE_ABOVE = mark("The lines above tell why.")


def mps(facts: Facts) -> Item:
    """Whether this PyTorch has the code for the Apple GPU (`torch.backends.mps.is_built`)."""
    title = tr("PyTorch's Apple GPU support (MPS)")
    gpu = facts.gpu
    if gpu is None or facts.software is None or _ended_early(gpu):
        return Item(key="mps", title=title, value=tr(NOT_KNOWN), status="unknown")
    if not gpu.is_built:
        return Item(
            key="mps",
            title=title,
            value=tr("Missing"),
            status="problem",
            note=tr("This build of PyTorch has no MPS support, so it cannot use the Apple GPU."),
            remedy=tr(OWN_PYTORCH),
        )
    return Item(key="mps", title=title, value=tr("Built in"), status="ok")


def metal(facts: Facts) -> Item:
    """Whether PyTorch sees the Metal device, and why it may not.

    The error text of PyTorch blames the version of macOS in every case (PT#177819: on 26.3.1; openai/codex
    issue 9007: in a sandbox), so it is not repeated here.
    """
    title = tr("Metal GPU")
    gpu, value = facts.gpu, _metal_text(facts)
    if gpu is None or not gpu.is_built:
        return Item(key="metal", title=title, value=value, status="unknown")
    if gpu.is_visible:
        return Item(key="metal", title=title, value=value, status="ok")
    if facts.is_intel_mac or facts.machine.is_translated or facts.is_macos_too_old:
        note = tr("PyTorch does not see it. The lines above tell why.")
        return Item(key="metal", title=title, value=value, status="unknown", note=note)
    note, remedy = _why_invisible(facts.machine)
    return Item(key="metal", title=title, value=value, status="problem", note=note, remedy=remedy)


def cuda(facts: Facts) -> Item:
    """Whether PyTorch sees an NVIDIA GPU."""
    title = tr("NVIDIA GPU (CUDA)")
    gpu = facts.gpu
    if gpu is None or facts.software is None or _ended_early(gpu):
        return Item(key="cuda", title=title, value=tr(NOT_KNOWN), status="unknown")
    if not gpu.is_visible:
        return Item(
            key="cuda",
            title=title,
            value=tr("Not visible"),
            status="problem",
            note=retell(gpu.reason or mark("PyTorch sees no NVIDIA GPU.")),
            remedy=tr("Measuring one needs its driver and a PyTorch with CUDA; an Apple GPU needs a Mac."),
        )
    return Item(key="cuda", title=title, value=gpu.hardware or tr("Visible"), status="ok")


def gpu_test(facts: Facts) -> Item:
    """Whether the GPU really computed: the probe ran a small forward and backward pass in a child process.

    A claim of availability does not tell: hosted virtual Macs make it and then cannot allocate 256 bytes
    (actions/runner-images issues 9918 and 11899).
    """
    title = tr("GPU test")
    gpu = facts.gpu
    not_tried = tr("Not tried")
    if facts.software is None:
        return Item(key="gpu_test", title=title, value=not_tried, status="unknown")
    if gpu is None:
        note = tr("The GPU was not tried.")
        return Item(key="gpu_test", title=title, value=not_tried, status="problem", note=note)
    if gpu.is_usable:
        return Item(key="gpu_test", title=title, value=tr("Passed"), status="ok")
    if gpu.is_visible or _ended_early(gpu):
        return _failed_test(title, gpu, facts)
    return Item(key="gpu_test", title=title, value=not_tried, status="unknown", note=tr(SEE_ABOVE))


def _failed_test(title: str, gpu: DeviceStatus, facts: Facts) -> Item:
    note = retell(gpu.reason or mark("The GPU failed a small computation."))
    remedy = retell(gpu.advice or "")
    if facts.is_mac and facts.machine.is_virtual:
        remedy = tr(NO_VM)
    elif facts.trouble:
        note, remedy = f"{note} {retell(facts.trouble.what)}", retell(facts.trouble.remedy)
    return Item(
        key="gpu_test",
        title=title,
        value=tr("Failed"),
        status="problem",
        note=note,
        remedy=remedy,
        details=gpu.details or "",
    )


def _ended_early(gpu: DeviceStatus) -> bool:
    """Whether the probe failed before it could tell anything; only a failure has details."""
    return not gpu.is_built and bool(gpu.details)


def _why_invisible(machine: Machine) -> tuple[str, str]:
    if machine.is_virtual:
        return tr("This is a virtual machine, and it shows PyTorch no GPU that it can use."), tr(NO_VM)
    if machine.gpu is None:
        return tr("macOS shows no GPU at all to this process."), tr(NO_SANDBOX)
    note = tr(
        "This Mac has a GPU ({gpu}), but this process does not see it, as in a sandbox.", gpu=machine.gpu
    )
    return note, tr(NO_SANDBOX)


def _metal_text(facts: Facts) -> str:
    """As in "Apple M5, 10 cores, Metal 4"."""
    machine, gpu = facts.machine, facts.gpu
    name = machine.gpu or (gpu and gpu.hardware)
    cores = machine.gpu_cores or (gpu and gpu.cores)
    parts = [name, cores and tr("{cores} cores", cores=cores), machine.metal]
    return ", ".join(part for part in parts if part) or tr(NOT_KNOWN)
