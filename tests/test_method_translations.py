"""docs/method.md in other languages says the same: a change of one that the other lacks is noticed.

The words cannot be compared, but all that stands in them and is the same in every language.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from app.ui.help_window import DOCUMENTS, slug

DOCS = Path(__file__).parents[1] / "docs"
ENGLISH = (DOCS / "method.md").read_text(encoding="utf-8")
each_translation = pytest.mark.parametrize(
    "text",
    [(DOCS / name).read_text(encoding="utf-8") for language, name in DOCUMENTS.items() if language != "en"],
    ids=[language for language in DOCUMENTS if language != "en"],
)
HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)]+)\)")
SPAN = re.compile(r"`[^`]*`")
ITEM = re.compile(r"^(?:\*|\d\.) ", re.MULTILINE)
EMPHASIS = re.compile(r"(?<![*\w])\*\*?(?=\S)")
NUMBER = re.compile(r"\d+(?:\.\d+)*")


def sections(text: str) -> list[str]:
    """Each heading with what stands below it."""
    starts = [found.start() for found in HEADING.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def targets(text: str) -> list[str | int]:
    """What the links lead to; a heading of the text by its number."""
    anchors = [slug(title) for _, title in HEADING.findall(text)]
    assert len(set(anchors)) == len(anchors)
    links: list[str] = LINK.findall(text)
    return [anchors.index(link[1:]) if link.startswith("#") else link for link in links]


def table(section: str) -> list[list[str]]:
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [re.split(r" *\| *", row.strip("| ")) for row in rows]


@each_translation
def test_that_the_headings_are_the_same_ones_and_links_lead_to_the_same(text: str) -> None:
    levels = [[level for level, _ in HEADING.findall(each)] for each in (ENGLISH, text)]
    assert levels[0] == levels[1]
    assert targets(ENGLISH) == targets(text)
    assert len([target for target in targets(text) if isinstance(target, int)]) == 2


@each_translation
def test_that_each_section_has_the_same_parts(text: str) -> None:
    for own, english in zip(sections(text), sections(ENGLISH), strict=True):
        title = own.splitlines()[0]
        assert Counter(SPAN.findall(own)) == Counter(SPAN.findall(english)), title
        for part in (ITEM, EMPHASIS):
            assert len(part.findall(own)) == len(part.findall(english)), title
        assert own.count("\n\n") == english.count("\n\n"), f"{title}: paragraphs"


@each_translation
def test_that_each_table_has_the_same_rows_and_codes(text: str) -> None:
    coded = 0
    for own, english in zip(map(table, sections(text)), map(table, sections(ENGLISH)), strict=True):
        assert [len(row) for row in own] == [len(row) for row in english]
        # Below the head and its rule; in two tables these are codes of the program.
        names, wanted = [row[0] for row in own[2:]], [row[0] for row in english[2:]]
        if any("_" in name for name in wanted):
            assert names == wanted
            coded += 1
    assert coded == 2


@each_translation
def test_that_no_figure_of_a_section_is_missing(text: str) -> None:
    for own, english in zip(sections(text), sections(ENGLISH), strict=True):
        missing = Counter(NUMBER.findall(english)) - Counter(NUMBER.findall(own))
        assert not missing, own.splitlines()[0]
