"""E-books: reading order, contents with their places, broken packages, locks, entities, and the record."""

from __future__ import annotations

import pytest

from app.errors import CannotRead
from app.intake.intake import Intake
from db.records import Name
from tests.intake import builders_zip
from tests.intake.builders_epub import CONTAINER, build, itemrefs, nav, ncx, package, page, point, simple
from tests.intake.conftest import ReadBytes

ONE = "<h1 id='top'>Dues</h1><p>They doubled.</p><h2 id='why'>Why</h2><p>Nobody <b>knows</b>.</p>"
TWO = "<p>Before.</p><p>Within <a id='inline'/>a paragraph.</p><ol><li>first</li></ol>"
FILES = {"one": "one.xhtml", "two": "two.xhtml"}
PAGES = {"one.xhtml": page(ONE), "two.xhtml": page(TWO)}


def outline(intake: Intake) -> list[tuple[int, str, str]]:
    return [(one.level, one.title, intake.text[one.start :].split("\n")[0]) for one in intake.outline]


def test_pages_come_in_reading_order_as_blocks(read_bytes: ReadBytes) -> None:
    intake = read_bytes(build(package(FILES, itemrefs("two", "one")), PAGES), "book.epub")
    assert intake.media_type == "application/epub+zip"
    assert [(block.kind, intake.text[block.start : block.end]) for block in intake.blocks] == [
        ("paragraph", "Before."),
        ("paragraph", "Within a paragraph."),
        ("list_item", "first"),
        ("heading", "Dues"),
        ("paragraph", "They doubled."),
        ("heading", "Why"),
        ("paragraph", "Nobody knows."),
    ]
    assert intake.left_out_characters == 0


def test_the_navigation_document_is_the_outline(read_bytes: ReadBytes) -> None:
    entries = (
        "<li><a href='one.xhtml'>Dues</a><ol><li><a href='one.xhtml#why'>Why</a></li></ol></li>"
        "<li><span>Part two</span><ol><li><a href='two.xhtml#inline'>Within</a></li>"
        "<li><a href='two.xhtml#gone'>Gone</a></li></ol></li>"
    )
    opf = package({**FILES, "nav": "nav.xhtml"}, itemrefs("one", "two"))
    intake = read_bytes(build(opf, {**PAGES, "nav.xhtml": nav(entries)}))
    assert outline(intake) == [
        (1, "Dues", "Dues"),
        (2, "Why", "Why"),
        (1, "Part two", "Within a paragraph."),
        (2, "Within", "Within a paragraph."),
        (2, "Gone", "Before."),
    ]


def test_the_ncx_is_the_outline_of_an_older_book(read_bytes: ReadBytes) -> None:
    points = point("Dues", "one.xhtml#top", point("Why", "one.xhtml#why")) + point("Two", "two.xhtml")
    opf = package({**FILES, "toc": "toc.ncx"}, itemrefs("one", "two"), toc="toc")
    intake = read_bytes(build(opf, {**PAGES, "toc.ncx": ncx(points)}))
    assert outline(intake) == [(1, "Dues", "Dues"), (2, "Why", "Why"), (1, "Two", "Before.")]


def test_contents_may_lead_behind_the_last_word(read_bytes: ReadBytes) -> None:
    entries = "<li><a href='two.xhtml#end'>End</a></li><li><a href='empty.xhtml'>Empty</a></li>"
    opf = package({"two": "two.xhtml", "empty": "empty.xhtml", "nav": "nav.xhtml"}, itemrefs("two", "empty"))
    pages = {
        "two.xhtml": page(f"{TWO}<p id='end'></p>"),
        "empty.xhtml": page("<p/>"),
        "nav.xhtml": nav(entries),
    }
    intake = read_bytes(build(opf, pages))
    assert [(one.title, one.start) for one in intake.outline] == [
        ("End", len(intake.text)),
        ("Empty", len(intake.text)),
    ]


