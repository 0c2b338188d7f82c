"""What the second reader of a PDF has: both wordings, in the annex and in the audit too."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from db import highlights
from db.records import Change
from tests.core.files import STORY, make_pdf
from tests.core.world import add_pages, mark


def told(project: Project, state: str, text: str = "") -> str:
    """Mark a passage of a PDF that the second reader has in these words; return its id."""
    one = mark(project, add_pages(project), "removed 3.9 million")
    with project.unjournaled() as tx:
        highlights.set_second_reading(tx, one, state, text)
    return one


def test_both_wordings_stand_beside_each_other_with_the_difference(project: Project) -> None:
    found = core.second_reading.readings(project, told(project, "differs", "removed 8.9\nmillion"))
    assert (found.first, found.second) == ("removed 3.9 million", "removed 8.9 million")
    assert (found.first[slice(*found.first_apart[0])], found.second[slice(*found.second_apart[0])]) == (
        "3.9",
        "8.9",
    )
    assert (found.first_reader, found.second_reader) == ("pdfium", "pdfminer")


def test_a_reading_that_is_missing_says_why(project: Project) -> None:
    found = core.second_reading.readings(project, told(project, "cannot_read", "It is damaged."))
    assert found.words.endswith("It is damaged.")
    assert (found.second_reader, found.second) == ("", "")


def test_annex_and_audit_have_both_wordings(project: Project) -> None:
    one = told(project, "differs", "removed 8.9 million")
    snapshot = core.articles.newest_snapshot(project, core.highlights.read_highlight(project, one).article)
    typed = core.area.add_area(project, snapshot.id, 1, (10, 10, 90, 40), "Table 2: 4.2")
    claim = core.claims.add_claim(project, "It removed 3.9 million.", "removed")
    for highlight in (one, typed.id):
        core.evidence.link(project, claim.id, highlight)
    briefing = core.briefings.add_briefing(project, "Works")
    core.briefings.add_section(project, briefing.id, "State", body="It removed 3.9 million. [[removed]]")
    text = core.briefings.export_briefing(project, briefing.id, None, "gfm", "md", True).data.decode()
    assert "the first reads “removed 3.9 million”, the second reads “removed 8.9 million”" in text
    assert "typed from the page image; confirmed by no reader" in text
    assert '"Table 2: 4.2" (typed from the page image)' in text
    messages = [found.message for found in core.audits.run_audit(project).findings if found.rule == "E06"]
    assert len(messages) == 1
    assert "8.9" in messages[0]


def test_all_passages_of_a_pdf_are_confirmed_by_opening_it_once(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([list(STORY), list(STORY)]))
    added = core.articles.add_article(project, path).article
    snapshot = core.articles.newest_snapshot(project, added.id)
    text = core.articles.read_text(project, snapshot.id)
    ends = [*[at for at, letter in enumerate(text) if letter == " "][:12:2], len(text) - 9]
    for at in ends:
        core.highlights.add_highlight(project, snapshot.id, at + 1, at + 8)
    opened: list[str] = []
    open_pages = core.pages.open_pages

    def counting(project: Project, snapshot: str, *rest: object, **more: object) -> object:
        opened.append(snapshot)
        return open_pages(project, snapshot, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(core.pages, "open_pages", counting)
    told: list[Change] = []
    project.subscribe(told.append)
    assert core.highlights.confirm_pending(project, added.id) == len(ends)
    assert {one.second_reader for one in core.highlights.list_highlights(project)} == {"agrees"}
    assert opened == [snapshot.id]
    # What listens hears of a page, not of each passage on it.
    assert len(told) == 2
