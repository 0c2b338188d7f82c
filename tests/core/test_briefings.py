"""Briefings: sections in order, key points, composing and exporting."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app import core
from app.core.briefings import KeyPointText
from app.core.project import Project
from app.errors import CannotWriteFile, WrongUse
from tests.core.world import add_text, mark


def headings(project: Project, briefing: str) -> list[str]:
    return [one.heading for one in core.briefings.read_briefing(project, briefing).sections]


def test_sections_stand_where_they_are_put(project: Project) -> None:
    briefing = core.briefings.add_briefing(project, "Port", as_of="2025-03-31").id
    for heading in ("One", "Two"):
        core.briefings.add_section(project, briefing, heading)
    first = core.briefings.add_section(project, briefing, "Zero", role="summary", index=0)
    assert headings(project, briefing) == ["Zero", "One", "Two"]
    core.briefings.move_section(project, first.id, 1)
    assert headings(project, briefing) == ["One", "Zero", "Two"]
    core.briefings.remove_section(project, first.id)
    assert headings(project, briefing) == ["One", "Two"]
    project.undo()
    assert headings(project, briefing) == ["One", "Zero", "Two"]


def test_key_points_are_replaced_in_one_step(project: Project) -> None:
    claim = core.claims.add_claim(project, "Late.")
    briefing = core.briefings.add_briefing(project, "Port").id
    section = core.briefings.add_section(project, briefing, "Closing", role="closing")
    core.briefings.set_key_points(project, section.id, [KeyPointText("Delay", "Months", (claim.id,))])
    steps = len(project.history())
    points = [KeyPointText("Cost", "Unknown"), KeyPointText("Delay", "Months", (claim.id,))]
    changed = core.briefings.set_key_points(project, section.id, points)
    assert [(one.label, one.claims) for one in changed.key_points] == [("Cost", ()), ("Delay", (claim.id,))]
    assert len(project.history()) == steps + 1


@pytest.mark.parametrize("fields", [{"title": " "}, {"as_of": "soon"}, {"status": "done"}, {"sections": ()}])
def test_values_of_a_briefing_are_checked(project: Project, fields: dict[str, object]) -> None:
    briefing = core.briefings.add_briefing(project, "Port")
    with pytest.raises(WrongUse):
        core.briefings.set_briefing(project, briefing.id, **fields)


def cited_briefing(project: Project) -> str:
    article = add_text(
        project, title="Dredging slips", URL="https://courier.example.com/a", issued="2025-03-09"
    )
    claim = core.claims.add_claim(project, "3.9 million cubic metres had been removed.", key="removed")
    core.evidence.link(project, claim.id, mark(project, article, "removed 3.9 million cubic metres"))
    briefing = core.briefings.add_briefing(project, "Velmora port", as_of="2025-03-31").id
    body = "The contractor had removed 3.9 million cubic metres. [[removed]]"
    core.briefings.add_section(project, briefing, "Dredging", body=body)
    return briefing


def test_the_same_project_exports_the_same_bytes(project: Project, tmp_path: Path) -> None:
    briefing = cited_briefing(project)
    out = tmp_path / "out.md"
    first = core.briefings.export_briefing(project, briefing, out)
    assert out.read_bytes() == first.data
    assert first.profile == "gfm"
    assert "courier.example.com" in first.data.decode()
    project.undo()
    project.redo()
    assert core.briefings.export_briefing(project, briefing, None).sha256 == first.sha256


def test_an_unknown_format_says_what_there_is(project: Project) -> None:
    briefing = cited_briefing(project)
    for profile, form in (("chicago", "md"), (None, "cuneiform")):
        with pytest.raises(WrongUse):
            core.briefings.export_briefing(project, briefing, None, profile, form)


def test_a_full_disk_leaves_the_old_file_whole(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing = cited_briefing(project)
    out = tmp_path / "out.md"
    out.write_text("what was there")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWriteFile, match="full"):
        core.briefings.export_briefing(project, briefing, out)
    assert out.read_text() == "what was there"
    assert [one.name for one in tmp_path.iterdir() if one.suffix in (".md", ".part")] == ["out.md"]


def test_sections_and_briefings_are_called_by_their_names(project: Project) -> None:
    briefing = cited_briefing(project)
    assert core.briefings.resolve_briefing(project, "velmora port") == briefing
    section = core.briefings.read_briefing(project, briefing).sections[0]
    assert core.briefings.resolve_section(project, briefing, "Dredging") == section.id


def test_a_briefing_is_issued_only_when_no_error_is_left(project: Project) -> None:
    claim = core.claims.add_claim(project, "The works are late")
    briefing = core.briefings.add_briefing(project, "Port").id
    core.briefings.add_section(
        project, briefing, "State", body=f"The works at the port are very late. [[{claim.key}]]"
    )
    with pytest.raises(WrongUse, match="cannot be issued"):
        core.briefings.set_briefing(project, briefing, status="issued")
    assert core.briefings.read_briefing(project, briefing).status == "draft"
    for finding in core.audits.run_audit(project, briefing).findings:
        if finding.severity == "error":
            core.audits.waive(project, finding, "Known to everybody.")
    assert core.briefings.set_briefing(project, briefing, status="issued").status == "issued"


def test_a_section_of_a_book_is_refused_in_words(project: Project) -> None:
    briefing = core.briefings.add_briefing(project, "Port").id
    section = core.briefings.add_section(project, briefing, "State", body="Short.")
    with pytest.raises(WrongUse, match="too long"):
        core.briefings.set_section(project, section.id, body="x" * 10_000_000)
    with pytest.raises(WrongUse, match="too long"):
        core.briefings.add_section(project, briefing, "More", body="x" * 10_000_000)
    assert core.briefings.read_section(project, section.id).body == "Short."
