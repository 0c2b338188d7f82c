"""A pasted selection: its bytes are the original, what is typed is `manual`, captured now by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app import core
from app.core.project import Project
from app.errors import CannotRead, WrongUse
from tests.core.world import labels, snapshot_of

TEXT = "Works go on\n\nThe harbour stays closed until July.\n"
PAGE = (
    '<meta charset="utf-8"><h2>Works go on</h2><p>The harbour <b>stays</b> closed. '
    "See <a href='https://d.example/x'>more</a>.</p><ul><li>One</li><li>Two</li></ul>"
)
TYPED = {"URL": "https://d.example/works", "title": "Works", "publisher": "Daily", "issued": "2025-03"}


def test_what_is_typed_stands_in_the_record_by_hand(project: Project) -> None:
    added = core.pasting.add_pasted(project, TEXT.encode(), "Pasted text.txt", TYPED)
    article = added.article
    assert (article.title, article.URL, article.issued) == ("Works", "https://d.example/works", "2025-03")
    assert (article.issued_basis, article.publisher and article.publisher.name) == ("manual", "Daily")
    assert article.publisher is not None
    assert article.publisher.hosts == ("d.example",)
    assert {article.basis[name] for name in TYPED} == {"manual"}
    snapshot = snapshot_of(project, article)
    assert snapshot.captured_basis == "manual"
    captured = datetime.fromisoformat(snapshot.captured_at)
    assert abs(datetime.now(UTC) - captured) < timedelta(minutes=10)
    assert core.articles.read_original(project, snapshot.id) == TEXT.encode()
    assert labels(project) == ["Add “Works”"]


def test_a_pages_fragment_keeps_its_blocks_and_loses_nothing(project: Project) -> None:
    article = core.pasting.add_pasted(project, PAGE.encode(), "Pasted selection.html").article
    snapshot = snapshot_of(project, article)
    text = core.articles.read_text(project, snapshot.id)
    assert text == "Works go on\n\nThe harbour stays closed. See more.\n\nOne\n\nTwo"
    kinds = [block.kind for block in core.articles.read_blocks(project, snapshot.id)]
    assert kinds == ["heading", "paragraph", "list_item", "list_item"]
    assert (article.title, article.basis["title"]) == ("Works go on", "first_line")
    assert snapshot.left_out_characters == 0


def test_the_same_selection_twice_is_one_article(project: Project) -> None:
    first = core.pasting.add_pasted(project, TEXT.encode(), "a.txt", {"title": "One"})
    again = core.pasting.add_pasted(project, TEXT.encode(), "a.txt", {"title": "Two"})
    assert (again.outcome, again.article.id, again.article.title) == ("already", first.article.id, "One")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"issued": "9 March"}, "is no date"),
        ({"URL": "d.example/works"}, "is no address"),
        ({"note": "x"}, "no field"),
    ],
)
def test_bad_fields_are_refused_before_anything_is_read(
    project: Project, typed: dict[str, str], message: str
) -> None:
    with pytest.raises(WrongUse, match=message):
        core.pasting.add_pasted(project, TEXT.encode(), "a.txt", typed)
    assert labels(project) == []


def test_an_empty_selection_is_refused_in_words(project: Project) -> None:
    with pytest.raises(CannotRead, match="empty"):
        core.pasting.add_pasted(project, b"", "a.txt")
