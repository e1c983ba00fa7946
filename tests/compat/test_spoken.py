"""The report in the language of the window."""

import msgspec
import pytest

from app.compat.report import Report, build_report
from app.model.machine import DeviceStatus
from tests.compat.macs import arm_vm, intel_imac, m1_under_rosetta, m5_max, m6
from tests.compat.test_report import CPU, DIED, FAILED, LINUX, MPS, NO_CUDA, UNBUILT, UNSEEN, mac, software
from tests.speech import bracketed, speaking, unspoken

CUDA = DeviceStatus(device="cuda", is_built=True, is_visible=True, is_usable=True)
UNKNOWN = DeviceStatus(device="mps", is_built=True, is_visible=True)
M5 = mac(m5_max())

REPORTS = {
    "usable": lambda: build_report(M5, software(), (CPU, MPS)),
    "three levels": lambda: build_report(mac(m6()), software(threads=4), (CPU, MPS)),
    "unbuilt": lambda: build_report(M5, software(), (CPU, UNBUILT)),
    "unseen": lambda: build_report(M5, software(), (CPU, UNSEEN)),
    "unseen and unknown": lambda: build_report(
        msgspec.structs.replace(M5, gpu=None, low_power_mode=True, power_source="battery"),
        software(),
        (CPU, UNSEEN),
    ),
    "failed": lambda: build_report(M5, software(), (CPU, FAILED)),
    "died": lambda: build_report(M5, software(), (CPU, DIED)),
    "without words": lambda: build_report(M5, software(), (CPU, UNKNOWN)),
    "known trouble": lambda: build_report(M5, software("2.13.1"), (CPU, FAILED)),
    "virtual": lambda: build_report(mac(arm_vm()), software(), (CPU, UNSEEN)),
    "Rosetta": lambda: build_report(mac(m1_under_rosetta(), "x86_64"), software(), (CPU, UNSEEN)),
    "Intel": lambda: build_report(mac(intel_imac(), "x86_64"), software(), (CPU, UNSEEN)),
    "old macOS": lambda: build_report(
        msgspec.structs.replace(M5, os_version="12.0"), software(), (CPU, UNSEEN)
    ),
    "nothing told": lambda: build_report(
        msgspec.structs.replace(
            M5,
            os_version=None,
            chip=None,
            cpu_cores=1,
            performance_levels=(),
            memory_bytes=None,
            power_source=None,
            low_power_mode=None,
            gpu=None,
            gpu_cores=None,
            metal=None,
        ),
        software(),
        (CPU,),
    ),
    "no torch": lambda: build_report(M5, None, ()),
    "no CPU": lambda: build_report(M5, software("odd"), (msgspec.structs.replace(CPU, is_usable=False),)),
    "Linux": lambda: build_report(LINUX, software(), (CPU, NO_CUDA)),
    "Linux with a GPU": lambda: build_report(
        msgspec.structs.replace(LINUX, memory_bytes=8 * 2**30), software(), (CPU, CUDA)
    ),
}


@pytest.mark.parametrize("name", REPORTS)
def test_that_the_report_is_said_in_the_language_spoken(name: str) -> None:
    english = REPORTS[name]()
    with speaking(bracketed):
        spoken: Report = REPORTS[name]()
    assert spoken.verdict.level == english.verdict.level
    verdict = spoken.verdict
    assert unspoken(verdict.sentence + verdict.reason + verdict.remedy) == ""
    for item, before in zip(spoken.items, english.items, strict=True):
        assert (item.key, item.status, item.details) == (before.key, before.status, before.details)
        assert unspoken(item.title) in ("", "Python", "PyTorch"), item
        assert unspoken(item.note + item.remedy) == "", item


def test_that_values_that_are_words_are_said_in_the_language_spoken() -> None:
    with speaking(bracketed):
        values = {item.key: item.value for item in build_report(mac(m6()), software(), (CPU, MPS)).items}
    assert values["chip"] == ("Apple M6, [12 cores]: [2 [Super]] + [4 [Performance]] + [6 [Efficiency]]")
    assert values["os"] == "[macOS 27.0.1 (needs 14.0 for PyTorch 2.14.1)]"
    assert (values["mps"], values["gpu_test"], values["power"]) == ("[Built in]", "[Passed]", "[Not known]")
