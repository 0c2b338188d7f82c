"""Choosing files and folders with the system's dialogs; the last folder is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.settings import Settings


def choose_open(parent: QWidget, settings: Settings, title: str, kinds: str) -> Path | None:
    """Return a file to open, or None."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, settings.folder, kinds)
    return _remembered(settings, chosen)


def choose_save(parent: QWidget, settings: Settings, title: str, name: str, kinds: str) -> Path | None:
    """Return where to save, or None."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(settings.folder) / name), kinds)
    return _remembered(settings, chosen)


def choose_files(parent: QWidget, settings: Settings, title: str, kinds: str) -> list[Path]:
    """Return files to open; none when the user thought better of it."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, settings.folder, kinds)
    if chosen:
        _remembered(settings, chosen[0])
    return [Path(name) for name in chosen]


def choose_folder(parent: QWidget, settings: Settings, title: str) -> Path | None:
    """Return a folder, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, title, settings.folder)
    if chosen:
        settings.folder = chosen
    return Path(chosen) if chosen else None


def _remembered(settings: Settings, chosen: str) -> Path | None:
    if not chosen:
        return None
    settings.folder = str(Path(chosen).parent)
    return Path(chosen)
