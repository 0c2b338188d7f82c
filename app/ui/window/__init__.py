"""The window's frame: menus, header, docks, the middle of each workspace, status bar."""

from app.ui.window.frame import Window

__all__ = ["Window"]
