"""REFI-QDA projects out and in again, those of other programs, and what becomes of broken ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from app import core
from app.core.project import Project
from app.core.taking_in import TakenIn
from app.errors import CannotRead
from tests.core.files import STORY, make_pdf
from tests.core.test_web_annotations import QUOTE, URL, WORDS, argue, state, twin
from tests.core.world import COURIER, add_text, labels, mark
from tests.corpus.material import CORPUS
from tests.examples import often

SCHEMA = CORPUS / "schema" / "refi" / "refi.xsd"
SPACE = 'xmlns="urn:QDA-XML:project:1.0"'
TEXT = "Dredging is late.\n\nThe 😀 contractor had removed 3.9 million.\nNobody knows why.\n"


def guid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def project_xml(sources: str, codes: str = "", more: str = "") -> str:
    book = f"<CodeBook><Codes>{codes}</Codes></CodeBook>" if codes else ""
    users = f'<Users><User guid="{guid("ada")}" name="Ada"/></Users>'
    return (
        f'<Project {SPACE} name="P" origin="NVivo">{users}{book}<Sources>{sources}</Sources>{more}</Project>'
    )


def code(name: str, inner: str = "") -> str:
    return f'<Code guid="{guid(name)}" name="{name}" isCodable="true">{inner}</Code>'


def selection(start: int, end: int, *codes: str, name: str = "", more: str = "") -> str:
    codings = "".join(
        f'<Coding guid="{guid(f"{one}{start}")}"><CodeRef targetGUID="{guid(one)}"/></Coding>'
        for one in codes
    )
    return (
        f'<PlainTextSelection guid="{guid(f"s{start}")}" name={quoteattr(name)} startPosition="{start}" '
        f'endPosition="{end}" creatingUser="{guid("ada")}">{codings}{more}</PlainTextSelection>'
    )


def source(inner: str, path: str = "internal://a.txt", name: str = "Interview") -> str:
    return f'<TextSource guid="{guid(name)}" name="{name}" plainTextPath="{path}">{inner}</TextSource>'


def packed(xml: str, **files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("project.qde", xml)
        for name, data in files.items():
            made.writestr(f"sources/{name}", data)
    return out.getvalue()


def take(project: Project, tmp_path: Path, data: bytes, *, all_claims: bool = False) -> TakenIn:
    path = tmp_path / "in.qdpx"
    path.write_bytes(data)
    return core.refi.import_refi(project, path, all_claims=all_claims)


def xml_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read("project.qde")


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the schema is not there")
def test_a_project_is_valid(project: Project, tmp_path: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    empty = core.refi.export_refi(project, None).data
    assert schema.validate(etree.fromstring(xml_of(empty))), schema.error_log
    argue(project)
    article = core.articles.list_articles(project)[0].article
    core.articles.set_fields(project, article.id, note="A fair paper.", tags=("press",))
    whole = core.refi.export_refi(project, None).data
    assert schema.validate(etree.fromstring(xml_of(whole))), schema.error_log
    assert not schema.validate(etree.fromstring(xml_of(whole).replace(b"startPosition", b"beginPosition")))


def test_out_and_in_again_is_the_same(project: Project, tmp_path: Path) -> None:
    # XML holds neither a bell nor U+FFFE, and turns line ends.
    argue(project, lambda: "Says\x07 \ufffe who?\r\n\r😀 שלום")
    out = tmp_path / "out.qdpx"
    core.refi.export_refi(project, out)
    with twin(tmp_path) as other:
        report = core.refi.import_refi(other, out)
        assert (len(report.highlights), len(report.claims), report.links, report.articles) == (4, 2, 3, ())
        assert (report.aside, report.left_out, report.said) == ((), (), ())
        assert state(other) == state(project)
        assert labels(other)[-1] == "Import “out.qdpx”"
        again = core.refi.import_refi(other, out)
        assert (again.highlights, again.claims, again.links) == ((), (), 0)
        other.undo()
        assert state(other) == ([], [], [])
    assert core.refi.import_refi(project, out).highlights == ()


@settings(max_examples=often(3), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("any")
    with core.project.new_project(folder / "one.sourcemark", "One") as project:
        argue(project, lambda: data.draw(WORDS))
        core.refi.export_refi(project, folder / "out.qdpx")
        with twin(folder) as other:
            core.refi.import_refi(other, folder / "out.qdpx")
            assert state(other) == state(project)


def test_a_project_without_the_documents_gets_them(project: Project, tmp_path: Path) -> None:
    article = add_text(project, URL=URL, title="Dredging slips")
    core.articles.set_fields(project, article.id, tags=("press",), note="A fair paper.")
    mark(project, article, QUOTE)
    core.refi.export_refi(project, tmp_path / "out.qdpx")
    with core.project.new_project(tmp_path / "other.sourcemark") as other:
        report = core.refi.import_refi(other, tmp_path / "out.qdpx")
        (row,) = core.articles.list_articles(other)
        assert report.articles == (row.article.id,)
        assert (row.article.title, row.article.URL) == ("Dredging slips", URL)
        assert (row.article.tags, row.article.note) == (("press",), "A fair paper.")
        assert [one.exact for one in core.highlights.list_highlights(other)] == [QUOTE]
        assert (len(labels(other)), other.check()) == (1, ())


def test_a_project_of_another_program_brings_its_documents(project: Project, tmp_path: Path) -> None:
    start = TEXT.index("removed")
    report_pdf = make_pdf([list(STORY)])
    note = f'<Note guid="{guid("n")}" name="N"><PlainTextContent>Check.</PlainTextContent></Note>'
    lost = f'<Note guid="{guid("m")}" name="Memo"><PlainTextContent>Call Bo.</PlainTextContent></Note>'
    inner = selection(start, start + 19, "late", "sub", more=f'<NoteRef targetGUID="{guid("n")}"/>')
    pdf_text = " ".join(STORY)
    at = pdf_text.index("had removed 3.9")
    rectangle = (
        f'<PDFSelection guid="{guid("r")}" page="0" firstX="20" firstY="140" secondX="120" secondY="170"/>'
    )
    pdf = (
        f'<PDFSource guid="{guid("pdf")}" name="Report.pdf" path="internal://r.pdf">{rectangle}'
        f'<Representation guid="{guid("rep")}" plainTextPath="internal://r.txt">'
        f"{selection(at, at + 15, 'sub')}</Representation></PDFSource>"
    )
    codes = code("late", code("sub")) + code("Claims", code("It is late."))
    xml = project_xml(source(inner) + pdf, codes, f"<Notes>{note}{lost}</Notes><Sets><Set/></Sets>")
    files: dict[str, str | bytes] = {"a.txt": TEXT, "r.pdf": report_pdf, "r.txt": pdf_text}
    report = take(project, tmp_path, packed(xml, **files))
    rows = {row.article.title: row.article for row in core.articles.list_articles(project)}
    assert set(rows) == {"Interview", "Report"}
    (one,) = core.highlights.list_highlights(project, rows["Interview"].id)
    assert (one.exact, one.note) == ("removed 3.9 million", "Check.\n— Ada")
    assert one.tags == ("late", "late / sub")
    found = core.highlights.list_highlights(project, rows["Report"].id)
    assert sorted((each.exact, each.area) for each in found) == [
        ("", (20.0, 30.0, 120.0, 60.0)),
        ("had removed 3.9", ()),
    ]
    assert [row.claim.text for row in core.claims.list_claims(project)] == ["It is late."]
    assert [one.what for one in report.left_out] == ["the set", "the note “Memo”: Call Bo."]
    assert len(labels(project)) == 1


def test_the_analyst_may_make_claims_of_all_codes(project: Project, tmp_path: Path) -> None:
    xml = project_xml(source(selection(0, 17, "late")), code("late", code("sub")))
    take(project, tmp_path, packed(xml, **{"a.txt": TEXT}), all_claims=True)
    late, sub = (row.claim for row in core.claims.list_claims(project))
    assert (late.text, sub.text, sub.parent) == ("late", "sub", late.id)
    (link,) = core.evidence.list_evidence(project)
    assert link.claim == late.id


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("internal://gone.txt", "missing from the package"),
        ("absolute:///C:/Users/x/gone.txt", "on the computer it was made on"),
        ("relative:///gone.txt", "beside this file"),
        ("internal://../../etc/passwd", "missing from the package"),
        ("/etc/passwd", "on the computer it was made on"),
    ],
)
def test_a_missing_document_is_named_and_the_rest_goes_on(
    project: Project, tmp_path: Path, path: str, reason: str
) -> None:
    xml = project_xml(
        source(selection(3, 9, name="Nobody")) + source(selection(0, 17), path, "Gone") + "<AudioSource/>"
    )
    report = take(project, tmp_path, packed(xml, **{"a.txt": TEXT}))
    assert [row.article.title for row in core.articles.list_articles(project)] == ["Interview"]
    assert len(core.highlights.list_highlights(project)) == 1
    assert any(one.what == "“Gone”" and reason in one.reason for one in report.left_out)
    assert any("a recording" in one.reason for one in report.left_out)
    assert str(tmp_path) not in str(report)


def utf16(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le")) // 2


@pytest.mark.parametrize("quoted", [True, False])
@pytest.mark.parametrize("way", ["code points", "utf-16", "crlf as one", "crlf as two", "byte mark"])
def test_positions_are_counted_in_many_ways(project: Project, tmp_path: Path, way: str, quoted: bool) -> None:
    words = ("removed 3.9 million", "Nobody knows", "contractor")
    crlf = TEXT.replace("\n", "\r\n")
    stored = crlf if "crlf" in way else "\ufeff" + TEXT if way == "byte mark" else TEXT
    counted = TEXT if way in ("crlf as one", "code points", "utf-16") else stored
    places = [(counted.index(one), counted.index(one) + len(one)) for one in words]
    if way == "utf-16":
        places = [(utf16(counted, start), utf16(counted, end)) for start, end in places]
    inner = "".join(
        selection(*place, name=one if quoted else "") for place, one in zip(places, words, strict=True)
    )
    report = take(project, tmp_path, packed(project_xml(source(inner)), **{"a.txt": stored}))
    found = {one.exact for one in core.highlights.list_highlights(project)}
    assert found == set(words)
    assert (report.said == ()) == (way in ("code points", "crlf as two"))


def test_a_document_that_is_there_is_not_added_again(project: Project, tmp_path: Path) -> None:
    article = add_text(project, URL=URL)
    start = COURIER.index(QUOTE)
    xml = project_xml(source(selection(start, start + len(QUOTE))))
    report = take(project, tmp_path, packed(xml, **{"a.txt": COURIER.replace("\n", "\r\n")}))
    assert report.articles == ()
    assert [one.article for one in core.highlights.list_highlights(project)] == [article.id]


BOMB = b"0" * (40 * 1024 * 1024)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("project.qde", BOMB)
    return out.getvalue()


def climbing() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("project.qde", project_xml(source("")))
        made.writestr("../evil.txt", "x")
    return out.getvalue()


ENTITY = f'<!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project {SPACE} name="&a;"/>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 not a zip", "damaged zip"),
        (b"not a project", "no REFI-QDA project"),
        (packed("<Project"), "damaged"),
        (packed(ENTITY), "document type"),
        (packed("<Other/>"), "no REFI-QDA project"),
        (packed(f"<a {SPACE}>" * 400 + "</a>" * 400), "deeper"),
        (bomb(), "times its size"),
        (climbing(), "forbidden name"),
    ],
)
def test_hostile_files_are_refused_in_words(
    project: Project, tmp_path: Path, data: bytes, reason: str
) -> None:
    with pytest.raises(CannotRead, match=reason):
        take(project, tmp_path, data)
    assert project.history() == ()
