"""How standard controls are drawn, and the palette that the tokens make."""

from app.ui.style.dress import apply, make_palette, panel_palette
from app.ui.style.look import LookStyle

__all__ = ["LookStyle", "apply", "make_palette", "panel_palette"]
