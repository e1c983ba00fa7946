"""What macOS tells about the Mac."""

import platform

from app.compat.commands import PMSET, SW_VERS, SYSCTL, SYSTEM_PROFILER, Runner, run_tool
from app.compat.parsers.pmset import parse_low_power_mode, parse_power_source
from app.compat.parsers.sw_vers import parse_sw_vers
from app.compat.parsers.sysctl import SYSCTL_NAMES, KernelFacts, parse_sysctl
from app.compat.parsers.system_profiler import DATA_TYPES, Profile, parse_profile
from app.model.machine import Machine

MACOS = "macOS"


def gather_macos(run: Runner = run_tool) -> Machine:
    """Ask each tool once and put the answers together.

    Args:
        run: Runs one command; replaced in tests.
    """
    version = parse_sw_vers(run([SW_VERS]))
    kernel = parse_sysctl(run([SYSCTL, *SYSCTL_NAMES]))
    profile = parse_profile(run([SYSTEM_PROFILER, "-json", *DATA_TYPES]))
    python_arch = platform.machine()
    is_apple_silicon = _is_apple_silicon(kernel, python_arch)
    return Machine(
        os_name=MACOS,
        os_version=version.version or kernel.os_version,
        os_build=version.build,
        model=profile.model or kernel.model,
        chip=profile.chip or kernel.brand,
        cpu_cores=_cores(kernel, profile),
        performance_levels=kernel.levels,
        gpu=profile.gpu,
        gpu_cores=profile.gpu_cores,
        metal=profile.metal,
        memory_bytes=kernel.memory_bytes or profile.memory_bytes,
        is_apple_silicon=is_apple_silicon,
        is_virtual=_is_virtual(kernel, profile),
        python_version=platform.python_version(),
        python_arch=python_arch,
        # Not sysctl.proc_translated: a native Python started by `arch -x86_64` has translated tools, and that
        # is what they tell of (python/cpython issue 96993, kovidgoyal/kitty pull 3245).
        is_translated=is_apple_silicon and python_arch == "x86_64",
        power_source=parse_power_source(run([PMSET, "-g", "batt"])),
        low_power_mode=parse_low_power_mode(run([PMSET, "-g"])),
    )


def _cores(kernel: KernelFacts, profile: Profile) -> int | None:
    return kernel.physical_cores or sum(level.cores for level in kernel.levels) or profile.cores


def _is_apple_silicon(kernel: KernelFacts, python_arch: str) -> bool:
    """Whether the chip is Apple's, by any of its marks.

    Under Rosetta too the kernel tells the real chip (Goldziher/basemind issue 28), and only Apple silicon
    translates.
    """
    return (
        kernel.is_arm64
        or kernel.is_tool_translated
        or (kernel.brand or "").startswith("Apple")
        or python_arch == "arm64"
    )


def _is_virtual(kernel: KernelFacts, profile: Profile) -> bool:
    """Whether this is a virtual machine, by any of its marks.

    GitHub's runners are VirtualMac2,1 with "Apple M1 (Virtual)", or an Intel Macmini6,2 of which only the
    GPU gives it away, "Apple Paravirtualized Graphics Device" (EverydayOpen/tirekick).
    """
    return (
        kernel.is_guest
        or (kernel.model or "").startswith("VirtualMac")
        or "(Virtual)" in f"{kernel.brand} {profile.chip}"
        or "Paravirtual" in (profile.gpu or "")
    )
