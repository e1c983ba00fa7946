import pytest

from app.compat.parsers.system_profiler import Profile, parse_profile
from tests.compat.macs import sample


def profile(name: str) -> Profile:
    return parse_profile(sample(f"system_profiler/{name}"))


@pytest.mark.parametrize(
    ("name", "model", "chip", "cores", "memory_gib"),
    [
        ("hardware-m1-air.json", "MacBook Air", "Apple M1", 8, 16),
        ("hardware-m1-air-under-rosetta.json", "MacBook Air", None, 8, 16),
        ("hardware-intel-imacpro.json", "iMac Pro", None, 8, 32),
        ("hardware-ci-macos-15-intel-vm.json", "Mac mini", None, 4, 14),
        ("hardware-ci-macos-26-arm64-vm.json", "Apple Virtual Machine 1", "Apple M1 (Virtual)", 3, 7),
        ("hardware-m4-max-vm.json", "Apple Virtual Machine 1", "Apple M4 Max (Virtual)", 2, 4),
        ("hardware-m4-max-macos-15.json", "MacBook Pro", "Apple M4 Max", 16, 48),
        ("hardware-m2-ultra-macos-26.json", "Mac Studio", "Apple M2 Ultra", 24, 64),
        ("hardware-m5-macos-26.6.2.json", "MacBook Pro", "Apple M5", 10, 24),
        ("hardware-m5-max.json", "MacBook Pro", "Apple M5 Max", 18, 128),
        ("hardware-m2-air-macos-27-partial.json", "MacBook Air", "Apple M2", 8, 16),
        ("hardware-m2-pro-macos-27-partial.json", "MacBook Pro", "Apple M2 Pro", 12, 16),
    ],
)
def test_that_the_hardware_is_read_in_all_five_forms(
    name: str, model: str, chip: str | None, cores: int, memory_gib: int
) -> None:
    found = profile(name)
    assert (found.model, found.chip, found.cores) == (model, chip, cores)
    assert found.memory_bytes == memory_gib * 2**30


@pytest.mark.parametrize(
    ("name", "gpu", "cores", "metal"),
    [
        ("displays-m1-7core-macos-13.json", "Apple M1", 7, "Metal 3"),
        ("displays-m1-pro-macos-12-two-external.json", "Apple M1 Pro", 14, "Metal (Apple family 7)"),
        ("displays-m2-max-30core-trimmed.json", "Apple M2 Max", 30, "Metal 4"),
        ("displays-m5-macos-26.6.2.json", "Apple M5", 10, "Metal 4"),
        ("displays-m5-max-40core-macos-27.0.1.json", "Apple M5 Max", 40, "Metal 4"),
        ("displays-ci-macos-15-intel-vm.json", "Apple Paravirtualized Graphics Device", None, "Metal 2"),
        ("hardware-m2-pro-macos-27-partial.json", "Apple M2 Pro", 19, None),
    ],
)
def test_that_the_gpu_is_read(name: str, gpu: str, cores: int | None, metal: str | None) -> None:
    found = profile(name)
    assert (found.gpu, found.gpu_cores, found.metal) == (gpu, cores, metal)


@pytest.mark.parametrize(
    "name",
    [
        "hardware-m1-max-json-start.txt",
        "hardware-m4-air-partial.json.txt",
        "displays-m1-macos-11-partial.json.txt",
        "displays-ci-macos-15-intel-vm.stderr.txt",
    ],
)
def test_that_a_cut_answer_tells_nothing(name: str) -> None:
    assert profile(name) == Profile()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"SPDisplaysDataType": [], "SPHardwareDataType": []}',
        '{"SPDisplaysDataType": {"sppci_model": "x"}, "SPHardwareDataType": "y"}',
        '{"SPHardwareDataType": [{"machine_name": 7, "number_processors": null, "physical_memory": "?"}]}',
    ],
)
def test_that_an_answer_of_another_shape_tells_nothing(text: str) -> None:
    assert parse_profile(text) == Profile()


def test_that_apples_gpu_is_chosen_among_several() -> None:
    text = (
        '{"SPDisplaysDataType": [{"sppci_model": "AMD Radeon"},'
        ' {"sppci_model": "Apple M9", "sppci_cores": "12"}]}'
    )
    assert parse_profile(text).gpu == "Apple M9"


def test_that_nothing_private_is_kept() -> None:
    found = profile("hardware-m5-macos-26.6.2.json")
    assert "XXXX" in sample("system_profiler/hardware-m5-macos-26.6.2.json")
    assert "XXXX" not in repr(found)
