"""The story by keyboard only, in the real window: to the export, back to nothing, and again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app import core
from tests.journeys import story
from tests.journeys.analyst import Analyst


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_from_files_to_a_briefing_and_back(
    sit_down: Callable[[], Analyst], articles: Path, tmp_path: Path
) -> None:
    analyst = sit_down()
    story.gather(analyst, tmp_path / f"{story.PROJECT}.sourcemark", articles)
    story.argue(analyst)
    story.begin(analyst)
    story.finish(analyst)
    exports = story.export_both(analyst, tmp_path)
    for profile, data in exports.items():
        assert story.without_annex(data).decode() == story.golden(profile).decode()

    tabs, marks, texts = open_tabs(analyst), analyst.highlights(), bodies(analyst)
    analyst.leave()
    analyst = sit_down()
    analyst.reopen(story.PROJECT)
    assert analyst.session.workspace == "write"
    assert (open_tabs(analyst), analyst.highlights(), bodies(analyst)) == (tabs, marks, texts)

    steps = analyst.undo_all()
    assert steps > 30
    assert analyst.session.project is not None
    assert set(analyst.session.project.counts().values()) <= {0, None}
    assert bodies(analyst) == []
    analyst.redo_all()
    assert analyst.steps() == steps
    assert story.export_both(analyst, tmp_path) == exports


def open_tabs(analyst: Analyst) -> list[object]:
    """Return what is open in the reader."""
    panel = analyst.window.pages["read"]
    return [pane.articles() for pane in panel.panes]  # type: ignore[attr-defined]


def bodies(analyst: Analyst) -> list[str]:
    """Return the prose of each section as it is stored."""
    project = analyst.session.project
    assert project is not None
    return [one.body for briefing in core.briefings.list_briefings(project) for one in briefing.sections]
