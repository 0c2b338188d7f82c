"""The verdict in the export dialog: mark, sentence, what the reader will see, a way to the findings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.dialogs.export_words import Verdict, verdict_words
from app.ui.widgets import Button, Label, MarkLabel
from app.ui.wording import tr


class VerdictLine(QWidget):
    """Says what the audit finds; `asked` when its findings are wanted."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = MarkLabel("info")
        self._words = Label(tr("The audit is looking at the briefing."), "body_medium", "text", wrap=True)
        self._seen = Label("", "body", "muted", wrap=True)
        self._show = Button(tr("Sho&w them"), small=True)
        self._show.setAccessibleName(tr("Show what the audit found"))
        self._show.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addWidget(self._words)
        column.addWidget(self._seen)
        row.addLayout(column, 1)
        row.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        self._seen.hide()
        self._show.hide()

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show a verdict; None leaves the one that is shown."""
        if verdict is None:
            return
        mark, words, seen = verdict_words(verdict)
        self._mark.set_mark(mark)
        self._words.setText(words)
        self._seen.setText(seen)
        self._seen.setVisible(bool(seen))
        self._show.setVisible(verdict.errors + verdict.warnings > 0)
