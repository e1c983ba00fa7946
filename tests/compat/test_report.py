import platform
from itertools import product

import msgspec
import pytest

from app.compat.gather import gather_machine
from app.compat.items import LINUX_CHECKS, MACOS_CHECKS
from app.compat.macos import gather_macos
from app.compat.report import Item, Report, build_report
from app.compat.verdict import MOST_FUNDAMENTAL_FIRST
from app.model.machine import DeviceStatus, Machine, Software
from tests.compat.macs import FakeMac, arm_vm, intel_imac, m1_under_rosetta, m5_max, m6, sample

CPU = DeviceStatus(device="cpu", is_built=True, is_visible=True, is_usable=True)
MPS = DeviceStatus(device="mps", is_built=True, is_visible=True, is_usable=True, hardware="Apple M5 Max")
UNSEEN = DeviceStatus(device="mps", is_built=True, reason="PyTorch sees no Metal GPU it can use.")
UNBUILT = DeviceStatus(device="mps", reason="This build of PyTorch has no MPS support.")
FAILED = DeviceStatus(
    device="mps",
    is_built=True,
    is_visible=True,
    reason="The GPU cannot allocate any memory; this is the mark of a virtual machine's GPU.",
    advice="Run Torchmark on the Mac itself, not in a virtual machine.",
    details="MPS backend out of memory (MPS allocated: 0 bytes, ...",
)
DIED = DeviceStatus(
    device="mps", reason="The measuring process was ended by SIGABRT: ...", details="SIGABRT\n..."
)
NO_CUDA = DeviceStatus(device="cuda", reason="This build of PyTorch has no CUDA support.")
LINUX = Machine(
    os_name="Debian GNU/Linux", os_version="12", python_version="3.11.7", python_arch="x86_64", chip="EPYC"
)


def software(torch: str = "2.14.1", threads: int = 18) -> Software:
    return Software(torch=torch, torchvision="0.29.2", cpu_threads=threads)


def mac(fake: FakeMac, arch: str = "arm64") -> Machine:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(platform, "machine", lambda: arch)
        return gather_macos(fake)


def report(machine: Machine, *devices: DeviceStatus, torch: str = "2.14.1", threads: int = 18) -> Report:
    return build_report(machine, software(torch, threads), (CPU, *devices))


def item(of: Report, key: str) -> Item:
    (found,) = [item for item in of.items if item.key == key]
    return found


def test_that_a_good_mac_is_usable_and_every_line_is_fine() -> None:
    result = report(mac(m5_max()), MPS)
    assert result.verdict.level == "usable"
    assert result.verdict.sentence == "This Mac's GPU can train with PyTorch."
    assert {line.status for line in result.items} == {"ok"}
    assert {line.key: line.value for line in result.items} == {
        "os": "macOS 27.0.1 (needs 14.0 for PyTorch 2.14.1)",
        "chip": "Apple M5 Max, 18 cores: 6 Super + 12 Performance",
        "memory": "128 GB",
        "python": f"Python {platform.python_version()}, arm64",
        "torch": "PyTorch 2.14.1, torchvision 0.29.2",
        "mps": "Built in",
        "metal": "Apple M5 Max, 40 cores, Metal 4",
        "gpu_test": "Passed",
        "power": "Mains",
        "low_power": "Off",
    }


def test_that_three_levels_are_named() -> None:
    result = report(mac(m6()), MPS, threads=12)
    assert item(result, "chip").value == "Apple M6, 12 cores: 2 Super + 4 Performance + 6 Efficiency"
    assert item(result, "memory").value == "32 GB"


def test_that_idle_cores_are_told() -> None:
    line = item(report(mac(m5_max()), MPS, threads=6), "torch")
    assert line.status == "info"
    assert "6 of the 18 cores" in line.note


def test_that_a_hosted_vm_which_claims_mps_is_found_out_by_the_test() -> None:
    result = report(mac(arm_vm()), FAILED)
    assert result.verdict.level == "cpu_only"
    assert "cannot allocate any memory" in result.verdict.reason
    assert "not in a virtual machine" in result.verdict.remedy
    assert item(result, "gpu_test").details == FAILED.details
    assert item(result, "chip").status == "warning"
    assert item(result, "chip").value == "Apple M1 (Virtual), 3 cores"


