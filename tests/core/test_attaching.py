"""Attaching a capture to a record: the file is its first snapshot, and only empty fields are filled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app import core
from app.core import stamps
from app.core.project import Project
from app.errors import NoCapture, WrongUse
from db import articles
from db.records import Article, Name, Publisher
from tests.core.files import write_articles


@pytest.fixture
def record(project: Project) -> Article:
    publisher = Publisher(id=stamps.new_id(), name="The Courier")
    made = Article(
        id=stamps.new_id(),
        citekey="courier-2025-dredging",
        title="Dredging, as the list has it",
        publisher=publisher,
        issued="2025",
        basis={"title": "import", "issued": "import", "publisher": "import"},
    )
    with project.change("Import") as tx:
        articles.insert_publisher(tx, publisher)
        articles.insert_article(tx, made)
    return core.articles.read_record(project, made.id)


def test_the_file_is_the_first_snapshot_and_fills_only_what_is_empty(
    project: Project, record: Article, tmp_path: Path
) -> None:
    file = write_articles(tmp_path)["courier"]
    with pytest.raises(NoCapture) as refused:
        core.articles.read_article(project, record.id)
    assert "Attach" in refused.value.hint
    publishers = core.articles.list_publishers(project)
    made = core.articles.attach_capture(project, record.id, file)
    after = core.articles.read_article(project, record.id)
    assert after.snapshot == made.snapshot
    assert after.article == replace(
        record,
        type="article-newspaper",
        authors=(Name(given="Maria", family="Abels"),),
        canonical_url="https://courier.example.com/news/dredging-slips",
        language="en",
        URL=after.article.URL,
        basis=after.article.basis,
        created=after.article.created,
        updated=after.article.updated,
    )
    assert set(made.filled) >= {"type", "authors", "canonical_url", "language"}
    assert after.article.basis["title"] == "import"
    assert after.article.basis["authors"] == "jsonld"
    assert core.articles.list_publishers(project) == publishers
    project.undo()
    assert core.articles.read_record(project, record.id) == record
    project.redo()
    assert "3.9 million" in core.articles.read_text(project, made.snapshot.id)


def test_a_capture_is_attached_once_and_is_nobody_elses(
    project: Project, record: Article, tmp_path: Path
) -> None:
    files = write_articles(tmp_path)
    other = core.articles.add_article(project, files["courier"]).article
    with pytest.raises(WrongUse, match="another article of the project already"):
        core.articles.attach_capture(project, record.id, files["courier"])
    core.articles.remove_article(project, other.id)
    core.articles.attach_capture(project, record.id, files["courier"])
    with pytest.raises(WrongUse, match="has a capture already"):
        core.articles.attach_capture(project, record.id, files["report"])
    assert core.articles.add_article(project, files["courier"]).article.id == record.id
