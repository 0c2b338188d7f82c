"""Two wordings of one passage side by side, with what differs marked: what each reader of a PDF has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets import Button, Label
from app.ui.wording import tr

#: A heading, the words under it, and the ranges of them that differ.
Side = tuple[str, str, Sequence[tuple[int, int]]]


class TwoReadingsDialog(Dialog):
    """Shows two wordings; `show` leads to the passage."""

    def __init__(self, words: str, sides: Sequence[Side], parent: QWidget | None = None) -> None:
        super().__init__(tr("The second reader"), tr("Go to the passage"), tr("Close"), parent, width=680)
        self.say(words, "muted")
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.fields = [_make_side(row, *side) for side in sides]
        self.body.addLayout(row)
        if self.fields:
            self.fields[0].setFocus()
        assert isinstance(self.accept_button, Button)  # noqa: S101 - its words were given
        self.accept_button.setDefault(False)
        self.reject_button.setDefault(True)


def _make_side(
    row: QHBoxLayout, heading: str, words: str, apart: Sequence[tuple[int, int]]
) -> QPlainTextEdit:
    column = QVBoxLayout()
    column.setSpacing(theme.px(4))
    column.addWidget(Label(heading, "meta_strong", "muted"))
    field = QPlainTextEdit(words)
    field.setReadOnly(True)
    field.setAccessibleName(heading)
    field.setTabChangesFocus(True)
    field.setFont(theme.font("quote"))
    field.setFrameShape(QFrame.Shape.StyledPanel)
    field.setFixedHeight(theme.px(150))
    field.document().setDocumentMargin(theme.px(8))
    for start, end in apart:
        cursor = QTextCursor(field.document())
        cursor.setPosition(_units(words[:start]))
        cursor.setPosition(_units(words[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(_marked())
    column.addWidget(field)
    row.addLayout(column, 1)
    return field


def _marked() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(theme.color("warning_tint"))
    made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontUnderline(True)
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
