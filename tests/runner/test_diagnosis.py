"""Reasons found in real error texts (tests/runner/samples, sources in its sources.md)."""

from pathlib import Path

import pytest

from app.model.failure import ErrorText
from app.runner.diagnosis import explain_death, explain_error, is_device_lost

SAMPLES = Path(__file__).parent / "samples"
SIGABRT, SIGKILL, SIGSEGV = 6, 9, 11

NO_MEMORY = "The Apple GPU ran out of memory"
VIRTUAL = "mark of a virtual machine"
TOO_LARGE = "larger than the Apple GPU's library can handle"
ASSERTION = "failed assertion"

REASONS = {
    "abort-command-buffer": ASSERTION,
    "abort-encoder": ASSERTION,
    "abort-llvm": "Apple's graph compiler rejected an operation",
    "abort-mpsndarray": ASSERTION,
    "abort-ndarray": TOO_LARGE,
    "abort-set-current": ASSERTION,
    "command-buffer-out-of-memory": NO_MEMORY,
    "mps-oom-ci-paravirtual": VIRTUAL,
    "mps-oom-paravirtual": VIRTUAL,
    "mps-oom": NO_MEMORY,
    "mps-not-linked": "no MPS support",
    "mps-not-implemented": "no Apple GPU version of an operation",
    "mps-invalid-buffer": TOO_LARGE,
    "mps-matmul-too-large": TOO_LARGE,
    "mps-invalid-high": "impossible value",
    "mps-invalid-low": "impossible value",
    "mps-placeholder": "not in its memory",
    "mps-float64": "no 64-bit floating point",
    "shared-memory": "shared memory is full",
    "mps-unavailable": "found no Metal GPU",
}
SAMPLE_NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))


def expected_reason(name: str) -> str:
    return next(reason for prefix, reason in REASONS.items() if name.startswith(prefix))


@pytest.mark.parametrize(
    "name", [name for name in SAMPLE_NAMES if name != "mps-unavailable-12.3-text-on-12.6.3-ec2"]
)
def test_that_a_real_error_text_is_understood(name: str) -> None:
    text = (SAMPLES / f"{name}.txt").read_text()
    expected = expected_reason(name)
    raised = explain_error(ErrorText("RuntimeError", text, f"Traceback\n{text}"), output="")
    died = explain_death(-SIGABRT, text)
    assert expected in raised.reason
    assert expected in died.reason
    assert "(SIGABRT)" in died.reason
    assert raised.advice
    assert text.strip() in died.details


def test_that_an_abort_text_before_other_output_is_found() -> None:
    text = (SAMPLES / "abort-ndarray-4gb-2024.txt").read_text()
    assert "resource_tracker" in text.splitlines()[-2], "the assertion is not the last line of this sample"
    assert TOO_LARGE in explain_death(-SIGABRT, text).reason


@pytest.mark.parametrize(
    ("return_code", "reason"),
    [
        (-SIGABRT, "ended by SIGABRT: a library gave up"),
        (-SIGKILL, "ended by SIGKILL: the system or somebody ended it by force; usually memory had run out"),
        (-SIGSEGV, "ended by SIGSEGV: native code used memory that is not its own"),
        (-77, "ended by signal 77: its cause is not known"),
        (3, "ended unexpectedly with exit code 3"),
        (0, "ended unexpectedly with exit code 0"),
    ],
)
def test_that_a_silent_death_is_told_by_its_signal(return_code: int, reason: str) -> None:
    failure = explain_death(return_code, output="")
    assert reason in failure.reason
    assert failure.advice


def test_that_an_unknown_exception_is_told_as_it_is() -> None:
    failure = explain_error(ErrorText("ValueError", "odd\nsecond line", "Traceback ..."), output="printed\n")
    assert failure.reason == "ValueError: odd"
    assert "Traceback ..." in failure.details
    assert failure.details.endswith("What the process printed:\nprinted")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CUDA error: an illegal memory access was encountered", "The NVIDIA GPU failed"),
        ("CUDA error: unspecified launch failure", "The NVIDIA GPU failed"),
        ("Caused GPU Hang Error (00000003:kIOGPUCommandBufferCallbackErrorHang)", "macOS has reset it"),
        ("Caused GPU Timeout Error (00000002:kIOGPUCommandBufferCallbackErrorTimeout)", "macOS has reset it"),
    ],
)
def test_that_a_lost_device_is_told_from_one_that_is_only_full(text: str, reason: str) -> None:
    error = ErrorText("RuntimeError", text, "Traceback")
    assert reason in explain_error(error, output="").reason
    assert is_device_lost(error)
    assert not is_device_lost(ErrorText("RuntimeError", "CUDA out of memory.", "Traceback"))
    assert not is_device_lost(ErrorText("ValueError", "odd", "Traceback"))
