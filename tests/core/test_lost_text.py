"""Pages that the first reader lost in silence are found by the second, noted, and taken over when asked."""

from __future__ import annotations

import pytest

from app import core
from app.core.project import Project
from app.errors import Cancelled, WrongUse
from app.intake.intake import PAGE_BREAK, Intake, Value
from db.records import Article, PageMark
from tests.core.world import mark, snapshot_of
from tests.intake.builders_pdf import build, page

WHOLE = ("Dredging began in May at the outer sill", "It ended in June", "The survey followed in July")


def add_lossy(project: Project, kept: tuple[str, ...]) -> Article:
    """Add a PDF of the WHOLE pages of which the first reader has only what is `kept`."""
    starts = [sum(len(one) + len(PAGE_BREAK) for one in kept[:number]) for number in range(len(kept))]
    intake = Intake(
        media_type="application/pdf",
        text=PAGE_BREAK.join(kept),
        page_map=tuple(PageMark(index=i, label=f"{i + 1}", start=start) for i, start in enumerate(starts)),
        page_sizes=((612.0, 792.0),) * len(kept),
        record={"title": Value("Works", "pdf_info")},
    )
    original = build([page(text) for text in WHOLE])
    return core.articles.add_intake(project, intake, original, "works.pdf").article


def test_a_page_of_which_text_was_lost_is_noted_and_the_text_stays(project: Project) -> None:
    article = add_lossy(project, ("Dredging", WHOLE[1], WHOLE[2]))
    snapshot = snapshot_of(project, article)
    history = project.history()
    found = core.lost_text.look(project, snapshot.id, priority="usual")
    assert [(one.index, one.result) for one in found] == [(0, "suspect")]
    assert found[0].reason == "The second reader finds 32 characters on this page, the first 8."
    after = snapshot_of(project, article)
    assert core.lost_text.suspects(after) == found
    assert core.articles.read_text(project, after.id) == PAGE_BREAK.join(("Dredging", *WHOLE[1:]))
    assert project.history() == history
    assert project.check() == ()


def test_pages_that_both_read_alike_are_not_suspect(project: Project) -> None:
    assert (
        core.lost_text.look(project, snapshot_of(project, add_lossy(project, WHOLE)).id, priority="usual")
        == ()
    )


def test_looking_stops_when_it_is_not_wanted(project: Project) -> None:
    snapshot = snapshot_of(project, add_lossy(project, ("", "", "")))
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 4

    with pytest.raises(Cancelled):
        core.lost_text.look(project, snapshot.id, cancelled=cancelled, priority="usual")
    assert core.lost_text.suspects(core.articles.read_snapshot(project, snapshot.id)) == ()


def test_the_second_readers_text_is_taken_when_asked_and_undo_brings_the_first_back(project: Project) -> None:
    article = add_lossy(project, ("Dredging", WHOLE[1], WHOLE[2]))
    one = mark(project, article, "ended in June")
    core.lost_text.look(project, snapshot_of(project, article).id, priority="usual")
    report = core.lost_text.take_second(project, article.id)
    assert [moved.state for moved in report.passages] == ["verified"]
    after = snapshot_of(project, article)
    assert core.articles.read_text(project, after.id) == PAGE_BREAK.join(WHOLE)
    assert [(one.extractor, one.result) for one in after.page_map] == [
        ("pdfminer", "second_reader"),
        ("", "read"),
        ("", "read"),
    ]
    assert core.highlights.read_highlight(project, one).snapshot == after.id
    assert project.check() == ()
    project.undo()
    assert [mark.result for mark in snapshot_of(project, article).page_map] == ["suspect", "read", "read"]


def test_where_nothing_is_suspect_nothing_is_taken(project: Project) -> None:
    article = add_lossy(project, WHOLE)
    with pytest.raises(WrongUse, match="No page"):
        core.lost_text.take_second(project, article.id)
