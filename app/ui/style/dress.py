"""The palette that the tokens make, and putting it on the application.

There is no style sheet: with one on the application Qt no longer asks the style how far scroll bars lie over
the rows, and every control is drawn through one more layer.
"""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from app.ui import theme
from app.ui.style.look import LookStyle


def apply(app: QApplication) -> None:
    """Dress the application in the current theme."""
    if not isinstance(app.property("look"), bool):
        app.setProperty("look", True)
        app.setStyle(LookStyle())
    app.setFont(theme.font("body"))
    app.setPalette(make_palette())
    QToolTip.setPalette(app.palette())
    QToolTip.setFont(theme.font("meta"))


def make_palette() -> QPalette:
    """Return the palette that the tokens make, for every state."""
    palette = QPalette()
    role = QPalette.ColorRole
    tokens = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "raised",
        role.AlternateBase: "panel",
        role.Text: "text",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Highlight: "selection",
        role.HighlightedText: "text",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Accent: "accent",
        role.Light: "raised",
        role.Midlight: "panel",
        role.Mid: "hairline",
        role.Dark: "border",
        role.Shadow: "border",
    }
    for palette_role, token in tokens.items():
        palette.setColor(palette_role, theme.color(token))
    palette.setColor(QPalette.ColorGroup.Inactive, role.Highlight, theme.color("idle"))
    for faint in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, faint, theme.color("border"))
    return palette


def panel_palette() -> QPalette:
    """Return the palette of docks and lists, whose ground is `panel`."""
    palette = QPalette(QApplication.palette())
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, theme.color("panel"))
    return palette
