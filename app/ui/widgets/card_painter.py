"""Painting an evidence card: the quotation in serif shared numbers in 600, and the lines under it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from app.ui import theme
from app.ui.widgets.evidence_card import BRIEF_MARKS, SECOND_MARKS, Card, coverage_words
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.wrapping import elide, text_width

#: Longer quotations end in an ellipsis; the passage itself is a click away.
LINES_MOST = 9
TEXT_AT, PAD, TOP = 32, 10, 8


def card_height(card: Card, width: int, *, brief: bool = False) -> int:
    """Return how high a card of this width is; a brief one has no lines under its source."""
    px = theme.px
    lines = min(_laid_out(card, _quote_width(width), brief=brief).lineCount(), LINES_MOST)
    remarks = 0 if brief else len(card.remarks)
    return px(TOP) * 2 + lines * theme.line("quote") + px(6) + theme.line("meta") + remarks * px(19)


def paint_card(
    row: RowPainter, rect: QRect, card: Card, *, lit: bool, pointed: bool, brief: bool = False
) -> None:
    """Paint a card into a rectangle of the view; `brief` says the coverage beside the source."""
    painter = row.painter
    _paint_ground(painter, rect, lit=lit, pointed=pointed)
    inner = RowPainter(painter, rect, row.direction)
    px = theme.px
    sign = inner.place(px(9), px(TOP + 2), px(16), px(16))
    if card.icon:
        inner.icon(sign, card.icon)
    else:
        inner.mark(sign, card.direction)
    y = px(TOP) + _paint_quote(inner, card, brief=brief)
    _paint_source(inner, card, y + px(6), brief=brief)
    y += px(6) + theme.line("meta") + px(3)
    for remark in () if brief else card.remarks:
        place = inner.place(px(TEXT_AT + 2), y + px(2), px(12), px(12))
        if remark.mark:
            inner.mark(place, remark.mark)
        else:
            inner.icon(place, remark.icon)
        words = inner.place(px(TEXT_AT + 21), y, inner.width - px(TEXT_AT + 21 + PAD), theme.line("meta"))
        inner.text(words, remark.words, "meta", "muted")
        y += px(19)


def _paint_ground(painter: QPainter, rect: QRect, *, lit: bool, pointed: bool) -> None:
    wide = theme.px(2) if lit else 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent" if lit else "border" if pointed else "hairline"), wide))
    painter.setBrush(theme.color("raised"))
    inset = wide / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), theme.px(5), theme.px(5))
    painter.restore()


def _paint_quote(inner: RowPainter, card: Card, *, brief: bool) -> int:
    """Write the quotation in its sentence; return how high it is."""
    px = theme.px
    width = _quote_width(inner.width)
    layout = _laid_out(card, width, brief=brief)
    line, lines = theme.line("quote"), min(layout.lineCount(), LINES_MOST)
    painter = inner.painter
    painter.setPen(theme.color("text"))
    at = inner.place(px(TEXT_AT), px(TOP), width, lines * line)
    for number in range(lines):
        one = layout.lineAt(number)
        if number == LINES_MOST - 1 and layout.lineCount() > LINES_MOST:
            _paint_last(
                painter,
                QRect(at.left(), at.top() + number * line, width, line),
                layout.text(),
                one.textStart(),
            )
            continue
        # The line's own height is the font's; the look's is a little more.
        down = number * line + (line - one.height()) / 2
        one.draw(painter, QPointF(at.left(), at.top() + down - one.y()))
    return lines * line


def _paint_last(painter: QPainter, rect: QRect, text: str, units: int) -> None:
    rest = text.encode("utf-16-le", "surrogatepass")[2 * units :].decode("utf-16-le", "surrogatepass")
    painter.setFont(theme.font("quote"))
    shown = QFontMetrics(theme.font("quote")).elidedText(rest, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_source(inner: RowPainter, card: Card, y: int, *, brief: bool) -> None:
    px, line = theme.px, theme.line("meta")
    if card.colour:
        swatch = QRectF(inner.place(px(TEXT_AT), y + px(2), px(22), px(13)))
        theme.paint_swatch(inner.painter, swatch, card.colour)
    end = inner.width - px(PAD)
    if brief:
        words = coverage_words(card.coverage)
        end -= text_width(words, "meta") + px(2)
        inner.text(inner.place(end, y, inner.width - px(PAD) - end, line), words, "meta", "muted")
        if card.coverage == "partial":
            end -= px(18)
            inner.mark(inner.place(end, y + px(2), px(12), px(12)), "part")
    else:
        end -= px(16)
        inner.letter(end, y + px(1), card.reliability)
    states = BRIEF_MARKS if brief else SECOND_MARKS
    if card.second in states:
        end -= px(19)
        inner.mark(inner.place(end, y + px(2), px(12), px(12)), states[card.second])
    end -= px(8)
    date = "" if brief else card.date
    paged = text_width(card.page, "meta") + 1 if card.page else 0
    tail = paged + (text_width(date, "meta") + px(8) if date else 0)
    x = px(TEXT_AT + (28 if card.colour else 0))
    wide = max(min(text_width(card.source, "meta") + 1, end - x - tail), px(20))
    shown = elide(card.source, "meta", wide)
    inner.text(inner.place(x, y, wide, line), shown, "meta", "muted")
    # An elided name may be narrower than its room: what follows stands close to it.
    wide = min(wide, text_width(shown, "meta") + 1)
    if card.page:
        x += wide
        inner.text(inner.place(x, y, paged, line), card.page, "meta", "muted")
        wide = paged
    if date:
        x += wide + px(5)
        inner.text(inner.place(x, y, end - x, line), date, "meta", "muted")


def _quote_width(width: int) -> int:
    return max(width - theme.px(TEXT_AT + 14), theme.px(40))


def _laid_out(card: Card, width: int, *, brief: bool) -> QTextLayout:
    """Break a card's quotation into lines; a brief one stands without its sentence."""
    before = f"{card.before} " if card.before and not brief else ""
    after = f" {card.after}" if card.after and not brief else ""
    return _lay_out(
        before, card.quote, after, card.shared, width, theme.px(1000), theme.color("muted").name()
    )


@lru_cache(maxsize=512)
def _lay_out(
    before: str,
    quote: str,
    after: str,
    shared: tuple[tuple[int, int], ...],
    width: int,
    scale: int,
    muted: str,
) -> QTextLayout:
    """Break the quotation into lines; `scale` only makes larger type a key of its own."""
    text = f"{before}{quote}{after}"
    layout = QTextLayout(text, theme.font("quote"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    strong, quiet = QTextCharFormat(), QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    quiet.setForeground(QColor(muted))
    at, end = len(before), len(before) + len(quote)
    ranges = [(0, at, quiet), (end, len(text), quiet)]
    ranges += [(at + first, at + last, strong) for first, last in shared]
    layout.setFormats([_format(text, *one) for one in ranges if one[0] < one[1]])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _format(text: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = _units(text[:start])
    made.length = _units(text[start:end])
    made.format = look
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
