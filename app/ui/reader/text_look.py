"""How the analyst wants the text of articles: the face of its letters, the width of a line, the paper."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.settings import Settings

#: Width of a line → the widest sheet in design pixels at zoom 1: about 55, 75 and 100 characters.
WIDTHS = {"narrow": 540, "usual": 700, "wide": 900}
#: Face → the theme's font for it.
FACES = {"serif": "preview", "sans": "editor"}


@dataclass(frozen=True, slots=True)
class TextLook:
    """The reader's settings that the text view follows."""

    face: str = "serif"
    width: str = "usual"
    white_paper: bool = False

    @property
    def widest(self) -> int:
        """Return the widest sheet in design pixels at zoom 1."""
        return WIDTHS[self.width]

    @property
    def font(self) -> str:
        """Return the name of the theme's font for running text."""
        return FACES[self.face]


def look_of(settings: Settings) -> TextLook:
    """Return how the text looks by the settings that are kept."""
    return TextLook(settings.text_face, settings.text_width, settings.white_paper)
