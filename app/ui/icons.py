"""Icons: one SVG each, on a grid of 24, tinted from the theme by mode.

An icon is asked for by name and knows its token; it draws itself in the colours of the theme that is
current when it is painted, so nobody has to replace icons when the theme changes.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import paths
from app.ui import theme


class TintedEngine(QIconEngine):
    """Paints one SVG in a token's colour: `border` when disabled, another token's when on and asked for."""

    def __init__(self, name: str, token: str, on_token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._on_token = on_token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the icon."""
        shown = self._on_token if state == QIcon.State.On else self._token
        colour = theme.color("border" if mode == QIcon.Mode.Disabled else shown)
        paint(painter, QRectF(rect), self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a pixmap of `size` device pixels."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Return the icon for a screen of this scale; `size` is in device pixels already."""
        made = self.pixmap(size, mode, state)
        made.setDevicePixelRatio(scale)
        return made

    def clone(self) -> QIconEngine:
        """Return a copy."""
        return TintedEngine(self._name, self._token, self._on_token)


def icon(name: str, token: str = "text", on_token: str | None = None) -> QIcon:  # noqa: S107 - a colour
    """Return an icon by name, in a token's colour."""
    return QIcon(TintedEngine(name, token, on_token or token))


def paint(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Paint an icon into a square, in one colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(painter.opacity() * colour.alphaF())
    _renderer(name, colour.name()).render(painter, rect)
    painter.restore()


def pixmap(name: str, size: int, color: QColor, dpr: float = 1.0) -> QPixmap:
    """Return an icon as a pixmap of `size` logical pixels."""
    made = QPixmap(QSize(round(size * dpr), round(size * dpr)))
    made.setDevicePixelRatio(dpr)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, QRectF(0, 0, size, size), name, color)
    painter.end()
    return made


def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(file.stem for file in (paths.resources_folder() / "icons").glob("*.svg")))


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = (paths.resources_folder() / "icons" / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))
