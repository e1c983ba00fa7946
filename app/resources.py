"""Where the files shipped with the program lie."""

from pathlib import Path

_APP = Path(__file__).parent
_INSTALLED = _APP / "_resources"
_DOCUMENTS = "docs"


def resource_path(*parts: str) -> Path:
    """The path of a shipped file: beside `app/` in a checkout, inside it once installed."""
    root = _INSTALLED if _INSTALLED.is_dir() else _APP.parent / "resources"
    return root.joinpath(*parts)


def document_path(name: str) -> Path:
    """The path of a document that the program shows: the repository's own, a copy of it once installed."""
    return (_INSTALLED if _INSTALLED.is_dir() else _APP.parent).joinpath(_DOCUMENTS, name)
