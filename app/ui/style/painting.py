"""The painting of single elements: frames, thumbs, rings. Each takes Qt's style option and a painter."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionFrame,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
)

from app.ui import icons, theme


def _rect(option: QStyleOption) -> QRectF:
    return QRectF(option.rect)


def has(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    """Tell whether a control is in a state."""
    return bool(option.state & flag)


def _framed(painter: QPainter, rect: QRectF, ground: QColor | None, line: QColor, wide: int = 1) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, wide))
    if ground is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(ground)
    inset = wide / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), theme.px(5), theme.px(5))


def paint_nothing(option: QStyleOption, painter: QPainter) -> None:
    """Draw nothing where Fusion draws a frame."""


def paint_focus_rect(option: QStyleOption, painter: QPainter) -> None:
    """Paint a ring inside a row or cell."""
    _framed(painter, _rect(option), None, theme.color("accent"), 2)


def paint_line_edit(option: QStyleOption, painter: QPainter) -> None:
    """Paint a field's ground and frame; the frame is the ring when it has focus."""
    if isinstance(option, QStyleOptionFrame) and option.lineWidth == 0:
        return
    enabled = has(option, QStyle.StateFlag.State_Enabled)
    focused = has(option, QStyle.StateFlag.State_HasFocus) and enabled
    line = theme.color("accent" if focused else "border" if enabled else "hairline")
    _framed(painter, _rect(option), theme.color("raised" if enabled else "panel"), line, 2 if focused else 1)


def paint_push_button(option: QStyleOption, painter: QPainter) -> None:
    """Paint a push button's ground and frame."""
    enabled = has(option, QStyle.StateFlag.State_Enabled)
    ground = "raised"
    if has(option, QStyle.StateFlag.State_Sunken):
        ground = "selection"
    elif enabled and has(option, QStyle.StateFlag.State_MouseOver):
        ground = "hover"
    line = theme.color("border" if enabled else "hairline")
    _framed(painter, _rect(option), theme.color(ground), line)


def paint_check_box(option: QStyleOption, painter: QPainter) -> None:
    """Paint the square of a check box: a field's frame, and the accent with a tick when it is on."""
    enabled, on = has(option, QStyle.StateFlag.State_Enabled), has(option, QStyle.StateFlag.State_On)
    line = theme.color("hairline" if not enabled else "accent" if on else "border")
    ground = theme.color("accent" if on and enabled else "raised" if enabled else "panel")
    square = _rect(option)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
    if on:
        icons.paint(painter, square, "check", theme.color("on_accent" if enabled else "muted"))


def paint_radio_button(option: QStyleOption, painter: QPainter) -> None:
    """Paint the ring of a radio button: a field's frame, and the accent with a dot when it is on."""
    enabled, on = has(option, QStyle.StateFlag.State_Enabled), has(option, QStyle.StateFlag.State_On)
    line = theme.color("hairline" if not enabled else "accent" if on else "border")
    ground = theme.color("accent" if on and enabled else "raised" if enabled else "panel")
    ring = _rect(option)
    side = min(ring.width(), ring.height())
    ring.setSize(type(ring.size())(side, side))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    painter.setBrush(ground)
    painter.drawEllipse(ring.adjusted(0.5, 0.5, -0.5, -0.5))
    if on:
        dot = side * 0.32
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("on_accent" if enabled else "muted"))
        painter.drawEllipse(ring.adjusted(dot, dot, -dot, -dot))


def paint_tool_button(option: QStyleOption, painter: QPainter) -> None:
    """Paint what is behind a tool button: nothing at rest."""
    if has(option, QStyle.StateFlag.State_Sunken) or has(option, QStyle.StateFlag.State_On):
        ground = "selection"
    elif has(option, QStyle.StateFlag.State_MouseOver) and has(option, QStyle.StateFlag.State_Enabled):
        ground = "hover"
    else:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(_rect(option), theme.px(4), theme.px(4))


def paint_hairline(option: QStyleOption, painter: QPainter) -> None:
    """Paint a line between panels."""
    painter.fillRect(_rect(option), theme.color("hairline"))


