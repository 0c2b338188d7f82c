"""Scenes of Write beside the main one: key points, endnotes, forms, a briefing of many sections, Arabic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from app import core
from app.ui.briefing.outline_rows import KEY_POINTS
from app.ui.briefing.panel import BriefingPanel
from app.ui.session import Place
from tests.screens.stage import Stage

LONG = "What is known, what is only said and what nobody can know about the deepening of the fairway " * 2
ARABIC = "أعلنت الهيئة أن القناة تُفتح في الأول من سبتمبر. [[opens-late]] ولم يُوقَّع بعد عقد لسفينة أخرى."


def writing(stage: Stage, theme: str) -> None:
    """Key points, the endnotes of ICD 206, front matter, a passage to quote; then a crowd of sections."""
    stage.set_theme(theme)
    project = stage.session.project
    assert project is not None
    stage.session.set_workspace("write")
    stage.rest()
    panel: Any = stage.window.findChild(BriefingPanel)
    briefing = core.briefings.list_briefings(project)[0]
    works, outlook = briefing.sections[1], briefing.sections[-1]
    panel.on_entry_opened(outlook.id + KEY_POINTS)
    stage.shoot(f"write-points-{theme}")
    panel.desk.go_to(works.id)
    panel.preview._extent.set_current("whole")
    panel.preview.set_style("icd206")
    stage.shoot(f"write-endnotes-{theme}")
    edit = f"briefing.edit:{briefing.id}:source_summary"
    stage.shoot_over(f"write-front-matter-{theme}", partial(stage.session.asked.emit, edit))
    stage.shoot_over(f"write-quote-{theme}", partial(stage.session.asked.emit, "briefing.quote"))
    panel.preview.set_style("gfm")
    panel.preview._extent.set_current("section")
    with project.change("A crowd"):
        crowd = core.briefings.add_briefing(project, LONG, handling="TLP:AMBER+STRICT")
        for number in range(40):
            core.briefings.add_section(
                project,
                crowd.id,
                f"{number + 1}. {LONG[: 20 + number * 3]}",
                level=2 + number % 3,
                body=ARABIC,
            )
    stage.session.show_section(Place(briefing=crowd.id))
    stage.shoot(f"write-crowd-{theme}")
    core.briefings.remove_briefing(project, crowd.id)
    stage.session.show_section(Place(briefing=briefing.id, section=works.id))
    stage.rest()


SCENES: Mapping[str, Callable[[Stage], None]] = {
    f"writing-{theme.replace('_', '-')}": partial(writing, theme=theme)
    for theme in ("light", "dark", "high_contrast")
}