def test_pages_beside_the_reading_order_stand_at_the_end_and_are_said(read_bytes: ReadBytes) -> None:
    spine = '<itemref idref="one" linear="no"/>' + itemrefs("two")
    intake = read_bytes(build(package(FILES, spine), PAGES))
    assert intake.text.startswith("Before.")
    assert intake.text.endswith("Nobody knows.")
    assert "1 pages beside" in intake.left_out_why or "1 page beside" in intake.left_out_why


def test_a_page_that_the_reading_order_forgets_is_counted(read_bytes: ReadBytes) -> None:
    intake = read_bytes(build(package(FILES, itemrefs("two")), PAGES))
    assert "Dues" not in intake.text
    assert intake.left_out_characters == len("DuesTheydoubled.WhyNobodyknows.")
    assert "reading order" in intake.left_out_why


def test_entities_are_characters_and_none_is_fetched(read_bytes: ReadBytes) -> None:
    hostile = page("<p>caf&eacute;&nbsp;&mdash; &unknown; &secret; R&D &amp; &#233;</p>").replace(
        'xhtml11.dtd">', 'xhtml11.dtd" [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    )
    intake = read_bytes(build(package({"one": "one.xhtml"}, itemrefs("one")), {"one.xhtml": hostile}))
    assert intake.text == "café — &unknown; &secret; R&D & é"


def test_a_page_that_is_no_xml_is_read_as_html(read_bytes: ReadBytes) -> None:
    assert read_bytes(simple("<p>Open <b>bold</p><p>next<br>line")).text == "Open bold\n\nnext\nline"


def test_tags_that_are_no_names_are_read_over(read_bytes: ReadBytes) -> None:
    assert "Kept" in read_bytes(simple("<p>Kept<li²<a>x</p><br\x01>")).text


def test_a_page_that_nests_too_deep_keeps_its_text(read_bytes: ReadBytes) -> None:
    deep = "<div>" * 2000 + "Deep down." + "</div>" * 2000
    assert read_bytes(simple(f"<p>Before.</p>{deep}<p>After.</p>")).text.split() == [
        "Before.",
        "Deep",
        "down.",
        "After.",
    ]


def test_old_encodings_are_decoded(read_bytes: ReadBytes) -> None:
    data = page("<p>Überfällig</p>").replace("utf-8", "iso-8859-1").encode("iso-8859-1")
    opf = package({"one": "one.xhtml"}, itemrefs("one"))
    assert read_bytes(build(opf, {"one.xhtml": data})).text == "Überfällig"


def test_text_in_drawings_is_counted(read_bytes: ReadBytes) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><style>p {}</style><text>Drawn words</text></svg>'
    math = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi><annotation>\\tex</annotation>'
        "</semantics></math>"
    )
    intake = read_bytes(simple(f"<p>Text {math}</p>{svg}<script>never</script>"))
    assert intake.text == "Text x"
    assert intake.left_out_characters == len("Drawnwords")
    assert intake.left_out_why


@pytest.mark.parametrize(
    ("opf", "text"),
    [
        (package({"one": "one.xhtml", "x": "gone.xhtml"}, itemrefs("one", "x", "y")), "Dues"),
        (package(FILES, ""), "Dues"),
        (package({}, ""), "Dues"),
        (package(FILES, itemrefs("one", "two")).replace("</manifest>", ""), "Dues"),
        (package({"one": "ONE.XHTML"}, itemrefs("one")), "Dues"),
    ],
)
def test_broken_packages_are_read_as_far_as_they_lead(read_bytes: ReadBytes, opf: str, text: str) -> None:
    assert text in read_bytes(build(opf, PAGES)).text


def test_a_missing_part_makes_the_text_incomplete(read_bytes: ReadBytes) -> None:
    opf = package({"one": "one.xhtml", "x": "gone.xhtml"}, itemrefs("one", "x"))
    assert "missing" in read_bytes(build(opf, PAGES)).incomplete


