"""Fusion underneath, the tokens on top.

Fusion paints focus and default buttons with the palette's Highlight, which is pale here, so this style draws
frames, separators, scroll bars and progress itself. Custom widgets paint themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QWidget,
)

from app.ui import theme
from app.ui.style import painting

_PROGRESS: dict[QStyle.ControlElement, Callable[[QStyleOptionProgressBar, QPainter], None]] = {
    QStyle.ControlElement.CE_ProgressBarGroove: painting.paint_groove,
    QStyle.ControlElement.CE_ProgressBarContents: painting.paint_progress,
}
_METRICS = {
    QStyle.PixelMetric.PM_DockWidgetSeparatorExtent: 1,
    QStyle.PixelMetric.PM_SplitterWidth: 1,
    QStyle.PixelMetric.PM_DockWidgetFrameWidth: 0,
    QStyle.PixelMetric.PM_ToolBarFrameWidth: 0,
    QStyle.PixelMetric.PM_ToolBarItemMargin: 0,
    QStyle.PixelMetric.PM_ToolBarItemSpacing: 0,
    QStyle.PixelMetric.PM_ScrollView_ScrollBarSpacing: 0,
    QStyle.PixelMetric.PM_MenuPanelWidth: 1,
    QStyle.PixelMetric.PM_MenuVMargin: 4,
    QStyle.PixelMetric.PM_MenuBarPanelWidth: 0,
    QStyle.PixelMetric.PM_MenuBarVMargin: 1,
    QStyle.PixelMetric.PM_MenuBarHMargin: 8,
    QStyle.PixelMetric.PM_MenuBarItemSpacing: 0,
    QStyle.PixelMetric.PM_ToolTipLabelFrameWidth: 5,
    QStyle.PixelMetric.PM_TabBarTabHSpace: 8,
    QStyle.PixelMetric.PM_ButtonShiftHorizontal: 0,
    QStyle.PixelMetric.PM_ButtonShiftVertical: 0,
}
_HINTS = {
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_ToolTip_WakeUpDelay: 500,
    QStyle.StyleHint.SH_ScrollBar_LeftClickAbsolutePosition: 0,
    QStyle.StyleHint.SH_UnderlineShortcut: 1,
    QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    QStyle.StyleHint.SH_ItemView_ShowDecorationSelected: 1,
}


class LookStyle(QProxyStyle):
    """Fusion with the look's frames, focus rings, separators and scroll bars."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        element = QStyle.PrimitiveElement
        self._primitives: dict[QStyle.PrimitiveElement, Callable[[QStyleOption, QPainter], None]] = {
            element.PE_FrameFocusRect: painting.paint_focus_rect,
            element.PE_PanelLineEdit: painting.paint_line_edit,
            element.PE_FrameLineEdit: painting.paint_nothing,
            element.PE_PanelButtonCommand: painting.paint_push_button,
            element.PE_IndicatorCheckBox: painting.paint_check_box,
            element.PE_IndicatorRadioButton: painting.paint_radio_button,
            element.PE_PanelButtonTool: painting.paint_tool_button,
            element.PE_FrameDefaultButton: painting.paint_nothing,
            element.PE_IndicatorDockWidgetResizeHandle: painting.paint_hairline,
            element.PE_PanelMenu: painting.paint_menu,
            element.PE_PanelTipLabel: painting.paint_menu,
            element.PE_FrameMenu: painting.paint_nothing,
            element.PE_FrameWindow: painting.paint_nothing,
            element.PE_FrameStatusBarItem: painting.paint_nothing,
            element.PE_PanelStatusBar: painting.paint_nothing,
            element.PE_IndicatorTabClose: painting.paint_tab_close,
            element.PE_FrameTabBarBase: painting.paint_nothing,
        }

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the frames and grounds that are ours."""
        ours = self._primitives.get(element)
        if element == QStyle.PrimitiveElement.PE_Frame and isinstance(widget, QPlainTextEdit):
            ours = painting.paint_line_edit
        if ours is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            painter.save()
            ours(option, painter)
            painter.restore()

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the bars and the splitters that are ours."""
        if element == QStyle.ControlElement.CE_Splitter:
            painter.fillRect(option.rect, theme.color("hairline"))
        elif element == QStyle.ControlElement.CE_MenuBarEmptyArea:
            painter.fillRect(option.rect, theme.color("window"))
        elif element == QStyle.ControlElement.CE_MenuBarItem and isinstance(option, QStyleOptionMenuItem):
            painting.paint_menu_title(option, painter)
            self.drawItemText(
                painter,
                option.rect,
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine,
                option.palette,
                painting.has(option, QStyle.StateFlag.State_Enabled),
                option.text,
                QPalette.ColorRole.WindowText,
            )
        elif element == QStyle.ControlElement.CE_HeaderSection:
            painting.paint_header(option, painter)
        elif element == QStyle.ControlElement.CE_ToolBar:
            painter.fillRect(option.rect, theme.color("window"))
        elif element in _PROGRESS and isinstance(option, QStyleOptionProgressBar):
            _PROGRESS[element](option, painter)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw scroll bars as a thumb without a trough."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            thumb = self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
            painting.paint_thumb(option, painter, thumb)
            return
        super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Give scroll bars no buttons: the groove is all of the bar."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return painting.scroll_part(option, part)
        if control == QStyle.ComplexControl.CC_ComboBox and part == QStyle.SubControl.SC_ComboBoxEditField:
            inner = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
            return (
                inner.adjusted(theme.px(4), 0, 0, 0)
                if _is_forward(option)
                else inner.adjusted(0, 0, -theme.px(4), 0)
            )
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type] # Qt allows None

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Return the size of a menu's title: eight pixels at either side."""
        if kind == QStyle.ContentsType.CT_MenuBarItem:
            return QSize(size.width() + 2 * theme.px(8), theme.px(26))
        return super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type] # Qt allows None

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Return the measures that differ from Fusion's."""
        if metric == QStyle.PixelMetric.PM_ScrollBarExtent:
            return theme.px(12)
        if metric == QStyle.PixelMetric.PM_ScrollView_ScrollBarOverlap:
            return theme.px(12) if _is_over_rows(widget) else 0
        if metric == QStyle.PixelMetric.PM_DefaultFrameWidth and isinstance(widget, QPlainTextEdit):
            # The text must not cover the round corners.
            return 3
        fixed = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if fixed is None else fixed

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        """Return the manners that differ from Fusion's."""
        if hint == QStyle.StyleHint.SH_ScrollBar_Transient:
            # The style sheet's layer asks this before it lets a thumb overlap.
            return int(_is_over_rows(widget))
        fixed = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, data) if fixed is None else fixed


def _is_forward(option: QStyleOption) -> bool:
    return option.direction != Qt.LayoutDirection.RightToLeft


def _is_over_rows(widget: QWidget | None) -> bool:
    """Tell whether a scroll bar (or its area) belongs to a list: there the thumb lies over the rows."""
    while widget is not None:
        if isinstance(widget, QAbstractItemView):
            return True
        if widget.isWindow() or widget.inherits("QAbstractScrollArea"):
            return False
        widget = widget.parentWidget()
    return False
