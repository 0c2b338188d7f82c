"""The live preview: the section or the whole briefing as it will be exported; markers open their passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTextEdit, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.briefing.excerpt import excerpt
from app.ui.widgets import Button, Hairline, Label, PanelHeader, SegmentedControl
from app.ui.widgets.ground import Ground
from app.ui.widgets.preview_text import PreviewText, Stretch
from app.ui.widgets.preview_units import STYLES, Extras
from app.ui.widgets.preview_view import PreviewView
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.export.document import Document


AROUND = "around the caret, made when you pause"
#: Characters that may be typed behind what is shown before it is made again.
NEAR = 500


class PreviewPane(QWidget):
    """Header, preview, and a line that says on what it rests."""

    #: The number of a passage whose marker was clicked.
    passage_clicked = Signal(object)
    #: The section of a sentence that was clicked, and its place in the body.
    sentence_clicked = Signal(str, int)
    #: "section" or "whole" was chosen, or another style.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.style_chosen = "gfm"
        self._stretches: tuple[Stretch, ...] = ()
        self._layout: tuple[object, ...] | None = None
        #: Whether only what stands around a place is shown.
        self.is_excerpt = False
        self._style = Button(tr(STYLES["gfm"]), "plain", "down", small=True, trailing=True)
        self._style.setAccessibleName(tr("Layout of the preview"))
        self._style.clicked.connect(self.on_style_clicked)
        self._extent = SegmentedControl(
            [("section", tr("Section")), ("whole", tr("Whole"))], tr("Extent of the preview")
        )
        self._extent.set_current("section")
        self._extent.chosen.connect(self.changed)
        self.text = PreviewView()
        self._shown = PreviewText(self.text.document())
        self.text.clicked.connect(self.on_text_clicked)
        self.text.anchorClicked.connect(self.on_anchor_clicked)
        self._rests = Label("", "meta", "muted")
        self._hint = Label(tr("markers open the passage"), "meta", "muted")
        self._lay_out()
        Ground(self, "panel")
        Ground(self.text, "sheet")
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PanelHeader(tr("Preview"), actions=[self._style, self._extent]))
        column.addWidget(Hairline())
        column.addWidget(self.text, 1)
        column.addWidget(Hairline())
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._rests, 1)
        self._foot.addWidget(self._hint)
        column.addLayout(self._foot)

    @property
    def whole(self) -> bool:
        """Whether the whole briefing is shown."""
        return self._extent.current() == "whole"

    def set_document(self, document: Document | None, section: str = "", offset: int = 0) -> None:
        """Show a composed briefing; the place in sight stays, and so does what did not change.

        Of a very long one what stands around a place of a section's body is shown, and the foot says so.
        """
        if document is None:
            self._begin_anew()
            self._stretches = ()
            self._rests.setText("")
            return
        at = self.text.verticalScrollBar().value()
        layout = (self.style_chosen, self.whole, theme.tokens().name, theme.px(1000), document.id)
        if layout != self._layout:
            self._begin_anew()
            self._layout = layout
        self.text.setExtraSelections([])
        shown, cited = excerpt(document, section, offset)
        self.is_excerpt = cited is not None
        self._hint.setText(tr(AROUND) if self.is_excerpt else tr("markers open the passage"))
        self._shown.show(shown, self.style_chosen, self.whole, Extras(cited=cited))
        self._stretches = self._shown.stretches()
        self.text.badges = self._shown.badges()
        self.text.verticalScrollBar().setValue(at)
        articles = {one.article for one in document.passages}
        words = tr("{passages} from {articles}").format(
            passages=count(len(document.passages), tr("passage"), tr("passages")),
            articles=count(len(articles), tr("article"), tr("articles")),
        )
        self._rests.setText(words if document.passages else tr("No passage is cited here yet."))

    def covers(self, section: str, offset: int) -> bool:
        """Say whether a place of a section's body is shown, or would be if the next sentence ended there."""
        here = [one for one in self._stretches if one.section == section]
        return not self.is_excerpt or bool(here and here[0].start <= offset <= here[-1].end + NEAR)

    def _begin_anew(self) -> None:
        """Show an empty document, in which the first writing lays out once instead of once a word."""
        old = self.text.document()
        ours = old.parent() is self.text
        fresh = QTextDocument(self.text)
        self._shown = PreviewText(fresh)
        self._layout = None
        self.text.badges = ()
        # A selection outlives its document, and Qt then follows it into nothing.
        self.text.setExtraSelections([])
        self.text.setDocument(fresh)
        if ours:
            old.deleteLater()

    @Slot(int)
    def on_text_clicked(self, position: int) -> None:
        """Say which sentence was clicked."""
        found = next((one for one in self._stretches if one.first <= position <= one.last), None)
        if found is not None:
            self.sentence_clicked.emit(found.section, found.start)

    def scroll_to(self, section: str, offset: int) -> None:
        """Bring the sentence that stands at a place of the body, or the next one, to the top."""
        found = next((one for one in self._stretches if one.section == section and one.end >= offset), None)
        if found is not None:
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(found.first)
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - theme.px(4))

    def show_sentence(self, section: str, offset: int) -> None:
        """Lay the sentence under the caret on a tint, and keep it in sight."""
        found = next(
            (s for s in self._stretches if s.section == section and s.start <= offset <= s.end), None
        )
        if found is None:
            self.text.setExtraSelections([])
            return
        shown = QTextEdit.ExtraSelection()
        shown.format = QTextCharFormat()
        shown.format.setBackground(theme.color("accent_tint"))
        shown.cursor = QTextCursor(self.text.document())
        shown.cursor.setPosition(found.first)
        shown.cursor.setPosition(found.last, QTextCursor.MoveMode.KeepAnchor)
        self.text.setExtraSelections([shown])
        self._keep_in_sight(shown.cursor)

    def _keep_in_sight(self, cursor: QTextCursor) -> None:
        bar = self.text.verticalScrollBar()
        box = self.text.cursorRect(cursor)
        if not 0 <= box.top() <= self.text.viewport().height() - box.height():
            bar.setValue(bar.value() + box.top() - self.text.viewport().height() // 3)

    @Slot()
    def on_style_clicked(self) -> None:
        """Offer the layouts."""
        menu = QMenu(self)
        for key, name in STYLES.items():
            action = menu.addAction(tr(name))
            action.setCheckable(True)
            action.setChecked(key == self.style_chosen)
            action.setData(key)
        chosen = menu.exec(self._style.mapToGlobal(self._style.rect().bottomLeft()))
        if chosen is not None:
            self.set_style(str(chosen.data()))

    def set_style(self, key: str) -> None:
        """Show another layout."""
        self.style_chosen = key
        self._style.setText(tr(STYLES[key]))
        self.changed.emit()

    @Slot(QUrl)
    def on_anchor_clicked(self, address: QUrl) -> None:
        """Say which passage's marker was clicked."""
        if address.scheme() == "passage" and address.path().isdigit():
            self.passage_clicked.emit(int(address.path()))

    @Slot()
    def on_theme_changed(self) -> None:
        """Take measures and colours again."""
        self.text.document().setDefaultFont(theme.font("preview"))
        side = theme.px(38)
        self.text.setViewportMargins(side, theme.px(16), side, theme.px(8))
        self._foot.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        self.changed.emit()
