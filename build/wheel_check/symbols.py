"""Which symbols of the system the minimum macOS has.

Nothing on Linux lists what macOS 14.0 exports, so looked_up.txt holds the symbols that the pinned wheels
need and that were looked up, and whatever is not in it counts as missing. A symbol that came to libc++
later is told with the macOS that it came with. By LLVM's libcxx/lib/abi/CHANGELOG.TXT (read at commit
056ad8294663), it came with a release; by its libcxx/include/__configuration/availability.h (read when LLVM
22 was the newest there), that release came with a macOS. Where the headers use a symbol from a later
release only, as those of bad_function_call, the later one counts: a file that binds it was compiled for
that.
"""

from pathlib import Path

from build.wheel_check.mach_o import Import

LIBCXX = frozenset({"/usr/lib/libc++.1.dylib", "/usr/lib/libc++abi.dylib"})
"""The C++ library of macOS, under both names that files bind to."""

_MACOS_OF_LLVM = {
    18: "macOS 15.0",
    19: "macOS 15.4",
    20: "macOS 26.0",
    21: "macOS after 26.0",
    22: "macOS after 26.0",
}

_LLVM_OF_BEGINNING = {
    "___cxa_init_primary_exception": 18,
    "__ZNSt13exception_ptr31__from_native_exception_pointer": 18,
    "__ZNSt3__119__is_posix_terminal": 18,
    "__ZNSt3__117bad_function_callD": 19,
    "__ZTINSt3__117bad_function_callE": 19,
    "__ZTSNSt3__117bad_function_callE": 19,
    "__ZTVNSt3__117bad_function_callE": 19,
    "__ZNKSt3__119bad_expected_accessIvE": 19,
    "__ZNSt3__119bad_expected_accessIvE": 19,
    "__ZTINSt3__119bad_expected_accessIvEE": 19,
    "__ZTSNSt3__119bad_expected_accessIvEE": 19,
    "__ZTVNSt3__119bad_expected_accessIvEE": 19,
    "__ZNSt3__127__from_chars_floating_pointI": 20,
    "__ZNSt3__113__hash_memory": 21,
    "__ZNKSt3__117bad_function_call4what": 21,
    "__ZNSt3__123__atomic_monitor_global": 22,
    "__ZNSt3__126__atomic_wait_global_table": 22,
    "__ZNSt3__120__atomic_wait_native": 22,
    "__ZNSt3__126__atomic_notify_one_native": 22,
    "__ZNSt3__126__atomic_notify_all_native": 22,
    "__ZNSt3__132__atomic_notify_one_global_table": 22,
    "__ZNSt3__132__atomic_notify_all_global_table": 22,
}


def newer_macos(symbol: Import) -> str | None:
    """The macOS after 14.0 that a symbol of libc++ stands for, None if none is known."""
    if symbol.library not in LIBCXX:
        return None
    releases = (llvm for beginning, llvm in _LLVM_OF_BEGINNING.items() if symbol.name.startswith(beginning))
    return next((_MACOS_OF_LLVM[llvm] for llvm in releases), None)


def looked_up() -> frozenset[tuple[str, str]]:
    """Library and name of every symbol that macOS 14.0 was found to have; no name for the library itself."""
    found = set()
    library = ""
    for line in Path(__file__).with_name("looked_up.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            library = line
            found.add((library, ""))
        elif line and not line.startswith("#"):
            found.add((library, line.strip()))
    return frozenset(found)


def is_of_system(symbol: Import) -> bool:
    """Whether macOS has the library, rather than the bundle."""
    return symbol.library.startswith(("/usr/lib/", "/System/"))
