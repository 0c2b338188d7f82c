"""Standard controls in the look's colours, with the style sheet on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QPlainTextEdit, QProgressBar
from pytestqt.qtbot import QtBot

from app.ui import style, theme


def image_of(widget: QLineEdit | QProgressBar) -> QImage:
    return widget.grab().toImage()


def test_progress_is_accent_on_a_hairline(qtbot: QtBot) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    bar.setTextVisible(False)
    bar.setFixedSize(100, 16)
    bar.setRange(0, 10)
    bar.setValue(4)
    image = image_of(bar)
    assert image.pixelColor(20, 8) == theme.color("accent")
    assert image.pixelColor(70, 8) == theme.color("hairline")
    assert image.pixelColor(20, 2) != theme.color("accent")


def test_field_has_a_border_and_a_raised_ground(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setFixedSize(120, 30)
    image = image_of(field)
    assert image.pixelColor(60, 0) == theme.color("border")
    assert image.pixelColor(60, 3) == theme.color("raised")


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast"])
def test_palette_is_made_of_tokens_in_every_state(look: QApplication, name: str) -> None:
    theme.choose(name)
    try:
        palette, role, group = style.make_palette(), QPalette.ColorRole, QPalette.ColorGroup
        assert palette.color(group.Active, role.Highlight) == theme.color("selection")
        assert palette.color(group.Inactive, role.Highlight) == theme.color("idle")
        assert palette.color(group.Disabled, role.Text) == theme.color("border")
        assert palette.color(group.Active, role.Window) == theme.color("window")
    finally:
        theme.choose("light")


def test_panels_have_the_ground_of_panels(look: QApplication) -> None:
    assert style.panel_palette().color(QPalette.ColorRole.Base) == theme.color("panel")


def test_scroll_bars_of_lists_lie_over_the_rows(qtbot: QtBot) -> None:
    many = [f"row {number}" for number in range(200)]
    rows, prose = QListWidget(), QPlainTextEdit("\n".join(many))
    rows.addItems(many)
    for widget in (rows, prose):
        qtbot.addWidget(widget)
        widget.setFrameShape(QFrame.Shape.NoFrame)
        widget.resize(200, 200)
        widget.show()
    assert rows.viewport().width() == 200
    assert prose.viewport().width() < 200
