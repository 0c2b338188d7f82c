"""The tokens: every pair of the design's table has the contrast it is promised, computed from the files."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.theme import Tokens, read_tokens

NAMES = ("light", "dark", "high_contrast")
GROUNDS = ("window", "desk", "panel", "raised", "sunken", "sheet", "hover", "selection", "idle")
WORDS = ("text", "muted", "accent", "supports", "disputes", "neutral", "error", "warning", "info")
TINTS = tuple(f"{name}_tint" for name in ("accent", *WORDS[3:]))
TEXT_LEAST, EDGE_LEAST = 4.5, 3.0
#: A few cells of the design's table, so that a changed token file is noticed.
TABLE = {
    ("text", "window"): (13.9, 14.3, 21),
    ("muted", "desk"): (4.9, 8.6, 21),
    ("accent", "selection"): (6.2, 5.0, 8.0),
    ("supports", "panel"): (6.4, 8.0, 14.9),
    ("disputes", "idle"): (5.4, 5.6, 7.0),
    ("error", "raised"): (7.0, 6.4, 10.3),
    ("warning", "hover"): (5.8, 8.1, 11.9),
    ("info", "sheet"): (6.9, 8.0, 13.3),
    ("on_accent", "accent"): (8.3, 8.2, 16.1),
    ("ink", "paper"): (17.8, 11.9, 21),
    ("ink", "hl1_fill"): (14.6, 6.5, 16.1),
    ("ink", "hl4_fill"): (12.8, 7.8, 12.5),
}


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=NAMES)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return read_tokens(request.param)


@pytest.mark.parametrize("word", WORDS)
def test_words_can_be_read_on_every_ground(tokens: Tokens, word: str) -> None:
    colours = tokens.colours
    worst = min(contrast(colours[word], colours[ground]) for ground in GROUNDS)
    assert worst >= TEXT_LEAST


@pytest.mark.parametrize("word", WORDS[2:])
def test_words_can_be_read_on_their_own_tint(tokens: Tokens, word: str) -> None:
    assert contrast(tokens.colours[word], tokens.colours[f"{word}_tint"]) >= TEXT_LEAST


@pytest.mark.parametrize("word", ["text", "muted"])
def test_plain_words_can_be_read_on_every_tint(tokens: Tokens, word: str) -> None:
    assert min(contrast(tokens.colours[word], tokens.colours[tint]) for tint in TINTS) >= TEXT_LEAST


@pytest.mark.parametrize("pair", list(TABLE))
def test_contrast_is_what_the_design_says(pair: tuple[str, str]) -> None:
    found = [
        contrast(read_tokens(name).colours[pair[0]], read_tokens(name).colours[pair[1]]) for name in NAMES
    ]
    assert [int(one * 10 + 1e-6) / 10 for one in found] == list(TABLE[pair])


def test_borders_can_be_seen(tokens: Tokens) -> None:
    colours = tokens.colours
    assert (
        min(contrast(colours["border"], colours[g]) for g in ("window", "panel", "raised"))
        >= EDGE_LEAST + 0.2
    )


@pytest.mark.parametrize("number", list(theme.HIGHLIGHTS))
def test_highlights_have_edges_that_can_be_seen(tokens: Tokens, number: int) -> None:
    colours = tokens.colours
    assert contrast(colours[f"hl{number}_edge"], colours[f"hl{number}_fill"]) >= 3.5
    for ground in ("panel", "desk", "raised", "selection"):
        assert contrast(colours[f"hl{number}_bar"], colours[ground]) >= 3.5


@pytest.mark.parametrize("number", list(theme.HIGHLIGHTS))
def test_ink_can_be_read_on_highlights(tokens: Tokens, number: int) -> None:
    assert contrast(tokens.colours["ink"], tokens.colours[f"hl{number}_fill"]) >= TEXT_LEAST


def test_themes_have_the_same_tokens() -> None:
    first, *others = (set(read_tokens(name).colours) for name in NAMES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("role", list(theme.FONTS))
def test_fonts_are_the_bundled_ones_with_figures_of_one_width(look: QApplication, role: str) -> None:
    font = theme.font(role)
    assert QFontInfo(font).family() == theme.FONTS[role][0]
    assert QFontInfo(font).weight() == theme.FONTS[role][2].value
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_points_give_the_design_pixels(look: QApplication) -> None:
    sizes = {
        role: QFontInfo(theme.font(role)).pixelSize()
        for role in ("label", "meta", "body", "editor", "wordmark")
    }
    assert sizes == {"label": 11, "meta": 12, "body": 13, "editor": 15, "wordmark": 46}


def test_larger_text_makes_larger_measures(look: QApplication) -> None:
    theme.choose("light", 2.0)
    try:
        assert (theme.px(10), QFontInfo(theme.font("body")).pixelSize()) == (20, 26)
    finally:
        theme.choose("light")
