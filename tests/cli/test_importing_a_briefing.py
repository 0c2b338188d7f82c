"""import of a briefing in Markdown: what it counts and makes, what it says by line, and how it refuses."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import answer, run
from tests.exchange.reports import FLUENT, FOOTNOTES


def test_a_briefing_comes_in_and_the_audit_blocks_it(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(FLUENT, "utf-8")
    ran = run("import", project, path, "--json")
    assert ran.code == 0
    found = ran.json
    assert (found["briefings"], found["articles"], found["claims"], found["highlights"]) == (1, 4, 14, 0)
    assert (found["sections"], found["sentences"], found["without_source"]) == (5, 14, 14)
    assert found["format"] == "briefing"
    briefing = answer("briefing", project, found["briefing"])
    assert [one["role"] for one in briefing["sections"]][-1] == "closing"
    assert {tuple(one["tags"]) for one in answer("claims", project)["claims"]} >= {("to verify",)}
    assert run("audit", project, found["briefing"], "--json").json["verdict"] == "blocked"
    again = run("import", project, path)
    assert (again.code, "was imported before" in again.out, "Give --again" in again.out) == (0, True, True)
    answer("undo", project)
    assert not [one for one in answer("claims", project)["claims"] if "to verify" in one["tags"]]


def test_what_was_not_clear_is_said_with_its_line(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(FOOTNOTES, "utf-8")
    ran = run("import", project, path)
    assert ran.code == 0
    assert "Line 11: The file has no reference for @lind-2024" in ran.out


def test_a_page_is_no_briefing(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("<!doctype html><html><body>No</body></html>", "utf-8")
    ran = run("import", project, path, "--as", "briefing", "--json")
    assert ran.code == 3
    assert "this is a web page" in ran.json["error"]["message"]
