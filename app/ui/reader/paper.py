"""The colours of the article's page: the theme's own, or white paper within a dark theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter, QPalette

from app.ui import theme
from app.ui.theme import HIGHLIGHTS, HighlightLook, Tokens


@dataclass(frozen=True)
class Paper:
    """What pages are painted on: tokens, and whether the page itself is turned dark."""

    tokens: Tokens
    dark: bool

    def color(self, token: str) -> QColor:
        """Return a token's colour on this paper."""
        return QColor(self.tokens.colours[token])

    def look(self, colour: int) -> HighlightLook:
        """Return how a highlight colour looks on this paper."""
        name, pen_style = HIGHLIGHTS[colour]
        fill, edge, bar = (self.color(f"hl{colour}_{part}") for part in ("fill", "edge", "bar"))
        return HighlightLook(fill, edge, bar, name, pen_style)

    @property
    def blend(self) -> QPainter.CompositionMode:
        """Return how colours go on this paper: they darken white paper and lighten dark paper."""
        if self.dark:
            return QPainter.CompositionMode.CompositionMode_Lighten
        return QPainter.CompositionMode.CompositionMode_Multiply


def current_paper(white: bool) -> Paper:
    """Return the paper of the current theme; `white` keeps pages white in a dark one."""
    tokens = theme.tokens()
    if tokens.dark and white and tokens.name != "high_contrast":
        return Paper(theme.read_tokens("light"), dark=False)
    return Paper(tokens, dark=tokens.dark and tokens.name != "high_contrast")


def dress_palette(palette: QPalette, paper: Paper) -> QPalette:
    """Return a palette for text on this paper, with the desk round it."""
    role = QPalette.ColorRole
    palette.setColor(role.Window, theme.color("desk"))
    palette.setColor(role.Base, paper.color("paper"))
    palette.setColor(role.Text, paper.color("ink"))
    # Qt would paint whole cells of a table where a selection reaches into them: the view paints it itself.
    palette.setColor(role.Highlight, QColor(0, 0, 0, 0))
    palette.setColor(role.HighlightedText, paper.color("ink"))
    return palette
