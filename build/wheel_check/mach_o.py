"""Reads of a Mach-O file what decides where it loads: the macOS it was built for and what it binds.

Layouts are those of Apple's mach-o/loader.h, mach-o/nlist.h and mach-o/fixup-chains.h.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macholib import mach_o
from macholib.MachO import MachO, MachOHeader
from macholib.util import is_platform_file
from packaging.version import Version

_ARM64 = 0x0100000C
_SYMBOL = struct.Struct("<IBBHQ")
_FIXUPS = struct.Struct("<7I")
_IMPORT_SIZES = {1: 4, 2: 8, 3: 16}
_WIDE_IMPORT = 3


@dataclass(frozen=True)
class Import:
    """A symbol that a file takes from a library, or the library itself.

    Attributes:
        name: As in the symbol table, with the leading underscore of C; empty for the library itself.
        library: Install name of the library it is bound to; empty when any loaded one may have it.
        weak: The file loads without it.
    """

    name: str
    library: str
    weak: bool


@dataclass(frozen=True)
class Slice:
    """The arm64 code of a file.

    Attributes:
        minos: The macOS it was built for.
        size_bytes: Of this slice alone, which is the whole file unless the file is universal.
        imports: All that the loader looks up for it.
    """

    minos: Version
    size_bytes: int
    imports: tuple[Import, ...]


def read_slice(path: Path) -> Slice | None:
    """The arm64 slice of a file, None if it is no Mach-O file.

    Raises:
        ValueError: It is one, but without arm64 code or without the macOS it was built for.
    """
    if not is_platform_file(str(path)):
        return None
    for header in MachO(str(path), allow_unknown_load_commands=True).headers:
        if header.header.cputype == _ARM64:
            with path.open("rb") as file:
                file.seek(header.offset)
                content = file.read(header.size)
            return Slice(_minos(path, header), header.size, tuple(_imports(header, content)))
    msg = f"{path} has no arm64 code, so it cannot load on Apple silicon. Pin another version of its package."
    raise ValueError(msg)


def _commands(header: MachOHeader, kind: int) -> Iterator[mach_o.load_command]:
    return (command for load, command, _ in header.commands if load.cmd == kind)


def _minos(path: Path, header: MachOHeader) -> Version:
    versions = [command.minos for command in _commands(header, mach_o.LC_BUILD_VERSION)]
    versions += [command.version for command in _commands(header, mach_o.LC_VERSION_MIN_MACOSX)]
    if not versions:
        raise ValueError(f"{path} does not say for which macOS it was built, so nothing is known of it.")
    return Version(f"{versions[0] >> 16}.{versions[0] >> 8 & 0xFF}")


def _imports(header: MachOHeader, content: bytes) -> Iterator[Import]:
    loads = [(name, kind == "load_weak_dylib") for _, kind, name in header.walkRelocatables()]
    yield from (Import("", name, weak) for name, weak in loads)
    bound = _bound_names(header, content)
    for table in _commands(header, mach_o.LC_SYMTAB):
        entries = content[table.symoff : table.symoff + table.nsyms * _SYMBOL.size]
        for name_at, kind, _, description, value in _SYMBOL.iter_unpack(entries):
            local = kind & mach_o.N_STAB or not kind & mach_o.N_EXT
            if local or value or kind & mach_o.N_TYPE != mach_o.N_UNDF:
                continue
            name = _text(content, table.stroff + name_at)
            if bound is None or name in bound:
                ordinal = description >> 8
                library = loads[ordinal - 1][0] if 0 < ordinal <= len(loads) else ""
                yield Import(name, library, weak=bool(description & mach_o.N_WEAK_REF))


def _bound_names(header: MachOHeader, content: bytes) -> set[str] | None:
    """What the loader binds by chained fixups, None if the file has none.

    The symbol table alone would not do: in it, a library that passes another's symbols on, as a bundled
    libc++ does with those of libc++abi, has them all as undefined, though the loader does not look them up
    to load it.
    """
    for command in _commands(header, mach_o.LC_DYLD_CHAINED_FIXUPS):
        start = command.dataoff
        _, _, imports, symbols, count, layout, _ = _FIXUPS.unpack_from(content, start)
        size = _IMPORT_SIZES[layout]
        names = set()
        for at in range(start + imports, start + imports + count * size, size):
            if layout == _WIDE_IMPORT:
                name_at = struct.unpack_from("<Q", content, at)[0] >> 32
            else:
                name_at = struct.unpack_from("<I", content, at)[0] >> 9
            names.add(_text(content, start + symbols + name_at))
        return names
    return None


def _text(content: bytes, start: int) -> str:
    return content[start : content.index(b"\0", start)].decode()
