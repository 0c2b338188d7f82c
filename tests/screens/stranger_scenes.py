"""Scenes of a stranger's briefing: what its import says, and the three workspaces over what came in."""

from __future__ import annotations

from functools import partial

from app import core
from app.ui.session import Place
from app.ui.window.importing import Importing
from tests.corpus.material import CORPUS
from tests.exchange.reports import FLUENT
from tests.screens.stage import Stage


def stranger(stage: Stage, theme: str) -> None:
    """Import a report into a new project; then Write, Argue with the claims to verify, Read."""
    stage.set_theme(theme)
    path = stage.scratch / f"stranger-{theme}{stage.suffix}.sourcemark"
    core.project.new_project(path, "A stranger's briefing").close()
    stage.open(path)
    example = CORPUS.parent / "design" / "example-briefing.md"
    report = stage.scratch / f"report-{theme}{stage.suffix}.md"
    report.write_text(example.read_text("utf-8") if example.is_file() else FLUENT, "utf-8")
    (importing,) = stage.window.findChildren(Importing)
    stage.shoot_over(f"stranger-report-{theme}", partial(importing.take, report))
    session = stage.session
    assert session.project is not None
    (briefing,) = core.briefings.list_briefings(session.project)
    stage.wait("the audit", lambda: session.audit is not None and len(session.audit.findings) > 20)
    session.show_section(Place(briefing=briefing.id, section=briefing.sections[1].id))
    stage.shoot(f"stranger-write-{theme}")
    session.show_section(Place(briefing=briefing.id, section=briefing.sections[-1].id))
    stage.shoot(f"stranger-closing-{theme}")
    stage.window.run("claim.to_verify")
    stage.shoot(f"stranger-argue-{theme}")
    session.set_workspace("read")
    stage.shoot(f"stranger-read-{theme}")
