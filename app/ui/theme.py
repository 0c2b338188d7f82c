"""The look's tokens: colours, fonts, measures, and the four highlight looks. How they are used is style.py's.

Colours come from resources/themes/*.json, one file a theme. Everything that paints asks here at paint time,
and `notifier().changed` says when to drop what was cached.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Literal

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QScreen

from app import paths

ThemeName = Literal["light", "dark", "high_contrast"]
PenStyle = Literal["solid", "dash", "dot", "double"]

SANS, SERIF, MONO = "Inter", "Source Serif Pro", "JetBrains Mono"
#: use → family, points, weight. Weights are set, never style names (Inter's is "Semi Bold").
FONTS: Mapping[str, tuple[str, float, QFont.Weight]] = {
    "label": (SANS, 8.25, QFont.Weight.Normal),
    "label_strong": (SANS, 8.25, QFont.Weight.DemiBold),
    "meta": (SANS, 9, QFont.Weight.Normal),
    "meta_medium": (SANS, 9, QFont.Weight.Medium),
    "meta_strong": (SANS, 9, QFont.Weight.DemiBold),
    "body": (SANS, 9.75, QFont.Weight.Normal),
    "body_open": (SANS, 9.75, QFont.Weight.Normal),
    "body_medium": (SANS, 9.75, QFont.Weight.Medium),
    "body_strong": (SANS, 9.75, QFont.Weight.DemiBold),
    "section": (SANS, 11.25, QFont.Weight.DemiBold),
    "field": (SANS, 13.5, QFont.Weight.Normal),
    "editor": (SANS, 11.25, QFont.Weight.Normal),
    "editor_heading1": (SANS, 14.25, QFont.Weight.DemiBold),
    "editor_heading2": (SANS, 12, QFont.Weight.DemiBold),
    "mono": (MONO, 11.25, QFont.Weight.Normal),
    "mono_small": (MONO, 8.25, QFont.Weight.Normal),
    "quote": (SERIF, 9.75, QFont.Weight.Normal),
    "hit": (SERIF, 10.5, QFont.Weight.Normal),
    "preview": (SERIF, 10.9, QFont.Weight.Normal),
    "footnote": (SERIF, 9, QFont.Weight.Normal),
    "title_small": (SERIF, 12, QFont.Weight.DemiBold),
    "title_section": (SERIF, 15, QFont.Weight.DemiBold),
    "title_serif": (SERIF, 16.5, QFont.Weight.DemiBold),
    "lead": (SERIF, 12.75, QFont.Weight.Normal),
    "wordmark": (SERIF, 34.5, QFont.Weight.DemiBold),
}
#: Line heights in design pixels, by use.
LINES: Mapping[str, int] = {
    "label": 15,
    "meta": 16,
    "body": 17,
    "body_open": 18,
    "body_strong": 17,
    "editor": 26,
    "editor_heading1": 28,
    "editor_heading2": 26,
    "quote": 18,
    "hit": 20,
    "preview": 21,
    "footnote": 16,
    "title_small": 20,
    "title_section": 28,
    "title_serif": 30,
    "lead": 25,
    "wordmark": 52,
}
HIGHLIGHTS: Mapping[int, tuple[str, PenStyle]] = {
    1: ("amber", "solid"),
    2: ("green", "dash"),
    3: ("blue", "dot"),
    4: ("rose", "double"),
}
#: Drawn and left out, in design pixels; nothing drawn means all of it is.
PATTERNS: Mapping[PenStyle, tuple[float, float]] = {
    "solid": (0, 0),
    "dash": (5, 3),
    "dot": (2, 2),
    "double": (0, 0),
}


@dataclass(frozen=True)
class Tokens:
    """One theme's colours by token name."""

    name: str
    dark: bool
    #: "difference" where a selection on the page inverts it (high contrast), else "normal".
    page_selection_blend: str
    colours: Mapping[str, QColor]


@dataclass(frozen=True)
class HighlightLook:
    """How a highlight colour looks: fill and edge on the page, bar inside panels, and its edge's pattern."""

    fill: QColor
    edge: QColor
    bar: QColor
    name: str
    pen_style: PenStyle


class Notifier(QObject):
    """Tells everything that caches colours or sizes that the theme changed."""

    changed = Signal()


@dataclass
class _State:
    tokens: Tokens
    scale: float = 1.0
    notifier: Notifier | None = None


def read_tokens(name: str) -> Tokens:
    """Read one theme's token file."""
    stored = json.loads((paths.resources_folder() / "themes" / f"{name}.json").read_text("utf-8"))
    colours = {token: QColor(value) for token, value in stored["colours"].items()}
    return Tokens(stored["name"], stored["dark"], stored["page_selection_blend"], colours)


