"""The Write workspace on a small project: one section, one claim that a passage supports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.briefing.panel import BriefingPanel
from app.ui.session import Session


@pytest.fixture
def claim(project: Project) -> str:
    """The id of a claim with evidence; its key is `rock-sill-holds`."""
    (row,) = core.claims.list_claims(project)
    core.claims.set_claim(project, row.claim.id, key="rock-sill-holds")
    (marked,) = core.highlights.list_highlights(project)
    core.evidence.link(project, row.claim.id, marked.id)
    return row.claim.id


@pytest.fixture
def panel(opened: Session, claim: str, qtbot: QtBot) -> Iterator[BriefingPanel]:
    """The workspace in sight, with the focus in the prose and all jobs done."""
    opened.set_workspace("write")
    made = BriefingPanel(opened)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    made.on_project_opened(opened.project)
    qtbot.waitUntil(made.isActiveWindow)
    made.page.editor.setFocus()
    qtbot.waitUntil(lambda: bool(made.desk.rows) and not opened.jobs.running)
    yield made
    opened.close_project()
