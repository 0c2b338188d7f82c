"""A seat at the real window, offscreen: the application dressed, and settings that are the test's own."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.ui import jobs, style, theme
from app.ui.settings import Settings
from tests.journeys.analyst import Analyst


def dress(app: QApplication) -> None:
    """Give the application fonts and the light theme; closing a window does not end it."""
    app.setQuitOnLastWindowClosed(False)
    theme.register_fonts()
    theme.choose("light")
    style.apply(app)
    theme.announce()


def sit_down(folder: Path) -> Analyst:
    """Open the window with the settings that are kept in a folder."""
    settings = Settings(folder / "settings.ini")
    settings.put("motion", "off")
    return Analyst(settings)


def stand_up(analyst: Analyst) -> None:
    """Close the window and wait for what is under way."""
    analyst.window.close()
    analyst.window.deleteLater()
    jobs.jobs().close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
