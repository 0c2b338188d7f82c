"""Every container through the real worker into a project: type, record, contents, and a passage to quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from tests.core.formats import PROMISED, write_formats


@pytest.mark.parametrize(
    ("name", "kind", "title", "issued", "basis"),
    [
        ("report", "document", "Progress of the works", "2025-03-09", "docx_core"),
        ("book", "book", "Dredging in Velmora", "", "none"),
        ("archive", "article-newspaper", "Dredging slips behind schedule", "2025-03-09", "jsonld"),
        ("message", "document", "Where the works stand", "2025-03-10", "header"),
        ("saved", "article-newspaper", "Dredging slips behind schedule", "2025-03-09", "jsonld"),
    ],
)
def test_a_container_becomes_an_article(
    project: Project, tmp_path: Path, name: str, kind: str, title: str, issued: str, basis: str
) -> None:
    path = write_formats(tmp_path)[name]
    article = core.articles.add_article(project, path).article
    assert (article.type, article.title, article.issued, article.issued_basis) == (kind, title, issued, basis)
    assert article.confirmed == ()
    snapshot = core.articles.newest_snapshot(project, article.id)
    assert (snapshot.file_name, snapshot.byte_size) == (path.name, path.stat().st_size)
    assert snapshot.captured_basis == ("mhtml_date" if name == "archive" else "file_mtime")


@pytest.mark.parametrize("name", ["report", "book", "message"])
def test_a_passage_of_a_container_is_quoted_exactly(project: Project, tmp_path: Path, name: str) -> None:
    article = core.articles.add_article(project, write_formats(tmp_path)[name]).article
    snapshot = core.articles.newest_snapshot(project, article.id)
    start = core.articles.read_text(project, snapshot.id).index(PROMISED)
    mark = core.highlights.add_highlight(project, snapshot.id, start, start + len(PROMISED))
    assert (mark.exact, mark.anchor_state) == (PROMISED, "verified")


def test_contents_lead_into_the_text(project: Project, tmp_path: Path) -> None:
    files = write_formats(tmp_path)
    for name, wanted in (
        ("report", ["Progress of the works", "1 Volumes", "1.1 Depths", "Footnotes"]),
        ("book", ["The fairway", "The promise", "The strike"]),
    ):
        article = core.articles.add_article(project, files[name]).article
        snapshot = core.articles.newest_snapshot(project, article.id)
        entries = core.articles.read_outline(project, snapshot.id)
        text = core.articles.read_text(project, snapshot.id)
        assert [entry.title for entry in entries] == wanted
        found = [text[entry.start :].split("\n")[0] for entry in entries]
        titles = [entry.title.lstrip("1. ").replace("Footnotes", "Survey of 7 March.") for entry in entries]
        assert found == titles
