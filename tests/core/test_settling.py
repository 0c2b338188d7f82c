"""Settling what a newer copy left open, the audit that asks for it, and receipts that tell the truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.errors import WrongUse
from app.intake.intake import Intake
from db.records import Article
from tests.core.test_recapture import FIRST, MARKED, SECOND, mark_all, write
from tests.core.world import add_pages, labels, snapshot_of


@pytest.fixture
def article(project: Project, tmp_path: Path) -> Article:
    return core.articles.add_article(project, write(tmp_path, FIRST, "first.txt")).article


@pytest.fixture
def marks(project: Project, article: Article, tmp_path: Path) -> list[str]:
    """Mark five passages; then the newer copy has them verified, changed, normalised, drifted, not at all."""
    made = mark_all(project, article)
    core.recapture.recapture(project, article.id, write(tmp_path, SECOND))
    return made


def states(project: Project, marks: list[str]) -> list[str]:
    return [core.highlights.read_highlight(project, one).anchor_state for one in marks]


def rules(project: Project, rule: str) -> dict[str | None, str]:
    found = core.audits.run_audit(project).findings
    return {one.highlight: one.severity for one in found if one.rule == rule}


def test_what_waits_is_listed_with_both_wordings_and_their_surroundings(
    project: Project, article: Article, marks: list[str]
) -> None:
    waiting = core.settling.list_unsettled(project, article.id)
    assert [one.highlight.id for one in waiting] == [marks[1], marks[3], marks[4]]
    assert [one.before for one in waiting] == [MARKED[1], MARKED[3], MARKED[4]]
    changed, drifted, lost = waiting
    assert changed.after == "removed 4.2 million cubic metres of mud"
    assert changed.after_around[0].endswith("the contractor had ")
    assert changed.before_around[1].startswith(" from the outer basin")
    assert drifted.now == snapshot_of(project, article) != drifted.marked
    assert (lost.now, lost.after) == (None, "")
    assert core.settling.count_unsettled(project) == {article.id: 3}


def test_the_new_wording_is_taken_in_one_step_that_can_be_undone(
    project: Project, article: Article, marks: list[str]
) -> None:
    before = core.highlights.read_highlight(project, marks[1])
    now = core.settling.take_wording(project, marks[1])
    assert (now.exact, now.anchor_state) == ("removed 4.2 million cubic metres of mud", "verified")
    assert (now.marked_in, now.note, now.colour) == ("", before.note, before.colour)
    assert labels(project)[-1] == "Take the new wording of “removed 3.9 million cubic metres of mud”"
    assert project.check() == ()
    project.undo()
    assert core.highlights.read_highlight(project, marks[1]) == before
    with pytest.raises(WrongUse):
        core.settling.take_wording(project, marks[4])


def test_a_lost_passage_is_moved_by_hand(project: Project, article: Article, marks: list[str]) -> None:
    newest = snapshot_of(project, article)
    words = "A spokesman could not be reached"
    start = core.articles.read_text(project, newest.id).index(words)
    now = core.settling.move_passage(project, marks[4], start, start + len(words))
    assert (now.exact, now.snapshot, now.anchor_state) == (words, newest.id, "verified")
    assert project.check() == ()
    assert labels(project)[-1].startswith("Move “when their crews")
    for span in ((start, start), (0, 10**6), (len("Dredging slips behind schedule (updated)"), 42)):
        with pytest.raises(WrongUse):
            core.settling.move_passage(project, marks[4], *span)


@pytest.mark.parametrize("which", [1, 3, 4])
def test_the_older_copy_can_be_kept(project: Project, article: Article, marks: list[str], which: int) -> None:
    now = core.settling.keep_copy(project, marks[which])
    assert (now.exact, now.anchor_state) == (MARKED[which], "verified")
    assert now.snapshot != snapshot_of(project, article).id
    assert core.articles.read_text(project, now.snapshot)[now.start : now.end] == MARKED[which]
    assert project.check() == ()
    with pytest.raises(WrongUse):
        core.settling.keep_copy(project, marks[which])
    opened = core.articles.read_article(project, article.id, now.snapshot)
    assert now in opened.highlights
    assert now not in core.articles.read_article(project, article.id).highlights


def test_a_passage_that_moves_to_a_pdf_waits_for_the_second_reader(project: Project) -> None:
    article = add_pages(project)
    (mark,) = mark_all(project, article, ("The second page.",))
    core.recapture.read_again_as(project, article.id, _without(project, article, "The second page."))
    assert states(project, [mark]) == ["orphan"]
    now = core.settling.move_passage(project, mark, 0, 8)
    assert (now.second_reader, now.page_index) == ("pending", 0)


def _without(project: Project, article: Article, words: str) -> Intake:
    snapshot = snapshot_of(project, article)
    text = core.articles.read_text(project, snapshot.id).replace(words, "Something else entirely, you see.")
    return Intake(media_type="application/pdf", text=text, page_map=snapshot.page_map, extractor="ocr")


def test_the_audit_fires_on_what_a_newer_copy_changed_or_lacks_and_on_nothing_else(
    project: Project, marks: list[str]
) -> None:
    assert rules(project, "E01") == {marks[4]: "error"}
    assert rules(project, "E02") == {marks[1]: "error", marks[3]: "warning"}
    core.settling.take_wording(project, marks[1])
    core.settling.keep_copy(project, marks[3])
    core.settling.keep_copy(project, marks[4])
    assert rules(project, "E01") == rules(project, "E02") == {}


def test_the_audit_is_silent_again_after_undo(project: Project, marks: list[str]) -> None:
    project.undo()
    assert rules(project, "E01") == rules(project, "E02") == {}


def briefing_on(project: Project, marks: list[str]) -> str:
    """Write a briefing with a sentence on each passage; return its text as footnotes."""
    briefing = core.briefings.add_briefing(project, "Will the channel open?")
    body = []
    for number, mark in enumerate(marks):
        claim = core.claims.add_claim(project, f"Statement number {number} of the briefing.", f"c-{number}")
        core.evidence.link(project, claim.id, mark)
        body.append(f"Statement number {number} of the briefing is made here. [[c-{number}]]")
    core.briefings.add_section(project, briefing.id, "State of the works", body="\n\n".join(body))
    exported = core.exports.export_briefing(project, briefing.id, None, "gfm", annex=False)
    return exported.data.decode()


def test_a_receipt_quotes_what_stands_in_the_copy_it_names(project: Project, marks: list[str]) -> None:
    """What drifted, changed or was lost carries no sentence; other typography is quoted as it was marked."""
    printed = briefing_on(project, marks)
    assert printed.count("[unsourced]") == 3
    assert 'said that \\"the channel' in printed or 'said that "the channel' in printed
    assert MARKED[1] not in printed
    composed = core.exports.compose_briefing(project, core.briefings.list_briefings(project)[0].id)
    by_sha = {one.sha256: one.id for one in core.articles.list_snapshots(project)}
    assert len(composed.passages) == 2
    for passage in composed.passages:
        text = core.articles.read_text(project, by_sha[passage.snapshot_sha256])
        assert passage.quotation in text
