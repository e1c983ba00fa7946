"""How far a result can be quoted, as a coloured word."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.stats.badge import Badge, BadgeCode
from app.ui.appearance import scaled_font, status_color
from app.words import mark, tr

STATUSES: dict[BadgeCode, str] = {
    "standard": "ok",
    "custom": "muted",
    "unstable": "warning",
    "failed_parity": "problem",
}
MEANINGS: dict[BadgeCode, str] = {
    "standard": mark("It can be quoted as it is, and put beside others of its preset."),
    "custom": mark("Quote it with this word and its reason: it stands for this run, not for the preset."),
    "unstable": mark("Quote it with its ranges only, or measure again: another run may say otherwise."),
    "failed_parity": mark("Do not quote its speed: it computes something else."),
}
"""How far each can be quoted. In English; shown by `tr`."""
MARKS: dict[BadgeCode, str] = {"standard": "✓", "custom": "•", "unstable": "!", "failed_parity": "✕"}
"""So that the four are told apart without colours, too."""
TINT = 36
"""Of 255: how much of the colour lies behind the word."""


class BadgeChip(QLabel):
    """Shows a badge; its reason is the tooltip and the accessible description."""

    def __init__(self) -> None:
        super().__init__()
        self._badge: Badge | None = None
        scaled_font(self, 0.95, bold=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_badge(self, badge: Badge | None) -> None:
        """Show it, or nothing where there is no result yet."""
        self._badge = badge
        self.setVisible(badge is not None)
        if badge is None:
            return
        # Where there is no figure, that is all there is to say.
        meaning = tr(MEANINGS[badge.code]) if badge.has_figures else ""
        title, sentence = badge.title, "\n".join(filter(None, (badge.sentence, meaning)))
        self.setText(f"{MARKS[badge.code]} {title}")
        self.setToolTip(sentence)
        self.setAccessibleName(tr("Badge: {title}", title=title))
        self.setAccessibleDescription(sentence)
        self.refresh_colors()

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        if self._badge is None:
            return
        color = QColor(status_color(STATUSES[self._badge.code]))
        tint = f"rgba({color.red()}, {color.green()}, {color.blue()}, {TINT})"
        self.setStyleSheet(
            f"QLabel {{ color: {color.name()}; background: {tint}; border: 1px solid {color.name()};"
            " border-radius: 8px; padding: 1px 8px; }"
        )
