"""Lines of the form `name: value`."""


def key_values(text: str) -> dict[str, str]:
    """Name to value, split at the first colon; lines without a value are left out."""
    pairs = (line.partition(":") for line in text.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def as_int(text: str | None) -> int | None:
    """The whole number, or None for anything else."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None
