import platform
import sys

import pytest

from app.compat import gather
from app.compat.gather import gather_machine
from app.compat.macos import gather_macos
from app.model.machine import Machine
from tests.compat.macs import (
    FakeMac,
    arm_vm,
    intel_imac,
    intel_vm,
    m1_under_rosetta,
    m5_max,
    m6,
    profile_of,
    sample,
)


@pytest.fixture
def native(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "arm64")


@pytest.fixture
def intel_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")


def levels(machine: Machine) -> list[tuple[str, int]]:
    return [(level.name, level.cores) for level in machine.performance_levels]


@pytest.mark.usefixtures("native")
def test_that_an_m5_max_is_gathered() -> None:
    machine = gather_macos(m5_max())
    assert machine.os == "macOS 27.0.1"
    assert (machine.model, machine.chip, machine.cpu_cores) == ("MacBook Pro", "Apple M5 Max", 18)
    assert levels(machine) == [("Super", 6), ("Performance", 12)]
    assert (machine.gpu, machine.gpu_cores, machine.metal) == ("Apple M5 Max", 40, "Metal 4")
    assert machine.memory_bytes == 128 * 2**30
    assert (machine.power_source, machine.low_power_mode) == ("mains", False)
    assert machine.is_apple_silicon
    assert not machine.is_virtual
    assert not machine.is_translated


@pytest.mark.usefixtures("native")
def test_that_an_m6_has_three_levels_and_the_sum_of_their_cores() -> None:
    machine = gather_macos(m6())
    assert levels(machine) == [("Super", 2), ("Performance", 4), ("Efficiency", 6)]
    assert machine.cpu_cores == 12
    assert machine.chip == "Apple M6"


@pytest.mark.usefixtures("native")
def test_that_a_hosted_arm_runner_is_virtual() -> None:
    machine = gather_macos(arm_vm())
    assert machine.is_virtual
    assert (machine.chip, machine.cpu_cores, machine.gpu) == ("Apple M1 (Virtual)", 3, None)


@pytest.mark.usefixtures("intel_code")
def test_that_a_hosted_intel_runner_is_virtual_by_its_gpu() -> None:
    machine = gather_macos(intel_vm())
    assert machine.is_virtual
    assert not machine.is_apple_silicon


@pytest.mark.usefixtures("intel_code")
def test_that_an_intel_mac_is_neither_apple_silicon_nor_translated() -> None:
    machine = gather_macos(intel_imac())
    assert not machine.is_apple_silicon
    assert not machine.is_translated
    assert not machine.is_virtual
    assert machine.chip == "Intel(R) Xeon(R) W-2140B CPU @ 3.20GHz"
    assert machine.cpu_cores == 8


@pytest.mark.usefixtures("intel_code")
def test_that_rosetta_is_told_from_intel() -> None:
    machine = gather_macos(m1_under_rosetta())
    assert machine.is_translated
    assert machine.is_apple_silicon
    assert (machine.chip, machine.cpu_cores) == ("Apple M1", 8)


@pytest.mark.usefixtures("intel_code")
@pytest.mark.parametrize(
    "mark",
    ["hw.optional.arm64: 1", "sysctl.proc_translated: 1", "machdep.cpu.brand_string: Apple processor"],
)
def test_that_any_mark_of_apple_silicon_will_do(mark: str) -> None:
    machine = gather_macos(FakeMac(sysctl=mark))
    assert machine.is_apple_silicon
    assert machine.is_translated


@pytest.mark.usefixtures("native")
@pytest.mark.parametrize(
    "mark",
    ["hw.model: VirtualMac2,1", "kern.hv_vmm_present: 1", "machdep.cpu.brand_string: Apple M1 (Virtual)"],
)
def test_that_any_mark_of_a_virtual_machine_will_do(mark: str) -> None:
    assert gather_macos(FakeMac(sysctl=mark)).is_virtual


@pytest.mark.usefixtures("native")
def test_that_a_virtual_machine_is_told_by_its_chip_alone() -> None:
    assert gather_macos(FakeMac(profile=profile_of("hardware-m4-max-vm.json"))).is_virtual


@pytest.mark.usefixtures("native")
def test_that_a_native_python_with_translated_tools_is_native() -> None:
    assert not gather_macos(m1_under_rosetta()).is_translated


@pytest.mark.usefixtures("native")
def test_that_a_mac_whose_tools_all_fail_is_still_a_mac() -> None:
    machine = gather_macos(FakeMac())
    assert machine == Machine(
        os_name="macOS",
        is_apple_silicon=True,
        python_version=platform.python_version(),
        python_arch="arm64",
    )


@pytest.mark.usefixtures("native")
def test_that_the_kernel_tells_the_version_where_sw_vers_fails() -> None:
    mac = m5_max(sw_vers="", sysctl=sample("sw_vers/sysctl-osproductversioncompat-12.2.txt"))
    assert gather_macos(mac).os_version == "12.2"


@pytest.mark.usefixtures("native")
def test_that_the_profile_fills_what_the_kernel_leaves_out() -> None:
    machine = gather_macos(m5_max(sysctl=""))
    assert (machine.cpu_cores, machine.memory_bytes) == (18, 128 * 2**30)


@pytest.mark.usefixtures("native")
def test_that_the_kernel_fills_what_the_profile_leaves_out() -> None:
    machine = gather_macos(m5_max(profile=""))
    assert (machine.model, machine.chip) == ("Mac17,6", "Apple M5 Max")


@pytest.mark.parametrize("platform_name", ["darwin", "linux"])
def test_that_gathering_never_raises(monkeypatch: pytest.MonkeyPatch, platform_name: str) -> None:
    def fail() -> Machine:
        raise RuntimeError

    monkeypatch.setattr(sys, "platform", platform_name)
    monkeypatch.setattr(gather, "gather_macos", fail)
    monkeypatch.setattr(gather, "gather_linux", fail)
    machine = gather_machine()
    assert (machine.os_name == "macOS") is (platform_name == "darwin")
    assert machine.chip is None


@pytest.mark.parametrize(("platform_name", "name"), [("darwin", "gather_macos"), ("linux", "gather_linux")])
def test_that_each_system_is_asked_in_its_own_way(
    monkeypatch: pytest.MonkeyPatch, platform_name: str, name: str
) -> None:
    answer = Machine(os_name=name, python_version="3.11.7", python_arch="arm64")
    monkeypatch.setattr(sys, "platform", platform_name)
    monkeypatch.setattr(gather, name, lambda *_: answer)
    assert gather_machine() is answer


@pytest.mark.skipif(sys.platform != "linux", reason="asks the machine itself")
def test_that_this_linux_machine_is_gathered() -> None:
    machine = gather_machine()
    assert machine.os_name != "macOS"
    assert machine.cpu_cores is None or machine.cpu_cores >= 1
    assert machine.memory_bytes is not None and machine.memory_bytes > 2**28
    assert machine.python_arch == platform.machine()
    assert not machine.is_apple_silicon
    assert machine.metal is None