def test_that_a_failure_in_a_vm_is_not_blamed_on_other_programs() -> None:
    failed = msgspec.structs.replace(FAILED, reason="Out of memory.", advice="Close other programs.")
    assert "not in a virtual machine" in report(mac(arm_vm()), failed).verdict.remedy
    assert report(mac(m5_max()), failed).verdict.remedy == "Close other programs."


def test_that_a_vm_without_a_metal_device_is_told_as_such() -> None:
    result = report(mac(arm_vm()), UNSEEN)
    assert result.verdict.level == "cpu_only"
    assert "virtual machine" in result.verdict.reason
    assert "not in a virtual machine" in result.verdict.remedy


def test_that_a_sandbox_is_told_from_a_vm() -> None:
    result = report(mac(m5_max()), UNSEEN)
    assert result.verdict.level == "cpu_only"
    assert "sandbox" in result.verdict.reason
    assert "Apple M5 Max" in result.verdict.reason
    assert "virtual" not in result.verdict.reason
    assert "Finder" in result.verdict.remedy


def test_that_a_mac_that_shows_no_gpu_is_told_as_such() -> None:
    result = report(mac(m5_max(profile="")), UNSEEN)
    assert "no GPU at all" in result.verdict.reason


def test_that_torchs_text_about_the_version_of_macos_is_not_repeated() -> None:
    unseen = msgspec.structs.replace(UNSEEN, reason="The MPS backend is supported on macOS 14.0+.")
    result = report(mac(m5_max()), unseen)
    shown = [result.verdict.reason, *(line.note for line in result.items)]
    assert not any("is supported on" in text for text in shown)


def test_that_an_intel_mac_is_named_before_what_follows_from_it() -> None:
    result = report(mac(intel_imac(), "x86_64"), UNBUILT, torch="2.2.2")
    assert result.verdict.level == "cpu_only"
    assert result.verdict.sentence == "Only the CPU can be measured on this machine."
    assert "Intel Mac" in result.verdict.reason
    assert "2.2.2" in result.verdict.reason
    assert "Apple silicon" in result.verdict.remedy


def test_that_an_intel_mac_without_torch_cannot_be_measured() -> None:
    broken = DeviceStatus(device="cpu", reason="ImportError: no torch", details="Traceback")
    result = build_report(mac(intel_imac(), "x86_64"), None, (broken, UNBUILT))
    assert result.verdict.level == "cannot_measure"
    assert "Intel Mac" in result.verdict.reason


def test_that_rosetta_is_named_before_what_follows_from_it() -> None:
    result = report(mac(m1_under_rosetta(), "x86_64"), UNSEEN)
    assert result.verdict.level == "cpu_only"
    assert "Rosetta" in result.verdict.reason
    assert "arm64" in result.verdict.remedy
    assert item(result, "python").value.endswith("x86_64 under Rosetta")
    assert item(result, "chip").status == "ok"
    assert item(result, "metal").status == "unknown"


def test_that_macos_12_2_1_is_too_old_for_a_torch_that_needs_12_3() -> None:
    machine = mac(m5_max(sw_vers=sample("sw_vers/macos-12.2.1.txt")))
    result = report(machine, UNSEEN, torch="1.13.0.dev20220525")
    line = item(result, "os")
    assert line.status == "problem"
    assert line.value == "macOS 12.2.1 (needs 12.3 for PyTorch 1.13.0.dev20220525)"
    assert result.verdict.level == "cpu_only"
    assert "12.2.1 is too old" in result.verdict.reason
    assert result.verdict.remedy == "Update macOS to 12.3 or newer."
    assert item(result, "metal").status == "unknown"


def test_that_a_macos_too_old_is_no_more_than_a_warning_where_the_gpu_has_just_computed() -> None:
    machine = mac(m5_max(sw_vers=sample("sw_vers/macos-14.4.1.txt")))
    assert item(report(machine, MPS, torch="2.14.1"), "os").status == "ok"
    result = report(machine, MPS, torch="2.15.0")
    assert result.verdict.level == "usable"
    assert item(result, "os").status == "warning"
    assert "15.0" in item(result, "os").remedy
    failed = report(machine, FAILED, torch="2.15.0")
    assert failed.verdict.level == "cpu_only"
    assert "15.0" in failed.verdict.remedy


