"""Scenes of searching and suggesting: filters as chips, their menu, passages that a claim may want."""

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


def suggestions(stage: Stage, theme: str) -> None:
    """What is suggested for a claim, under the claims in Read and beside the audit in Argue."""
    stage.set_theme(theme)
    for workspace in ("read", "argue"):
        stage.session.set_workspace(workspace)
        stage.session.show_claim(stage.claim("behind-plan"))
        stage.rest()
        stage.window.run("claim.suggest")
        stage.rest()
        stage.press("Down")
        stage.shoot(f"suggestions-{workspace}-{theme}")
        stage.press("Esc")
        stage.rest()


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "filters-dark": partial(filters, theme="dark"),
    "suggestions-dark": partial(suggestions, theme="dark"),
}
