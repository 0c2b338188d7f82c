"""A newer copy of an article: every passage is found again or reported, and one undo takes all of it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import db
from app import core
from app.core.project import Project
from app.core.recapture import AnotherArticle, Report
from app.errors import Cancelled, WrongUse
from app.intake.intake import PAGE_BREAK, Block, Intake
from db.records import Article, Highlight, PageMark
from tests.core.world import add_pages, add_text, labels, snapshot_of

FIRST = """Dredging slips behind schedule

By March the contractor had removed 3.9 million cubic metres of mud from the outer basin.

The port authority said that "the channel will open in July", as it had been promised to the pilots.

It did not say how it would make up for the months that were lost to the storms of the winter.

Two of the dredgers were laid up in January, when their crews went on strike for eleven days.
"""
SECOND = """Dredging slips behind schedule (updated)

By March the contractor had removed 4.2 million cubic metres of mud from the outer basin.

The port authority said that “the channel will open in July”, as it had been promised to the pilots.

It did not say how it would make up the months that were lost to the storms of this winter.

A spokesman could not be reached for comment.
"""
MARKED = (
    "Dredging slips behind schedule",
    "removed 3.9 million cubic metres of mud",
    'said that "the channel will open in July"',
    "make up for the months that were lost to the storms of the winter",
    "when their crews went on strike for eleven days",
)
STATES = ["verified", "changed", "normalised", "drifted", "orphan"]


def mark_all(project: Project, article: Article, passages: tuple[str, ...] = MARKED) -> list[str]:
    snapshot = snapshot_of(project, article)
    text = core.articles.read_text(project, snapshot.id)
    starts = [text.index(words) for words in passages]
    return [
        core.highlights.add_highlight(project, snapshot.id, start, start + len(words), note="n", colour=2).id
        for start, words in zip(starts, passages, strict=True)
    ]


def write(folder: Path, text: str, name: str = "newer.txt") -> Path:
    path = folder / name
    path.write_text(text)
    return path


@pytest.fixture
def article(project: Project, tmp_path: Path) -> Article:
    return core.articles.add_article(project, write(tmp_path, FIRST, "first.txt")).article


@pytest.fixture
def marks(project: Project, article: Article) -> list[str]:
    return mark_all(project, article)


def read_all(project: Project, marks: list[str]) -> list[Highlight]:
    return [core.highlights.read_highlight(project, one) for one in marks]


def text_of(project: Project, snapshot: str) -> str:
    return core.articles.read_text(project, snapshot)


def recapture(project: Project, article: Article, folder: Path, text: str = SECOND) -> Report:
    return core.recapture.recapture(project, article.id, write(folder, text))


def test_each_passage_is_found_again_or_reported(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    report = recapture(project, article, tmp_path)
    assert [one.state for one in report.passages] == STATES
    assert dict(report.counts) == dict.fromkeys(("verified", "normalised", "drifted", "changed", "orphan"), 1)
    assert [one.before for one in report.passages] == list(MARKED)
    assert report.passages[1].after == "removed 4.2 million cubic metres of mud"
    assert report.passages[2].after == "said that “the channel will open in July”"
    assert report.passages[4].after == ""
    assert snapshot_of(project, article).id == report.snapshot != report.previous


def test_what_is_found_moves_and_keeps_where_and_as_it_was_marked(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    before = read_all(project, marks)
    report = recapture(project, article, tmp_path)
    new = text_of(project, report.snapshot)
    for was, now, moved in zip(before, read_all(project, marks), report.passages, strict=True):
        assert (now.exact, now.note, now.colour) == (was.exact, "n", 2)
        if now.anchor_state == "orphan":
            assert (now.snapshot, now.start, now.end) == (was.snapshot, was.start, was.end)
            continue
        assert now.snapshot == report.snapshot
        assert new[now.start : now.end] == moved.after
        assert (now.marked_in, now.marked_start, now.marked_end) == (was.snapshot, was.start, was.end)
    assert project.check() == ()


def test_a_recapture_is_one_step_that_undo_and_redo_repeat_exactly(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    claim = core.claims.add_claim(project, "It is late.")
    core.evidence.link(project, claim.id, marks[1])
    before = (snapshot_of(project, article), read_all(project, marks), core.evidence.list_evidence(project))
    steps = len(project.history())
    recapture(project, article, tmp_path)
    after = (snapshot_of(project, article), read_all(project, marks), core.evidence.list_evidence(project))
    assert len(project.history()) == steps + 1
    assert labels(project)[-1] == f"Recapture “{article.title}”"
    project.undo()
    assert (
        snapshot_of(project, article),
        read_all(project, marks),
        core.evidence.list_evidence(project),
    ) == before
    assert project.check() == ()
    project.redo()
    assert (
        snapshot_of(project, article),
        read_all(project, marks),
        core.evidence.list_evidence(project),
    ) == after
    assert project.check() == ()


def test_the_same_bytes_again_change_nothing(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    report = recapture(project, article, tmp_path, FIRST)
    assert (report.outcome, report.snapshot, report.passages) == ("already", report.previous, ())
    assert "Recapture" not in labels(project)[-1]


def test_a_file_that_is_an_article_of_its_own_is_refused(
    project: Project, article: Article, tmp_path: Path
) -> None:
    other = core.articles.add_article(project, write(tmp_path, "Quite another thing.", "other.txt"))
    with pytest.raises(WrongUse, match=other.article.title):
        recapture(project, article, tmp_path, "Quite another thing.")


def test_the_check_misses_a_quotation_that_no_copy_has(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    recapture(project, article, tmp_path)
    was = core.highlights.read_highlight(project, marks[1])
    with project.change("Break it") as tx:
        db.highlights.update_highlight(tx, marks[1], marked_start=was.marked_start + 1)
    assert [(one.kind, one.where) for one in project.check()] == [("anchor", f"highlight {marks[1]}")]


OTHER = (
    "Parliament voted late on Tuesday to postpone the pension reform, which had divided the coalition for "
    "months and brought teachers, nurses and bus drivers onto the streets of the capital."
)


def test_a_file_with_nothing_of_the_article_is_asked_about(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    with pytest.raises(AnotherArticle, match="0 of its 5 passages"):
        recapture(project, article, tmp_path, OTHER)
    assert "Recapture" not in labels(project)[-1]
    report = core.recapture.recapture(project, article.id, write(tmp_path, OTHER), force=True)
    assert report.counts["orphan"] == 5


def test_a_passage_that_comes_back_in_a_third_copy_is_found_there(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    recapture(project, article, tmp_path)
    report = recapture(project, article, tmp_path, FIRST + "\nCorrection: none.\n")
    assert [one.state for one in report.passages] == ["verified"] * 5
    assert project.check() == ()


def test_a_changed_passage_that_is_lost_next_stands_on_the_copy_where_it_was_marked(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    first = snapshot_of(project, article)
    recapture(project, article, tmp_path)
    core.recapture.recapture(project, article.id, write(tmp_path, OTHER), force=True)
    assert [one.anchor_state for one in read_all(project, marks)] == ["orphan"] * 5
    for one in read_all(project, marks):
        assert text_of(project, one.snapshot)[one.start : one.end] == one.exact
    assert read_all(project, marks)[1].snapshot == first.id
    assert project.check() == ()


def test_a_cancelled_recapture_changes_nothing(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        core.recapture.recapture(project, article.id, write(tmp_path, SECOND), cancelled=lambda: True)
    assert "Recapture" not in labels(project)[-1]


def test_only_the_newest_copy_is_searched_and_lost_passages_are_still_found(
    project: Project, article: Article, marks: list[str], tmp_path: Path
) -> None:
    recapture(project, article, tmp_path)
    assert core.search.search(project, "strike", ("articles",)).total == 0
    assert core.search.search(project, "strike", ("highlights",)).total == 1
    (hit,) = core.search.search(project, "spokesman", ("articles",)).hits
    assert hit.article == article.id
    project.undo()
    assert core.search.search(project, "strike", ("articles",)).total == 1
    assert core.search.search(project, "spokesman", ("articles",)).total == 0


def pages_intake(*pages: str) -> Intake:
    starts = [sum(len(page) + len(PAGE_BREAK) for page in pages[:number]) for number in range(len(pages))]
    return Intake(
        media_type="application/pdf",
        text=PAGE_BREAK.join(pages),
        blocks=(Block("paragraph", 0, 1),),
        page_map=tuple(PageMark(index=i, label=f"p{i + 1}", start=at) for i, at in enumerate(starts)),
        page_sizes=((300.0, 200.0),) * len(pages),
        extractor="ocr",
    )


def test_another_reading_of_the_same_bytes_keeps_them_once_and_moves_the_pages(project: Project) -> None:
    article = add_pages(project)
    former = snapshot_of(project, article)
    (mark,) = mark_all(project, article, ("The second page.",))
    read_twice = pages_intake("A cover.", "By March the contractor had removed.", "So: The second page.")
    report = core.recapture.read_again_as(project, article.id, read_twice)
    made = snapshot_of(project, article)
    assert (made.bytes_of, made.sha256, made.captured_at) == (former.id, former.sha256, former.captured_at)
    assert core.articles.read_original(project, made.id) == core.articles.read_original(project, former.id)
    now = core.highlights.read_highlight(project, mark)
    assert (now.page_index, now.page_label, now.anchor_state) == (2, "p3", "verified")
    assert labels(project)[-1] == f"Read “{article.title}” again"
    assert core.recapture.read_again_as(project, article.id, read_twice).outcome == "already"
    third = core.recapture.read_again_as(project, article.id, replace(read_twice, extractor="x", text="x"))
    assert core.articles.read_snapshot(project, third.snapshot).bytes_of == former.id
    assert report.previous == former.id
    assert project.check() == ()


def test_a_moved_passage_of_a_pdf_waits_for_the_second_reader_and_undo_brings_its_verdict_back(
    project: Project,
) -> None:
    article = add_pages(project)
    (mark,) = mark_all(project, article, ("The second page.",))
    with project.unjournaled() as tx:
        db.highlights.set_second_reading(tx, mark, "agrees", "")
    core.recapture.read_again_as(project, article.id, pages_intake("A cover.", "The second page."))
    assert core.highlights.read_highlight(project, mark).second_reader == "pending"
    project.undo()
    assert core.highlights.read_highlight(project, mark).second_reader == "agrees"


def test_a_passage_that_comes_from_a_web_page_into_a_pdf_waits_for_the_second_reader(
    project: Project,
) -> None:
    article = add_text(project, "By March the contractor had removed mud. It is late.")
    (mark,) = mark_all(project, article, ("the contractor had removed mud",))
    intake = pages_intake("By March the contractor had removed mud. It is late.")
    core.recapture.read_again_as(project, article.id, intake)
    assert core.highlights.read_highlight(project, mark).second_reader == "pending"
    project.undo()
    assert core.highlights.read_highlight(project, mark).second_reader == "none"