_state = _State(read_tokens("light"))


def tokens() -> Tokens:
    """Return the current theme's tokens."""
    return _state.tokens


def notifier() -> Notifier:
    """Return the object whose `changed` says that colours or sizes are no longer what they were."""
    if _state.notifier is None:
        _state.notifier = Notifier()
    return _state.notifier


def use(name: str, scale: float = 1.0) -> None:
    """Make a theme the current one and tell everybody."""
    choose(name, scale)
    announce()


def choose(name: str, scale: float = 1.0) -> None:
    """Make a theme the current one; `scale` multiplies every font and every measure."""
    _state.tokens = read_tokens(name)
    _state.scale = scale
    _pixels_per_unit.cache_clear()


def announce() -> None:
    """Tell everything that caches colours or sizes that they changed."""
    notifier().changed.emit()


def color(token: str) -> QColor:
    """Return a token's colour in the current theme."""
    return QColor(_state.tokens.colours[token])


def highlight(colour: int) -> HighlightLook:
    """Return the look of highlight colour 1 to 4."""
    name, pen_style = HIGHLIGHTS[colour]
    stem = f"hl{colour}"
    return HighlightLook(color(f"{stem}_fill"), color(f"{stem}_edge"), color(f"{stem}_bar"), name, pen_style)


def font(role: str) -> QFont:
    """Return the font for a use, with figures of one width."""
    family, points, weight = FONTS[role]
    made = QFont([family, "Charis SIL"] if family == SERIF else [family])
    made.setPointSizeF(points * _state.scale)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def line(role: str) -> int:
    """Return the line height for a use, in pixels of this screen."""
    return px(LINES[role])


def px(design_pixels: float) -> int:
    """Turn design pixels (at 9.75 pt and 96 dpi) into pixels at the actual size of the text."""
    return round(design_pixels * _pixels_per_unit())


@cache
def _pixels_per_unit() -> float:
    screen: QScreen | None = QGuiApplication.primaryScreen()
    dpi = screen.logicalDotsPerInchY() if screen is not None else 96.0
    return dpi / 96.0 * _state.scale


def paint_edge(
    painter: QPainter, rect: QRectF, colour: QColor, pen_style: PenStyle, *, upright: bool = False
) -> None:
    """Fill a thin rectangle with a highlight's pattern, along its width or, `upright`, its height."""
    if pen_style == "double":
        thick = (rect.width() if upright else rect.height()) / 3
        if upright:
            painter.fillRect(QRectF(rect.left(), rect.top(), thick, rect.height()), colour)
            painter.fillRect(QRectF(rect.right() - thick, rect.top(), thick, rect.height()), colour)
        else:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), thick), colour)
            painter.fillRect(QRectF(rect.left(), rect.bottom() - thick, rect.width(), thick), colour)
        return
    on, off = PATTERNS[pen_style]
    if not on:
        painter.fillRect(rect, colour)
        return
    x, y, width, height = rect.x(), rect.y(), rect.width(), rect.height()
    length = height if upright else width
    starts = [n * (on + off) for n in range(ceil(length / (on + off)))]
    if upright:
        pieces = [QRectF(x, y + at, width, min(on, length - at)) for at in starts]
    else:
        pieces = [QRectF(x + at, y, min(on, length - at), height) for at in starts]
    # One call for all dashes: each costs a few microseconds, and a page may have thousands.
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(pieces)
    painter.restore()


def paint_swatch(painter: QPainter, rect: QRectF, colour: int) -> None:
    """Paint a highlight colour's swatch: its fill, and its edge along the bottom."""
    look = highlight(colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.fill)
    painter.drawRoundedRect(rect, px(1.5), px(1.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    thick = px(4) - 1 if look.pen_style == "double" else px(2)
    edge = QRectF(rect.left(), rect.bottom() - thick, rect.width(), thick)
    paint_edge(painter, edge, look.edge, look.pen_style)
    painter.restore()


def paint_bar(painter: QPainter, rect: QRectF, colour: int) -> None:
    """Paint a highlight's upright stripe, as beside the page and in the list of articles."""
    look = highlight(colour)
    paint_edge(painter, rect, look.bar, look.pen_style, upright=True)


def register_fonts() -> None:
    """Load the bundled fonts. Call once, after the application object exists."""
    for file in sorted((paths.resources_folder() / "fonts").iterdir()):
        if file.suffix in {".otf", ".ttf"}:
            QFontDatabase.addApplicationFont(str(file))


def system_theme() -> ThemeName:
    """Return the theme that the system asks for."""
    hints = QGuiApplication.styleHints()
    contrast = hints.accessibility().contrastPreference()
    if contrast == Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
