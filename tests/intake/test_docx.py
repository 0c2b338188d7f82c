"""Word documents: every block and run, notes, numbered lists, tracked changes, boxes, what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.anchor import canonical
from app.errors import CannotRead
from app.intake.intake import Intake
from db.records import Name
from tests.examples import often
from tests.intake import builders_zip
from tests.intake.builders_docx import build, numbered, paragraph, run, table
from tests.intake.conftest import ReadBytes

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def blocks(intake: Intake) -> list[tuple[str, str]]:
    return [(block.kind, intake.text[block.start : block.end]) for block in intake.blocks]


def markers(intake: Intake) -> list[str]:
    return [block.marker for block in intake.blocks]


def test_headings_quotes_and_captions_are_told_by_style_and_outline(read_bytes: ReadBytes) -> None:
    intake = read_bytes(
        build(
            paragraph("Annual report", "Title")
            + paragraph("Dues", "heading1")
            + paragraph("Why", properties='<w:outlineLvl w:val="2"/>')
            + paragraph("They said so.", "Quote")
            + paragraph("The quay", "caption")
        )
    )
    assert [(block.kind, block.level) for block in intake.blocks] == [
        ("heading", 1),
        ("heading", 1),
        ("heading", 3),
        ("quote", 0),
        ("caption", 0),
    ]
    assert [(entry.title, entry.level, intake.text[entry.start :][:4]) for entry in intake.outline] == [
        ("Annual report", 1, "Annu"),
        ("Dues", 1, "Dues"),
        ("Why", 3, "Why\n"),
    ]
    assert (intake.record["title"].value, intake.record["title"].basis) == ("Annual report", "heading")


def test_lists_show_the_numbers_that_word_shows(read_bytes: ReadBytes) -> None:
    body = (
        numbered("one", 1)
        + numbered("sub", 1, 1)
        + numbered("sub", 1, 1)
        + numbered("two", 1)
        + numbered("sub", 1, 1)
        + numbered("dot", 2)
        + numbered("three", 3)
        + numbered("four", 3)
        + numbered("anew", 4)
    )
    intake = read_bytes(build(body, {"numbering": NUMBERING}))
    assert markers(intake) == ["1.", "1.a)", "1.b)", "2.", "2.a)", "•", "(III)", "(IV)", "1."]
    assert [block.level for block in intake.blocks[:3]] == [1, 2, 2]
    assert {block.kind for block in intake.blocks} == {"list_item"}


def test_tables_come_by_rows_and_layout_tables_by_paragraphs(read_bytes: ReadBytes) -> None:
    intake = read_bytes(build(table(("Year", "Dues"), ("2024", "2,100")) + table(("Only",), ("one column",))))
    assert blocks(intake) == [
        ("table_row", "Year\tDues"),
        ("table_row", "2024\t2,100"),
        ("paragraph", "Only"),
        ("paragraph", "one column"),
    ]


def test_text_of_tables_in_tables_is_kept(read_bytes: ReadBytes) -> None:
    inner = table(("in 1", "in 2"))
    intake = read_bytes(build(table(("out", inner + paragraph("after")))))
    assert [text for _, text in blocks(intake)] == ["out", "in 1\tin 2", "after"]


def test_styles_and_links_stand_on_their_words(read_bytes: ReadBytes) -> None:
    body = paragraph(
        run("Bold", "<w:b/>")
        + run(" not bold", '<w:b w:val="0"/>')
        + run(" H")
        + run("2", '<w:vertAlign w:val="subscript"/>')
        + f'<w:hyperlink r:id="x">{run("link")}</w:hyperlink>'
        + f'<w:hyperlink r:id="y">{run("file")}</w:hyperlink>'
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://b.example/" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("field")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" end")
    )
    intake = read_bytes(build(body, links={"x": "https://a.example/", "y": "file:///etc/passwd"}))
    assert intake.text == "Bold not bold H2linkfilefield end"
    said = {
        intake.text[one.start : one.end]: (one.bold, one.sub, one.link)
        for b in intake.blocks
        for one in b.runs
    }
    assert said == {
        "Bold": (True, False, ""),
        "2": (False, True, ""),
        "link": (False, False, "https://a.example/"),
        "field": (False, False, "https://b.example/"),
    }


def test_hidden_text_is_kept_and_marked_and_named_styles_count(read_bytes: ReadBytes) -> None:
    style = '<w:style w:type="character" w:styleId="{}">{}<w:rPr>{}</w:rPr></w:style>'
    strong = style.format("Strong", "", "<w:b/>")
    strong += style.format("Stronger", '<w:basedOn w:val="Strong"/>', "<w:i/>")
    body = paragraph(
        run("Seen ")
        + run("unseen", "<w:vanish/>")
        + run(" loud", '<w:rStyle w:val="Stronger"/>')
        + run(" calm", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>')
    )
    intake = read_bytes(build(body, {"styles": strong}))
    assert intake.text == "Seen unseen loud calm"
    assert [(one.bold, one.italic, one.hidden) for one in intake.blocks[0].runs] == [
        (False, False, True),
        (True, True, False),
    ]


def test_notes_stand_at_the_end_with_their_numbers(read_bytes: ReadBytes) -> None:
    foot = "".join(
        f'<w:footnote w:id="{name}">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(text))}</w:footnote>'
        for name, text in ((1, " Second."), (2, " First."), (3, " Never shown."))
    )
    end = f'<w:endnote w:id="1">{paragraph(" At the end.")}{paragraph("Two paragraphs.")}</w:endnote>'
    body = paragraph(
        run("Dues")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run(" doubled")
        + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    )
    intake = read_bytes(build(body, {"footnotes": foot, "endnotes": end}))
    assert [text for _, text in blocks(intake)] == [
        "Dues1 doubled2i",
        "First.",
        "Second.",
        "At the end.",
        "Two paragraphs.",
    ]
    assert markers(intake) == ["", "1", "2", "i", ""]
    assert [intake.text[run.start : run.end] for run in intake.blocks[0].runs if run.sup] == ["1", "2i"]
    assert [(one.title, intake.text[one.start :][:3]) for one in intake.outline] == [
        ("Footnotes", "Fir"),
        ("Endnotes", "At "),
    ]
    assert intake.left_out_characters == len("Nevershown.")
    assert "does not lead to" in intake.left_out_why


def test_tracked_changes_are_read_as_accepted_and_counted(read_bytes: ReadBytes) -> None:
    deleted = "<w:del><w:r><w:delText>three old words</w:delText></w:r></w:del>"
    merged = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = (
        paragraph(run("Dues ") + deleted + f"<w:ins>{run('doubled.')}</w:ins>")
        + paragraph("One ", properties=merged)
        + paragraph("paragraph.")
        + paragraph(f"<w:moveFrom>{run('Moved.')}</w:moveFrom>")
        + paragraph(f"<w:moveTo>{run('Moved.')}</w:moveTo>")
    )
    intake = read_bytes(build(body))
    assert [text for _, text in blocks(intake)] == ["Dues doubled.", "One paragraph.", "Moved."]
    assert intake.left_out_characters == len("threeoldwords")
    assert "3 words of deleted text" in intake.left_out_why


def test_headers_and_comments_are_left_out_and_said(read_bytes: ReadBytes) -> None:
    comments = f'<w:comment w:id="0">{paragraph("Is this so?")}</w:comment>'
    parts = {"header": paragraph("Page head"), "footer2": paragraph("Foot"), "comments": comments}
    intake = read_bytes(build(paragraph("Text"), parts))
    assert intake.text == "Text"
    assert intake.left_out_characters == len("PageheadFoot") + len("Isthisso?")
    assert intake.left_out_why == "Headers and footers (12 characters), comments (9 characters)."


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


def test_text_boxes_are_read_once_after_their_paragraph(read_bytes: ReadBytes) -> None:
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{box('In a box')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox>{box('In a box')}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    only_old = f"<w:r><w:pict><v:textbox>{box('Old box')}</v:textbox></w:pict></w:r>"
    empty_choice = (
        '<mc:AlternateContent><mc:Choice Requires="new"><w:p/></mc:Choice>'
        f"<mc:Fallback>{paragraph('Fallback')}</mc:Fallback></mc:AlternateContent>"
    )
    body = paragraph(run("Before") + drawing + run(" and after")) + paragraph(only_old) + empty_choice
    intake = read_bytes(build(body))
    assert [text for _, text in blocks(intake)] == ["Before and after", "In a box", "Old box", "Fallback"]
    assert intake.left_out_characters == 0


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<m:nary><m:sub>{0}</m:sub><m:e>{x}</m:e></m:nary>", "∫0x"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{x}</m:e></m:nary>', "∑x"),
        ("<m:d><m:e>{x}</m:e><m:e>{0}</m:e></m:d>", "(x|0)"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>{x}</m:e></m:d>', "[x"),
        ("<m:rad><m:deg>{0}</m:deg><m:e>{x}</m:e></m:rad>", "0√x"),
    ],
)
def test_signs_of_a_formula_that_are_no_letters_are_written(
    read_bytes: ReadBytes, formula: str, text: str
) -> None:
    parts = {name: f"<m:r><m:t>{name}</m:t></m:r>" for name in "0x"}
    filled = re.sub(r"\{(.)\}", lambda found: parts[found.group(1)], formula)
    assert read_bytes(build(paragraph(f"<m:oMath>{filled}</m:oMath>"))).text == text


def test_controls_fields_symbols_formulas_and_ruby_keep_their_text(read_bytes: ReadBytes) -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Controlled')}</w:sdtContent></w:sdt>"
        + paragraph(f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>')
        + paragraph(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F061"/>'
            "<w:noBreakHyphen/><w:tab/></w:r>" + run("x")
        )
        + paragraph(
            "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
            "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
        )
        + paragraph(
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>"
        )
    )
    intake = read_bytes(build(body))
    assert [text for _, text in blocks(intake)] == ["Controlled", "7", "✓α\u2011\tx", "a/bx2", "漢 (kan)"]
    assert any(run.sup for run in intake.blocks[3].runs)


def test_a_field_without_an_end_swallows_nothing(read_bytes: ReadBytes) -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    intake = read_bytes(build(paragraph(run("Before") + begun + run("code")) + paragraph("After")))
    assert intake.text == "Before\n\nAfter"
    assert intake.left_out_why == "Codes of fields (4 characters)."


def test_strict_documents_read_like_others(read_bytes: ReadBytes) -> None:
    def strict(name: str, text: str) -> str:
        text = text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        return text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    body = paragraph("Strict", "heading1") + paragraph(f'<w:hyperlink r:id="x">{run("link")}</w:hyperlink>')
    intake = read_bytes(rebuilt(build(body, links={"x": "https://a.example/"}), strict))
    assert intake.text == "Strict\n\nlink"
    assert intake.blocks[0].kind == "heading"
    assert intake.blocks[1].runs[0].link == "https://a.example/"


def rebuilt(data: bytes, change: Callable[[str, str], str]) -> bytes:
    """Change the text of every part."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return builders_zip.build(
            {name: change(name, archive.read(name).decode()) for name in archive.namelist()}
        )


