"""A dialog that tells what became of something, with a list that can be read by key and copied."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets import Button
from app.ui.wording import tr


class ReportDialog(Dialog):
    """A dialog whose `text`, if there is any, is listed and copied."""

    #: The list, a line for each thing that is told; empty when there is none.
    text = ""

    def list_text(self, name: str, height: int) -> None:
        """Show the text under an accessible name, `height` pixels high at 100 %, and offer to copy it."""
        lines = QPlainTextEdit(self.text)
        lines.setReadOnly(True)
        lines.setAccessibleName(name)
        lines.setFont(theme.font("meta"))
        lines.setFrameShape(QFrame.Shape.StyledPanel)
        lines.setFixedHeight(theme.px(height))
        lines.setTabChangesFocus(True)
        self.body.addWidget(lines)
        copy = Button(tr("Copy the list"), icon="paste")
        copy.clicked.connect(self.on_copy_clicked)
        self.foot.insertWidget(0, copy)

    @Slot()
    def on_copy_clicked(self) -> None:
        """Put the list on the clipboard."""
        QApplication.clipboard().setText(self.text)
