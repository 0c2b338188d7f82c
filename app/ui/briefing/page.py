"""The middle of Write: tool bar, heading, the section's prose or its key points, and the findings below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.briefing import typing
from app.ui.briefing.completion import CompletionList
from app.ui.briefing.editor import MARGIN, BodyEditor
from app.ui.briefing.findings_strip import FindingsStrip
from app.ui.briefing.key_points import KeyPointsTable
from app.ui.briefing.key_points_model import KeyPointsModel
from app.ui.widgets import Button, Hairline, IconButton, KeyCap, Label
from app.ui.widgets.ground import Ground
from app.ui.wording import count, plain_tip, tr


class HeadingField(QWidget):
    """The section's heading as it is written in Markdown: quiet hashes and a field without a frame."""

    #: The heading as it was typed.
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = ""
        self._hashes = Label("##", "editor_heading1", "muted")
        self.field = QLineEdit()
        self.field.setObjectName("bare")
        self.field.setFrame(False)
        self.field.setAccessibleName(tr("Heading of the section"))
        self.field.setPlaceholderText(tr("Heading"))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(theme.px(2))
        self._row.addWidget(self._hashes)
        self._row.addWidget(self.field, 1)
        self.field.editingFinished.connect(self.finish)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def set_heading(self, section: str, level: int, heading: str) -> None:
        """Show a section's heading of a level, unless it is being typed."""
        self._hashes.setText("#" * level)
        if section != self._section or not self.field.isModified():
            self.field.setText(heading)
            # A long heading is read from its beginning.
            self.field.home(False)
        self._section = section

    @Slot()
    def finish(self) -> None:
        """Say what was typed."""
        if self.field.isModified():
            self.field.setModified(False)
            self.edited.emit(self.field.text().strip())

    @Slot()
    def on_theme_changed(self) -> None:
        """Take font and measures from the theme again."""
        self.field.setFont(theme.font("editor_heading1"))
        self._row.setContentsMargins(theme.px(MARGIN), theme.px(18), theme.px(32), theme.px(4))


class ToolBar(QWidget):
    """What one can do with prose; the count of words at the right."""

    def __init__(self, editor: BodyEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claim = Button(tr("Claim"), "quiet", "claim")
        self.claim.setAccessibleName(tr("Name a claim"))
        self.quote = Button(tr("Quote a passage"), "quiet", "quote")
        self.claim.set_tint("text")
        self.quote.set_tint("text")
        self._words = Label("", "meta", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(10), 0)
        row.setSpacing(0)
        for what, icon, name in (
            ("heading", "heading", tr("Heading")),
            ("bold", "bold", tr("Bold")),
            ("italic", "italic", tr("Italic")),
            ("list", "list", tr("List")),
            ("table", "table", tr("Table")),
        ):
            button = IconButton(icon, name)
            button.setToolTip(plain_tip(f"{name}  {typing.KEYS[what][2]}"))
            button.clicked.connect(partial(typing.apply, editor, what))
            row.addWidget(button)
        line = Hairline(upright=True)
        line.setFixedHeight(theme.px(18))
        row.addSpacing(theme.px(8))
        row.addWidget(line)
        row.addSpacing(theme.px(8))
        row.addWidget(self.claim)
        row.addWidget(KeyCap("[["))
        row.addSpacing(theme.px(10))
        row.addWidget(self.quote)
        row.addStretch(1)
        row.addWidget(self._words)
        self.setFixedHeight(theme.px(37))

    def set_words(self, number: int, spelling: str = "") -> None:
        """Show how many words the section has; the tip says whether their spelling is checked."""
        self._words.setText(count(number, tr("word"), tr("words")))
        self._words.setToolTip(plain_tip(spelling))


class SectionPage(QWidget):
    """One section to be written."""

    #: The focus went from the prose to something else.
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = BodyEditor()
        self.heading = HeadingField()
        self.tools = ToolBar(self.editor)
        self.points = KeyPointsModel(self)
        self.table = KeyPointsTable(self.points)
        self.findings = FindingsStrip()
        self.completion = CompletionList(self.editor)
        self._framed = QWidget()
        self._frame = QVBoxLayout(self._framed)
        self._frame.addWidget(self.table, 1)
        self.add_point = Button(tr("Add from a claim…"), "quiet", "plus")
        self._frame.addWidget(self.add_point)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self._framed)
        sheet = QFrame()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.heading)
        inner.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(Hairline())
        column.addWidget(sheet, 1)
        column.addWidget(self.findings)
        Ground(self, "panel")
        Ground(sheet, "sheet")
        self.editor.installEventFilter(self)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self._frame.setContentsMargins(theme.px(MARGIN - 10), theme.px(8), theme.px(32), 0)

    def finish_fields(self) -> None:
        """Take what is being typed in the heading or in a cell."""
        self.heading.finish()
        self.table.finish()

    def show_points(self, on: bool) -> None:
        """Show the key points, or the prose."""
        self._stack.setCurrentWidget(self._framed if on else self.editor)

    @property
    def shows_points(self) -> bool:
        """Whether the key points are shown."""
        return self._stack.currentWidget() is self._framed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let an open completion have the keys first; leaving the editor closes it."""
        if watched is self.editor and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if watched is self.editor and self.completion.isVisible():
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self.completion.take_key(event)
            if event.type() == QEvent.Type.FocusOut:
                self.completion.hide()
        return super().eventFilter(watched, event)
