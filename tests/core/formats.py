"""One article in each container: Word document, e-book, web archive, e-mail, page with its folder."""

from __future__ import annotations

from pathlib import Path

from tests.core.files import HTML
from tests.intake import builders_docx as docx
from tests.intake import builders_epub as epub
from tests.intake import builders_mail as mail

PROMISED = "The port authority had promised 4.2 million by then."
SAID = "By March the contractor had removed 3.9 million cubic metres of mud."

_LEVEL = '<w:lvl w:ilvl="{}"><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
_NUMBERS = (
    '<w:abstractNum w:abstractNumId="0">'
    + _LEVEL.format(0, "decimal", "%1.")
    + _LEVEL.format(1, "lowerLetter", "%1.%2)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + _LEVEL.format(0, "decimal", "%1")
    + _LEVEL.format(1, "decimal", "%1.%2")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
_CORE = (
    "<dc:title>Progress of the works</dc:title><dc:creator>Maria Abels</dc:creator>"
    "<dcterms:created>2025-03-09T08:00:00Z</dcterms:created><dc:language>en</dc:language>"
)


def make_docx() -> bytes:
    """Build a report with headings, a list, a table, a note and a tracked change."""
    note = f'<w:footnote w:id="1">{docx.paragraph("Survey of 7 March.")}</w:footnote>'
    deleted = "<w:del><w:r><w:delText>a little </w:delText></w:r></w:del>"
    body = (
        docx.paragraph("Progress of the works", "Title")
        + docx.paragraph("Volumes", "heading1", docx.in_list(2))
        + docx.paragraph(
            docx.run(SAID) + '<w:r><w:footnoteReference w:id="1"/></w:r>' + docx.run(" " + PROMISED)
        )
        + docx.numbered("The cutter dredger was withdrawn.", 1)
        + docx.numbered("Storms stopped the work for nine days.", 1)
        + docx.numbered("Six of them in February.", 1, 1)
        + docx.paragraph("Depths", "heading2", docx.in_list(2, 1))
        + docx.table(("Section", "Depth (m)"), ("Ridge", "11.2"), ("Basin", "13.8"))
        + docx.paragraph(docx.run("The ridge is ") + deleted + docx.run("behind."))
        + docx.paragraph("We will not be late.", "Quote")
    )
    return docx.build(body, {"numbering": _NUMBERS, "footnotes": note, "core": _CORE})


def make_epub() -> bytes:
    """Build a book of two chapters with contents."""
    chapters = {
        "one.xhtml": epub.page(
            f"<h1>The fairway</h1><p>{SAID}</p><h2 id='promise'>The promise</h2><p>{PROMISED}</p>"
        ),
        "two.xhtml": epub.page("<h1>The strike</h1><blockquote><p>We will not be late.</p></blockquote>"),
        "nav.xhtml": epub.nav(
            "<li><a href='one.xhtml'>The fairway</a><ol>"
            "<li><a href='one.xhtml#promise'>The promise</a></li></ol></li>"
            "<li><a href='two.xhtml'>The strike</a></li>"
        ),
    }
    opf = epub.package(
        {"one": "one.xhtml", "two": "two.xhtml", "nav": "nav.xhtml"}, epub.itemrefs("one", "two")
    )
    return epub.build(opf, chapters)


def make_eml() -> bytes:
    """Build a message in two forms with an attachment."""
    html = f"<p>Dear all,</p><p>{SAID} <b>{PROMISED}</b></p><ul><li>No date yet</li></ul>"
    made = mail.message(f"Dear all,\n\n{SAID} {PROMISED}\n", html, Subject="Where the works stand")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="survey.pdf")
    return made.as_bytes()


def write_formats(folder: Path) -> dict[str, Path]:
    """Write one article in each container into a folder; the saved page has a folder beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "report.docx": make_docx(),
        "book.epub": make_epub(),
        "archive.mhtml": mail.archive([mail.page(HTML.replace("courier.example.com", "daily.example"))]),
        "message.eml": make_eml(),
        "saved.html": HTML.encode(),
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    beside = folder / "saved_files"
    beside.mkdir(exist_ok=True)
    (beside / "app.js").write_text("var never = 'an article';")
    (beside / "frame.html").write_text("<p>Seen in a frame only.</p>")
    return {Path(name).stem: folder / name for name in contents}
