"""The palette: one box over articles' text, highlights, claims, briefings and commands (Ctrl+K)."""

from app.ui.palette.palette import Palette

__all__ = ["Palette"]
