import pytest

from app.compat.parsers.cpuinfo import parse_cpuinfo
from app.compat.parsers.pmset import parse_low_power_mode, parse_power_source
from app.compat.parsers.sw_vers import parse_sw_vers
from app.compat.parsers.sysctl import parse_sysctl
from tests.compat.macs import sample


@pytest.mark.parametrize(
    ("name", "version", "build"),
    [
        ("macos-12.2.1", "12.2.1", "21D62"),
        ("macos-12.4", "12.4", "21F79"),
        ("macos-13.3.1-a-rapid-security-response", "13.3.1", "22E772610a"),
        ("macos-13.3.1-a-tabs-partial", "13.3.1", None),
        ("macos-14.4.1", "14.4.1", "23E224"),
        ("macos-27.0.1", "27.0.1", "26A434"),
        ("macos-27.2", "27.2", "26B5091g"),
    ],
)
def test_that_the_version_of_macos_is_read(name: str, version: str, build: str | None) -> None:
    found = parse_sw_vers(sample(f"sw_vers/{name}.txt"))
    assert (found.version, found.build) == (version, build)


def test_that_no_version_is_made_up() -> None:
    assert parse_sw_vers("").version is None
    assert parse_sw_vers("ProductVersionExtra:\t\t(a)\n").version is None


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("perflevels-m1-pro-macos-12", [("Level 0", 6), ("Level 1", 2)]),
        ("perflevels-m1-pro-reverse-order", [("Level 0", 8), ("Level 1", 2)]),
        ("perflevels-m2-macos-12", [("Level 0", 4), ("Level 1", 4)]),
        ("perflevels-m3-max-macos-15", [("Performance", 10), ("Efficiency", 4)]),
        ("perflevels-m4-max-macos-15", [("Performance", 12), ("Efficiency", 4)]),
        ("perflevels-m5-max", [("Super", 6), ("Performance", 12)]),
        ("three-perflevels-m6-macos-27.0.1", [("Super", 2), ("Performance", 4), ("Efficiency", 6)]),
        ("ci-macos-26-arm64-vm", [("Standard", 3)]),
        ("ci-macos-15-intel-vm", [("Standard", 4)]),
        ("no-perflevels-apple-processor-macos-11", []),
        ("intel-macbook-macos-10.14.6", []),
    ],
)
def test_that_performance_levels_are_read_by_name(name: str, levels: list[tuple[str, int]]) -> None:
    found = parse_sysctl(sample(f"sysctl/{name}.txt")).levels
    assert [(level.name, level.cores) for level in found] == levels


def test_that_levels_whose_counts_are_missing_are_left_out() -> None:
    assert parse_sysctl(sample("sysctl/perflevels-m5-pro-names.txt")).levels == ()


def test_that_names_and_counts_of_two_answers_meet() -> None:
    text = sample("sysctl/perflevels-m5-pro-names.txt") + sample("sysctl/m5-pro-host-facts.txt")
    found = parse_sysctl(text)
    assert [(level.name, level.cores) for level in found.levels] == [("Super", 5), ("Performance", 10)]
    assert found.memory_bytes == 48 * 2**30
    assert found.model == "Mac17,9"


def test_that_an_unknown_name_among_others_does_no_harm() -> None:
    found = parse_sysctl(sample("sysctl/m2-pro-explicit-names-with-unknown-oid.txt"))
    assert (found.brand, found.physical_cores) == ("Apple M2 Pro", 12)
    guest = parse_sysctl(sample("sysctl/unknown-oid-arm64-vm-ci.txt"))
    assert guest.is_guest
    assert not found.is_guest


def test_that_apple_silicon_is_told_from_intel() -> None:
    assert parse_sysctl(sample("sysctl/no-perflevels-apple-processor-macos-11.txt")).is_arm64
    assert not parse_sysctl(sample("sysctl/intel-macbook-macos-10.14.6.txt")).is_arm64


def test_that_the_compatibility_version_is_not_taken_for_the_version() -> None:
    assert parse_sysctl(sample("sw_vers/sysctl-osproductversioncompat-12.2.txt")).os_version == "12.2"


def test_that_a_broken_number_is_not_known() -> None:
    found = parse_sysctl("hw.memsize: a lot\nhw.physicalcpu: \nhw.perflevel0.physicalcpu: 0x4\n")
    assert (found.memory_bytes, found.physical_cores, found.levels) == (None, None, ())


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("batt-ac-attached-not-charging", "mains"),
        ("batt-charged", "mains"),
        ("batt-charging-m1-macos-26.2", "mains"),
        ("batt-desktop-no-battery", "mains"),
        ("batt-finishing-charge", "mains"),
        ("batt-on-battery-27-percent-low-power", "battery"),
        ("batt-on-battery-m1-macos-26.2", "battery"),
        ("batt-on-battery-with-id-2019", "battery"),
        ("batt-ups-desktop-fixture", None),
        ("therm-error-0xe00002bc-exit-0", None),
    ],
)
def test_that_the_power_source_is_read(name: str, source: str | None) -> None:
    assert parse_power_source(sample(f"pmset/{name}.txt")) == source


@pytest.mark.parametrize(
    ("name", "is_on"),
    [
        ("g-high-power-powermode-2", False),
        ("g-m1-macos-26.2", False),
        ("g-macbook-air-2022-blog", False),
        ("g-sleepdisabled-on-macos-26", True),
        ("therm-error-0xe00002bc-exit-0", None),
    ],
)
def test_that_low_power_mode_is_read(name: str, is_on: bool | None) -> None:
    assert parse_low_power_mode(sample(f"pmset/{name}.txt")) is is_on


def test_that_low_power_mode_is_read_under_its_other_name() -> None:
    text = sample("pmset/g-high-power-powermode-2.txt").replace("powermode            2", "powermode 1")
    assert parse_low_power_mode(text) is True


def test_that_a_mac_without_the_setting_is_not_said_to_be_off() -> None:
    text = sample("pmset/g-m1-macos-26.2.txt").replace(" lowpowermode         0\n", "")
    assert parse_low_power_mode(text) is None


def test_that_a_linux_processor_is_read() -> None:
    text = "processor\t: 0\nmodel name\t: AMD EPYC 9R14\nflags\t\t: fpu vme hypervisor lahf_lm\n\n" * 2
    found = parse_cpuinfo(text)
    assert (found.name, found.is_virtual) == ("AMD EPYC 9R14", True)


def test_that_an_arm_linux_has_no_processor_name() -> None:
    found = parse_cpuinfo("processor\t: 0\nBogoMIPS\t: 243.75\nFeatures\t: fp asimd\n")
    assert (found.name, found.is_virtual) == (None, False)
