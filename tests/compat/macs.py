"""Real outputs, and whole Macs made of them."""

import json
from collections.abc import Sequence
from pathlib import Path

from app.compat.commands import PMSET, SW_VERS, SYSCTL, SYSTEM_PROFILER

FOLDER = Path(__file__).parent / "samples"


def sample(name: str) -> str:
    return (FOLDER / name).read_text()


def profile_of(hardware: str = "", displays: str = "") -> str:
    """One answer for both data types, as `system_profiler` gives it when asked for both."""
    document: dict[str, object] = {}
    for name in filter(None, (hardware, displays)):
        document |= json.loads(sample(f"system_profiler/{name}"))
    return json.dumps(document)


class FakeMac:
    """Answers the commands of the check; unknown or missing ones with nothing, as `run_tool` does."""

    def __init__(
        self, *, sw_vers: str = "", sysctl: str = "", profile: str = "", batt: str = "", settings: str = ""
    ) -> None:
        self._answers = {
            (SW_VERS,): sw_vers,
            (SYSTEM_PROFILER, "-json", "SPHardwareDataType", "SPDisplaysDataType"): profile,
            (PMSET, "-g", "batt"): batt,
            (PMSET, "-g"): settings,
        }
        self._sysctl = sysctl

    def __call__(self, command: Sequence[str]) -> str:
        if command[0] == SYSCTL:
            return self._asked_lines(command[1:])
        return self._answers[tuple(command)]

    def _asked_lines(self, names: Sequence[str]) -> str:
        lines = self._sysctl.splitlines()
        return "\n".join(line for line in lines if line.partition(":")[0] in names)


def m5_max(**changes: str) -> FakeMac:
    answers = {
        "sw_vers": sample("sw_vers/macos-27.0.1.txt"),
        "sysctl": sample("sysctl/perflevels-m5-max.txt")
        + "hw.model: Mac17,6\nhw.memsize: 137438953472\nhw.physicalcpu: 18\nhw.optional.arm64: 1\n"
        + "machdep.cpu.brand_string: Apple M5 Max\nsysctl.proc_translated: 0\nkern.hv_vmm_present: 0\n",
        "profile": profile_of("hardware-m5-max.json", "displays-m5-max-40core-macos-27.0.1.json"),
        "batt": sample("pmset/batt-charged.txt"),
        "settings": sample("pmset/g-high-power-powermode-2.txt"),
    }
    return FakeMac(**(answers | changes))


def m6() -> FakeMac:
    return FakeMac(
        sw_vers=sample("sw_vers/macos-27.0.1.txt"),
        sysctl=sample("sysctl/three-perflevels-m6-macos-27.0.1.txt")
        + "hw.memsize: 34359738368\nmachdep.cpu.brand_string: Apple M6\nhw.optional.arm64: 1\n",
    )


def arm_vm() -> FakeMac:
    return FakeMac(
        sw_vers=sample("sw_vers/macos-26.6.2.txt"),
        sysctl=sample("sysctl/ci-macos-26-arm64-vm.txt") + sample("sysctl/unknown-oid-arm64-vm-ci.txt"),
        profile=profile_of("hardware-ci-macos-26-arm64-vm.json"),
        batt=sample("pmset/batt-desktop-no-battery.txt"),
    )


def intel_vm() -> FakeMac:
    return FakeMac(
        sw_vers=sample("sw_vers/macos-15.7.9.txt"),
        sysctl=sample("sysctl/ci-macos-15-intel-vm.txt"),
        profile=profile_of("hardware-ci-macos-15-intel-vm.json", "displays-ci-macos-15-intel-vm.json"),
    )


def intel_imac() -> FakeMac:
    return FakeMac(
        sw_vers=sample("sw_vers/macos-14.4.1.txt"),
        sysctl="hw.model: iMacPro1,1\nmachdep.cpu.brand_string: Intel(R) Xeon(R) W-2140B CPU @ 3.20GHz\n",
        profile=profile_of("hardware-intel-imacpro.json"),
    )


def m1_under_rosetta() -> FakeMac:
    return FakeMac(
        sw_vers=sample("sw_vers/macos-14.4.1.txt"),
        sysctl="sysctl.proc_translated: 1\nhw.optional.arm64: 1\nmachdep.cpu.brand_string: Apple M1\n",
        profile=profile_of("hardware-m1-air-under-rosetta.json", "displays-m1-7core-macos-13.json"),
    )
