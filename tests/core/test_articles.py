"""Articles: the record from a file, duplicates, publishers, corrections, the bin."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import core
from app.core.found_record import TEXT_FIELDS
from app.core.project import Project
from app.errors import NotThere, WrongUse
from db.records import Article, Name
from tests.core.world import COURIER, add_pages, add_text, labels, mark, snapshot_of
from tests.intake.builders_pdf import build, page


def test_record_comes_from_the_file_with_where_it_came_from(project: Project) -> None:
    article = add_text(
        project,
        title="Dredging slips",
        issued="2025-03-09",
        publisher="Velmora Courier",
        agency="Northwire",
        authors=(Name(family="Abels", given="Maria"),),
    )
    assert article.title == "Dredging slips"
    assert article.issued_basis == "jsonld"
    assert article.basis["publisher"] == "jsonld"
    assert article.publisher is not None
    assert article.publisher.name == "Velmora Courier"
    assert article.agency is not None
    assert article.agency.kind == "wire_agency"
    assert article.citekey == "abels-2025-dredging"


def test_title_is_the_file_name_when_there_is_none(project: Project) -> None:
    article = add_text(project, name="harbour notes.html")
    assert (article.title, article.basis["title"]) == ("harbour notes", "file_name")


def test_the_same_bytes_are_one_article(project: Project) -> None:
    first = add_text(project)
    assert add_text(project).id == first.id
    assert len(core.articles.list_articles(project)) == 1
    assert labels(project) == ["Add “courier”"]


def test_a_removed_article_comes_back_with_its_highlights(project: Project) -> None:
    article = add_text(project)
    highlight = mark(project, article, "3.9 million")
    core.articles.remove_article(project, article.id)
    assert core.articles.list_articles(project) == ()
    assert core.highlights.list_highlights(project) == ()
    assert add_text(project).id == article.id
    assert [one.id for one in core.highlights.list_highlights(project)] == [highlight]


def test_publishers_are_found_by_name_in_any_case(project: Project) -> None:
    one = add_text(project, publisher="Velmora Courier", name="a.html")
    two = add_text(project, publisher="velmora  COURIER", name="b.html")
    assert one.publisher is not None
    assert two.publisher is not None
    assert one.publisher.id == two.publisher.id


def test_citekeys_stay_apart_and_are_frozen(project: Project) -> None:
    keys = [add_text(project, title="Dredging", issued="2025", name=f"{n}.html").citekey for n in range(3)]
    assert len(set(keys)) == 3
    article = core.articles.resolve_article(project, keys[0])
    assert core.articles.set_fields(project, article, issued="2024").citekey == keys[0]


def test_list_says_what_is_cited_unread_and_marked(project: Project) -> None:
    article = add_text(project)
    highlight = mark(project, article, "3.9 million")
    row = core.articles.list_articles(project)[0]
    assert (row.unread, row.cited, row.highlight_colours) == (True, False, (1,))
    claim = core.claims.add_claim(project, "Late.")
    core.evidence.link(project, claim.id, highlight)
    core.articles.mark_read(project, article.id)
    row = core.articles.list_articles(project)[0]
    assert (row.unread, row.cited) == (False, True)
    assert "read" not in " ".join(labels(project))


def test_corrections_are_manual_and_one_step(project: Project) -> None:
    article = add_text(project, issued="2025")
    changed = core.articles.set_fields(
        project, article.id, issued="2025-03-09", publisher="Courier", status="ok"
    )
    assert (changed.issued, changed.issued_basis) == ("2025-03-09", "manual")
    assert changed.publisher is not None
    assert labels(project)[-1] == "Change issued, publisher, status of “courier”"
    project.undo()
    assert core.articles.list_articles(project)[0].article.publisher is None
    assert core.articles.list_publishers(project) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issued", "9 March 2025"),
        ("issued", "2025-02-30"),
        ("issued", "2025-13"),
        ("reliability", "G"),
        ("status", "gone"),
        ("level", "quaternary"),
        ("type", "newspaper"),
        ("descriptor", "x" * 401),
        ("citekey", "other"),
        ("id", "other"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words(project: Project, field: str, value: str) -> None:
    article = add_text(project)
    with pytest.raises(WrongUse) as refused:
        core.articles.set_fields(project, article.id, **{field: value})
    assert refused.value.message.endswith(".")
    assert core.articles.list_articles(project)[0].article == article


def test_a_publisher_is_rated_only_with_a_note(project: Project) -> None:
    article = add_text(project, publisher="Courier")
    assert article.publisher is not None
    with pytest.raises(WrongUse):
        core.articles.set_publisher(project, article.publisher.id, reliability="B")
    rated = core.articles.set_publisher(
        project, article.publisher.id, reliability="B", reliability_note="Named editors, corrections page."
    )
    assert rated.reliability == "B"


def test_an_article_is_called_by_id_beginning_citekey_or_title(project: Project) -> None:
    article = add_text(project, title="Dredging slips")
    for name in (article.id, article.id[:13], article.citekey, "@" + article.citekey, "dredging SLIPS"):
        assert core.articles.resolve_article(project, name) == article.id
    with pytest.raises(NotThere):
        core.articles.resolve_article(project, "Harbour")


def test_original_text_and_blocks_come_back_whole(project: Project) -> None:
    article = add_text(project)
    snapshot = snapshot_of(project, article)
    assert core.articles.read_text(project, snapshot.id) == COURIER
    assert core.articles.read_original(project, snapshot.id).startswith(COURIER.encode())
    assert core.articles.read_blocks(project, snapshot.id)[0].end == len(COURIER)


def test_the_contents_of_a_pdf_reach_the_store(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    more = {100: b"<</First 101 0 R>>", 101: b"<</Title(Dues)/Dest[12 0 R/XYZ 0 692 0]>>"}
    path.write_bytes(build([page("One"), page("Two")], catalog="/Outlines 100 0 R", more=more))
    article = core.articles.add_article(project, path).article
    snapshot = snapshot_of(project, article)
    (entry,) = core.articles.read_outline(project, snapshot.id)
    assert (entry.title, entry.level, entry.page_index, entry.top) == ("Dues", 1, 1, 100)
    assert core.articles.read_text(project, snapshot.id)[entry.start :] == "Two"


def test_pages_are_cut_without_their_breaks(project: Project) -> None:
    article = add_pages(project, ("One.", "Two.", ""))
    snapshot = snapshot_of(project, article)
    text = core.articles.read_text(project, snapshot.id)
    assert [core.pages.page_text(snapshot, text, n).text for n in (1, 2, 3)] == ["One.", "Two.", ""]
    with pytest.raises(WrongUse, match="no page 4"):
        core.pages.page_text(snapshot, text, 4)


def test_fields_of_a_record_are_those_of_an_article() -> None:
    assert set(TEXT_FIELDS) <= set(Article.__dataclass_fields__)
    assert set(core.articles.SETTABLE) <= set(Article.__dataclass_fields__)
