"""Writes small Mach-O files: a header, the load commands that matter, a symbol table, chained fixups."""

import struct
from dataclasses import dataclass

ARM64 = 0x0100000C
X86_64 = 0x01000007
LIBCXX = "/usr/lib/libc++.1.dylib"
LIBSYSTEM = "/usr/lib/libSystem.B.dylib"
FLAT = 254

_LC_SYMTAB = 0x2
_LC_LOAD_DYLIB = 0xC
_LC_VERSION_MIN_MACOSX = 0x24
_LC_BUILD_VERSION = 0x32
_LC_DYLD_CHAINED_FIXUPS = 0x80000034
_N_UNDF_EXT = 0x01
_N_SECT_EXT = 0x0F
_N_WEAK_REF = 0x40
_HEADER = 32


@dataclass(frozen=True)
class Symbol:
    """An entry of the symbol table; the library counts from 1 in the order of the load commands."""

    name: str
    library: int = 1
    weak: bool = False
    defined: bool = False


def thin(
    symbols: list[Symbol],
    minos: tuple[int, int] = (14, 0),
    libraries: tuple[str, ...] = (LIBCXX, LIBSYSTEM),
    cpu: int = ARM64,
    bound: list[str] | None = None,
    layout: int = 1,
    old_version_command: bool = False,
) -> bytes:
    """A dynamic library; with `bound`, the loader binds those names by chained fixups of that layout."""
    commands = [_version(minos, old=old_version_command), *map(_load, libraries)]
    fixups = b"" if bound is None else _fixups(bound, layout)
    size = sum(map(len, commands)) + 24 + (0 if bound is None else 16)
    start = _HEADER + size
    if bound is not None:
        commands.append(struct.pack("<4I", _LC_DYLD_CHAINED_FIXUPS, 16, start, len(fixups)))
    table_at = start + len(fixups)
    table, strings = _symbol_table(symbols)
    where = (table_at, len(symbols), table_at + len(table), len(strings))
    commands.append(struct.pack("<6I", _LC_SYMTAB, 24, *where))
    header = struct.pack("<8I", 0xFEEDFACF, cpu, 0, 6, len(commands), size, 0, 0)
    return header + b"".join(commands) + fixups + table + strings


def universal(*slices: tuple[int, bytes]) -> bytes:
    """A file with the code of several processors."""
    at, entries, body = 4096, b"", b""
    for cpu, content in slices:
        padded = content + b"\0" * (-len(content) % 4096)
        entries += struct.pack(">5I", cpu, 0, at + len(body), len(content), 12)
        body += padded
    return (struct.pack(">2I", 0xCAFEBABE, len(slices)) + entries).ljust(4096, b"\0") + body


def _version(minos: tuple[int, int], *, old: bool) -> bytes:
    packed = minos[0] << 16 | minos[1] << 8
    if old:
        return struct.pack("<4I", _LC_VERSION_MIN_MACOSX, 16, packed, packed)
    return struct.pack("<6I", _LC_BUILD_VERSION, 24, 1, packed, packed, 0)


def _load(library: str) -> bytes:
    name = library.encode() + b"\0"
    name += b"\0" * (-len(name) % 8)
    return struct.pack("<6I", _LC_LOAD_DYLIB, 24 + len(name), 24, 0, 0, 0) + name


def _symbol_table(symbols: list[Symbol]) -> tuple[bytes, bytes]:
    table, strings = b"", b"\0"
    for symbol in symbols:
        kind, value = (_N_SECT_EXT, 4096) if symbol.defined else (_N_UNDF_EXT, 0)
        description = symbol.library << 8 | (_N_WEAK_REF if symbol.weak else 0)
        table += struct.pack("<IBBHQ", len(strings), kind, 0, description, value)
        strings += symbol.name.encode() + b"\0"
    return table, strings


def _fixups(names: list[str], layout: int) -> bytes:
    imports, strings = b"", b"\0"
    for name in names:
        if layout == 3:
            imports += struct.pack("<QQ", len(strings) << 32 | 1, 0)
        else:
            imports += struct.pack("<I", len(strings) << 9 | 1) + b"\0" * (4 if layout == 2 else 0)
        strings += name.encode() + b"\0"
    return struct.pack("<7I", 0, 28, 28, 28 + len(imports), len(names), layout, 0) + imports + strings
