"""Where the window stands: as it was left, else in its designed size, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.settings import Settings

#: By then the window system has said how thick the frame is; on a slow machine only the second time.
FRAME_KNOWN_MS = (300, 1500)
#: Both docks at their narrowest, with their edges, and the middle at its; in design pixels.
DOCKS_LEAST, MIDDLE_LEAST, MIDDLE_CRAMPED = 542, 480, 360


def restore(window: QWidget, settings: Settings) -> None:
    """Put a window where it stood, or in the middle of the screen."""
    state = settings.geometry
    room = window.screen().availableGeometry()
    if not state.isEmpty() and window.restoreGeometry(state):
        # It may have stood on a larger screen, or have been scaled less.
        window.resize(window.size().boundedTo(room.size()))
        return
    size = QSize(theme.px(1440), theme.px(900)).boundedTo(room.size())
    window.resize(size)
    window.move(
        room.x() + (room.width() - size.width()) // 2, room.y() + (room.height() - size.height()) // 2
    )


def least_middle(window: QWidget) -> int:
    """Return the middle's least width: the designed one where the screen has room for both docks too."""
    room = window.screen().availableGeometry().width() - theme.px(DOCKS_LEAST)
    return max(theme.px(MIDDLE_CRAMPED), min(theme.px(MIDDLE_LEAST), room))


def fit_frame(window: QWidget) -> None:
    """Make a window smaller whose frame pushed its foot or its edge off the screen."""
    if window.isMaximized() or window.isFullScreen() or not window.isVisible():
        return
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    inner = window.geometry()
    border = QSize(frame.width() - inner.width(), frame.height() - inner.height())
    fitting = inner.size().boundedTo(room.size() - border)
    larger = inner.width() > room.width() or inner.height() > room.height()
    # One that is larger than the screen itself was made so on purpose.
    if larger or border.isNull() or fitting == inner.size():
        return
    window.resize(fitting)
    window.move(
        max(room.left(), min(frame.left(), room.right() + 1 - fitting.width() - border.width())),
        max(room.top(), min(frame.top(), room.bottom() + 1 - fitting.height() - border.height())),
    )
