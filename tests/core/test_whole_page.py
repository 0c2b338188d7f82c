"""The whole page becomes the article's text: highlights are found again, and one undo goes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.errors import WrongUse

SENTENCE = (
    "The harbour office said on Monday that mooring dues would rise from April, the second time in a year. "
)
PAGE = (
    "<html><head><title>Dues</title></head><body><nav><p>Menu words that nobody quotes</p></nav>"
    f"<article><h1>Dues</h1><p>{SENTENCE * 3}</p><p>Only the ferry is spared. {SENTENCE}</p></article>"
    "<footer>Imprint of the Vessby Ledger</footer></body></html>"
)


@pytest.fixture
def article(project: Project, tmp_path: Path) -> str:
    path = tmp_path / "dues.html"
    path.write_text(PAGE, "utf-8")
    return core.articles.add_article(project, path).article.id


def text_of(project: Project, article: str) -> str:
    return core.articles.read_text(project, core.articles.newest_snapshot(project, article).id)


def test_the_whole_page_is_taken_and_undo_goes_back(project: Project, article: str) -> None:
    former = core.articles.newest_snapshot(project, article)
    before = text_of(project, article)
    mark = core.highlights.add_quote(project, article, "Only the ferry is spared.")
    assert core.whole_page.is_a_part(former)
    assert former.left_out_characters == len("MenuwordsthatnobodyquotesImprintoftheVessbyLedger")
    report = core.whole_page.take_whole_page(project, article)
    made = core.articles.newest_snapshot(project, article)
    text = text_of(project, article)
    assert "Imprint" in text
    assert (made.left_out_characters, made.bytes_of) == (0, former.id)
    assert not core.whole_page.is_a_part(made)
    assert report.counts["verified"] == 1
    [moved] = core.articles.read_article(project, article).highlights
    assert (moved.id, text[moved.start : moved.end]) == (mark.id, "Only the ferry is spared.")
    assert core.articles.read_original(project, made.id) == PAGE.encode()
    project.undo()
    assert text_of(project, article) == before
    [back] = core.articles.read_article(project, article).highlights
    assert (back.start, back.end) == (mark.start, mark.end)


def test_a_page_that_is_whole_is_not_taken_again(project: Project, article: str) -> None:
    core.whole_page.take_whole_page(project, article)
    with pytest.raises(WrongUse, match="whole page"):
        core.whole_page.take_whole_page(project, article)
