"""The windows beside the main one: Settings and Help, each made when first asked for and there once.

And the diagnostics, made anew whenever they are asked for: they tell of that moment.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from app.compat.report import Report
from app.privacy import keep_names
from app.ui.appearance import choose_appearance
from app.ui.preferences import Preferences


class SideWindows:
    """Opens them over a main window, and tells it what is chosen in Settings and what was saved."""

    def __init__(
        self,
        parent: QWidget,
        *,
        chosen: Callable[[Preferences], None],
        report: Callable[[], Report | None],
        saved: Callable[[Path], None],
    ) -> None:
        self._parent = parent
        self._chosen = chosen
        self._report = report
        self._saved = saved
        self._settings: QDialog | None = None
        self._help: QDialog | None = None

    def show_settings(self) -> None:
        """Show the choices that last."""
        if self._settings is None:
            from app.ui.settings_window import SettingsWindow

            self._settings = settings = SettingsWindow(self._parent)
            settings.changed.connect(self._on_changed)
        _bring_to_front(self._settings)

    def show_help(self) -> None:
        """Show how to use the program, what is measured and what the figures mean."""
        if self._help is None:
            from app.ui.help_window import HelpWindow

            self._help = HelpWindow(self._parent)
        _bring_to_front(self._help)

    def show_diagnostics(self) -> None:
        """Show what the report of a bug would hold now."""
        from app.diagnostics import collect
        from app.ui.diagnostics_window import DiagnosticsWindow

        dialog = DiagnosticsWindow(self._parent, collect(self._report()), self._saved)
        dialog.finished.connect(dialog.deleteLater)
        _bring_to_front(dialog)

    def _on_changed(self, preferences: Preferences) -> None:
        choose_appearance(preferences.appearance)
        keep_names(preferences.keeps_names)
        self._chosen(preferences)


def _bring_to_front(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
