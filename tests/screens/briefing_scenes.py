"""Scenes of an exported briefing: the export dialog, the check of a whole and of an altered file."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from app import core
from app.ui.window.exporting import Exporting
from tests.screens.stage import Stage


def exported(stage: Stage, theme: str) -> None:
    """The dialog with each format chosen; what the check says before and after somebody altered the file."""
    stage.set_theme(theme)
    project = stage.session.project
    assert project is not None
    stage.rest()
    for form, profile in (
        ("html", ""),
        ("md", "gfm"),
        ("md", "pandoc"),
        ("docx", ""),
        ("pdf", ""),
        ("json", ""),
    ):
        stage.session.settings.put("export/wish", json.dumps({"format": form, "profile": profile}))
        name = f"export-{form}{'-' + profile if profile else ''}-{theme}"
        stage.shoot_over(name, partial(stage.window.run, "file.export"))
    out = stage.scratch / f"briefing-{theme}{stage.suffix}.html"
    briefing = core.briefings.list_briefings(project)[0]
    core.exports.export_briefing(project, briefing.id, out, format="html")
    _check(stage, f"check-fine-{theme}", out)
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace("3.6 million", "8.6 million", 3).replace("</cite>", "?</cite>", 2))
    _check(stage, f"check-altered-{theme}", out)
    stage.session.settings.put("export/wish", "")


def _check(stage: Stage, name: str, path: Path) -> None:
    (exporting,) = stage.window.findChildren(Exporting)
    stage.shoot_over(name, partial(exporting.checking.check, path))
