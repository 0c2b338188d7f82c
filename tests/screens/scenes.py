"""What the screens show: each scene brings the window where a picture of the look has it, and shoots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest

from app import core
from app.ui.articles.panel import ArticlesPanel
from app.ui.audit.panel import AuditPanel
from app.ui.claims.panel import ClaimsPanel
from app.ui.grid.panel import GridPanel
from app.ui.session import Lit, Place
from app.ui.settings import RecentProject
from app.ui.window.status import REMARK_MS
from tests.screens import (
    audit_scenes,
    briefing_scenes,
    claim_scenes,
    copy_scenes,
    format_scenes,
    grid_scenes,
    large_scenes,
    mark_scenes,
    origin_scenes,
    page_scenes,
    search_scenes,
    stranger_scenes,
    text_scenes,
    writing_scenes,
)
from tests.screens.stage import Stage, remember_projects

NOTE, WIRE, ARABIC = "Fairway Deepening Programme", "deep fairway months behind", "بيان"


def read(stage: Stage, theme: str) -> None:
    """Read: a page with highlights, a selection with its bar, a claim with its cards, one of them lit."""
    stage.set_theme(theme)
    stage.session.set_workspace("read")
    for title in ("A date is not a depth", "Counting the Mud"):
        stage.read(title)
    view = stage.read(NOTE, "Output on the ridge")
    stage.session.show_claim(stage.claim("opens-late"))
    stage.session.last_claim = stage.claim("ridge-output")
    stage.select(view, "The cutter dredger Halcyon II was withdrawn from 3 to 19 March")
    stage.rest()
    stage.session.light(Lit(highlight=stage.highlight("The Authority maintains")))
    stage.shoot(f"read-{theme.replace('_', '-')}")
    view.reading.collapse()
    stage.session.light(None)


def argue(stage: Stage, theme: str) -> None:
    """Argue: the grid, a cell open with its passages, the findings."""
    stage.set_theme(theme)
    stage.session.set_workspace("argue")
    stage.session.show_claim(stage.claim("opens-late"))
    grid: Any = stage.window.pages["argue"].findChild(GridPanel)
    stage.rest()
    grid.views.articles.setFocus()
    stage.press("Home", "Right", "Right", "Return")
    stage.shoot(f"argue-{theme}")


def write(stage: Stage, theme: str) -> None:
    """Write: a section, a claim being named, the preview, the findings of the section."""
    stage.set_theme(theme)
    assert stage.session.project is not None
    briefing = core.briefings.list_briefings(stage.session.project)[0]
    section = next(one for one in briefing.sections if one.heading == "State of the works")
    words = "A relief dredger is under contract for the ridge."
    at = section.body.index(words) + len(words)
    stage.session.show_section(Place(briefing=briefing.id, section=section.id, start=at))
    stage.rest()
    # The remark that there is no dictionary passes.
    QTest.qWait(REMARK_MS + 200)
    stage.type(" [[reli")
    stage.rest()
    stage.shoot(f"write-{theme}")
    stage.press("Esc", *["Backspace"] * 7)
    stage.rest()


def palette(stage: Stage, theme: str) -> None:
    """The palette with hits of every kind."""
    stage.set_theme(theme)
    stage.session.set_workspace("read")
    stage.window.run("edit.search")
    stage.rest()
    stage.type("ridge")
    stage.shoot(f"palette-{theme}")
    stage.press("Esc")


def text(stage: Stage) -> None:
    """The text view of a saved page with highlights, then one that runs from right to left."""
    stage.set_theme("light")
    stage.read(WIRE, "the contractor had removed about")
    stage.shoot("text-light")
    view = stage.read(ARABIC)
    stage.select(view, view.reading.text[: view.reading.text.index("\n")])
    stage.shoot("rtl-light")
    view.reading.collapse()


def text_dark(stage: Stage) -> None:
    """The text view on dark paper."""
    stage.set_theme("dark")
    stage.read(WIRE, "the contractor had removed about")
    stage.shoot("text-dark")
    stage.set_theme("light")


def floating(stage: Stage) -> None:
    """What floats over a page: the chooser, the note editor, the find bar; then two articles side by side."""
    stage.set_theme("light")
    view = stage.read(NOTE, "Output on the ridge")
    for name, key in (("chooser", "C"), ("note", "M")):
        stage.select(view, "The cutter dredger Halcyon II was withdrawn from 3 to 19 March")
        stage.press(key)
        stage.rest()
        stage.type("ri" if name == "chooser" else "Compare with note 4.")
        stage.shoot(f"{name}-light")
        stage.press("Esc")
        view.reading.collapse()
    stage.window.run("edit.find")
    stage.rest()
    stage.type("ridge")
    stage.shoot("find-light")
    stage.press("Esc")
    stage.session.show_article(Place(article=stage.article("Counting the Mud"), beside=True))
    stage.rest()
    stage.shoot("split-light")
    stage.window.run("article.split")
    stage.rest()


def dialogs(stage: Stage, theme: str = "light") -> None:
    """The dialogs and some menus."""
    stage.set_theme(theme)
    stage.read(NOTE)
    asked = stage.session.asked
    stage.session.current_claim = stage.claim("opens-late")
    verbs: Mapping[str, Callable[[], object]] = {
        "export": partial(stage.window.run, "file.export"),
        "record": partial(asked.emit, f"article.edit_record::{stage.article('Nobody is counting')}"),
        "claim": partial(stage.window.run, "claim.edit"),
        "keys": partial(stage.window.run, "help.keys"),
        "about": partial(stage.window.run, "help.about"),
        "menu-article": partial(_menu, stage, "Article"),
        "menu-highlight": partial(_menu, stage, "Highlight"),
        "menu-view": partial(_menu, stage, "View"),
    }
    for name, verb in verbs.items():
        stage.shoot_over(f"{name}-{theme}", verb)
    stage.session.set_workspace("argue")
    audit: Any = stage.window.findChild(AuditPanel)
    stage.rest()
    audit.view.setFocus()
    stage.press("Home")
    stage.shoot_over(f"waiver-{theme}", partial(asked.emit, "audit.waive"))
    stage.session.set_workspace("read")


def claims(stage: Stage) -> None:
    """The claims with no filter match, with a new claim being written, and the context menus."""
    stage.set_theme("light")
    stage.session.set_workspace("read")
    stage.rest()
    stage.window.run("claim.new")
    stage.rest()
    stage.type("The ridge will be cleared by October")
    stage.shoot("new-claim-light")
    stage.press("Esc")
    panel: Any = stage.window.findChild(ClaimsPanel)
    panel.view.setFocus()
    stage.shoot_over("menu-claim-light", partial(panel.view.menu_wanted.emit, _middle(panel)))
    articles: Any = stage.window.findChild(ArticlesPanel)
    articles.view.setFocus()
    stage.shoot_over("menu-list-light", partial(articles.view.menu_wanted.emit, _middle(articles)))
    panel.field.setText("nothing is like this")
    articles.field.setText("nothing is like this")
    stage.shoot("nothing-light")
    panel.field.clear()
    articles.field.clear()


def small(stage: Stage) -> None:
    """The three workspaces in a small window, and with text half as large again."""
    stage.set_theme("light")
    whole = stage.window.geometry()
    for name, rect in (("small", QRect(0, 0, 1024, 700)), ("scaled", whole)):
        stage.settings.text_scale = 1.0 if name == "small" else 1.5
        stage.dress()
        stage.window.setGeometry(rect)
        for workspace in ("read", "argue", "write"):
            stage.session.set_workspace(workspace)
            stage.shoot(f"{name}-{workspace}")
        stage.session.set_workspace("read")
        stage.window.run("edit.search")
        stage.rest()
        stage.type("ridge")
        stage.shoot(f"{name}-palette")
        stage.press("Esc")
    stage.settings.text_scale = 1.0
    stage.dress()
    stage.window.setGeometry(whole)


def start(stage: Stage, theme: str) -> None:
    """The start page with recent projects."""
    stage.set_theme(theme)
    stage.session.close_project()
    remember_projects(stage.settings)
    sample = stage.scratch / "sample.sourcemark"
    stage.settings.remember(
        RecentProject(str(sample), "Tarnholm fairway", 9, 21, 3, 5, "Progress Note 5, page 2")
    )
    stage.window.start_page.refresh()
    stage.shoot(f"start-{theme}")


def empty(stage: Stage, theme: str) -> None:
    """A project with nothing in it; its three workspaces."""
    stage.set_theme(theme)
    stage.session.new_project(stage.scratch / f"empty-{theme}{stage.suffix}.sourcemark", "New project")
    stage.rest()
    stage.shoot(f"empty-{theme}")
    for workspace in ("argue", "write"):
        stage.session.set_workspace(workspace)
        stage.shoot(f"empty-{workspace}-{theme}")
    stage.session.set_workspace("read")


def _menu(stage: Stage, name: str) -> None:
    bar = stage.window.menuBar()
    menu = stage.window.menus.menus[name]
    place = bar.actionGeometry(menu.menuAction())
    menu.popup(bar.mapToGlobal(QPoint(place.left(), place.bottom())))


def _middle(panel: Any) -> QPoint:
    return panel.view.viewport().mapToGlobal(QPoint(60, 120))  # type: ignore[no-any-return]


Scene = Callable[[Stage], None]
#: The scenes that a picture of the look shows; also taken at 200 %.
MAIN: Mapping[str, Scene] = {
    "read-light": partial(read, theme="light"),
    "argue-light": partial(argue, theme="light"),
    "write-light": partial(write, theme="light"),
    "palette-light": partial(palette, theme="light"),
    "origins-light": partial(origin_scenes.origins, theme="light"),
    "origins-dark": partial(origin_scenes.origins, theme="dark"),
    "recapture-light": partial(copy_scenes.recapture, theme="light"),
    "filters-light": partial(search_scenes.filters, theme="light"),
    "audit-light": partial(audit_scenes.audit, theme="light"),
    "forms-light": partial(audit_scenes.forms, theme="light"),
    "resting-light": partial(grid_scenes.resting, theme="light"),
    "suggestions-light": partial(search_scenes.suggestions, theme="light"),
    "outline-light": claim_scenes.SCENES["outline-light"],
}
WITH_SAMPLE: Mapping[str, Scene] = {
    **MAIN,
    "read-dark": partial(read, theme="dark"),
    "argue-dark": partial(argue, theme="dark"),
    "write-dark": partial(write, theme="dark"),
    "palette-dark": partial(palette, theme="dark"),
    "recapture-dark": partial(copy_scenes.recapture, theme="dark"),
    "resting-dark": partial(grid_scenes.resting, theme="dark"),
    **{f"cells-{theme}": partial(grid_scenes.cells, theme=theme) for theme in ("light", "dark")},
    "read-high-contrast": partial(read, theme="high_contrast"),
    "write-high-contrast": partial(write, theme="high_contrast"),
    "argue-high-contrast": partial(argue, theme="high_contrast"),
    "text": text,
    "text-dark": text_dark,
    "floating": floating,
    "dialogs": dialogs,
    "dialogs-dark": partial(dialogs, theme="dark"),
    "claims": claims,
    "small": small,
    **audit_scenes.SCENES,
    **search_scenes.SCENES,
    **{f"exported-{theme}": partial(briefing_scenes.exported, theme=theme) for theme in ("light", "dark")},
    **claim_scenes.SCENES,
    **writing_scenes.SCENES,
}
#: Of those without the sample, the ones also taken at 200 %.
LARGE = ("start-light", "handbook-light", "scanned-light", "second-reader-light", "texts-light")
WITHOUT: Mapping[str, Scene] = {
    **{f"start-{theme}": partial(start, theme=theme) for theme in ("light", "dark")},
    **{f"empty-{theme}": partial(empty, theme=theme) for theme in ("light", "dark")},
    "long": large_scenes.long,
    "handbook-light": partial(page_scenes.handbook, theme="light"),
    "handbook-dark": partial(page_scenes.handbook, theme="dark"),
    "handbook-high-contrast": partial(page_scenes.handbook, theme="high_contrast"),
    "no-contents": page_scenes.no_contents,
    **format_scenes.SCENES,
    **mark_scenes.SCENES,
    **text_scenes.SCENES,
    **grid_scenes.SCENES,
    "crowd": large_scenes.crowd,
    **{f"stranger-{theme}": partial(stranger_scenes.stranger, theme=theme) for theme in ("light", "dark")},
}
