"""Scenes of searching: filters as chips, their menu, a search that they leave empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from tests.screens.stage import Stage


def filters(stage: Stage, theme: str) -> None:
    """Chips under the field, the empty box, a search that filters leave empty, the menu."""
    stage.set_theme(theme)
    stage.session.set_workspace("read")
    palette = stage.window.palette_box
    stage.window.run("edit.search")
    stage.rest()
    palette.field.clear()
    stage.rest()
    stage.shoot(f"search-empty-{theme}")
    stage.type("publisher:northwire cited:yes date:2025.. ridge")
    stage.rest()
    stage.shoot(f"filters-{theme}")
    palette.field.setText("date:..1999 ridge")
    stage.rest()
    stage.shoot(f"filters-nothing-{theme}")
    palette.field.setText("date:soon ridge")
    stage.rest()
    stage.shoot_over(f"filters-menu-{theme}", palette.offer_filters)
    stage.press("Esc")


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "filters-dark": partial(filters, theme="dark"),
}
