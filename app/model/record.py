"""The base of every structure that travels between processes or into a file."""

import msgspec


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen value, decoded strictly: an unknown field or a wrong type is refused."""
