"""The live preview: the section or the whole briefing as it will be exported; markers open their passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.briefing.preview_text import Stretch, build_preview
from app.ui.widgets import Button, Hairline, Label, PanelHeader, SegmentedControl
from app.ui.widgets.ground import Ground
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.export.document import Document

STYLES = {"gfm": "Footnotes (gfm)", "plain": "Lists of sources (plain)"}


class PreviewText(QTextBrowser):
    """Shows what build_preview wrote; it follows no link of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(tr("Preview of the briefing"))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, whatever a text may name."""
        return None


class PreviewPane(QWidget):
    """Header, preview, and a line that says on what it rests."""

    #: The number of a passage whose marker was clicked.
    passage_clicked = Signal(object)
    #: "section" or "whole" was chosen, or another style.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.style_chosen = "gfm"
        self._stretches: tuple[Stretch, ...] = ()
        self._style = Button(tr(STYLES["gfm"]), "plain", "down", small=True, trailing=True)
        self._style.setAccessibleName(tr("Layout of the preview"))
        self._style.clicked.connect(self.on_style_clicked)
        self._extent = SegmentedControl(
            [("section", tr("Section")), ("whole", tr("Whole"))], tr("Extent of the preview")
        )
        self._extent.set_current("section")
        self._extent.chosen.connect(self.changed)
        self.text = PreviewText()
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

    def set_document(self, document: Document | None) -> None:
        """Show a composed briefing; the place in sight stays."""
        at = self.text.verticalScrollBar().value()
        if document is None:
            self._swap(QTextDocument(self.text))
            self._stretches = ()
            self._rests.setText("")
            return
        fresh = QTextDocument(self.text)
        self._stretches = build_preview(fresh, document, self.style_chosen, self.whole)
        self._swap(fresh)
        self.text.verticalScrollBar().setValue(at)
        articles = {one.article for one in document.passages}
        words = tr("{passages} from {articles}").format(
            passages=count(len(document.passages), tr("passage"), tr("passages")),
            articles=count(len(articles), tr("article"), tr("articles")),
        )
        self._rests.setText(words if document.passages else tr("No passage is cited here yet."))

    def _swap(self, fresh: QTextDocument) -> None:
        """Show a document that is already written: one layout instead of one a word."""
        old = self.text.document()
        ours = old.parent() is self.text
        fresh.setDefaultFont(theme.font("preview"))
        # A selection outlives its document, and Qt then follows it into nothing.
        self.text.setExtraSelections([])
        self.text.setDocument(fresh)
        if ours:
            old.deleteLater()

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
