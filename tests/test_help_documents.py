"""What Help shows says the same in every language: a change of one that the other lacks is noticed.

The words cannot be compared, but all that stands in them and is the same in every language.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from app.ui.help_window import DOCUMENTS, slug
from app.ui.language import ENGLISH

DOCS = Path(__file__).parents[1] / "docs"
each_translation = pytest.mark.parametrize(
    "language", [language for language in DOCUMENTS if language != ENGLISH]
)
HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)]+)\)")
SPAN = re.compile(r"`[^`]*`")
ITEM = re.compile(r"^(?:\*|\d\.) ", re.MULTILINE)
EMPHASIS = re.compile(r"(?<!\*)(\*\*?)(?=[^\s*])[^*]+(?<=\S)\1(?!\*)")
NUMBER = re.compile(r"\d+(?:\.\d+)*")


def texts(language: str) -> dict[str, str]:
    """The documents by their names, in the order in which Help shows them."""
    return {name: (DOCS / name).read_text(encoding="utf-8") for name in DOCUMENTS[language]}


def sections(language: str) -> list[str]:
    """Each heading with what stands below it."""
    text = "\n\n".join(texts(language).values())
    starts = [found.start() for found in HEADING.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def pairs(language: str) -> list[tuple[str, str]]:
    """Each section of a translation with the English one."""
    return list(zip(sections(language), sections(ENGLISH), strict=True))


def anchors(text: str) -> list[str]:
    """By which its headings are linked to."""
    return [slug(title) for _, title in HEADING.findall(text)]


def targets(language: str) -> list[str | tuple[int, int]]:
    """What the links lead to; a heading by the place of its document and its own in there."""
    documents = texts(language)
    found: list[str | tuple[int, int]] = []
    for own_name, text in documents.items():
        for link in LINK.findall(text):
            path, _, anchor = link.partition("#")
            name = path or own_name
            if name in documents:
                found.append((list(documents).index(name), anchors(documents[name]).index(anchor)))
            else:
                found.append(link)
    return found


def table(section: str) -> list[list[str]]:
    """The rows of a section's table."""
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [re.split(r" *\| *", row.strip("| ")) for row in rows]


def test_that_they_are_installed_with_the_program() -> None:
    """By pip; tests/build/test_spec.py has the bundle."""
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    installed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    names = [name for documents in DOCUMENTS.values() for name in documents]
    assert {f"docs/{name}": f"app/_resources/docs/{name}" for name in names}.items() <= installed.items()


@pytest.mark.parametrize("language", DOCUMENTS)
def test_that_no_two_headings_have_the_same_name(language: str) -> None:
    """Help shows the documents as one text, in which a link means a heading by its name alone."""
    names = [name for text in texts(language).values() for name in anchors(text)]
    assert len(set(names)) == len(names)


@each_translation
def test_that_the_headings_are_the_same_ones_and_links_lead_to_the_same(language: str) -> None:
    for own, english in zip(texts(language).values(), texts(ENGLISH).values(), strict=True):
        levels = [[level for level, _ in HEADING.findall(each)] for each in (own, english)]
        assert levels[0] == levels[1]
    assert targets(language) == targets(ENGLISH)
    documents = {target[0] for target in targets(language) if isinstance(target, tuple)}
    assert documents == set(range(len(DOCUMENTS[language]))), "each is linked to"


@each_translation
def test_that_each_section_has_the_same_parts(language: str) -> None:
    for own, english in pairs(language):
        title = own.splitlines()[0]
        assert Counter(SPAN.findall(own)) == Counter(SPAN.findall(english)), title
        for part in (ITEM, EMPHASIS):
            assert len(part.findall(own)) == len(part.findall(english)), title
        assert own.count("\n\n") == english.count("\n\n"), f"{title}: paragraphs"


@each_translation
def test_that_each_table_has_the_same_rows_and_codes(language: str) -> None:
    coded = 0
    for own, english in [(table(own), table(english)) for own, english in pairs(language)]:
        assert [len(row) for row in own] == [len(row) for row in english]
        # Below the head and its rule; in two tables these are codes of the program.
        names, wanted = [row[0] for row in own[2:]], [row[0] for row in english[2:]]
        if any("_" in name for name in wanted):
            assert names == wanted
            coded += 1
    assert coded == 2


@each_translation
def test_that_no_figure_of_a_section_is_missing(language: str) -> None:
    for own, english in pairs(language):
        missing = Counter(NUMBER.findall(english)) - Counter(NUMBER.findall(own))
        assert not missing, own.splitlines()[0]