def test_that_a_torch_without_mps_is_told() -> None:
    result = report(mac(m5_max()), UNBUILT)
    assert item(result, "mps").status == "problem"
    assert "no MPS support" in result.verdict.reason
    assert item(result, "metal").status == "unknown"


def test_that_a_probe_that_died_early_is_not_taken_for_a_torch_without_mps() -> None:
    result = report(mac(m5_max()), DIED)
    assert item(result, "mps").status == "unknown"
    assert result.verdict.level == "cpu_only"
    assert result.verdict.reason == DIED.reason
    assert item(result, "gpu_test").details == DIED.details


def test_that_torch_2_13_on_macos_27_is_a_warning_while_the_gpu_works() -> None:
    result = report(mac(m5_max()), MPS, torch="2.13.0")
    assert result.verdict.level == "usable"
    line = item(result, "os")
    assert line.status == "warning"
    assert "2.14" in line.remedy


def test_that_torch_2_13_on_macos_27_explains_a_failed_test() -> None:
    failed = msgspec.structs.replace(FAILED, reason="Metal stopped it.", advice="Update.")
    result = report(mac(m5_max()), failed, torch="2.13.0")
    assert result.verdict.level == "cpu_only"
    assert result.verdict.reason.startswith("Metal stopped it.")
    assert "macOS 27" in result.verdict.reason
    assert "2.14" in result.verdict.remedy


def test_that_nothing_can_be_measured_without_torch() -> None:
    broken = DeviceStatus(device="cpu", reason="OSError: libtorch", advice="Try.", details="Traceback")
    result = build_report(mac(m5_max()), None, (broken, DIED))
    assert result.verdict.level == "cannot_measure"
    assert result.verdict.sentence == "PyTorch cannot be measured on this machine."
    assert (result.verdict.reason, result.verdict.remedy) == ("OSError: libtorch", "Try.")
    assert item(result, "torch").details == "Traceback"
    assert item(result, "gpu_test").status == "unknown"


def test_that_nothing_can_be_measured_where_neither_device_computes() -> None:
    broken = DeviceStatus(device="cpu", is_built=True, reason="SIGILL.", advice="Report it.")
    result = build_report(mac(m5_max()), software(), (broken, FAILED))
    assert result.verdict.level == "cannot_measure"
    assert result.verdict.reason == "SIGILL."
    with_gpu = build_report(mac(m5_max()), software(), (broken, MPS))
    assert with_gpu.verdict.level == "usable"
    assert item(with_gpu, "torch").status == "warning"


def test_that_a_machine_of_which_nothing_is_known_still_gives_a_report() -> None:
    result = build_report(mac(FakeMac()), None, ())
    assert result.verdict.level == "cannot_measure"
    assert result.verdict.reason
    assert result.verdict.remedy
    statuses = {line.key: line.status for line in result.items}
    assert statuses["python"] == "ok"
    assert statuses["torch"] == "problem"
    assert {statuses[key] for key in statuses if key not in ("python", "torch")} == {"unknown"}


def test_that_unknown_facts_do_not_stop_a_gpu_that_works() -> None:
    result = report(mac(FakeMac()), MPS)
    assert result.verdict.level == "usable"
    assert item(report(mac(FakeMac(), "x86_64"), MPS), "chip").status == "unknown"


def test_that_battery_and_low_power_mode_are_warnings_with_advice() -> None:
    machine = mac(
        m5_max(
            batt=sample("pmset/batt-on-battery-m1-macos-26.2.txt"),
            settings=sample("pmset/g-sleepdisabled-on-macos-26.txt"),
        )
    )
    result = report(machine, MPS)
    assert result.verdict.level == "usable"
    for key in ("power", "low_power"):
        assert item(result, key).status == "warning"
        assert item(result, key).remedy


@pytest.mark.parametrize(("gib", "status"), [(8, "warning"), (16, "ok"), (24, "ok")])
def test_that_a_small_memory_is_a_warning(gib: int, status: str) -> None:
    machine = msgspec.structs.replace(mac(m5_max()), memory_bytes=gib * 2**30)
    assert item(report(machine, MPS), "memory").status == status


