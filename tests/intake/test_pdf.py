"""Reading PDFs end to end, through real workers."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from app.errors import CannotRead, NeedsPassword
from app.intake import client
from app.intake.intake import PAGE_BREAK, FirstPage
from tests.intake.builders_pdf import Line, Page, build, page
from tests.intake.conftest import ReadBytes, WriteFile


def test_pages_are_joined_and_mapped(read_bytes: ReadBytes) -> None:
    intake = read_bytes(build([page("The harbour opened.", "It closed."), page("Second page.")]))
    assert intake.text == "The harbour opened.\nIt closed." + PAGE_BREAK + "Second page."
    assert [mark.start for mark in intake.page_map] == [0, intake.text.index("Second")]
    assert [intake.text[block.start : block.end] for block in intake.blocks] == intake.text.split(PAGE_BREAK)


def test_page_labels_are_those_printed(read_bytes: ReadBytes) -> None:
    intake = read_bytes(build([page("a"), page("b"), page("c")], labels="0<</S/r>> 2<</S/D/St 7>>"))
    assert [mark.label for mark in intake.page_map] == ["i", "ii", "7"]


def test_page_sizes_are_as_displayed(read_bytes: ReadBytes) -> None:
    pages = [page("a", rotate=90), page("b", cropbox=(10, 20, 210, 620)), page("c", cropbox=(900, 0, 990, 9))]
    assert read_bytes(build(pages)).page_sizes == ((792, 612), (200, 600), (612, 792))


def test_text_outside_the_visible_page_is_left_out_and_counted(read_bytes: ReadBytes) -> None:
    lines = (Line("Seen", x=100, y=500), Line("Trimmed", x=100, y=20))
    intake = read_bytes(build([Page(lines, cropbox=(50, 100, 500, 700))]))
    assert intake.text == "Seen"
    assert intake.left_out_characters == len("Trimmed")


def test_what_forms_text_boxes_and_stamps_show_is_counted_and_said(read_bytes: ReadBytes) -> None:
    """A value or a stamp that is seen on the page is not dropped in silence."""

    def drawn(words: bytes) -> bytes:
        head = b"<</Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 3 0 R>>>>/Length %d>>stream\n"
        content = b"BT /F1 12 Tf 2 5 Td (%s) Tj ET" % words
        return head % len(content) + content + b"\nendstream"

    def shows(subtype: str, drawing: int, rest: str = "") -> bytes:
        place = "/Rect[100 400 300 420]" + (f"/AP<</N {drawing} 0 R>>" if drawing else "")
        return f"<</Type/Annot/Subtype/{subtype}{place}{rest}>>".encode()

    more = {
        50: shows("Widget", 60, "/FT/Tx/T(name)/V(Ada Verhoeven)"),
        51: shows("FreeText", 0, "/DA(/F1 12 Tf)/Contents(seen 9 May)"),
        52: shows("Stamp", 61),
        53: shows("Widget", 60, "/FT/Tx/T(other)/F 2/V(hidden)"),
        54: shows("Link", 0),
        60: drawn(b"Ada Verhoeven"),
        61: drawn(b"APPROVED"),
    }
    catalog = "/AcroForm<</Fields[50 0 R 53 0 R]>>"
    first = page("Name:", entries="/Annots[50 0 R 51 0 R 53 0 R 54 0 R]")
    intake = read_bytes(
        build([first, page("Second.", entries="/Annots[52 0 R]")], more=more, catalog=catalog)
    )
    assert intake.text == "Name:" + PAGE_BREAK + "Second."
    assert intake.left_out_characters == len("AdaVerhoevenseen9MayAPPROVED")
    assert intake.left_out_why == (
        "Text in form fields on page 1: mark an area to quote it. "
        "Text in text boxes on page 1: mark an area to quote it. "
        "Text in stamps on page 2: mark an area to quote it."
    )


def test_words_that_a_page_holds_and_does_not_show_are_said(read_bytes: ReadBytes) -> None:
    """A sentence beside those that are seen, but not the text layer of a scan."""
    seen = b"BT /F1 12 Tf 72 700 Td (The visible sentence stands here.) Tj "
    hidden = b"0 -20 Td 3 Tr (Hidden words.) Tj ET"
    both = read_bytes(build([page("First."), Page(content=seen + hidden)]))
    assert "Hidden words." in both.text
    assert both.left_out_why == "The text holds 12 characters that cannot be seen on page 2."
    assert both.left_out_characters == 0
    scan = read_bytes(build([Page(content=b"BT /F1 12 Tf 72 700 Td (p. 7) Tj " + hidden)]))
    assert "Hidden words." in scan.text
    assert scan.left_out_why == ""


def test_numbers_side_by_side_stay_apart(read_bytes: ReadBytes) -> None:
    """pdfium's bounded text call joins cells of one row into one number; the text must not."""
    cells = tuple(Line(cell, x=x, y=500) for cell, x in (("8,935,112", 300), ("3", 280)))
    assert "8,935,1123" not in read_bytes(build([Page(cells)])).text