def locked(place: str, algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><enc:EncryptedData'
        ' xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
        f'<enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData>'
        f'<enc:CipherReference URI="{place}"/></enc:CipherData></enc:EncryptedData></encryption>'
    )


def test_a_locked_book_is_refused_and_disguised_fonts_are_not(read_bytes: ReadBytes) -> None:
    opf = package(FILES, itemrefs("one", "two"))
    aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    with pytest.raises(CannotRead, match=r"locked by its seller \(DRM\)"):
        read_bytes(build(opf, PAGES, encryption=locked("OPS/one.xhtml", aes)))
    fonts = locked("OPS/font.otf", "http://www.idpf.org/2008/embedding")
    assert "Dues" in read_bytes(build(opf, PAGES, encryption=fonts)).text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (simple("<img src='a.png'/>"), "no text in this e-book"),
        (
            builders_zip.build({"mimetype": "application/epub+zip"}, stored=("mimetype",)),
            "package file is missing",
        ),
        (builders_zip.build({"META-INF/container.xml": CONTAINER}), "package file is missing"),
        (simple("<p>x</p>")[:-30], "damaged"),
        (build("no xml", {}), "package file cannot be read"),
    ],
)
def test_bad_books_are_refused_in_words(read_bytes: ReadBytes, data: bytes, said: str) -> None:
    with pytest.raises(CannotRead, match=said) as refused:
        read_bytes(data, "book.epub")
    assert refused.value.message.endswith(".")


def test_the_record_of_an_older_book(read_bytes: ReadBytes) -> None:
    metadata = (
        "<dc:title>Dredging in Velmora</dc:title><dc:language>en-GB</dc:language>"
        '<dc:creator opf:role="aut" opf:file-as="van Dyke, John">John van Dyke</dc:creator>'
        '<dc:creator opf:role="ill">Anna Artist</dc:creator><dc:publisher>Quay Press</dc:publisher>'
        '<dc:date opf:event="creation">2020</dc:date><dc:date opf:event="publication">2021-05</dc:date>'
        '<dc:identifier opf:scheme="ISBN">978-3-16-148410-0</dc:identifier>'
        "<dc:identifier>doi:10.1000/182</dc:identifier>"
    )
    record = read_bytes(simple("<p>Text</p>", metadata=metadata)).record
    assert record["authors"].value == (Name(family="van Dyke", given="John"),)
    assert {name: value.value for name, value in record.items() if name != "authors"} == {
        "title": "Dredging in Velmora",
        "publisher": "Quay Press",
        "language": "en-GB",
        "issued": "2021-05",
        "ISBN": "9783161484100",
        "DOI": "10.1000/182",
    }
    assert {value.basis for value in record.values()} == {"opf"}


def test_the_record_of_a_newer_book(read_bytes: ReadBytes) -> None:
    metadata = (
        '<dc:title id="s">A history</dc:title><meta refines="#s" property="title-type">subtitle</meta>'
        '<dc:title id="t">Dredging</dc:title><meta refines="#t" property="title-type">main</meta>'
        '<dc:creator id="a">Jane Doe</dc:creator><meta refines="#a" property="role">aut</meta>'
        '<dc:creator id="b">Ed Itor</dc:creator><meta refines="#b" property="role">edt</meta>'
        "<dc:identifier>urn:isbn:9783161484101</dc:identifier><dc:date>2021</dc:date>"
        '<meta property="dcterms:modified">2022-01-02T00:00:00Z</meta>'
    )
    record = read_bytes(simple("<p>Text</p>", metadata=metadata)).record
    assert record["title"].value == "Dredging: A history"
    assert record["authors"].value == (Name(family="Doe", given="Jane"),)
    assert "ISBN" not in record  # its check digit is wrong
    assert (record["issued"].value, record["modified"].value) == ("2021", "2022-01-02")
