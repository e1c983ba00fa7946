"""A calm line below the banner, with what can be done about it; nothing waits for an answer."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.model.record import Record
from app.ui.appearance import thin_line
from app.words import tr


class Answer(Record, frozen=True):
    """A button. `needs_rest`: it can be pressed only while nothing is measured."""

    text: str
    tip: str
    chosen: Callable[[], None]
    needs_rest: bool = False


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAccessibleName(tr("Notice"))
        self._label = QLabel()
        self._label.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._layout = QHBoxLayout()
        whole.addLayout(self._layout)
        whole.addWidget(thin_line())
        self._layout.setContentsMargins(20, 8, 20, 8)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._label, 1)
        self.buttons: list[QPushButton] = []
        self._resting: list[QPushButton] = []
        self._is_at_rest = False
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def say(self, text: str, answers: Sequence[Answer] = ()) -> None:
        """Say this instead of what was said before; each answer ends it."""
        self._label.setText(text)
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons, self._resting = [], []
        for answer in answers or (Answer(tr("OK"), tr("Hide this message"), lambda: None),):
            self._add(answer)
        self.show()

    def set_at_rest(self, is_at_rest: bool) -> None:
        """Whether a run could begin now."""
        self._is_at_rest = is_at_rest
        for button in self._resting:
            button.setEnabled(is_at_rest)

    def _add(self, answer: Answer) -> None:
        button = QPushButton(answer.text)
        button.setToolTip(answer.tip)
        # The return key belongs to Run.
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._answer(answer))
        self._layout.addWidget(button)
        self.buttons.append(button)
        if answer.needs_rest:
            self._resting.append(button)
            button.setEnabled(self._is_at_rest)

    def _answer(self, answer: Answer) -> None:
        # Hidden first: what is chosen may have something new to say.
        self.hide()
        answer.chosen()
