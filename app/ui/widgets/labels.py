"""Text on panels: always plain text, in a token's colour, following the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui import marks, theme
from app.ui.widgets import badges
from app.ui.widgets.wrapping import wrap
from app.ui.wording import plain_tip


class Label(QLabel):
    """A label in one of the theme's fonts and colours."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tint: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Wherever it stands: a menu bar would lend it the colour of buttons.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setWordWrap(wrap)
        self._role = role
        self._tint = tint
        self.setText(text)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def set_tint(self, tint: str) -> None:
        """Change the token of the text's colour."""
        self._tint = tint
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take font and colour from the theme again."""
        self.setFont(theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(self._tint))
        self.setPalette(palette)


class Paragraph(QWidget):
    """A few wrapped lines with the design's distance between them, which QLabel cannot keep."""

    def __init__(
        self,
        text: str,
        role: str = "body",
        tint: str = "text",
        *,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._role = role
        self._tint = tint
        self._centred = centred
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        theme.notifier().changed.connect(self.updateGeometry)

    def text(self) -> str:
        """Return the text."""
        return self._text

    def setText(self, text: str) -> None:
        """Show a text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are at this width."""
        return len(self._lines(width)) * theme.line(self._role)

    def sizeHint(self) -> QSize:
        """Return the size at a usual width."""
        width = theme.px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return one line's size."""
        return QSize(theme.px(60), theme.line(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setFont(theme.font(self._role))
        painter.setPen(theme.color(self._tint))
        high = theme.line(self._role)
        side = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeading
        for number, line in enumerate(self._lines(self.width())):
            box = QRectF(0, number * high, self.width(), high)
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()

    def _lines(self, width: int) -> list[str]:
        return [line for part in self._text.split("\n") for line in wrap(part, self._role, width, 99)]


class ElidedLabel(Label):
    """A label that gives way: it cuts its text at the end and shows all of it as tool tip."""

    def __init__(
        self, text: str = "", role: str = "body", tint: str = "text", parent: QWidget | None = None
    ) -> None:
        self._whole = ""
        super().__init__("", role, tint, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, cut to the width there is."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._cut()

    def whole_text(self) -> str:
        """Return the text before it was cut."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        metrics = QFontMetrics(self.font())
        whole = QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())
        return whole.expandedTo(self.minimumSize()).boundedTo(self.maximumSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        metrics = QFontMetrics(self.font())
        cut = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width()))
        super().setText(cut)
        self.setToolTip("" if cut == self._whole else plain_tip(self._whole))


class Hairline(QWidget):
    """One line between parts of a panel."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        upright: bool = False,
        token: str = "hairline",  # noqa: S107
    ) -> None:
        super().__init__(parent)
        self._token = token
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.notifier().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._token))
        painter.end()


class KeyCap(QWidget):
    """A key as it is printed on the keyboard."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of the cap."""
        return QSize(round(badges.key_cap_width(self._text)), badges.key_cap_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = QPainter(self)
        badges.paint_key_cap(painter, QRectF(self.rect()), self._text)
        painter.end()


class MarkLabel(QWidget):
    """A mark, with its name for those who do not see it."""

    def __init__(self, mark: str, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._size = size
        self.setFixedSize(theme.px(size), theme.px(size))
        self.set_mark(mark)

    def set_mark(self, mark: str) -> None:
        """Show another mark."""
        self._mark = mark
        self.setAccessibleName(marks.name(mark))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        marks.paint(painter, QRectF(self.rect()), self._mark)
        painter.end()
