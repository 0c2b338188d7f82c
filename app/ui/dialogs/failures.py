"""Files that could not be added: one line each, with the reason; the list can be copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets import Button
from app.ui.wording import count, tr


class FailuresDialog(Dialog):
    """Lists what failed and why."""

    def __init__(self, title: str, failed: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(title, "", tr("Close"), parent, width=620)
        self.say(
            tr("{files} could not be read. The rest is in the project.").format(
                files=count(len(failed), tr("file"), tr("files"))
            )
        )
        self.text = "\n".join(f"{name}: {why}" for name, why in failed)
        lines = QPlainTextEdit(self.text)
        lines.setReadOnly(True)
        lines.setAccessibleName(title)
        lines.setFont(theme.font("meta"))
        lines.setFrameShape(QFrame.Shape.StyledPanel)
        lines.setMinimumHeight(theme.px(220))
        self.body.addWidget(lines)
        copy = Button(tr("Copy the list"), icon="paste")
        copy.clicked.connect(self.on_copy_clicked)
        self.foot.insertWidget(0, copy)

    @Slot()
    def on_copy_clicked(self) -> None:
        """Put the list on the clipboard."""
        QApplication.clipboard().setText(self.text)
