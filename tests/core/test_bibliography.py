"""Bibliographies in and out of a project: one change, nothing twice, nothing dropped in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.errors import CannotRead
from tests.core.files import write_articles

BIB = rb"""@string{courier = "Velmora " # "Courier"}
@comment{nothing}
@preamble{"\newcommand{\x}{y}"}
@article{dredging-2025,
  author = {de la Cruz, Ana and {Port Authority} and others},
  title = {Dr{\"e}dging \& mud: 50\% done}, journal = courier # { News}, year = 2025, month = mar # "~9",
  doi = {https://doi.org/10.1234/ABC}, edition = {2}, file = {/home/me/a.pdf}
}
@incollection{Chapter_1, title = {First}, crossref = {book}, url = {https://example.com/book}}
@incollection{Chapter_2, title = {Second}, crossref = {book}, url = {https://example.com/book}}
@book{book, title = {The Book}, editor = {Roe, Jane}, publisher = {A and B}, date = {2024-05}}
@misc{empty,}
@article{broken, title = {never closed
@article{dredging-2025, title = {Another of the same key}, title = {Said twice}}
"""


def test_entries_become_records_in_one_change(project: Project) -> None:
    report = core.bibliography.import_bibliography(project, BIB)
    rows = [row.article for row in core.articles.list_articles(project)]
    first, one, two, book, again = rows
    assert (first.citekey, first.title, first.container_title) == (
        "dredging-2025",
        "Drëdging & mud: 50% done",
        "Velmora Courier News",
    )
    assert (first.issued, first.DOI, first.type) == ("2025-03-09", "10.1234/ABC", "article-journal")
    assert [author.literal or author.family for author in first.authors] == ["Cruz", "Port Authority"]
    assert first.authors[0].non_dropping_particle == "de la"
    assert first.note == "From the imported file:\nedition: 2\nfurther authors: and others"
    assert first.basis["title"] == "import"
    assert (first.issued_basis, book.issued_basis) == ("import", "import" if book.issued else "none")
    assert (one.title, two.title, one.container_title, one.issued) == (
        "First",
        "Second",
        "The Book",
        "2024-05",
    )
    assert book.publisher is not None
    assert book.publisher.name == "A and B"
    assert "editor: Jane Roe" in book.note
    assert again.title == "Another of the same key"
    assert again.citekey != "dredging-2025"
    assert "title: Said twice" in again.note
    assert "citation key: dredging-2025" in again.note
    broken, empty = (one.what for one in report.refused)
    assert broken.startswith("@article{broken")
    assert broken.endswith("(line 13)")
    assert empty == "empty (line 12)"
    assert report.left_out[first.id] == ("file",)
    assert any("edition (1)" in note for note in report.notes)
    project.undo()
    assert core.articles.list_articles(project) == ()


def test_what_is_there_is_left_as_it_is(project: Project) -> None:
    made = core.bibliography.import_bibliography(project, BIB).made
    core.articles.set_fields(project, made[0], title="The analyst's own title")
    before = core.articles.list_articles(project)
    again = core.bibliography.import_bibliography(project, BIB)
    assert (again.made, again.already) == ((), made)
    assert core.articles.list_articles(project) == before
    ris = b"TY  - NEWS\r\nDO  - 10.1234/abc\r\nTI  - Another title\r\n\r\n"
    assert core.bibliography.import_bibliography(project, ris).already == (made[0],)


@pytest.mark.parametrize("form", ["csl-json", "bib", "ris"])
def test_a_project_goes_out_and_comes_in_the_same(project: Project, tmp_path: Path, form: str) -> None:
    core.bibliography.import_bibliography(project, BIB)
    first, second, *_ = (row.article.id for row in core.articles.list_articles(project))
    core.articles.set_fields(
        project, second, derived_from=first, agency="Northwire", level="primary", tags=("a, b", "c")
    )
    written = core.bibliography.export_bibliography(project, None, form).data
    with core.project.new_project(tmp_path / "other.sourcemark", "Other") as other:
        report = core.bibliography.import_bibliography(other, written)
        assert (len(report.made), report.refused, report.kept) == (5, (), {})
        for every in core.bibliography.WRITERS:
            mine = core.bibliography.export_bibliography(project, None, every).data
            assert core.bibliography.export_bibliography(other, None, every).data == mine


def test_the_copy_that_was_read_is_the_date_of_access(project: Project, tmp_path: Path) -> None:
    core.articles.add_article(project, write_articles(tmp_path)["courier"])
    out = tmp_path / "out.ris"
    made = core.data_exports.export_data(project, "ris", out)
    assert made.counts == {"articles": 1}
    assert out.read_bytes() == made.data
    assert b"\nY2  - " in made.data
    assert b"TY  - NEWS\n" in made.data


@pytest.mark.parametrize(
    ("data", "form", "words"),
    [
        (b"", "csl-json", "empty"),
        (b"{not json", "csl-json", "no JSON"),
        (b"[" * 100_000, "csl-json", "nested too deeply"),
        (b"just words", "", "neither CSL-JSON nor BibTeX nor RIS"),
        (b'[{"itemType": "book", "title": "x"}]', "", "Zotero's own JSON"),
        (b"{" * 9 + b'"type": 1', "csl-json", "no JSON"),
    ],
)
def test_what_is_no_bibliography_is_said(project: Project, data: bytes, form: str, words: str) -> None:
    with pytest.raises(CannotRead, match=words):
        core.bibliography.import_bibliography(
            project, data, "" if b"itemType" in data or b"just" in data else "csl-json"
        )
