"""Word documents for the tests: rendered, and taken apart by what shares nothing with the writer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from lxml import etree

from app.export.document import ComposeInput, compose
from app.export.docx import render_docx
from app.export.options import ExportOptions
from app.intake.docx_body import BodyReader
from app.intake.docx_looks import Looks
from app.intake.docx_numbers import Numbering
from app.intake.docx_package import WordPackage
from app.intake.docx_runs import LeftOut, Notes, RunReader
from app.intake.docx_styles import Styles
from app.intake.text_builder import TextBuilder

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: Marks of direction that the writer sets behind fields.
_MARKS = str.maketrans("", "", "\u200e\u200f")


def written(given: ComposeInput, **options: Any) -> bytes:
    """Render a briefing."""
    return render_docx(compose(given), ExportOptions(**options))


def opened(data: bytes) -> Any:
    """Open the file with python-docx."""
    return docx.Document(io.BytesIO(data))


def tree(data: bytes, name: str = "document") -> Any:
    """Return a part of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(f"word/{name}.xml"))


def relations(data: bytes, name: str = "document") -> dict[str, tuple[str, str, bool]]:
    """Return the relationships of a part: id → kind, target, whether it leads out of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        if f"word/_rels/{name}.xml.rels" not in file.namelist():
            return {}
        root: Any = etree.fromstring(file.read(f"word/_rels/{name}.xml.rels"))
    return {
        one.get("Id"): (
            one.get("Type").rpartition("/")[2], one.get("Target"), one.get("TargetMode") == "External"
        )
        for one in root
    }  # fmt: skip


def read_by_us(data: bytes) -> str:
    """Return the text that our own reader of Word documents finds, notes included."""
    builder, left_out, notes = TextBuilder(), LeftOut(), Notes()
    word = WordPackage(data)
    runs = RunReader(word.relations, Looks(word.find("styles")), notes, left_out)
    styles = Styles(word.find("styles"), Numbering(word.find("numbering")))
    body = BodyReader(builder, runs, styles, left_out, lambda: None)
    body.add(word.document[0])
    footnotes = word.place_of("footnotes")
    runs.relations = word.relations_of(footnotes)
    body.add_notes(word.parse(footnotes), notes.footnotes, "decimal", "Footnotes")
    return str(builder.text)


def lines(root: Any) -> list[str]:
    """Return the texts of all paragraphs, codes of fields and marks of direction left out."""
    return [shown(one) for one in root.iter(W + "p")]


def shown(paragraph: Any) -> str:
    """Return what a paragraph says."""
    return "".join(_said(paragraph)).translate(_MARKS)


def _said(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(W + "t", W + "br", W + "tab"):
        yield (node.text or "") if node.tag == W + "t" else "\n" if node.tag == W + "br" else "\t"
