"""The Settings window: each choice counts, and is kept, as soon as it is made."""

import os

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.model.catalog import PRECISIONS
from app.ui.appearance import colored, status_color
from app.ui.language import LANGUAGES, has_texts
from app.ui.messages import show_problem
from app.ui.plan_words import BUDGET_TIP, PRECISION_TIP, PRECISION_WORDS, THREADS_TIP
from app.ui.preferences import (
    APPEARANCES,
    MAX_BUDGET_S,
    NotKept,
    Preferences,
    keep_preferences,
    read_preferences,
)
from app.words import mark, tr

PRECISION_TITLES = {
    "fp32": mark("float32"),
    "fp16": mark("float16, mixed"),
    "bf16": mark("bfloat16, mixed"),
}
APPEARANCE_TITLES = {"system": mark("As the system has it"), "light": mark("Light"), "dark": mark("Dark")}
NOTE_WIDTH = 380


class SettingsWindow(QDialog):
    """The choices that last.

    Signals:
        changed: The `Preferences` as they are now.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._notes: list[QLabel] = []
        self._is_told = False
        self.setWindowTitle(tr("Settings"))
        kept = read_preferences()
        self.threads = _spin_box(
            os.cpu_count() or 1,
            kept.cpu_threads,
            unset=tr("As PyTorch chooses"),
            tip=tr(THREADS_TIP),
        )
        self.budget = _spin_box(
            MAX_BUDGET_S,
            kept.budget_s,
            unset=tr("As the preset has it"),
            tip=tr(BUDGET_TIP),
            suffix=tr(" s"),
        )
        self.precision = _combo(
            {name: tr(PRECISION_TITLES[name]) for name in PRECISIONS},
            kept.precision,
            tip=tr(PRECISION_TIP),
        )
        for index, name in enumerate(PRECISIONS):
            tip = tr(PRECISION_WORDS[name][1])
            self.precision.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)
        self.language = _combo(
            {"": tr("As the system has it"), **{name: _language_title(name) for name in LANGUAGES}},
            kept.language or "",
            tip=tr("The language of the window"),
        )
        self.appearance = _combo(
            {name: tr(APPEARANCE_TITLES[name]) for name in APPEARANCES},
            kept.appearance,
            tip=tr("Light or dark colours"),
        )
        self.keeps_names = QCheckBox(tr("Keep file paths and names"))
        self.keeps_names.setToolTip(
            tr("What errors tell may name files in your home folder, you and this computer")
        )
        self.keeps_names.setChecked(kept.keeps_names)
        self._arrange()
        self._connect()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for note in self._notes:
                colored(note, status_color("muted"))
        elif event.type() == QEvent.Type.FontChange:
            # Its notes wrap, and no layout makes a window higher for that.
            self.resize(self.sizeHint())

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addWidget(
            self._group(
                tr("Measuring"),
                {
                    tr("CPU &threads"): self.threads,
                    tr("Time for each &cell"): self.budget,
                    tr("&Precision"): self.precision,
                },
                tr("These hold for the next run. What differs from its preset makes a run a custom one."),
            )
        )
        layout.addWidget(
            self._group(
                tr("Window"),
                {tr("&Language"): self.language, tr("&Appearance"): self.appearance},
                tr("A change of language counts from the next start of Torchmark."),
            )
        )
        layout.addWidget(
            self._group(
                tr("Privacy"),
                {tr("&Exported files"): self.keeps_names},
                tr(
                    "Otherwise what is saved or copied has ~ for the home folder, and neither the name of "
                    "the user nor that of the computer."
                ),
            )
        )
        layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        # Left to itself, a dialog is no higher than two thirds of the screen (Qt, QWidget::adjustSize).
        self.resize(self.sizeHint())

    def _group(self, title: str, rows: dict[str, QWidget], note: str) -> QGroupBox:
        group = QGroupBox(title)
        form = QFormLayout(group)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for text, field in rows.items():
            form.addRow(text, field)
            # VoiceOver reads a label as the name of its field, without the mark of the shortcut.
            field.setAccessibleName(text.replace("&", ""))
            form.labelForField(field).setToolTip(field.toolTip())
        label = QLabel(note)
        label.setWordWrap(True)
        label.setMinimumWidth(NOTE_WIDTH)
        colored(label, status_color("muted"))
        self._notes.append(label)
        form.addRow(label)
        return group

    def _connect(self) -> None:
        self.threads.valueChanged.connect(self._keep)
        self.budget.valueChanged.connect(self._keep)
        for combo in (self.precision, self.language, self.appearance):
            combo.currentIndexChanged.connect(self._keep)
        self.keeps_names.toggled.connect(self._keep)

    def _keep(self) -> None:
        chosen = Preferences(
            cpu_threads=self.threads.value() or None,
            budget_s=self.budget.value() or None,
            precision=self.precision.currentData(),
            language=self.language.currentData() or None,
            appearance=self.appearance.currentData(),
            keeps_names=self.keeps_names.isChecked(),
        )
        self.changed.emit(chosen)
        try:
            keep_preferences(chosen)
        except NotKept as error:
            if self._is_told:
                return
            self._is_told = True
            show_problem(self, tr("The choice was not kept."), str(error), error.details)


def _language_title(name: str) -> str:
    """With a word on why it would not be spoken."""
    title = LANGUAGES[name]
    return title if has_texts(name) else tr("{language}, not in this copy", language=title)


def _spin_box(most: int, value: int | None, *, unset: str, tip: str, suffix: str = "") -> QSpinBox:
    """A number from 1; below it is "no choice", which is said in words."""
    box = QSpinBox()
    box.setRange(0, most)
    box.setSpecialValueText(unset)
    box.setSuffix(suffix)
    box.setValue(value or 0)
    box.setToolTip(tip)
    return box


def _combo(titles: dict[str, str], chosen: str, *, tip: str) -> QComboBox:
    combo = QComboBox()
    for name, title in titles.items():
        combo.addItem(title, name)
    combo.setCurrentIndex(combo.findData(chosen))
    combo.setToolTip(tip)
    return combo
