"""Palette and style sheet from the tokens, and putting them on the application."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.style.look import LookStyle

SHEET = """
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: {pad}px; }}
QStatusBar::item {{ border: 0; }}
QMenuBar {{ background: {window}; spacing: 0; padding: 0 {bar}px; }}
QMenuBar::item {{ padding: {high}px {wide}px; background: transparent; border-radius: {radius}px; }}
QMenuBar::item:selected {{ background: {selection}; }}
QMenuBar::item:pressed {{ background: {selection}; }}
"""


def apply(app: QApplication) -> None:
    """Dress the application in the current theme."""
    if not isinstance(app.property("look"), bool):
        app.setProperty("look", True)
        app.setStyle(LookStyle())
    app.setFont(theme.font("body"))
    app.setPalette(make_palette())
    colours = {name: colour.name() for name, colour in theme.tokens().colours.items()}
    sizes = {"pad": theme.px(4), "bar": theme.px(8), "high": theme.px(5), "wide": theme.px(8)}
    app.setStyleSheet(SHEET.format(**colours, **sizes, radius=theme.px(4)))


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