def test_a_locked_pdf_asks_for_its_password(read_bytes: ReadBytes) -> None:
    data = build([page("Secret harbour")], password="open")
    with pytest.raises(NeedsPassword, match="locked"):
        read_bytes(data)
    with pytest.raises(NeedsPassword, match="not right"):
        read_bytes(data, password="shut")
    assert read_bytes(data, password="open").text == "Secret harbour"


@pytest.mark.parametrize("given", ["straße", "Schlüssel"])
def test_either_password_opens_a_pdf_for_both_readers(read_bytes: ReadBytes, given: str) -> None:
    data = build([page("Secret harbour")], password="straße", owner="Schlüssel")
    with pytest.raises(NeedsPassword):
        read_bytes(data)
    assert read_bytes(data, password=given).text == "Secret harbour"
    with client.PageServer(data, password=given) as pages:
        assert pages.second_text(0) == "Secret harbour"


def test_a_password_in_any_script_opens_a_pdf_of_today(write_file: WriteFile, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(write_file(build([page("Secret harbour")]))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="港湾", user="пароль", R=6))
    for given in ("пароль", "港湾"):
        assert client.read_file(locked, password=given).text == "Secret harbour"
        with client.PageServer(locked, password=given) as pages:
            assert pages.second_text(0) == "Secret harbour"


def test_a_pdf_that_only_its_owner_may_change_is_read_without_a_password(read_bytes: ReadBytes) -> None:
    data = build([page("Open harbour")], owner="closed")
    assert read_bytes(data).text == "Open harbour"
    with client.PageServer(data) as pages:
        assert pages.second_text(0) == "Open harbour"


def test_the_first_page_comes_before_the_rest(read_bytes: ReadBytes) -> None:
    seen: list[FirstPage] = []
    data = build([page(f"Page {number}") for number in range(200)])
    read_bytes(data, on_first_page=seen.append, first_page_scale=1.0)
    (first,) = seen
    assert (first.page_count, first.text) == (200, "Page 0")
    assert first.raster is not None
    assert (first.raster.width, first.raster.height) == (612, 792)


def test_progress_counts_pages(read_bytes: ReadBytes) -> None:
    steps: list[tuple[int, int]] = []
    read_bytes(build([page("x")] * 150), progress=lambda done, of: steps.append((done, of)))
    # The other half may be read meanwhile.
    assert 1 <= steps[0][0] <= 76
    assert steps[0][1] == 150
    assert steps[-1] == (150, 150)
    assert steps == sorted(steps)


def test_the_record_prefers_xmp_and_distrusts_dates(read_bytes: ReadBytes) -> None:
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li>Rivers rise'
        "</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    info = {"Title": "Other", "CreationDate": "D:20250309101500Z"}
    record = read_bytes(build([page("x")], info=info, xmp=xmp)).record
    assert (record["title"].value, record["title"].basis) == ("Rivers rise", "pdf_xmp")
    assert record["authors"].value[0].family == "Doe"  # type: ignore[union-attr]
    assert (record["issued"].value, record["issued"].basis) == ("2025-03-09", "pdf_info")


@pytest.mark.parametrize(
    ("creator", "producer", "printed"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0", "Skia/PDF m120", True),
        ("Chromium", "Skia/PDF m120", True),
        ("Firefox 122.0", "cairo 1.17.4 (https://cairographics.org)", True),
        ("Safari", "macOS Version 13.4 (Build 22F66) Quartz PDFContext", True),
        ("wkhtmltopdf 0.12.6", "Qt 5.15.2", True),
        ("", "Microsoft: Print To PDF", True),
        ("Edgar Writes 2", "Acrobat Distiller 9", False),
        ("Word", "Mac OS X 10.10.5 Quartz PDFContext", False),
        ("Google", "Skia/PDF m103 Google Docs Renderer", False),
    ],
)
def test_the_day_on_which_a_page_was_printed_is_when_it_was_captured(
    read_bytes: ReadBytes, creator: str, producer: str, *, printed: bool
) -> None:
    info = {"Creator": creator, "Producer": producer, "CreationDate": "D:20250309233000-05'00'"}
    intake = read_bytes(build([page("A headline", "https://velmora.example/dues 1/1")], info=info))
    assert intake.captured_at.startswith("2025-03-10T04:30:00Z") == printed
    assert ("issued" in intake.record) != printed
    assert ("URL" in intake.record) == printed


def test_a_junk_title_gives_way_to_the_largest_text(read_bytes: ReadBytes) -> None:
    lines = (
        Line("Harbour dues double", y=720, size=24),
        *(Line("body text " * 5, y=600 - 14 * n) for n in range(9)),
    )
    record = read_bytes(build([Page(lines)], info={"Title": "Microsoft Word - draft3.doc"})).record
    assert (record["title"].value, record["title"].basis) == ("Harbour dues double", "largest_text")


