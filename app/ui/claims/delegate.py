"""Painting the outline of claims, and where in a row its parts are: twisty, button, line of copies."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import marks, theme
from app.ui.claims.drop_zones import Dropped, paint_place, paint_zones
from app.ui.claims.entries import CaptionEntry, CardEntry, ClaimEntry, Entry, FindingEntry
from app.ui.claims.words import counts_words, direction_words, has_tally, meta_words, worst
from app.ui.remedies import remedy
from app.ui.session import Lit
from app.ui.widgets.card_painter import card_height, paint_card
from app.ui.widgets.node_model import ENTRY
from app.ui.widgets.row_button import button_width, paint_button
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.wrapping import text_width, wrap
from app.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex
Part = Literal["body", "twisty", "button", "copies", "second"]

TEXT_AT, INDENT, MARGIN, GAP = 26, 16, 10, 6
CLAIM, CAPTION_FIRST, CAPTION = 54, 20, 25
STRIP = 38


class ClaimDelegate(QStyledItemDelegate):
    """Paints claims, captions, cards and strips; edits a claim's words in place."""

    #: (claim id, words): the words a claim shall have.
    reworded = Signal(object)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.lit: Lit | None = None
        #: The claims whose evidence is in sight; the view keeps the set.
        self.open_claims: set[str] = set()
        #: What would be dropped where.
        self.drop: Dropped | None = None

    # Sizes and places

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        entry: Entry = index.data(ENTRY)
        px, width = theme.px, self._view.viewport().width()
        if isinstance(entry, ClaimEntry):
            return QSize(width, theme.line("body") + theme.line("meta") + px(CLAIM - 33))
        if isinstance(entry, CaptionEntry):
            return QSize(width, theme.line("meta") + px((CAPTION_FIRST if entry.first else CAPTION) - 16))
        if isinstance(entry, CardEntry):
            below = px(MARGIN if entry.last else GAP)
            return QSize(width, card_height(entry.card, self._card_width(entry, width)) + below)
        lines = len(self._message(entry, width))
        high = px(STRIP - 16) + lines * theme.line("meta") + px(MARGIN if entry.last else GAP)
        return QSize(width, high + (px(2) if entry.first else 0))

    def part_at(self, index: Index, rect: QRect, pos: QPoint) -> Part:
        """Return which part of a row is under the pointer."""
        entry: Entry = index.data(ENTRY)
        row = RowPainter(QPainter(), rect, self._view.layoutDirection())
        if isinstance(entry, ClaimEntry) and entry.inside:
            return "twisty" if self._twisty(row, entry).adjusted(-6, -6, 6, 20).contains(pos) else "body"
        if isinstance(entry, FindingEntry):
            return "button" if self._button(row, entry).contains(pos) else "body"
        if isinstance(entry, CardEntry):
            return self._part_of_card(entry, rect, pos)
        return "body"

    def _part_of_card(self, entry: CardEntry, rect: QRect, pos: QPoint) -> Part:
        """Tell whether a line under the source is pointed at: that of the copies, or of the second reader."""
        under = rect.bottom() - theme.px(MARGIN if entry.last else GAP) - theme.px(8)
        top = under - theme.px(19) * len(entry.card.remarks)
        number = (pos.y() - top) // theme.px(19)
        if not 0 <= number < len(entry.card.remarks):
            return "body"
        if entry.card.remarks[number].about == "copies":
            return "copies"
        return "second" if entry.card.remarks[number].about == "second" else "body"

    def _card_width(self, entry: CardEntry, width: int) -> int:
        return width - theme.px(2 * MARGIN + (INDENT if entry.folded else 0))

    def _twisty(self, row: RowPainter, entry: ClaimEntry) -> QRect:
        px = theme.px
        return row.place(px(TEXT_AT - 18 + INDENT * entry.depth), px(10), px(12), px(12))

    def _strip(self, row: RowPainter, entry: FindingEntry) -> QRect:
        px = theme.px
        top = px(2) if entry.first else 0
        high = row.rect.height() - top - px(MARGIN if entry.last else GAP)
        return row.place(px(MARGIN), top, row.width - px(2 * MARGIN), high)

    def _button(self, row: RowPainter, entry: FindingEntry) -> QRect:
        px, strip = theme.px, self._strip(row, entry)
        wide = button_width(remedy(entry.finding).short)
        at = row.width - px(MARGIN + 8) - wide
        return row.place(at, strip.top() - row.rect.top() + (strip.height() - px(24)) // 2, wide, px(24))

    def _message(self, entry: FindingEntry, width: int) -> tuple[str, ...]:
        room = width - theme.px(2 * MARGIN + 34 + 8 + 10) - button_width(remedy(entry.finding).short)
        return wrap(entry.finding.message, "meta", room, 3)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        entry: Entry = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        painter.save()
        if isinstance(entry, ClaimEntry):
            row.ground(option)
            if index.row() > 0 or index.parent().isValid():
                row.line(0)
            self._paint_claim(row, entry, bool(option.state & QStyle.StateFlag.State_Open))
            if self._is_lit(entry):
                row.frame(option.rect, 2, "accent")
            if self.drop is not None and self.drop.claim == entry.row.claim.id:
                self._paint_drop(row, entry, self.drop)
        elif isinstance(entry, CaptionEntry):
            self._paint_caption(row, entry)
        elif isinstance(entry, CardEntry):
            self._paint_card(row, entry, option)
        else:
            self._paint_strip(row, entry)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keys"):
            self._ring(row, entry)
        painter.restore()

    def _paint_drop(self, row: RowPainter, entry: ClaimEntry, drop: Dropped) -> None:
        if drop.where == "on":
            paint_zones(row, drop.direction)
        else:
            words = "" if drop.claims else tr("New claim")
            paint_place(row, drop.where, theme.px(TEXT_AT - 18 + INDENT * entry.depth), words)

    def _paint_claim(self, row: RowPainter, entry: ClaimEntry, opened: bool) -> None:
        px, claim = theme.px, entry.row.claim
        if entry.inside:
            closed = "left" if row.direction == Qt.LayoutDirection.RightToLeft else "right"
            row.icon(self._twisty(row, entry), "down" if opened else closed)
        x, body = px(TEXT_AT + INDENT * entry.depth), theme.line("body")
        strong = claim.kind == "judgement" and opened
        title = row.place(x, px(8), row.width - x - px(12), body)
        row.text(title, claim.text, "body_strong" if strong else "body")
        y = px(8) + body + px(4)
        meta = theme.line("meta")
        middle = row.width - px(70)
        row.text(row.place(x, y, middle - px(50) - x, meta), meta_words(entry.row), "meta", "muted")
        if has_tally(claim):
            box = row.place(middle - px(56), y, px(112), px(16))
            marks.paint_tally(row.painter, box.toRectF(), entry.row.origins_for, entry.row.origins_against)
        if severity := worst(entry.row.findings):
            row.mark(row.place(row.width - px(26), y + px(1), px(14), px(14)), severity)

    def _paint_caption(self, row: RowPainter, entry: CaptionEntry) -> None:
        px, meta = theme.px, theme.line("meta")
        y = row.rect.height() - meta - px(5)
        counts = counts_words(entry)
        wide = text_width(counts, "meta") + px(2)
        row.text(
            row.place(px(12), y, row.width - wide - px(30), meta),
            direction_words(entry.direction),
            "meta",
            "muted",
        )
        row.text(row.place(row.width - px(12) - wide, y, wide, meta), counts, "meta", "muted", trailing=True)

    def _card_rect(self, row: RowPainter, entry: CardEntry) -> QRect:
        px = theme.px
        at = px(MARGIN + (INDENT if entry.folded else 0))
        high = row.rect.height() - px(MARGIN if entry.last else GAP)
        return row.place(at, 0, self._card_width(entry, row.width), high)

    def _paint_card(self, row: RowPainter, entry: CardEntry, option: QStyleOptionViewItem) -> None:
        card, lit = entry.card, self.lit
        is_lit = lit is not None and (
            lit.evidence == card.evidence or (not lit.evidence and lit.highlight == card.highlight)
        )
        pointed = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
        paint_card(row, self._card_rect(row, entry), card, lit=is_lit, pointed=pointed)

    def _paint_strip(self, row: RowPainter, entry: FindingEntry) -> None:
        px, strip = theme.px, self._strip(row, entry)
        painter = row.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{entry.finding.severity}_tint"))
        painter.drawRoundedRect(strip, px(5), px(5))
        top = strip.top() - row.rect.top()
        lines = self._message(entry, row.width)
        y = top + (strip.height() - len(lines) * theme.line("meta")) // 2
        row.mark(row.place(px(MARGIN + 9), y, px(16), px(16)), entry.finding.severity)
        button = self._button(row, entry)
        for line in lines:
            wide = row.width - px(2 * MARGIN + 34 + 18) - button.width() + px(2)
            row.text(row.place(px(MARGIN + 33), y, wide, theme.line("meta")), line, "meta")
            y += theme.line("meta")
        paint_button(painter, button, remedy(entry.finding).short)

    def _ring(self, row: RowPainter, entry: Entry) -> None:
        if isinstance(entry, CardEntry):
            row.frame(self._card_rect(row, entry), 2, "accent", theme.px(5))
        elif isinstance(entry, FindingEntry):
            row.frame(self._strip(row, entry), 2, "accent", theme.px(5))
        else:
            row.ring()

    def _is_lit(self, entry: ClaimEntry) -> bool:
        """Tell whether a claim is pointed at elsewhere, or hides the card of what is pointed at."""
        lit = self.lit
        if lit is None or lit.evidence is not None:
            return False
        if lit.highlight is None:
            return lit.claim == entry.row.claim.id
        if entry.row.claim.id in self.open_claims:
            return False
        return any(one.highlight.id == lit.highlight for one in entry.row.evidence)

    # Editing in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field in which a claim's words are edited."""
        editor = QLineEdit(parent)
        editor.setFont(theme.font("body"))
        editor.setAccessibleName(tr("Words of the claim"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the claim's words into the field."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(ENTRY).row.claim.text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over the new words; the model itself is read-only and follows the store."""
        entry = index.data(ENTRY)
        if isinstance(editor, QLineEdit) and isinstance(entry, ClaimEntry):
            words = " ".join(editor.text().split())
            if words and words != entry.row.claim.text:
                self.reworded.emit((entry.row.claim.id, words))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the field over the claim's words."""
        px = theme.px
        entry = index.data(ENTRY)
        depth = entry.depth if isinstance(entry, ClaimEntry) else 0
        x = px(TEXT_AT - 8 + INDENT * depth)
        row = RowPainter(QPainter(), option.rect, option.direction)
        editor.setGeometry(row.place(x, px(3), row.width - x - px(6), px(27)))
