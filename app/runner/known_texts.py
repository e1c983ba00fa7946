"""Texts of errors that tell the cause of a failure.

They were collected from public reports, named as the source of each row (PT#n is issue or pull n of
github.com/pytorch/pytorch); tests hold them against real samples.
"""

from app.model.failure import FailureCause
from app.model.record import Record
from app.model.told import CACHE_FOLDER
from app.runner.memory_guard import CLOSE_OTHERS
from app.words import mark


class KnownText(Record, frozen=True):
    """A text that tells the cause of a failure.

    Attributes:
        pattern: The text; what its named groups match stands in the reason.
        is_device_lost: Whatever the same process asks of the device afterwards fails too.
        cause: As a failure has it.
    """

    pattern: str
    reason: str
    advice: str
    source: str
    is_device_lost: bool = False
    cause: FailureCause | None = None


REPORT = mark("Please report it with the details below; the other results are not affected.")
DRIVER = mark("Update macOS and Torchmark; if it stays, report it with the details below.")

KNOWN_TEXTS = (
    KnownText(
        pattern=r"out of memory \(MPS allocated: 0 bytes",
        reason=mark("The GPU cannot allocate any memory; this is the mark of a virtual machine's GPU."),
        advice=mark("Run Torchmark on the Mac itself, not in a virtual machine."),
        source="actions/runner-images issue 9918",
    ),
    KnownText(
        pattern=r"MPS backend out of memory|kIOGPUCommandBufferCallbackErrorOutOfMemory",
        reason=mark("The Apple GPU ran out of memory."),
        advice=CLOSE_OTHERS,
        source="PT#96814, PT#105839",
        cause="out_of_memory",
    ),
    KnownText(
        pattern=r"CUDA out of memory|CUDA error: out of memory|CU(?:BLAS|DNN)_STATUS_ALLOC_FAILED",
        reason=mark("The NVIDIA GPU ran out of memory."),
        advice=CLOSE_OTHERS,
        source='torch.cuda.OutOfMemoryError; cublas.h and cudnn.h, by PyTorch in "CUDA error: …"',
        cause="out_of_memory",
    ),
    KnownText(
        pattern=r"CUDA error: (?:an illegal memory access|unspecified launch failure|the launch timed out"
        r"|an illegal instruction|misaligned address|device-side assert|uncorrectable ECC|unknown error)",
        reason=mark("The NVIDIA GPU failed in the middle of its work."),
        advice=mark("Run it again; if it stays, update the GPU's driver, or look for a fault of the GPU."),
        source="CUDA Toolkit documentation, cudaError_t: 'the process must be terminated and relaunched'",
        is_device_lost=True,
    ),
    KnownText(
        pattern=r"GPU (?:Hang|Timeout|Address Fault) Error"
        r"|kIOGPUCommandBufferCallbackError(?:Hang|Timeout|PageFault)",
        reason=mark("The Apple GPU did not answer any more, and macOS has reset it."),
        advice=mark("Close other programs and run it again; if it stays, update macOS."),
        source="ggml-org/llama.cpp issue 12277, tinygrad/tinygrad issue 7172",
        is_device_lost=True,
    ),
    KnownText(
        pattern=r"can't allocate memory|DefaultCPUAllocator|MemoryError",
        reason=mark("The computer ran out of memory."),
        advice=CLOSE_OTHERS,
        source="c10/core/impl/alloc_cpu.cpp",
        cause="out_of_memory",
    ),
    KnownText(
        pattern=r"unable to (allocate|open) shared memory|out of shared memory",
        reason=mark("The loader's processes could not hand on their pictures: shared memory is full."),
        advice=mark(
            "Give the system more of it (/dev/shm on Linux), or run in the terminal with --loader-workers 0."
        ),
        source="aten/src/ATen/MapAllocator.cpp, torch/utils/data/_utils/signal_handling.py",
    ),
    KnownText(
        pattern=r"Invalid buffer size|total bytes of NDArray > 2\*\*32|dimension length > INT_MAX"
        r"|product of dimension sizes > 2\*\*31|larger than currently supported by the MPS",
        reason=mark("A tensor was larger than the Apple GPU's library can handle."),
        advice=mark("Choose a smaller batch size."),
        source="PT#141909, PT#143859, PT#146769, PT#84520",
    ),
    KnownText(
        pattern=r"Failed to infer result type",
        reason=mark("Apple's graph compiler rejected an operation of this model and ended the process."),
        advice=DRIVER,
        source="vladmandic/sdnext issue 413",
    ),
    KnownText(
        pattern=r"failed assertion",
        reason=mark("Apple's Metal library stopped the process by a failed assertion."),
        advice=DRIVER,
        source="PT#79181, PT#184844",
    ),
    KnownText(
        pattern=r"not current(?:ly)? implemented for the MPS device|with arguments from the 'MPS' backend",
        reason=mark("This PyTorch has no Apple GPU version of an operation that the model needs."),
        advice=REPORT,
        source="PT#77764, PT#77748",
    ),
    KnownText(
        pattern=r"PyTorch is not linked with support for mps|not compiled with MPS enabled",
        reason=mark("This build of PyTorch has no MPS support."),
        advice=mark("Use the PyTorch that Torchmark's set-up installs."),
        source="PT#77867",
    ),
    KnownText(
        pattern=r"MPS backend is supported on [Mm]acOS",
        reason=mark("PyTorch found no Metal GPU that it can use."),
        advice=mark("See the system check: it tells an old macOS from a GPU that is not visible."),
        source="PT#164943, PT#177819",
    ),
    KnownText(
        pattern=r"doesn't support float64",
        reason=mark("The Apple GPU has no 64-bit floating point numbers."),
        advice=REPORT,
        source="thu-ml/tianshou pull 1237",
    ),
    KnownText(
        pattern=r"[Ii]nvalid (?:low|high) watermark ratio",
        reason=mark("A PYTORCH_MPS_..._WATERMARK_RATIO variable of the environment has an impossible value."),
        advice=mark("Unset it, then start Torchmark again."),
        source="kohya-ss/sd-scripts issue 603, PT#91268",
    ),
    KnownText(
        pattern=r"gave other numbers than on the CPU",
        reason=mark("The GPU computes wrong numbers: a small convolution came out other than on the CPU."),
        advice=DRIVER,
        source="the probe in app/engine/probe.py",
    ),
    KnownText(
        pattern=r"Placeholder (?:storage|buffer)",
        reason=mark("The Apple GPU was handed a tensor that is not in its memory."),
        advice=REPORT,
        source="PT#77886, EleutherAI/lm-evaluation-harness issue 1131",
    ),
    KnownText(
        pattern=r"^WeightsUnreachable:",
        reason=mark(
            "The pretrained weights could not be downloaded: download.pytorch.org was not reached, "
            "or the connection broke off."
        ),
        advice=mark(
            "Connect to the internet and run again, or run without pretrained weights: they change no time."
        ),
        source="app/engine/weights.py",
    ),
    KnownText(
        pattern=r"^WeightsUntrusted:",
        reason=mark(
            "The pretrained weights were not downloaded: the certificate of download.pytorch.org "
            "could not be verified."
        ),
        advice=mark(
            "With Python from python.org, run its Install Certificates.command; where the network has a "
            "log-in page, log in. Then run again, or run without pretrained weights: they change no time."
        ),
        source="PT#33288; the read-me of python.org's installer for macOS",
    ),
    KnownText(
        pattern=r"^WeightsRefused:",
        reason=mark(
            "The pretrained weights could not be downloaded: download.pytorch.org answered with an error."
        ),
        advice=mark("Run again later, or run without pretrained weights: they change no time."),
        source="app/engine/weights.py",
    ),
    KnownText(
        pattern=r"^WeightsDamaged:",
        reason=mark("The downloaded weights are not the published ones: their checksum is wrong."),
        advice=mark(
            "Run again; if it stays, something in the network changes downloads: run without pretrained "
            "weights: they change no time."
        ),
        source="app/engine/weights.py, torch.hub's check_hash",
    ),
    KnownText(
        pattern=r"^WeightsNoRoom:",
        reason=mark("The disk has no room for the pretrained weights."),
        advice=mark(
            "Make room (VGG-16 takes 550 MB) and run again, or run without pretrained weights: they change "
            "no time."
        ),
        source="app/engine/weights.py",
    ),
    KnownText(
        pattern=r"^WeightsNotKept:",
        reason=mark("The folder for pretrained weights, in the user's cache folder, cannot be used."),
        advice=mark(
            "See its path in the details and make it writable, or run without pretrained weights: they "
            "change no time."
        ),
        source="app/engine/weights.py",
    ),
    KnownText(
        pattern=r"^CacheFolderUnusable: (?P<why>.+)",
        reason=CACHE_FOLDER,
        advice=mark("Make that folder writable, or make room on its disk, then run again."),
        source="app/engine/torch_loader.py",
    ),
)
