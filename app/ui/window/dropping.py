"""Files dragged over the window: the zones light up, and dropping adds articles or opens a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from app.ui.session import Session
from app.ui.widgets import DropOverlay, DropZone
from app.ui.window.adding import local_paths
from app.ui.window.opening import ENDING
from app.ui.wording import tr


class Dropping(QObject):
    """Takes what is dropped on a window."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        zones: Sequence[DropZone],
        take: Callable[[list[Path]], None],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._zones = tuple(zones)
        self._take = take
        self._overlay = DropOverlay(tr("Add to the project"), window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a drag."""
        kind = event.type()
        if kind in {QEvent.Type.DragEnter, QEvent.Type.Drop} and isinstance(event, QDropEvent):
            paths = local_paths(event.mimeData())
            self._light(bool(paths) and kind == QEvent.Type.DragEnter)
            if not paths:
                return False
            event.acceptProposedAction()
            if kind == QEvent.Type.Drop:
                self._take(paths)
            return True
        if kind == QEvent.Type.DragLeave:
            self._light(False)
        return False

    def _light(self, hot: bool) -> None:
        zones = [zone for zone in self._zones if zone.isVisible()]
        for zone in zones:
            zone.set_hot(hot)
        if hot and not zones:
            self._overlay.appear()
        else:
            self._overlay.hide()


def sort_dropped(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return the projects and the other files among what was dropped."""
    projects = [path for path in paths if path.suffix == ENDING and path.is_file()]
    return projects, [path for path in paths if path not in projects]