def test_that_linux_without_cuda_measures_the_cpu() -> None:
    result = report(LINUX, NO_CUDA, torch="2.13.0+cpu")
    assert result.verdict.level == "cpu_only"
    assert result.verdict.reason.startswith("This is Linux without a usable NVIDIA GPU.")
    assert "no CUDA support" in result.verdict.reason
    assert "needs a Mac" in result.verdict.remedy
    assert [line.key for line in result.items] == [
        "os", "chip", "memory", "python", "torch", "cuda", "gpu_test", "power",
    ]  # fmt: skip
    assert item(result, "os").value == "Debian GNU/Linux 12"


def test_that_linux_with_a_working_gpu_is_usable() -> None:
    cuda = DeviceStatus(device="cuda", is_built=True, is_visible=True, is_usable=True, hardware="NVIDIA H200")
    result = report(LINUX, cuda)
    assert result.verdict.level == "usable"
    assert result.verdict.sentence == "This machine's NVIDIA GPU can train with PyTorch."
    assert item(result, "cuda").value == "NVIDIA H200"


def test_that_linux_with_a_failing_gpu_tells_the_failure() -> None:
    cuda = DeviceStatus(
        device="cuda", is_built=True, is_visible=True, reason="CUDA ran out of memory.", advice="Close."
    )
    result = report(LINUX, cuda)
    assert result.verdict.level == "cpu_only"
    assert "CUDA ran out of memory." in result.verdict.reason
    assert result.verdict.remedy == "Close."


@pytest.mark.parametrize("machine", [mac(m5_max()), LINUX])
@pytest.mark.parametrize("details", [None, "Traceback"])
@pytest.mark.parametrize(
    ("is_built", "is_visible", "is_usable"),
    [(False, False, False), (True, False, False), (True, True, False), (True, True, True)],
)
def test_that_the_gpu_is_called_usable_only_where_it_computed(
    machine: Machine, is_built: bool, is_visible: bool, is_usable: bool, details: str | None
) -> None:
    name = "mps" if machine.os_name == "macOS" else "cuda"
    gpu = DeviceStatus(
        device=name, is_built=is_built, is_visible=is_visible, is_usable=is_usable, details=details
    )
    verdict = report(machine, gpu).verdict
    assert verdict.level == ("usable" if is_usable else "cpu_only")
    assert bool(verdict.reason) is not is_usable


def test_that_a_gpu_that_was_not_tried_is_not_called_usable() -> None:
    result = report(mac(m5_max()))
    assert result.verdict.level == "cpu_only"
    assert "not tried" in result.verdict.reason


def test_that_every_problem_has_a_place_in_the_verdict_and_a_reason() -> None:
    machines = [mac(m5_max()), mac(arm_vm()), mac(intel_imac(), "x86_64"), mac(m1_under_rosetta(), "x86_64")]
    problems = set()
    for machine, gpu, torch in product(
        [*machines, LINUX], [MPS, UNSEEN, UNBUILT, FAILED, DIED, NO_CUDA], [None, "2.14.1", "2.15.0"]
    ):
        result = build_report(machine, software(torch) if torch else None, (CPU, gpu))
        found = [line for line in result.items if line.status == "problem"]
        assert all(line.note for line in found)
        assert (result.verdict.level == "usable") is (not found)
        problems |= {line.key for line in found}
    assert problems == set(MOST_FUNDAMENTAL_FIRST)


@pytest.mark.parametrize("machine", [mac(m5_max()), LINUX])
def test_that_keys_are_unique_and_each_check_makes_one_line(machine: Machine) -> None:
    result = report(machine, MPS)
    checks = MACOS_CHECKS if machine.os_name == "macOS" else LINUX_CHECKS
    assert len({line.key for line in result.items}) == len(checks)


def test_that_a_report_survives_json() -> None:
    result = report(mac(m5_max()), MPS)
    assert msgspec.json.decode(msgspec.json.encode(result), type=Report) == result


def test_that_this_machine_gives_a_report() -> None:
    machine = gather_machine()
    gpu = MPS if machine.os_name == "macOS" else NO_CUDA
    result = build_report(machine, software("2.13.0+cpu", threads=1), (CPU, gpu))
    assert item(result, "memory").value.endswith(" GB")
    assert item(result, "os").value == machine.os or machine.os_name == "macOS"
    assert result.verdict.level == ("usable" if machine.os_name == "macOS" else "cpu_only")