def paint_header(option: QStyleOption, painter: QPainter) -> None:
    """Paint the ground of a table's header and the line under it."""
    rect = _rect(option)
    painter.fillRect(rect, theme.color("panel"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("hairline"))


def paint_menu_title(option: QStyleOption, painter: QPainter) -> None:
    """Paint what is behind a menu's title: `selection` when it is pointed at or open."""
    painter.fillRect(_rect(option), theme.color("window"))
    if has(option, QStyle.StateFlag.State_Selected):
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selection"))
        painter.drawRoundedRect(_rect(option).adjusted(0, 1, 0, -1), theme.px(4), theme.px(4))
        painter.restore()


def paint_menu(option: QStyleOption, painter: QPainter) -> None:
    """Paint a menu's ground and frame."""
    painter.fillRect(_rect(option), theme.color("raised"))
    painter.setPen(QPen(theme.color("border"), 1))
    painter.drawRect(_rect(option).adjusted(0.5, 0.5, -0.5, -0.5))


def paint_tab_close(option: QStyleOption, painter: QPainter) -> None:
    """Paint the cross of a tab."""
    paint_tool_button(option, painter)
    rect = _rect(option)
    side = theme.px(12)
    square = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    icons.paint(painter, square, "close", theme.color("muted"))


def paint_groove(option: QStyleOptionProgressBar, painter: QPainter) -> None:
    """Paint the whole length of a progress bar: four pixels, round at the ends."""
    _bar(painter, _rect(option), 1.0, "hairline")


def paint_progress(option: QStyleOptionProgressBar, painter: QPainter) -> None:
    """Paint how far it is; a third when nobody knows."""
    span = option.maximum - option.minimum
    part = (option.progress - option.minimum) / span if span else 0.3
    _bar(painter, _rect(option), min(1.0, part), "accent")


def _bar(painter: QPainter, whole: QRectF, part: float, token: str) -> None:
    if part <= 0:
        return
    high = theme.px(4)
    bar = QRectF(whole.left(), whole.center().y() - high / 2, whole.width() * part, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(token))
    painter.drawRoundedRect(bar, high / 2, high / 2)
    painter.restore()


def paint_thumb(option: QStyleOptionSlider, painter: QPainter, thumb: QRect) -> None:
    """Paint a scroll bar: a thumb and nothing else."""
    if option.minimum == option.maximum:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = theme.color("muted" if has(option, QStyle.StateFlag.State_Sunken) else "border")
    if not has(option, QStyle.StateFlag.State_MouseOver):
        colour.setAlphaF(0.7)
    painter.setBrush(colour)
    wide, inset = theme.px(6), theme.px(3)
    if option.orientation == Qt.Orientation.Vertical:
        bar = QRectF(thumb.right() + 1 - inset - wide, thumb.top() + 2, wide, thumb.height() - 4)
    else:
        bar = QRectF(thumb.left() + 2, thumb.bottom() + 1 - inset - wide, thumb.width() - 4, wide)
    painter.drawRoundedRect(bar, wide / 2, wide / 2)
    painter.restore()


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Return where a part of a scroll bar is; it has no buttons."""
    rect: QRect = option.rect
    if part == QStyle.SubControl.SC_ScrollBarGroove:
        return rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    least, most = option.minimum, option.maximum
    page = option.pageStep
    size = length
    if most > least:
        size = max(theme.px(32), length * page // (most - least + page))
    at = QStyle.sliderPositionFromValue(
        least,
        most,
        option.sliderPosition,
        max(0, length - size),
        option.upsideDown,
    )
    start = rect.top() + at if upright else rect.left() + at
    spans = {
        QStyle.SubControl.SC_ScrollBarSlider: (start, size),
        QStyle.SubControl.SC_ScrollBarSubPage: (rect.top() if upright else rect.left(), at),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + size, length - at - size),
    }
    if part not in spans:
        return QRect()
    begin, extent = spans[part]
    if upright:
        return QRect(rect.left(), begin, rect.width(), extent)
    return QRect(begin, rect.top(), extent, rect.height())
