"""The field to filter a list with: an icon inside, text, and a way to clear it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import icons, theme
from app.ui.widgets.buttons import IconButton
from app.ui.wording import tr


class FilterField(QLineEdit):
    """A line edit with a magnifying glass; Esc clears it. Buttons may stand inside at the right."""

    def __init__(self, hint: str, *, name: str = "", height: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self._clear = IconButton("close", tr("Clear"), size=12, side=20, token="muted", parent=self)  # noqa: S106
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._inside: list[QWidget] = [self._clear]
        self.textChanged.connect(self.on_text_changed)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def add_button(self, button: QWidget) -> None:
        """Put a small button inside, at the right."""
        button.setParent(self)
        button.installEventFilter(self)
        self._inside.insert(0, button)
        self._place()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take font and measures from the theme again."""
        self.setFont(theme.font("meta"))
        self.setFixedHeight(theme.px(self._height))
        self._place()

    @Slot(str)
    def on_text_changed(self, text: str) -> None:
        """Offer to clear what there is."""
        self._clear.setVisible(bool(text))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room when a button inside comes or goes."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._place()
        return False

    def sizeHint(self) -> QSize:
        """Return the size: 28 px high."""
        return QSize(super().sizeHint().width(), theme.px(self._height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc when there is something to clear."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        """Place what is inside."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and its magnifying glass."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(14)
        square = QRectF(theme.px(9), (self.height() - side) / 2, side, side)
        icons.paint(painter, square, "search", theme.color("muted"))
        painter.end()

    def _place(self) -> None:
        right = self.width() - theme.px(4)
        for button in self._inside:
            if button.isVisibleTo(self):
                size = button.sizeHint()
                right -= size.width()
                top = (self.height() - size.height()) // 2
                button.setGeometry(right, top, size.width(), size.height())
        self.setTextMargins(theme.px(27), 0, self.width() - right - theme.px(2), 0)