def test_the_record_comes_from_the_properties(read_bytes: ReadBytes) -> None:
    core = (
        "<dc:title>Dredging in Velmora</dc:title><dc:creator>Jane Doe; John van Dyke</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2025-03-09T10:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2025-03-10T10:00:00Z</dcterms:modified>'
        "<dc:language>en-GB</dc:language>"
    )
    record = read_bytes(build(paragraph("Text"), {"core": core})).record
    assert {name: value.basis for name, value in record.items()} == dict.fromkeys(
        ("title", "authors", "issued", "modified", "language"), "docx_core"
    )
    assert record["title"].value == "Dredging in Velmora"
    assert record["authors"].value == (
        Name(family="Doe", given="Jane"),
        Name(family="Dyke", given="John", non_dropping_particle="van"),
    )
    assert (record["issued"].value, record["modified"].value) == ("2025-03-09", "2025-03-10")


def test_defaults_of_programs_are_no_record(read_bytes: ReadBytes) -> None:
    core = (
        "<dc:title>Word Document</dc:title><dc:creator>python-docx</dc:creator>"
        "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    )
    assert read_bytes(build(paragraph("Text"), {"core": core})).record == {}


@pytest.mark.parametrize(
    ("creator", "made", "changed", "dated"),
    [
        ("", "2025-03-09T10:00:00Z", "2025-03-09T10:00:00Z", False),
        ("Jane Doe", "2025-03-09T10:00:07Z", "2025-03-09T10:00:07Z", False),
        ("Jane Doe", "2025-03-09T10:00:00Z", "2025-03-09T10:00:00Z", True),
        ("", "2025-03-09T10:00:07Z", "2025-03-10T10:00:07Z", True),
    ],
)
def test_the_day_of_a_conversion_is_no_date(
    read_bytes: ReadBytes, creator: str, made: str, changed: str, *, dated: bool
) -> None:
    core = (
        f"<dc:creator>{creator}</dc:creator><dcterms:created>{made}</dcterms:created>"
        f"<dcterms:modified>{changed}</dcterms:modified>"
    )
    record = read_bytes(build(paragraph("Text"), {"core": core})).record
    assert ("issued" in record, "modified" in record) == (dated, dated)


DOCTYPE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (build(""), "no text in this document"),
        (build("", {"header": paragraph("Only this")}), "no text in this document. Headers and footers"),
        (builders_zip.build({"[Content_Types].xml": "", "word/other.xml": ""}), "its text is missing"),
        (builders_zip.build({"[Content_Types].xml": "", "word/document.xml": "<broken"}), "is damaged"),
        (build(paragraph("x"))[:-30], "damaged"),
        (
            rebuilt(build(paragraph("x")), lambda name, text: text.replace("?>", f"?>{DOCTYPE}")),
            "document type",
        ),
        (build("<w:sdt>" * 300 + "</w:sdt>" * 300), "nests deeper"),
    ],
)
def test_bad_documents_are_refused_in_words(read_bytes: ReadBytes, data: bytes, said: str) -> None:
    with pytest.raises(CannotRead, match=said) as refused:
        read_bytes(data, "report.docx")
    assert refused.value.message.endswith((".", ")"))


@settings(max_examples=often(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=30),
        min_size=1,
        max_size=8,
    )
)
def test_every_character_is_kept_or_said(read_bytes: ReadBytes, texts: list[str]) -> None:
    wanted = "".join(canonical.make(" ".join(texts)).split())
    body = "".join(paragraph("".join(map(run, text.split(" ")))) for text in texts)
    if not wanted:
        return
    intake = read_bytes(build(body))
    assert len("".join(intake.text.split())) + intake.left_out_characters >= len(
        canonical.make("".join("".join(canonical.make(text).split()) for text in texts))
    )
    assert canonical.make(intake.text) == intake.text
