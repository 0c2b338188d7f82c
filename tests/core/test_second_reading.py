"""What the second reader of a PDF has: both wordings, in the annex and in the audit too."""

from __future__ import annotations

from app import core
from app.core.project import Project
from db import highlights
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
