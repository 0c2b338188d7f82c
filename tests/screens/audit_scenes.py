"""Scenes of the audit: findings in groups with their details, the rules, and the forms that mend one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from app import core
from app.ui.audit.entries import Row
from app.ui.audit.panel import AuditPanel
from app.ui.audit.view import FindingView
from tests.screens.stage import Stage


def audit(stage: Stage, theme: str) -> None:
    """The list with details opened, in groups by claim and by rule, the figures, a waived finding."""
    stage.set_theme(theme)
    stage.session.set_workspace("argue")
    stage.rest()
    panel: Any = stage.window.findChild(AuditPanel)
    room: Any = stage.window.pages["argue"]
    sizes = room.sizes()
    room.setSizes([sum(sizes) * 2 // 5, sum(sizes) * 3 // 5])
    show(stage, panel.view, "F01")
    stage.press("Space")
    stage.shoot(f"audit-details-{theme}")
    panel.group_by("claim")
    stage.shoot(f"audit-by-claim-{theme}")
    panel.group_by("rule")
    panel.view.close_all(closed=True)
    panel.view.setExpanded(panel.model.index(panel.model.rowCount() - 1, 0), True)
    stage.shoot(f"audit-by-rule-{theme}")
    panel.group_by("none")
    panel.on_filter_chosen("waived")
    stage.shoot(f"audit-waived-{theme}")
    panel.on_filter_chosen("all")
    panel.on_toggled(next(iter(panel._wish.opened)))
    room.setSizes(sizes)


def show(stage: Stage, view: FindingView, rule: str) -> None:
    """Make the first finding of a rule current, by keys."""
    view.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press("Home")
    for _ in range(200):
        row = view.current_entry()
        if isinstance(row, Row) and row.finding.rule == rule:
            return
        stage.press("Down")


def forms(stage: Stage, theme: str) -> None:
    """The rules and the small forms."""
    stage.set_theme(theme)
    stage.session.set_workspace("argue")
    stage.rest()
    asked, project = stage.session.asked, stage.session.project
    assert project is not None
    highlight = stage.highlight("The Authority maintains")
    link = core.evidence.list_evidence(project, highlight=highlight)[0]
    publisher = core.articles.list_publishers(project)[0]
    briefing = core.briefings.list_briefings(project)[0]
    for name, what in {
        "rules": "help.rules:F01",
        "rate-passage": f"highlight.rate:{highlight}:credibility",
        "review": f"evidence.review:{link.id}:coverage",
        "publisher": f"publisher.edit:{publisher.id}:reliability",
        "briefing": f"briefing.edit:{briefing.id}:source_summary",
        "section": f"section.edit:{briefing.sections[1].id}:key_judgement",
    }.items():
        stage.shoot_over(f"{name}-{theme}", partial(asked.emit, what))


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "audit-dark": partial(audit, theme="dark"),
    "forms-dark": partial(forms, theme="dark"),
}