def test_a_title_in_a_font_with_low_lines_is_the_largest_nevertheless(read_bytes: ReadBytes) -> None:
    low = (
        "/F2<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Low/Encoding/WinAnsiEncoding/FontDescriptor<<"
        "/Type/FontDescriptor/FontName/ABCDEF+Low/Flags 32/Ascent 400/Descent -100/FontBBox[0 -9 900 400]>>>>"
    )
    body = b"".join(b" 0 -20 Td (words of the body of this page, all of them small) Tj" for _ in range(6))
    content = b"BT /F2 18 Tf 72 700 Td (Harbour dues double) Tj /F1 11 Tf 0 -30 Td %s ET" % body
    record = read_bytes(build([Page(content=content, fonts=low)])).record
    assert record["title"].value == "Harbour dues double"


@pytest.mark.parametrize("beside", ["left", "right", "both", "none"])
def test_a_title_is_found_on_a_line_with_smaller_text(read_bytes: ReadBytes, beside: str) -> None:
    lines = (
        *((Line("No 7", x=40, y=720, size=10),) if beside in ("left", "both") else ()),
        Line("Harbour dues double", x=90, y=720, size=24),
        *((Line("March", x=400, y=720, size=10),) if beside in ("right", "both") else ()),
        *(Line("body text " * 5, y=600 - 14 * n) for n in range(9)),
    )
    assert read_bytes(build([Page(lines)])).record["title"].value == "Harbour dues double"


def test_a_title_of_two_lines_is_one(read_bytes: ReadBytes) -> None:
    lines = (
        Line("Harbour dues", y=720, size=24),
        Line("double again", y=690, size=24),
        *(Line("body text " * 5, y=600 - 14 * n) for n in range(9)),
    )
    assert read_bytes(build([Page(lines)])).record["title"].value == "Harbour dues double again"


def test_the_heading_of_the_contents_is_no_title(read_bytes: ReadBytes) -> None:
    lines = (
        # A letter that is set by itself is a hair larger.
        Line("C", x=72, y=720, size=24.3),
        Line("ontents", x=90, y=720, size=24),
        *(Line("body text " * 5, y=600 - 14 * n) for n in range(9)),
    )
    record = read_bytes(build([Page(lines)]), "dues.pdf").record
    assert "title" not in record


@pytest.mark.parametrize("says", ["", "/Encoding/WinAnsiEncoding"])
def test_codes_that_stand_for_other_letters_are_no_text(read_bytes: ReadBytes, says: str) -> None:
    """Both readers take the codes of such a font for letters, and agree: that it is no language tells."""
    words = b"The council voted on Tuesday to raise dues by 12 per cent, citing the cost of dredging."
    shown = bytes(code + 3 for code in words).hex().encode()
    font = (
        f"/F2<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Arial{says}/FontDescriptor<</Type/FontDescriptor"
        "/FontName/ABCDEF+Arial/Flags 4>>>>"
    )
    intake = read_bytes(build([Page(content=b"BT /F2 9 Tf 72 700 Td <%s> Tj ET" % shown, fonts=font)]))
    assert bool(intake.text) == bool(says)
    assert [one.result for one in intake.page_outcomes] == ([] if says else ["no_text"])


def test_an_empty_page_says_so(read_bytes: ReadBytes) -> None:
    intake = read_bytes(build([page("One"), Page()]))
    assert [(one.index, one.result) for one in intake.page_outcomes] == [(1, "no_text")]


def test_a_pdf_without_any_text_says_so(read_bytes: ReadBytes) -> None:
    intake = read_bytes(build([Page(content=b"0 0 100 100 re f")]))
    assert intake.text == ""
    assert "scan" in intake.incomplete


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_truncated_pdf_is_read_or_refused_in_words(write_file: WriteFile, cut: float) -> None:
    data = build([page("Some text")] * 5)
    assert outcome(write_file(data[: int(len(data) * cut)], "cut.pdf"))


def test_cyclic_kids_do_not_hang(write_file: WriteFile) -> None:
    assert outcome(write_file(build([page("x")]).replace(b"/Kids[10 0 R]", b"/Kids[2 0 R] ")))


def test_a_false_page_count_does_not_mislead(read_bytes: ReadBytes) -> None:
    assert read_bytes(build([page("x")]).replace(b"/Count 1", b"/Count 99999999")).text == "x"


def outcome(path: Path) -> str:
    """Return the text, or the sentence that refuses the file; a crash or a hang fails the test."""
    try:
        return client.read_file(path).text
    except CannotRead as refused:
        return refused.message


def test_a_file_named_pdf_that_is_none_is_told_by_its_content(read_bytes: ReadBytes) -> None:
    assert read_bytes("Only words.\n\nMore words.", "report.pdf").media_type == "text/plain"


def test_reading_in_a_spare_worker_gives_the_same(write_file: WriteFile) -> None:
    path = write_file(build([page("Same")]))
    client.warm()
    assert client.read_file(path) == client.read_file(path)
