"""Lines of the form `name: value`."""

from app.model.quantities import LARGEST_COUNT


def key_values(text: str) -> dict[str, str]:
    """Name to value, split at the first colon; lines without a value are left out."""
    pairs = (line.partition(":") for line in text.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def as_int(text: str | None) -> int | None:
    """The whole number, or None for anything else; also where no result could hold it."""
    try:
        number = int(text) if text is not None else None
    except ValueError:
        return None
    return number if number is not None and 0 <= number <= LARGEST_COUNT else None
