"""Projects: one change a verb, listeners, undo over a restart, refusals in words."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from db.errors import NotAProject, ProjectExists, ProjectLocked
from db.records import Change
from tests.core.world import add_text, labels, mark


def test_title_is_the_file_name_unless_given(tmp_path: Path) -> None:
    with core.project.new_project(tmp_path / "harbour.sourcemark", "  ") as made:
        assert made.title == "harbour"


def test_listener_hears_of_commit_undo_and_redo_but_not_of_nothing(project: Project) -> None:
    heard: list[tuple[str, bool]] = []
    stop = project.subscribe(lambda change: heard.append((change.label, change.undone)))
    core.claims.add_claim(project, "The channel opens in July.")
    project.undo()
    project.redo()
    project.redo()
    with project.change("Nothing"):
        pass
    stop()
    core.claims.add_claim(project, "Unheard.")
    label = "Add the claim “The channel opens in July.”"
    assert heard == [(label, False), (label, True), (label, False)]


def test_a_change_inside_a_change_is_one_step(project: Project) -> None:
    heard: list[Change] = []
    project.subscribe(heard.append)
    article = add_text(project)
    snapshot = core.articles.newest_snapshot(project, article.id)
    core.claims.claim_from_passage(project, snapshot.id, 0, 30)
    assert labels(project) == [
        "Add “courier”",
        "Claim from the passage “Dredging slips behind schedule”",
    ]
    assert len(heard) == 2
    assert {"highlight", "claim", "evidence"} <= set(heard[1].touched)


def test_a_failed_change_leaves_nothing(project: Project) -> None:
    def half() -> None:
        with project.change("Broken"):
            core.claims.add_claim(project, "Half done.")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert core.claims.list_keys(project) == frozenset()
    assert labels(project) == []


def test_undo_takes_everything_back_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "port.sourcemark"
    with core.project.new_project(path) as made:
        article = add_text(made)
        highlight = mark(made, article, "3.9 million")
        claim = core.claims.add_claim(made, "Dredging is late.")
        core.evidence.link(made, claim.id, highlight)
        steps = len(made.history())
    with core.project.open_project(path) as again:
        while again.undo():
            pass
        assert core.articles.list_articles(again) == ()
        assert core.claims.list_keys(again) == frozenset()
        assert sum(again.redo() is not None for _ in range(steps + 1)) == steps
        assert core.evidence.list_evidence(again, claim=claim.id)[0].highlight == highlight


def test_a_file_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "port.sourcemark"
    path.write_text("mine")
    with pytest.raises(ProjectExists):
        core.project.new_project(path)
    assert path.read_text() == "mine"


def test_a_second_opening_is_refused_unless_read_only(project: Project) -> None:
    with pytest.raises(ProjectLocked):
        core.project.open_project(project.path)
    core.claims.add_claim(project, "One.")
    with core.project.open_project(project.path, read_only=True) as reading:
        assert core.claims.list_keys(reading) == {"one"}


def test_a_file_of_something_else_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "port.sourcemark"
    path.write_bytes(b"%PDF-1.7 something else entirely")
    with pytest.raises(NotAProject):
        core.project.open_project(path)


def test_counts_follow_every_change_and_also_those_of_another(project: Project) -> None:
    with core.project.open_project(project.path, read_only=True) as beside:
        assert project.counts()["claims"] == beside.counts()["claims"] == 0
        with project.change("Two"):
            core.claims.add_claim(project, "Dredging is behind schedule")
            assert project.counts()["claims"] == 1
            core.claims.add_claim(project, "The rock sill holds up the works")
        assert project.counts()["claims"] == beside.counts()["claims"] == 2
        project.undo()
        assert project.counts()["claims"] == beside.counts()["claims"] == 0
        with suppress(RuntimeError), project.change("Broken off"):
            core.claims.add_claim(project, "It never was")
            assert project.counts()["claims"] == 1
            raise RuntimeError
        assert project.counts()["claims"] == 0
