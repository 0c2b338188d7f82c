"""The pane with the result: text as it is written, a briefing as Write shows it, or the pages of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app import core
from app.ui import theme
from app.ui.dialogs.export_annex import annex_units
from app.ui.dialogs.export_pages import PagesView
from app.ui.dialogs.export_words import size_words
from app.ui.widgets import ElidedLabel, Hairline, Label, PanelHeader
from app.ui.widgets.ground import Ground
from app.ui.widgets.preview_text import PreviewText
from app.ui.widgets.preview_units import Extras
from app.ui.widgets.preview_view import PreviewView
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.core.exports import Exported
    from app.ui.dialogs.export_making import Made

#: More than this of a briefing is not laid out: the window would wait for it.
MOST_UNITS = 300


class ExportPane(QWidget):
    """Shows what was made last, until something else is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = Label("", "meta", "muted")
        self._foot = ElidedLabel("", "meta", "muted")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(tr("Preview of the file"))
        self.document = PreviewView()
        self.pages = PagesView()
        self._sentence = Label("", "body_open", "muted", wrap=True)
        said = QWidget()
        inside = QVBoxLayout(said)
        inside.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        inside.addWidget(self._sentence)
        inside.addStretch(1)
        self._stack = QStackedWidget()
        for one in (said, self.text, self.document, self.pages):
            self._stack.addWidget(one)
        self._said = said
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PanelHeader(tr("Preview"), actions=[self._state]))
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)
        column.addWidget(Hairline())
        low = QHBoxLayout()
        low.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        low.addWidget(self._foot)
        column.addLayout(low)
        Ground(self, "panel")
        for one in (said, self.text, self.document):
            Ground(one, "sheet")
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.say(tr("The preview is being made."))

    @Slot()
    def on_theme_changed(self) -> None:
        """Take fonts and measures again."""
        self.text.setFont(theme.font("mono_small"))
        self.text.document().setDocumentMargin(theme.px(14))
        side = theme.px(28)
        self.document.setViewportMargins(side, theme.px(16), side, theme.px(8))

    def say(self, words: str, tint: str = "muted") -> None:
        """Show a sentence in place of a preview."""
        self._sentence.set_tint(tint)
        self._sentence.setText(words)
        self._stack.setCurrentWidget(self._said)
        self._foot.setText("")

    def set_busy(self, busy: bool) -> None:
        """Say that what is shown is about to be replaced."""
        self._state.setText(tr("Making it anew…") if busy else "")

    def show_made(self, made: Made) -> None:
        """Show an export, or why there is none."""
        exported = made.exported
        if exported is None:
            self.say(made.problem, "error")
            return
        facts = [core.export_options.format_title(exported.format), size_words(exported.bytes)]
        if exported.format == "pdf":
            self.pages.show_pages(made.pages)
            self._stack.setCurrentWidget(self.pages)
            facts.insert(1, count(made.page_count, tr("page"), tr("pages")))
            if made.page_count > len(made.pages):
                facts.append(tr("the first {number} are shown").format(number=len(made.pages)))
        elif exported.format in ("md", "json"):
            self._show_text(made)
        else:
            self._show_document(exported, made)
        self._foot.setText("  ·  ".join([*facts, *exported.problems]))

    def _show_text(self, made: Made) -> None:
        more = count(made.more_lines, tr("more line"), tr("more lines"))
        self.text.setPlainText(made.text + (f"\n\n… {more}" if made.more_lines else ""))
        self._stack.setCurrentWidget(self.text)

    def _show_document(self, exported: Exported, made: Made) -> None:
        old = self.document.document()
        # The first one belongs to Qt, which deletes it itself.
        ours = old.parent() is self.document
        fresh = QTextDocument(self.document)
        extras = Extras(
            dated=made.wish.dated,
            feature_h1=made.wish.feature_h1,
            behind=annex_units(exported.annex),
            most=MOST_UNITS,
        )
        shown = PreviewText(fresh)
        if exported.document is not None:
            shown.show(exported.document, "gfm", True, extras)
        self.document.badges = shown.badges()
        self.document.setDocument(fresh)
        if ours:
            old.deleteLater()
        self._stack.setCurrentWidget(self.document)
