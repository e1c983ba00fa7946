"""The Help window: how to use the program and what it measures, in the language spoken, as one text; offline.

The headings are beside it, and a search goes through all of it.
"""

import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.resources import document_path
from app.ui.appearance import current_theme
from app.ui.language import language_spoken
from app.words import tr

DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "en": ("using.md", "method.md"),
    "ko": ("using.ko.md", "method.ko.md"),
}
"""In docs, by the keys of `LANGUAGES`. Tests hold them against the English ones, and their headings apart."""
SIZE = (860, 680)
CONTENTS_WIDTH, TEXT_WIDTH = 230, 630
MARGIN = 18
MoveMode = QTextCursor.MoveMode


class HelpWindow(QDialog):
    """Headings on the left, the text on the right, the search above."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Torchmark Help"))
        self.resize(*SIZE)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Help text"))
        self.text.setOpenLinks(False)
        self._names = DOCUMENTS[language_spoken()]
        documents = (document_path(name).read_text(encoding="utf-8") for name in self._names)
        self.text.setMarkdown("\n\n---\n\n".join(documents))
        self.text.anchorClicked.connect(self.follow)
        self.text.document().setDocumentMargin(MARGIN)
        self._color_links()
        self._free_code()
        self._headings = [block for block in self._blocks() if block.blockFormat().headingLevel()]
        self.contents = self._make_contents()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search in the help"))
        self.search.setToolTip(tr("Type what to look for; Return goes to the next place"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._find_from_top())
        self.search.returnPressed.connect(self.find_next)
        self.found = QLabel()
        self.found.hide()
        self._arrange()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        self.text.setFocus()

    def follow(self, url: QUrl) -> None:
        """Go to a heading of the text; to anything else on the network the system's browser goes."""
        if url.isRelative() and url.path() not in ("", *self._names):
            self._tell(tr("{name} lies in docs, in Torchmark's repository.", name=url.fileName()))
        elif url.isRelative():
            self._go_to(url.fragment())
        else:
            QDesktopServices.openUrl(url)

    def find_next(self) -> None:
        """Go to the next place with the words searched for, beginning again at the top."""
        words = self.search.text()
        is_found = not words or self.text.find(words)
        if not is_found:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            is_found = self.text.find(words)
        self._tell("" if is_found else tr("Not found"))

    def _tell(self, text: str) -> None:
        self.found.setText(text)
        self.found.setVisible(bool(text))

    def _find_from_top(self) -> None:
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.find_next()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._color_links()

    def _color_links(self) -> None:
        """Qt gives links their colour when it reads the text, and keeps it when the window becomes dark."""
        color = QTextCharFormat()
        color.setForeground(QColor(current_theme().accent))
        for piece in self._pieces():
            if piece.charFormat().isAnchor():
                piece.mergeCharFormat(color)

    def _free_code(self) -> None:
        """Have code grow with the other letters: Qt gives it the size they have when it reads the text."""
        for piece in self._pieces():
            form = piece.charFormat()
            if form.fontFixedPitch():
                form.clearProperty(QTextFormat.Property.FontPointSize)
                piece.setCharFormat(form)

    def _go_to(self, fragment: str) -> None:
        for heading in self._headings:
            if slug(heading.text()) == fragment:
                self._show_heading(heading)

    def _show_heading(self, heading: QTextBlock) -> None:
        cursor = QTextCursor(heading)
        # Down to the end first, so that the heading then comes to the top.
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setTextCursor(cursor)

    def _make_contents(self) -> QListWidget:
        contents = QListWidget()
        contents.setAccessibleName(tr("Contents"))
        contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        contents.setSpacing(1)
        contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        title = contents.font()
        title.setBold(True)
        for heading in self._headings:
            item = QListWidgetItem(heading.text(), contents)
            item.setToolTip(heading.text())
            if heading.blockFormat().headingLevel() == 1:
                item.setFont(title)
        contents.currentRowChanged.connect(lambda row: self._show_heading(self._headings[row]))
        return contents

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.found)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setChildrenCollapsible(False)
        body.addWidget(self.contents)
        body.addWidget(self.text)
        body.setSizes([CONTENTS_WIDTH, TEXT_WIDTH])
        body.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(body, 1)

    def _blocks(self) -> list[QTextBlock]:
        block, blocks = self.text.document().begin(), []
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks

    def _pieces(self) -> list[QTextCursor]:
        """All of the text in pieces of one format, each chosen by a cursor."""
        pieces = []
        for block in self._blocks():
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                piece = QTextCursor(block)
                piece.setPosition(fragment.position())
                piece.setPosition(fragment.position() + fragment.length(), MoveMode.KeepAnchor)
                pieces.append(piece)
                fragments += 1
        return pieces


def slug(heading: str) -> str:
    """The name by which a link means a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
